//! The audit log: what agents did.

use super::frame::{BackofficeLayout, TimesIn, page};
use super::table::{Moment, Older, Table, before};
use crate::ssr;
use crate::texts::backoffice as frame_texts;
use crate::texts::backoffice::{agents as texts, codes};
use leptos::prelude::*;
use model::{AuditEntry, Locale, Page};

#[component]
pub fn AuditPage() -> impl IntoView {
    page(ssr::audit(before()), |context, _, entries| {
        view! { <Audit entries locale=context.locale /> }
    })
}

#[component]
fn Audit(entries: Page<AuditEntry>, locale: Locale) -> impl IntoView {
    let next = entries.next;
    let list = if entries.items.is_empty() {
        view! { <p class="lead empty">{texts::nothing_done(locale)}</p> }.into_any()
    } else {
        let columns = vec![
            (frame_texts::when(locale), ""),
            (texts::who(locale), ""),
            (texts::did(locale), ""),
            (texts::subject(locale), "wide"),
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
            {list}
            <Older path="/audit".to_owned() next locale />
        </BackofficeLayout>
    }
}

#[component]
fn AuditItem(entry: AuditEntry, locale: Locale) -> impl IntoView {
    let colon = frame_texts::colon(locale);
    let before = entry.before.map(
        |before| view! { <p><span class="quiet-text">{texts::before(locale)} {colon}</span> {before}</p> },
    );
    let after = entry.after.map(
        |after| view! { <p><span class="quiet-text">{texts::after(locale)} {colon}</span> {after}</p> },
    );
    view! {
        <tr>
            <td>
                <Moment at=entry.at locale />
            </td>
            <th scope="row">{entry.agent}</th>
            <td>{codes::action(&entry.action, locale)}</td>
            <td class="wide address">{entry.subject}</td>
            <td class="wide address hint">{before} {after}</td>
            <td class="wide number">{entry.ip}</td>
        </tr>
    }
}
