//! Which events an endpoint gets, and the form that changes it.

use super::super::context::BackofficeContext;
use super::{KindChecks, names_of};
use crate::components::errors::FormErrors;
use crate::components::form::{Form, Hidden};
use crate::failure::Refused;
use crate::texts::backoffice as frame_texts;
use crate::texts::backoffice::webhooks as texts;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use model::WebhookEndpoint;
use model::refusals::WebhookRefusal;

#[server(prefix = "/agents-api", endpoint = "change-webhook")]
pub async fn change_webhook(
    #[server(default)] id: String,
    #[server(default)] kinds: Vec<String>,
) -> Result<(), Refused<WebhookRefusal>> {
    use crate::components::checks;
    use crate::context::Notice;
    use crate::ssr;
    let agent = ssr::agent()?;
    // An invalid id matches no endpoint.
    let endpoint = id.parse().unwrap_or_default();
    let page = crate::backoffice::paths::webhook(endpoint);
    let (accounts, caller) = (ssr::accounts(), ssr::agent_caller());
    let done = accounts.webhooks().change_kinds(&agent, &caller, endpoint, &kinds).await;
    done.map_err(|failure| {
        let chosen: Vec<_> = kinds.iter().map(|kind| checks::kept("kinds", kind)).collect();
        // With nothing that was typed, the page would show the kinds that the endpoint has.
        let mut typed = vec![("id", id.as_str())];
        typed.extend(chosen.iter().map(|kept| (kept.as_str(), "true")));
        ssr::refuse(failure, &format!("{page}?form=change-webhook"), &typed)
    })?;
    ssr::announce(&page, &Notice::Saved);
    Ok(())
}

#[component]
pub fn ChangeKinds(endpoint: WebhookEndpoint, context: BackofficeContext) -> impl IntoView {
    let locale = context.locale;
    let refused = context.query.form.as_deref() == Some("change-webhook");
    let errors = FormErrors::about::<WebhookRefusal>(&context);
    let chosen = names_of(&endpoint.kinds);
    view! {
        <details class="confirm-action calm" open=refused>
            <summary>{texts::change_summary(locale)}</summary>
            <Form
                name="change-webhook"
                action=ChangeWebhook::PATH
                errors
                submit=frame_texts::save(locale)
                pending=frame_texts::saving(locale)
                class="button"
            >
                <Hidden name="id" value=endpoint.id.to_string() />
                <KindChecks chosen hint=texts::change_hint(locale) locale />
            </Form>
        </details>
    }
    .into_any()
}
