//! Requesting a link to reset the password. The answer is the same for known and unknown addresses.

use super::context::BackofficeContext;
use super::frame::{BackofficeLayout, BackofficeStatusPage};
use crate::components::errors::FormErrors;
use crate::components::field::Field;
use crate::components::form::Form;
use crate::failure::Refused;
use crate::texts::{backoffice as texts, common, recovery};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use model::refusals::RecoveryRefusal;

#[server(prefix = "/agents-api", endpoint = "forgot-password")]
pub async fn forgot_password(
    #[server(default)] email: String,
) -> Result<(), Refused<RecoveryRefusal>> {
    use crate::ssr;
    let sent = ssr::accounts().agents().forgot_password(&ssr::agent_caller(), &email).await;
    sent.map_err(|failure| ssr::refuse(failure, "/forgot-password", &[("email", &email)]))?;
    ssr::see_other("/forgot-password/sent");
    Ok(())
}

#[component]
pub fn ForgotPasswordPage() -> impl IntoView {
    let context = expect_context::<BackofficeContext>();
    let locale = context.locale;
    let known = context.agent().map(|agent| agent.email.clone());
    let errors = FormErrors::about::<RecoveryRefusal>(&context);
    view! {
        <BackofficeLayout title=texts::forgot_title(locale)>
            <section class="card narrow">
                <h1>{texts::forgot_title(locale)}</h1>
                <p class="lead">{texts::forgot_lead(locale)}</p>
                <Form
                    name="forgot-password"
                    action=ForgotPassword::PATH
                    errors
                    submit=recovery::send_link(locale)
                    pending=recovery::sending(locale)
                >
                    <Field
                        name="email"
                        label=common::email(locale)
                        kind="email"
                        inputmode="email"
                        autocomplete="username"
                        value=known.clone().unwrap_or_default()
                    />
                </Form>
                <p class="after">
                    <a href=context.with_return("/sign-in")>{common::back_to_sign_in(locale)}</a>
                </p>
            </section>
        </BackofficeLayout>
    }
    .into_any()
}

#[component]
pub fn ForgotPasswordSentPage() -> impl IntoView {
    let locale = expect_context::<BackofficeContext>().locale;
    let text = format!("{} {}", texts::forgot_sent(locale), recovery::sent_help(locale));
    view! {
        <BackofficeStatusPage title=recovery::sent_title(locale) text>
            <a class="button primary" href="/sign-in">
                {common::back_to_sign_in(locale)}
            </a>
            <a href="/forgot-password">{recovery::ask_again(locale)}</a>
        </BackofficeStatusPage>
    }
    .into_any()
}
