//! The second step of sign-in: an authenticator code or a recovery code.

use super::context::BackofficeContext;
use super::frame::BackofficeLayout;
use super::paths;
use super::sign_out::SignOut;
use crate::components::errors::FormErrors;
use crate::components::field::Field;
use crate::components::form::{Form, Hidden};
use crate::failure::Refused;
use crate::texts::{backoffice as texts, sign_in};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use model::refusals::SecondFactorRefusal;
use model::{Refusal, Stage};

#[server(prefix = "/agents-api", endpoint = "second-factor")]
pub async fn second_factor(
    #[server(default)] code: String,
    #[server(default)] return_to: String,
) -> Result<(), Refused<SecondFactorRefusal>> {
    use crate::ssr;
    let back = ssr::with_return("/second-factor", &return_to);
    let session = ssr::accounts()
        .agents()
        .second_factor(&ssr::agent_caller(), &ssr::agent_session(), &code)
        .await
        .map_err(|failure| ssr::refuse(failure, &back, &[]))?;
    ssr::set_cookie(ssr::cookies::Name::Agent, session.expose());
    ssr::see_other(requested_page(&return_to).as_str());
    Ok(())
}

/// Returns the page to open after sign-in: the requested one, which may still ask for an operator.
pub fn requested_page(return_to: &str) -> model::ReturnPath {
    return_to.parse().or_else(|_| paths::DASHBOARD.parse()).expect("a path of ours")
}

#[component]
pub fn SecondFactorPage() -> impl IntoView {
    let context = expect_context::<BackofficeContext>();
    let locale = context.locale;
    let email = match &context.stage {
        Some(Stage::SecondFactor { email, .. }) => email.clone(),
        _ => String::new(),
    };
    let wrong = texts::code_or_recovery_wrong(locale).to_owned();
    let errors = FormErrors::about::<SecondFactorRefusal>(&context)
        .saying(SecondFactorRefusal::CodeWrong.code(), Some(wrong));
    view! {
        <BackofficeLayout title=texts::second_factor_title(locale)>
            <section class="card narrow">
                <h1>{texts::second_factor_title(locale)}</h1>
                <p class="lead address">{texts::second_factor_lead(locale, &email)}</p>
                <Form
                    name="second-factor"
                    action=SecondFactor::PATH
                    errors
                    submit=sign_in::submit(locale)
                    pending=texts::checking(locale)
                >
                    <Hidden name="return_to" value=context.return_to() />
                    <Field
                        name="code"
                        label=texts::code_or_recovery(locale)
                        autocomplete="one-time-code"
                        hint=texts::code_hint(locale).into_any()
                    />
                </Form>
                <p class="after">{texts::lost_factor(locale)}</p>
                <form action=SignOut::PATH method="post">
                    <button type="submit" class="quiet">
                        {texts::another_account(locale)}
                    </button>
                </form>
            </section>
        </BackofficeLayout>
    }
    .into_any()
}
