//! One endpoint: its state, what admins do with it, and its log.

use super::super::context::BackofficeContext;
use super::super::crumbs::Crumbs;
use super::super::frame::{BackofficeLayout, Done, page};
use super::super::new_secret::NewSecret;
use super::super::paths;
use super::super::table::{Moment, before};
use super::kinds::ChangeKinds;
use super::log::Log;
use super::{EndpointPill, names_of};
use crate::components::notice::refused;
use crate::context::Notice;
use crate::failure::Refused;
use crate::ssr;
use crate::texts::backoffice::webhooks as texts;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos_router::hooks::use_params_map;
use model::refusals::WebhookRefusal;
use model::{Locale, Page, WebhookDelivery, WebhookEndpoint, WebhookState};

#[server(prefix = "/agents-api", endpoint = "disable-webhook")]
pub async fn disable_webhook(#[server(default)] id: String) -> Result<(), Refused<WebhookRefusal>> {
    let agent = ssr::agent()?;
    let id = id.parse().unwrap_or_default();
    let page = paths::webhook(id);
    let back = format!("{page}?form=webhook");
    let done = ssr::accounts().webhooks().disable(&agent, &ssr::agent_caller(), id).await;
    done.map_err(|failure| ssr::refuse(failure, &back, &[]))?;
    ssr::announce(&page, &Notice::Disabled);
    Ok(())
}

#[server(prefix = "/agents-api", endpoint = "enable-webhook")]
pub async fn enable_webhook(#[server(default)] id: String) -> Result<(), Refused<WebhookRefusal>> {
    let agent = ssr::agent()?;
    let id = id.parse().unwrap_or_default();
    let page = paths::webhook(id);
    let back = format!("{page}?form=webhook");
    let done = ssr::accounts().webhooks().enable(&agent, &ssr::agent_caller(), id).await;
    done.map_err(|failure| ssr::refuse(failure, &back, &[]))?;
    ssr::announce(&page, &Notice::Enabled);
    Ok(())
}

#[server(prefix = "/agents-api", endpoint = "rotate-webhook")]
pub async fn rotate_webhook(#[server(default)] id: String) -> Result<(), Refused<WebhookRefusal>> {
    use crate::ssr::cookies::Name;
    let agent = ssr::agent()?;
    let id = id.parse().unwrap_or_default();
    let page = paths::webhook(id);
    let back = format!("{page}?form=webhook");
    let made = ssr::accounts().webhooks().rotate(&agent, &ssr::agent_caller(), id).await;
    let made = made.map_err(|failure| ssr::refuse(failure, &back, &[]))?;
    ssr::set_cookie(Name::WebhookSecret, made.expose());
    ssr::announce(&page, &Notice::Changed);
    Ok(())
}

#[server(prefix = "/agents-api", endpoint = "test-webhook")]
pub async fn test_webhook(#[server(default)] id: String) -> Result<(), Refused<WebhookRefusal>> {
    let agent = ssr::agent()?;
    let id = id.parse().unwrap_or_default();
    let page = paths::webhook(id);
    let back = format!("{page}?form=webhook");
    let done = ssr::accounts().webhooks().send_test(&agent, &ssr::agent_caller(), id).await;
    done.map_err(|failure| ssr::refuse(failure, &back, &[]))?;
    ssr::announce(&page, &Notice::TestSent);
    Ok(())
}

#[server(prefix = "/agents-api", endpoint = "remove-webhook")]
pub async fn remove_webhook(#[server(default)] id: String) -> Result<(), Refused<WebhookRefusal>> {
    let agent = ssr::agent()?;
    let id = id.parse().unwrap_or_default();
    let done = ssr::accounts().webhooks().remove(&agent, &ssr::agent_caller(), id).await;
    done.map_err(|failure| ssr::refuse(failure, "/webhooks?form=remove-webhook", &[]))?;
    ssr::announce("/webhooks", &Notice::Removed);
    Ok(())
}

#[component]
pub fn WebhookPage() -> impl IntoView {
    let id = use_params_map().read_untracked().get("id").unwrap_or_default();
    page(ssr::webhook(id, before()), |context, _, (endpoint, deliveries, secret)| {
        view! { <One endpoint deliveries secret context /> }
    })
}

