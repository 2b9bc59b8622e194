//! Editing a customer's data. Never a password.

use super::super::context::BackofficeContext;
use super::super::crumbs::Crumbs;
use super::super::frame::{BackofficeLayout, page};
use super::requested_number;
use crate::backoffice::paths;
use crate::components::errors::FormErrors;
use crate::components::field::{Field, value_of};
use crate::components::form::{Form, Hidden};
use crate::failure::Refused;
use crate::ssr;
use crate::texts::backoffice as frame_texts;
use crate::texts::backoffice::customers as texts;
use crate::texts::common;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use model::refusals::CustomerRefusal;
use model::{CustomerSummary, Locale};

#[server(prefix = "/agents-api", endpoint = "change-customer")]
pub async fn change_customer(
    #[server(default)] number: String,
    #[server(default)] first_name: String,
    #[server(default)] last_name: String,
    #[server(default)] email: String,
    #[server(default)] phone: String,
    #[server(default)] version: String,
) -> Result<(), Refused<CustomerRefusal>> {
    let agent = ssr::agent()?;
    let number = ssr::customer_number(&number, CustomerRefusal::Unknown)?;
    let page = paths::customer(&number);
    let form = accounts::CustomerForm {
        first_name: first_name.clone(),
        last_name: last_name.clone(),
        email: email.clone(),
        phone: phone.clone(),
    };
    let typed = [
        ("first_name", &*first_name),
        ("last_name", &last_name),
        ("email", &email),
        ("phone", &phone),
        ("version", &version),
    ];
    let seen = Some(&*version).filter(|version| !version.is_empty());
    let caller = ssr::agent_caller();
    let changed = ssr::accounts().customers().change(&agent, &caller, &number, form, seen).await;
    changed.map_err(|failure| {
        // Then shows what was saved since instead of values typed over older ones.
        let is_old = failure == CustomerRefusal::ChangedMeanwhile.into();
        let typed: &[_] = if is_old { &[] } else { &typed };
        ssr::refuse(failure, &format!("{page}/edit"), typed)
    })?;
    ssr::announce(&page, &crate::context::Notice::Saved);
    Ok(())
}

#[component]
pub fn EditCustomerPage() -> impl IntoView {
    page(ssr::customer_details(requested_number()), |context, _, details| {
        view! { <Edit customer=details.summary version=details.version context /> }
    })
}

#[component]
fn Edit(customer: CustomerSummary, version: String, context: BackofficeContext) -> impl IntoView {
    let locale = context.locale;
    // A refused form keeps the version that it was first shown with.
    let version = value_of("version", version);
    let (path, number) = (paths::customer(&customer.number), customer.number.to_string());
    let errors = FormErrors::about::<CustomerRefusal>(&context);
    let here = view! { <a class="number" href=path.clone()>{number.clone()}</a> }.into_any();
    view! {
        <BackofficeLayout title=format!("{} · {number}", texts::edit_title(locale))>
            <Crumbs path="/customers" name=frame_texts::customers(locale) here />
            <h1>{texts::edit_title(locale)}</h1>
            <section class="card narrow left">
                <Form
                    name="change-customer"
                    action=ChangeCustomer::PATH
                    errors
                    submit=frame_texts::save(locale)
                    pending=frame_texts::saving(locale)
                >
                    <Hidden name="number" value=number.clone() />
                    <Hidden name="version" value=version.clone() />
                    <CustomerFields customer=customer.clone() locale />
                </Form>
                <p class="after">
                    <a href=path.clone()>{frame_texts::cancel(locale)}</a>
                </p>
            </section>
        </BackofficeLayout>
    }
    .into_any()
}

/// Autofill is off: the data is another person's.
#[component]
fn CustomerFields(customer: CustomerSummary, locale: Locale) -> impl IntoView {
    view! {
        <div class="pair">
            <Field
                name="first_name"
                label=common::first_name(locale)
                autocomplete="off"
                value=customer.first_name
            />
            <Field name="last_name" label=common::last_name(locale) autocomplete="off" value=customer.last_name />
        </div>
        <Field
            name="email"
            label=common::email(locale)
            kind="email"
            inputmode="email"
            autocomplete="off"
            value=customer.email.unwrap_or_default()
            hint=texts::edit_email_hint(locale).into_any()
            required=false
        />
        <Field
            name="phone"
            label=texts::phone(locale)
            kind="tel"
            inputmode="tel"
            autocomplete="off"
            value=customer.phone.unwrap_or_default()
            hint=texts::edit_phone_hint(locale).into_any()
            required=false
        />
    }
    .into_any()
}
