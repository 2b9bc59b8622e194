//! The audit log: what agents did, in sentences (`entry`), with filters.

mod entry;
mod settings;

use super::context::BackofficeContext;
use super::frame::{BackofficeLayout, TimesIn, page};
use super::table::{Older, Table, before};
use crate::ssr;
use crate::texts::backoffice as frame_texts;
use crate::texts::backoffice::{agents as texts, audit, orders};
use entry::AuditItem;
use leptos::prelude::*;
use model::{AgentSummary, AuditEntry, AuditKind, Locale, Page, percent};

/// The path of the list.
const PATH: &str = "/audit";

/// Which entries are asked for, as the address says it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AuditQuery {
    /// The id of an agent.
    pub agent: String,
    /// The name of an [`AuditKind`].
    pub kind: String,
    /// Days such as `2026-11-30`, in the operator's time zone.
    pub from: String,
    pub to: String,
}

impl AuditQuery {
    fn of(context: &crate::PageRequest) -> Self {
        let part = |name| context.param(name).unwrap_or_default().trim().to_owned();
        Self { agent: part("agent"), kind: part("kind"), from: part("from"), to: part("to") }
    }

    /// Returns the list's address with these filters.
    fn path(&self) -> String {
        let parts =
            [("agent", &self.agent), ("kind", &self.kind), ("from", &self.from), ("to", &self.to)];
        let parts: Vec<String> = parts
            .into_iter()
            .filter(|(_, value)| !value.is_empty())
            .map(|(name, value)| format!("{name}={}", percent::encode(value)))
            .collect();
        if parts.is_empty() { PATH.to_owned() } else { format!("{PATH}?{}", parts.join("&")) }
    }
}

#[component]
pub fn AuditPage() -> impl IntoView {
    let query = AuditQuery::of(&expect_context::<crate::PageRequest>());
    let (asked, before) = (query.clone(), before());
    let data = async move { Ok((ssr::audit(asked, before).await?, ssr::agents().await?)) };
    page(data, move |context, _, (entries, agents)| {
        view! { <Audit query entries agents context /> }
    })
}

#[component]
fn Audit(
    query: AuditQuery,
    entries: Page<AuditEntry>,
    agents: Vec<AgentSummary>,
    context: BackofficeContext,
) -> impl IntoView {
    let locale = context.locale;
    let (next, path) = (entries.next, query.path());
    let is_filtered = query != AuditQuery::default();
    let list = if entries.items.is_empty() {
        let text =
            if is_filtered { audit::none_found(locale) } else { texts::nothing_done(locale) };
        view! { <p class="lead empty">{text}</p> }.into_any()
    } else {
        let columns = vec![
            (frame_texts::when(locale), ""),
            (texts::did(locale), ""),
            (texts::change_column(locale), "wide"),
            (texts::address(locale), "wide"),
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
        </BackofficeLayout>
    }
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
            option(kind.as_str().to_owned(), name, &query.kind)
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
                <select name="kind">
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
            <button type="submit" class="button primary">
                {audit::find(locale)}
            </button>
            {clear}
        </form>
    }
}

fn option(value: String, text: String, chosen: &str) -> impl IntoView + use<> {
    let selected = value == chosen;
    view! {
        <option value=value selected=selected>
            {text}
        </option>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_of_a_list_has_its_filters_and_nothing_that_ends_a_value() {
        assert_eq!(AuditQuery::default().path(), "/audit");
        let query = AuditQuery { agent: "7".into(), kind: "a&b".into(), ..AuditQuery::default() };
        assert_eq!(query.path(), "/audit?agent=7&kind=a%26b");
    }
}
