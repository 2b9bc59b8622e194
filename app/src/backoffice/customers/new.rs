//! Adding a customer by hand. Customers with the same email or name are shown before they are saved a second time.

use super::super::context::BackofficeContext;
use super::super::crumbs::Crumbs;
use super::super::customer_label::{AccountPill, full_name};
use super::super::frame::{BackofficeLayout, page};
use crate::PageRequest;
use crate::backoffice::paths;
use crate::components::errors::FormErrors;
use crate::components::field::{Choice, Field};
use crate::components::form::{Hidden, PlainForm};
use crate::failure::Refused;
use crate::ssr;
use crate::texts::backoffice as frame_texts;
use crate::texts::backoffice::customers as texts;
use crate::texts::common;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use model::refusals::NewCustomerRefusal;
use model::{Agent, Locale, Refusal, SimilarCustomer};

#[server(prefix = "/agents-api", endpoint = "add-customer")]
pub async fn add_customer(
    #[server(default)] once: String,
    #[server(default)] first_name: String,
    #[server(default)] last_name: String,
    #[server(default)] email: String,
    #[server(default)] phone: String,
    #[server(default)] locale: String,
    #[server(default)] seen: String,
) -> Result<(), Refused<NewCustomerRefusal>> {
    let agent = ssr::agent()?;
    let form = accounts::NewCustomerForm {
        first_name: first_name.clone(),
        last_name: last_name.clone(),
        email: email.clone(),
        phone: phone.clone(),
        language: locale.clone(),
        seen,
        once: ssr::once(once.clone()),
    };
    let added = ssr::accounts().customers().create(&agent, &ssr::agent_caller(), &form).await;
    let number = added.map_err(|failure| {
        let typed = [
            ("once", &*once),
            ("first_name", &first_name),
            ("last_name", &last_name),
            ("email", &email),
            ("phone", &phone),
            ("locale", &locale),
        ];
        ssr::refuse(failure, "/customers/new", &typed)
    })?;
    ssr::announce(&paths::customer(&number), &crate::context::Notice::Added);
    Ok(())
}

/// Finds similar customers only once the form was refused because of them.
async fn similar_customers(request: PageRequest) -> Result<Vec<SimilarCustomer>, ssr::PageError> {
    let code = NewCustomerRefusal::PossibleDuplicates.code();
    if !request.query.refused.iter().any(|refused| refused.as_str() == code) {
        return Ok(Vec::new());
    }
    let typed = |name: &str| request.typed.get(name).cloned().unwrap_or_default();
    ssr::similar_customers(typed("first_name"), typed("last_name"), typed("email")).await
}

#[component]
pub fn NewCustomerPage() -> impl IntoView {
    let found = similar_customers(expect_context::<PageRequest>());
    page(found, |context, agent, found| {
        view! { <New found agent context /> }
    })
}

#[component]
fn New(found: Vec<SimilarCustomer>, agent: Agent, context: BackofficeContext) -> impl IntoView {
    let locale = context.locale;
    let default_locale = agent.locale;
    let errors = FormErrors::about::<NewCustomerRefusal>(&context);
    let seen: Vec<String> = found.iter().map(|other| other.customer.number.to_string()).collect();
    let submit = if found.is_empty() { texts::add(locale) } else { texts::add_anyway(locale) };
    view! {
        <BackofficeLayout title=texts::add_title(locale)>
            <Crumbs path="/customers" name=frame_texts::customers(locale) />
            <h1>{texts::add_title(locale)}</h1>
            <section class="card narrow left">
                <PlainForm
                    name="add-customer"
                    action=AddCustomer::PATH
                    errors
                    submit
                    class="button primary"
                    once=true
                >
                    <Hidden name="seen" value=seen.join(",") />
                    <SimilarCustomers found=found.clone() locale />
                    <Fields default_locale locale />
                </PlainForm>
                <p class="after">
                    <a href="/customers">{frame_texts::cancel(locale)}</a>
                </p>
            </section>
        </BackofficeLayout>
    }
    .into_any()
}

/// The similar customers, each with a link. Nothing if there are none.
#[component]
fn SimilarCustomers(found: Vec<SimilarCustomer>, locale: Locale) -> impl IntoView {
    (!found.is_empty()).then(|| {
        let rows = found
            .into_iter()
            .map(|other| view! { <SimilarCustomerItem other locale /> })
            .collect_view();
        view! {
            <section class="duplicates" id="looks-like" aria-labelledby="looks-like-title">
                <h2 id="looks-like-title">{texts::looks_like(locale)}</h2>
                <ul class="plain">{rows}</ul>
            </section>
        }
    })
}

#[component]
fn SimilarCustomerItem(other: SimilarCustomer, locale: Locale) -> impl IntoView {
    let customer = other.customer;
    let number = customer.number.to_string();
    let shared =
        if other.same_email { texts::same_email(locale) } else { texts::same_name(locale) };
    view! {
        <li>
            <strong>{full_name(&customer, locale)}</strong>
            " "
            <span class="pill">{shared}</span>
            " "
            <AccountPill state=customer.account locale />
            " "
            <a class="number" href=paths::customer(&customer.number)>
                {texts::open_customer(locale, &number)}
            </a>
        </li>
    }
    .into_any()
}

/// Autofill is off: the data is another person's.
#[component]
fn Fields(default_locale: Locale, locale: Locale) -> impl IntoView {
    let languages: Vec<_> = Locale::ALL
        .into_iter()
        .map(|language| (language.tag().to_owned(), language.name().to_owned()))
        .collect();
    view! {
        <div class="pair">
            <Field name="first_name" label=common::first_name(locale) autocomplete="off" />
            <Field name="last_name" label=common::last_name(locale) autocomplete="off" />
        </div>
        <Field
            name="email"
            label=common::email(locale)
            kind="email"
            inputmode="email"
            autocomplete="off"
            hint=texts::add_email_hint(locale).into_any()
            required=false
        />
        <Field
            name="phone"
            label=texts::phone(locale)
            kind="tel"
            inputmode="tel"
            autocomplete="off"
            hint=texts::edit_phone_hint(locale).into_any()
            required=false
        />
        <Choice
            name="locale"
            label=texts::language(locale)
            options=languages
            value=default_locale.tag()
            hint=texts::language_hint(locale).into_any()
        />
    }
    .into_any()
}
