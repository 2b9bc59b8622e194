//! The sender of the operator's mails.

use super::super::context::BackofficeContext;
use crate::components::errors::FormErrors;
use crate::components::field::Field;
use crate::components::form::Form;
use crate::failure::Refused;
use crate::texts::backoffice as frame_texts;
use crate::texts::backoffice::settings as texts;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use model::refusals::SenderRefusal;
use model::{Locale, Sender};

#[server(prefix = "/agents-api", endpoint = "change-sender")]
pub async fn change_sender(
    #[server(default)] sender_name: String,
    #[server(default)] sender: String,
) -> Result<(), Refused<SenderRefusal>> {
    use crate::ssr;
    let agent = ssr::agent()?;
    let changed = ssr::accounts()
        .branding()
        .change_sender(&agent, &ssr::agent_caller(), &sender_name, &sender)
        .await;
    let typed = [("sender_name", &*sender_name), ("sender", &sender)];
    changed.map_err(|failure| ssr::refuse(failure, "/settings?form=change-sender", &typed))?;
    ssr::announce("/settings", &crate::context::Notice::Saved);
    Ok(())
}

#[component]
pub fn SenderCard(sender: Sender, context: BackofficeContext) -> impl IntoView {
    let locale = context.locale;
    let errors = FormErrors::about::<SenderRefusal>(&context);
    let waits = sender.pending.as_ref().map(|pending| {
        let text = texts::sender_waits(locale, pending.as_str(), sender.address.as_str());
        view! {
            <div class="notice warn">
                <p class="address">{text}</p>
            </div>
        }
    });
    view! {
        <section class="card whole" id="sender-of-mails">
            <h2>{texts::sender_title(locale)}</h2>
            {waits}
            <Form
                name="change-sender"
                action=ChangeSender::PATH
                errors
                submit=texts::save_sender(locale)
                pending=frame_texts::saving(locale)
                class="button"
            >
                <SenderFields sender=sender.clone() locale />
            </Form>
        </section>
    }
    .into_any()
}

#[component]
fn SenderFields(sender: Sender, locale: Locale) -> impl IntoView {
    view! {
        <div class="limits">
            <Field
                name="sender_name"
                label=texts::sender_name(locale)
                autocomplete="off"
                value=sender.name
            />
            <Field
                name="sender"
                label=texts::sender(locale)
                kind="email"
                inputmode="email"
                autocomplete="off"
                value=sender.address.to_string()
                hint=texts::sender_hint(locale).into_any()
            />
        </div>
    }
    .into_any()
}
