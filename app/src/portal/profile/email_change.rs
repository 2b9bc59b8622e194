//! Requesting a change of email, and withdrawing the request. The mailed link completes it.

use super::password::CurrentPassword;
use crate::PortalContext;
use crate::components::errors::FormErrors;
use crate::components::field::Field;
use crate::components::form::{Form, Hidden};
use crate::components::page::{PageLayout, account_page};
use crate::failure::Refused;
use crate::texts::{common, profile as texts};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use model::Customer;
use model::refusals::{EmailChangeRefusal, SessionRefusal};

#[server(endpoint = "change-email")]
pub async fn change_email(
    #[server(default)] email: String,
    #[server(default)] current: String,
    #[server(default)] number: String,
) -> Result<(), Refused<EmailChangeRefusal>> {
    use crate::ssr;
    let caller = ssr::account_caller()?;
    let Some(customer) = ssr::customer() else {
        ssr::sign_in_to_send("/account/email", &[("email", &email)]).await;
        return Ok(());
    };
    if customer.is_other_than(&number) {
        return Err(ssr::refuse(EmailChangeRefusal::OtherCustomer.into(), "/account/email", &[]));
    }
    let current = customer.has_password.then(|| current.into());
    ssr::accounts()
        .profile()
        .request_email_change(&caller, &customer, current.as_ref(), &email)
        .await
        .map_err(|failure| ssr::refuse(failure, "/account/email", &[("email", &email)]))?;
    ssr::announce("/account/profile", &crate::context::Notice::EmailLinkSent);
    Ok(())
}

#[server(endpoint = "cancel-email-change")]
pub async fn cancel_email_change() -> Result<(), Refused<SessionRefusal>> {
    use crate::ssr;
    let caller = ssr::account_caller()?;
    let Some(customer) = ssr::customer() else {
        ssr::sign_in_to_send("/account/profile", &[]).await;
        return Ok(());
    };
    let cancelled = ssr::accounts().profile().cancel_email_change(&caller, &customer).await;
    cancelled.map_err(|failure| {
        ssr::refuse(failure, "/account/profile?form=cancel-email-change", &[])
    })?;
    ssr::announce("/account/profile", &crate::context::Notice::EmailChangeCancelled);
    Ok(())
}

#[component]
pub fn ChangeEmailPage() -> impl IntoView {
    account_page(|context| {
        context.customer.clone().map(|customer| view! { <ChangeEmailCard context customer /> })
    })
}

#[component]
fn ChangeEmailCard(context: PortalContext, customer: Customer) -> impl IntoView {
    let locale = context.locale;
    let errors = FormErrors::about::<EmailChangeRefusal>(&context);
    let title = if customer.email.is_some() {
        texts::change_email(locale)
    } else {
        texts::add_email(locale)
    };
    let number = customer.number.to_string();
    let known = customer.email.map(|email| {
        view! {
            <p class="hint address">
                {texts::current_email(locale)} {common::colon(locale)} <strong>{email}</strong>
            </p>
        }
    });
    view! {
        <PageLayout title=title>
            <section class="card narrow">
                <h1>{title}</h1>
                <p class="lead">{texts::change_lead(locale)}</p>
                {known}
                <Form
                    name="change-email"
                    action=ChangeEmail::PATH
                    errors
                    submit=texts::send_link(locale)
                    pending=texts::sending(locale)
                >
                    <Hidden name="number" value=number />
                    <Field
                        name="email"
                        label=texts::new_email(locale)
                        kind="email"
                        inputmode="email"
                        autocomplete="email"
                    />
                    <CurrentPassword has_password=customer.has_password locale />
                </Form>
                <p class="after">
                    <a href="/account/profile">{texts::back_to_profile(locale)}</a>
                </p>
            </section>
        </PageLayout>
    }
    .into_any()
}
