//! Asks for a fresh code before a sensitive action; the submitted form waits on the server.

use super::context::BackofficeContext;
use super::frame::{BackofficeLayout, BackofficeStatusPage, page};
use crate::components::errors::FormErrors;
use crate::components::field::Field;
use crate::components::form::{Hidden, PlainForm};
use crate::ssr;
use crate::texts::backoffice as texts;
use leptos::prelude::*;
use model::Refusal;
use model::refusals::SecondFactorRefusal;

/// Not a server function: the response is that of the function whose form was waiting.
const ACTION: &str = "/agents-api/reauthenticate";

#[component]
pub fn ReauthenticationPage() -> impl IntoView {
    let pending = expect_context::<BackofficeContext>().param("act").unwrap_or_default().to_owned();
    let name = pending.clone();
    page(ssr::is_request_pending(pending), |context, _, waits| {
        if waits {
            view! { <CodeForm context pending=name /> }.into_any()
        } else {
            let locale = context.locale;
            view! {
                <BackofficeStatusPage title=texts::change_gone_title(locale) text=texts::change_gone_text(locale)>
                    <a class="button primary" href="/customers">
                        {texts::back_to_customers(locale)}
                    </a>
                </BackofficeStatusPage>
            }
            .into_any()
        }
    })
}

#[component]
fn CodeForm(context: BackofficeContext, pending: String) -> impl IntoView {
    let locale = context.locale;
    let wrong = texts::code_or_recovery_wrong(locale).to_owned();
    let errors = FormErrors::about::<SecondFactorRefusal>(&context)
        .saying(SecondFactorRefusal::CodeWrong.code(), Some(wrong));
    view! {
        <BackofficeLayout title=texts::fresh_code_title(locale)>
            <section class="card narrow">
                <h1>{texts::fresh_code_title(locale)}</h1>
                <p class="lead">{texts::fresh_code_lead(locale)}</p>
                <PlainForm
                    name="reauthenticate"
                    action=ACTION
                    errors
                    submit=texts::fresh_code_submit(locale)
                    class="button primary"
                >
                    <Hidden name="act" value=pending.clone() />
                    <Field
                        name="code"
                        label=texts::code_or_recovery(locale)
                        autocomplete="one-time-code"
                        hint=texts::code_hint(locale).into_any()
                    />
                </PlainForm>
                <p class="after">
                    <a href="/customers">{texts::fresh_code_leave(locale)}</a>
                </p>
            </section>
        </BackofficeLayout>
    }
    .into_any()
}
