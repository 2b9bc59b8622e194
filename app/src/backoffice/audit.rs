//! The audit log: what agents did, in sentences (`entry`), with filters.

mod entry;
mod export_facts;
mod facts;
mod settings;

use super::context::BackofficeContext;
use super::frame::{BackofficeLayout, TimesIn, page};
use super::table::{Older, Table, before};
use crate::PageRequest;
use crate::ssr;
use crate::texts::backoffice as frame_texts;
use crate::texts::backoffice::{agents as texts, audit, exports, orders};
use entry::AuditItem;
use leptos::prelude::*;
use model::{Agent, AgentSummary, AuditEntry, AuditKind, AuditQuery, Locale, Page, Permission};

/// The path of the list.
const PATH: &str = "/audit";

/// Returns the list's address with these filters.
fn path(query: &AuditQuery) -> String {
    let query = query.query();
    if query.is_empty() { PATH.to_owned() } else { format!("{PATH}?{query}") }
}

#[component]
pub fn AuditPage() -> impl IntoView {
    let request = expect_context::<PageRequest>();
    let query = AuditQuery::read(|name| request.param(name));
    let (asked, before) = (query.clone(), before());
    let data = async move { Ok((ssr::audit(asked, before).await?, ssr::agents().await?)) };
    page(data, move |context, agent, (entries, agents)| {
        view! { <Audit query entries agents agent context /> }
    })
}

#[component]
fn Audit(
    query: AuditQuery,
    entries: Page<AuditEntry>,
    agents: Vec<AgentSummary>,
    agent: Agent,
    context: BackofficeContext,
) -> impl IntoView {
    let locale = context.locale;
    let (next, path) = (entries.next, path(&query));
    let is_filtered = query != AuditQuery::default();
    let export = agent.may(Permission::ExportData).then(|| {
        let path = format!("/exports?{}", query.query());
        view! {
            <p class="actions">
                <a class="button small" href=path>
                    {exports::export_log(locale)}
                </a>
            </p>
        }
    });
    let list = if entries.items.is_empty() {
        let text =
            if is_filtered { audit::none_found(locale) } else { texts::nothing_done(locale) };
        view! { <p class="lead empty">{text}</p> }.into_any()
    } else {
        let columns = vec![
            (frame_texts::when(locale), ""),
            (texts::did(locale), ""),
            (texts::change_column(locale), ""),
            (texts::address(locale), ""),
        ];
        let rows = entries
            .items
            .into_iter()
            .map(|entry| view! { <AuditItem entry locale /> })
            .collect_view();
        view! {
            <Table label=frame_texts::audit(locale) columns>
                {rows}
            </Table>
        }
        .into_any()
    };
    view! {
        <BackofficeLayout title=frame_texts::audit(locale) names_zone=true>
            <h1>{frame_texts::audit(locale)}</h1>
            <p class="lead">{texts::audit_lead(locale)}</p>
            <TimesIn class="hint" />
            <Filters query=query.clone() agents=agents.clone() is_filtered locale />
            {list}
            <Older path=path.clone() next locale />
            {export}
        </BackofficeLayout>
    }
    .into_any()
}

/// Sent by GET, so that results have an address and Back returns to them.
#[component]
fn Filters(
    query: AuditQuery,
    agents: Vec<AgentSummary>,
    is_filtered: bool,
    locale: Locale,
) -> impl IntoView {
    let agents = agents
        .into_iter()
        .map(|agent| option(agent.id.to_string(), agent.name, &query.agent))
        .collect_view();
    let kinds = AuditKind::ALL
        .into_iter()
        .map(|kind| {
            let name = audit::kind(kind, locale).to_owned();
            option(kind.code().to_owned(), name, &query.about)
        })
        .collect_view();
    let clear = is_filtered.then(|| view! { <a href=PATH>{orders::clear(locale)}</a> });
    view! {
        <form class="filters" role="search" action=PATH method="get">
            <label>
                {texts::who(locale)}
                <select name="agent">
                    <option value="">{audit::anyone(locale)}</option>
                    {agents}
                </select>
            </label>
            <label>
                {audit::what(locale)}
                <select name="about">
                    <option value="">{audit::anything(locale)}</option>
                    {kinds}
                </select>
            </label>
            <label>
                {audit::from_day(locale)}
                <input name="from" type="date" value=query.from />
            </label>
            <label>
                {audit::to_day(locale)}
                <input name="to" type="date" value=query.to />
            </label>
            <button type="submit" class="button">
                {audit::find(locale)}
            </button>
            {clear}
        </form>
    }
    .into_any()
}

fn option(value: String, text: String, chosen: &str) -> impl IntoView + use<> {
    let selected = value == chosen;
    view! {
        <option value=value selected=selected>
            {text}
        </option>
    }
}
