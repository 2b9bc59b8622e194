//! Requesting a link to reset the password. The answer is the same for known and unknown addresses.

use crate::PortalContext;
use crate::components::errors::FormErrors;
use crate::components::field::Field;
use crate::components::form::{Form, Hidden};
use crate::components::page::{PageLayout, StatusPage, password_page};
use crate::failure::Refused;
use crate::texts::{common, recovery as texts, sign_in};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use model::refusals::RecoveryRefusal;

#[server(endpoint = "forgot-password")]
pub async fn forgot_password(
    #[server(default)] identifier: String,
    #[server(default)] return_to: String,
) -> Result<(), Refused<RecoveryRefusal>> {
    use crate::ssr;
    let caller = ssr::password_caller()?;
    let back = ssr::with_return("/forgot-password", &return_to);
    let sent = ssr::accounts().recovery().forgot_password(&caller, &identifier, &return_to).await;
    sent.map_err(|failure| ssr::refuse(failure, &back, &[("identifier", &identifier)]))?;
    ssr::see_other(&ssr::with_return("/forgot-password/sent", &return_to));
    Ok(())
}

#[component]
pub fn ForgotPasswordPage() -> impl IntoView {
    password_page(|context| {
        let locale = context.locale;
        view! {
            <PageLayout title=texts::password_title(locale)>
                <section class="card narrow">
                    <h1>{texts::password_title(locale)}</h1>
                    <p class="lead">{texts::password_lead(locale)}</p>
                    <ForgotPasswordForm context=context.clone() />
                    <p class="after links">
                        <a href=context.with_return("/sign-in")>{common::back_to_sign_in(locale)}</a>
                        <a href=context.with_return("/forgot-number")>{texts::forgot_number_too(locale)}</a>
                    </p>
                </section>
            </PageLayout>
        }
    })
}

#[component]
fn ForgotPasswordForm(context: PortalContext) -> impl IntoView {
    let locale = context.locale;
    let errors = FormErrors::about::<RecoveryRefusal>(&context);
    view! {
        <Form
            name="forgot-password"
            action=ForgotPassword::PATH
            errors
            submit=texts::send_link(locale)
            pending=texts::sending(locale)
        >
            <Hidden name="return_to" value=context.return_to() />
            <Field
                name="identifier"
                label=sign_in::identifier(locale)
                autocomplete="username"
                inputmode="email"
            />
        </Form>
    }
    .into_any()
}

#[component]
pub fn ForgotPasswordSentPage() -> impl IntoView {
    password_page(|context| {
        let text = texts::password_sent(context.locale);
        view! { <Sent context text again="/forgot-password" /> }
    })
}

/// The message after requesting a mail, the same whether or not one was sent.
#[component]
pub fn Sent(context: PortalContext, text: &'static str, again: &'static str) -> impl IntoView {
    let locale = context.locale;
    let (sign_in, again) = (context.with_return("/sign-in"), context.with_return(again));
    view! {
        <StatusPage title=texts::sent_title(locale) text=format!("{text} {}", texts::sent_help(locale))>
            <a class="button primary" href=sign_in>
                {common::back_to_sign_in(locale)}
            </a>
            <a href=again>{texts::ask_again(locale)}</a>
        </StatusPage>
    }
    .into_any()
}
