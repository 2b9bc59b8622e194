//! The log of an endpoint: each delivery with its request and the last answer, and sending it again.

use super::super::table::{Moment, Older, RowButton, Table};
use crate::components::time::local;
use crate::failure::Refused;
use crate::texts::backoffice as frame_texts;
use crate::texts::backoffice::webhooks as texts;
use crate::texts::moments;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use model::refusals::WebhookRefusal;
use model::{DeliveryState, Locale, Page, WebhookDelivery};

#[server(prefix = "/agents-api", endpoint = "resend-webhook")]
pub async fn resend_webhook(
    #[server(default)] id: String,
    #[server(default)] delivery: String,
) -> Result<(), Refused<WebhookRefusal>> {
    use crate::context::Notice;
    use crate::ssr;
    let agent = ssr::agent()?;
    let page = crate::backoffice::paths::webhook(id.parse().unwrap_or_default());
    // An invalid id matches no delivery.
    let delivery = delivery.parse().unwrap_or_default();
    let back = format!("{page}?form=webhook");
    let sent = ssr::accounts().webhooks().send_again(&agent, &ssr::agent_caller(), delivery).await;
    sent.map_err(|failure| ssr::refuse(failure, &back, &[]))?;
    ssr::announce(&page, &Notice::SentAgain);
    Ok(())
}

#[component]
pub fn Log(
    deliveries: Page<WebhookDelivery>,
    /// The address of the endpoint's page.
    path: String,
    is_active: bool,
    locale: Locale,
) -> impl IntoView {
    let next = deliveries.next;
    let list = if deliveries.items.is_empty() {
        view! { <p class="lead empty">{texts::no_deliveries(locale)}</p> }.into_any()
    } else {
        let columns = vec![
            (frame_texts::when(locale), ""),
            (texts::event(locale), ""),
            (frame_texts::state(locale), ""),
            (texts::attempts(locale), "end"),
        ];
        let endpoint = path.trim_start_matches("/webhooks/").to_owned();
        let rows = deliveries.items.into_iter();
        let rows = rows
            .map(|one| {
                let endpoint = endpoint.clone();
                view! { <Delivery one endpoint is_active locale /> }
            })
            .collect_view();
        view! {
            <Table label=texts::log(locale) columns>
                {rows}
            </Table>
        }
        .into_any()
    };
    view! {
        <h2>{texts::log(locale)}</h2>
        {list}
        <Older path next locale />
    }
    .into_any()
}

#[component]
fn Delivery(
    one: WebhookDelivery,
    endpoint: String,
    is_active: bool,
    locale: Locale,
) -> impl IntoView {
    let again = (is_active && one.state.has_ended()).then(|| {
        let at = moments::short_moment(local(one.created_at), locale);
        let about = format!("{}, {at}", one.kind);
        view! {
            <form action=ResendWebhook::PATH method="post">
                <input type="hidden" name="id" value=endpoint />
                <input type="hidden" name="delivery" value=one.id.to_string() />
                <RowButton label=texts::send_again(locale) about />
            </form>
        }
    });
    let next = (one.state == DeliveryState::Queued && one.attempts > 0).then(|| {
        view! {
            <p class="hint">
                {texts::next_try(locale)} {frame_texts::colon(locale)} <Moment at=one.due_at locale />
            </p>
        }
    });
    let problem = one.error.map(|error| texts::problem(&error, locale));
    let response = one.status.map(|status| status.to_string()).or(problem);
    let response = response.map(|response| view! { <p class="hint">{response}</p> });
    let answer = one.answer.filter(|answer| !answer.is_empty()).map(|answer| {
        view! {
            <p>{texts::answer(locale)}</p>
            <pre class="excerpt">{answer}</pre>
        }
    });
    view! {
        <tr>
            <td>
                <Moment at=one.created_at locale />
            </td>
            <th scope="row">
                {one.kind}
                <details>
                    <summary>{texts::request(locale)}</summary>
                    <pre class="excerpt">
                        {format!("webhook-id: {}\n\n{}", one.message_id, one.payload)}
                    </pre>
                    {answer}
                </details>
            </th>
            <td>
                <DeliveryPill state=one.state attempts=one.attempts locale />
                {response}
                {next}
                {again}
            </td>
            <td class="end" data-label=texts::attempts(locale)>
                {one.attempts}
            </td>
        </tr>
    }
    .into_any()
}

#[component]
fn DeliveryPill(state: DeliveryState, attempts: i32, locale: Locale) -> impl IntoView {
    let (class, text) = match state {
        DeliveryState::Waiting => ("pill", texts::waiting(locale)),
        DeliveryState::Queued if attempts > 0 => ("pill warn", texts::retrying(locale)),
        DeliveryState::Queued => ("pill warn", texts::queued(locale)),
        DeliveryState::Delivered => ("pill ok", texts::delivered(locale)),
        DeliveryState::Failed => ("pill bad", texts::failed(locale)),
        DeliveryState::Cancelled => ("pill", texts::cancelled(locale)),
    };
    view! { <span class=class>{text}</span> }
}
