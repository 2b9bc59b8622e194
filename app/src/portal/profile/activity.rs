//! The customer's timeline.

use crate::PortalContext;
use crate::components::page::{PageLayout, account_page, loaded};
use crate::components::time::Ago;
use crate::ssr;
use crate::texts::{events, profile as texts};
use leptos::prelude::*;
use model::{Locale, Page, TimelineEntry};

#[component]
pub fn ActivityPage() -> impl IntoView {
    account_page(|context| {
        let before = context.param("before").and_then(|id| id.parse().ok());
        loaded(ssr::activity(before), move |entries| view! { <Activity context entries /> })
    })
}

#[component]
fn Activity(context: PortalContext, entries: Page<TimelineEntry>) -> impl IntoView {
    let locale = context.locale;
    let operator = context.portal.operator_name.clone();
    let list = if entries.items.is_empty() {
        view! { <p class="card">{texts::no_activity(locale)}</p> }.into_any()
    } else {
        let rows = entries
            .items
            .into_iter()
            .map(|entry| view! { <ActivityItem entry operator=operator.clone() locale /> })
            .collect_view();
        view! { <ul class="card rows">{rows}</ul> }.into_any()
    };
    let older = entries.next.map(|next| {
        view! {
            <a class="button" href=format!("/account/activity?before={next}")>
                {texts::older(locale)}
            </a>
        }
    });
    view! {
        <PageLayout title=texts::activity(locale)>
            <h1>{texts::activity(locale)}</h1>
            <p class="lead">{texts::activity_lead(locale)}</p>
            {list}
            <p class="actions">{older} <a href="/account/profile">{texts::back_to_profile(locale)}</a></p>
        </PageLayout>
    }
    .into_any()
}

#[component]
fn ActivityItem(entry: TimelineEntry, operator: String, locale: Locale) -> impl IntoView {
    let by = entry.by_agent.then(|| format!(" {}", texts::by_the_operator(locale, &operator)));
    let detail = entry.detail.map(|detail| format!(" · {detail}"));
    let ip = entry.ip.map(|ip| format!(" · {ip}"));
    view! {
        <li>
            <div>
                <strong>{events::event(&entry.event, locale)} {by}</strong>
                <p class="hint address">
                    <Ago at=entry.at locale />
                    {detail}
                    {ip}
                </p>
            </div>
        </li>
    }
    .into_any()
}
