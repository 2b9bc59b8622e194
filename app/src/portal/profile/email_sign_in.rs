//! Turning on email sign-in, with a new password.

use super::password::CurrentPassword;
use crate::PortalContext;
use crate::components::errors::FormErrors;
use crate::components::field::PasswordField;
use crate::components::form::{Form, Hidden};
use crate::components::other_fields::PasswordOwner;
use crate::components::page::{NotFound, PageLayout, account_page};
use crate::failure::Refused;
use crate::ssr;
use crate::texts::{common, profile as texts};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use model::Customer;
use model::refusals::ActivateEmailRefusal;

#[server(endpoint = "activate-email")]
pub async fn activate_email(
    #[server(default)] current: String,
    #[server(default)] password: String,
    #[server(default)] number: String,
) -> Result<(), Refused<ActivateEmailRefusal>> {
    let caller = ssr::account_caller()?;
    let Some(customer) = ssr::customer() else {
        ssr::sign_in_to_send("/account/email-sign-in", &[]).await;
        return Ok(());
    };
    if customer.is_other_than(&number) {
        let refusal = ActivateEmailRefusal::OtherCustomer;
        return Err(ssr::refuse(refusal.into(), "/account/email-sign-in", &[]));
    }
    let current = customer.has_password.then(|| current.into());
    let session = ssr::accounts()
        .profile()
        .activate_email(&caller, &customer, current.as_ref(), &password.into())
        .await
        .map_err(|failure| ssr::refuse(failure, "/account/email-sign-in", &[]))?;
    ssr::continue_session(&session);
    ssr::announce("/account/profile", &crate::context::Notice::EmailSignInOn);
    Ok(())
}

#[component]
pub fn EmailSignInPage() -> impl IntoView {
    account_page(|context| match context.customer.clone() {
        _ if !context.accepts_passwords() => view! { <NotFound /> }.into_any(),
        Some(customer) => {
            // If there is nothing to turn on, redirects to the page that helps.
            if customer.email.is_none() {
                ssr::see_other("/account/email");
            } else if customer.email_sign_in {
                ssr::see_other("/account/profile");
            }
            view! { <TurnOn context customer /> }.into_any()
        }
        None => ().into_any(),
    })
}

#[component]
fn TurnOn(context: PortalContext, customer: Customer) -> impl IntoView {
    let locale = context.locale;
    let errors = FormErrors::about::<ActivateEmailRefusal>(&context);
    let number = customer.number.to_string();
    let email = customer.email.unwrap_or_default();
    view! {
        <PageLayout title=texts::sign_in_title(locale)>
            <section class="card narrow">
                <h1>{texts::sign_in_title(locale)}</h1>
                <p class="lead address">{texts::sign_in_lead(locale, &email)}</p>
                <Form
                    name="activate-email"
                    action=ActivateEmail::PATH
                    errors
                    submit=texts::turn_on_submit(locale)
                    pending=texts::turning_on(locale)
                >
                    <PasswordOwner username=email.clone() />
                    <Hidden name="number" value=number />
                    <CurrentPassword has_password=customer.has_password locale />
                    <PasswordField name="password" label=common::new_password(locale) autocomplete="new-password" />
                </Form>
                <p class="after">
                    <a href="/account/profile">{texts::back_to_profile(locale)}</a>
                </p>
            </section>
        </PageLayout>
    }
    .into_any()
}