#[component]
fn One(
    endpoint: WebhookEndpoint,
    deliveries: Page<WebhookDelivery>,
    secret: Option<String>,
    context: BackofficeContext,
) -> impl IntoView {
    let locale = context.locale;
    let done = context.notice.as_ref().and_then(|done| match done {
        Notice::Added => Some(texts::created_now(locale)),
        Notice::Saved => Some(texts::events_changed_now(locale)),
        Notice::Changed => Some(texts::rotated_now(locale)),
        Notice::Enabled => Some(texts::enabled_now(locale)),
        Notice::Disabled => Some(texts::disabled_now(locale)),
        Notice::TestSent => Some(texts::test_sent(locale)),
        Notice::SentAgain => Some(texts::sent_again(locale)),
        _ => None,
    });
    let path = paths::webhook(endpoint.id);
    let title = format!("{} · {}", endpoint.url, texts::webhooks(locale));
    let is_active = endpoint.state == WebhookState::Active;
    let secret = secret.map(|value| {
        view! { <NewSecret id="secret" label=texts::secret(locale) value hint=texts::secret_hint(locale) /> }
    });
    view! {
        <BackofficeLayout title>
            <Crumbs path="/webhooks" name=texts::webhooks(locale) />
            <div class="headline">
                <h1 class="address">{endpoint.url.clone()}</h1>
                <EndpointPill one=endpoint.clone() locale />
            </div>
            {done.map(|text| view! { <Done text /> })}
            {refused::<WebhookRefusal>("webhook")}
            {secret}
            <div class="stack">
                <Facts endpoint=endpoint.clone() context />
                <Actions endpoint locale />
            </div>
            <Log deliveries path is_active locale />
        </BackofficeLayout>
    }
    .into_any()
}

#[component]
fn Facts(endpoint: WebhookEndpoint, context: BackofficeContext) -> impl IntoView {
    let locale = context.locale;
    let kinds = names_of(&endpoint.kinds).join(", ");
    let failing = endpoint.failing_since.map(|at| {
        view! {
            <p class="hint">
                {texts::not_answering_since(locale)} " " <Moment at locale />
            </p>
        }
    });
    let old = endpoint.old_secret_until.filter(|until| *until > ssr::now()).map(|at| {
        view! {
            <p class="hint">
                {texts::old_secret_until(locale)} " " <Moment at locale />
            </p>
        }
    });
    view! {
        <section class="card dense">
            <h2>{texts::events(locale)}</h2>
            <p class="address">{kinds}</p>
            {failing}
            {old}
            <ChangeKinds endpoint context />
        </section>
    }
    .into_any()
}

#[component]
fn Actions(endpoint: WebhookEndpoint, locale: Locale) -> impl IntoView {
    let id = endpoint.id.to_string();
    let is_active = endpoint.state == WebhookState::Active;
    let (switch, label) = if is_active {
        (DisableWebhook::PATH, texts::disable(locale))
    } else {
        (EnableWebhook::PATH, texts::enable(locale))
    };
    let test = is_active.then(|| {
        view! { <EndpointAction action=TestWebhook::PATH id=id.clone() label=texts::test(locale) /> }
    });
    view! {
        <section class="card dense">
            <h2>{texts::manage(locale)}</h2>
            <div class="actions">
                {test}
                <EndpointAction action=RotateWebhook::PATH id=id.clone() label=texts::rotate(locale) />
                <EndpointAction action=switch id=id.clone() label />
            </div>
            <details class="confirm-action">
                <summary>{texts::remove_summary(locale)}</summary>
                <p class="hint">{texts::remove_text(locale)}</p>
                <EndpointAction action=RemoveWebhook::PATH id label=texts::remove(locale) class="button bad" />
            </details>
        </section>
    }
    .into_any()
}

#[component]
fn EndpointAction(
    action: &'static str,
    id: String,
    label: &'static str,
    #[prop(default = "button small")] class: &'static str,
) -> impl IntoView {
    view! {
        <form action=action method="post">
            <input type="hidden" name="id" value=id />
            <button type="submit" class=class>
                {label}
            </button>
        </form>
    }
    .into_any()
}
