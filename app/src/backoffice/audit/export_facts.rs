//! The facts that an export records: which rows it is for, how many were sent, and whether those were all.

use super::facts::{self, named};
use crate::backoffice::orders::state_name;
use crate::texts::backoffice as frame_texts;
use crate::texts::backoffice::{agents, audit, imports, orders};
use crate::texts::moments;
use model::numbers::grouped;
use model::order_query::DUE_TODAY;
use model::{AuditKind, ExportKind, LocalTime, Locale, OrderState, Timestamp, percent};

/// Returns what an export contains, by its recorded subject, such as `customers (csv)`.
pub fn kind_of(subject: &str) -> Option<ExportKind> {
    ExportKind::from_code(subject.split(' ').next()?)
}

/// Returns recorded facts in words. Anything else, such as a fact of another release, stays as it is.
pub fn in_words(recorded: &str, kind: Option<ExportKind>, locale: Locale) -> String {
    let words = |fact: &str| one(fact, kind, locale).unwrap_or_else(|| fact.to_owned());
    recorded.split('\n').map(words).collect::<Vec<_>>().join("\n")
}

fn one(fact: &str, kind: Option<ExportKind>, locale: Locale) -> Option<String> {
    let (label, shown) = match fact.split_once(": ")? {
        ("filter", "none") => (audit::filter(locale), audit::no_filter(locale).to_owned()),
        ("filter", query) => (audit::filter(locale), filter(query, kind?, locale)),
        ("rows", count) => (imports::result_column(locale), rows(count, locale)),
        ("complete", "yes") => (imports::file_column(locale), audit::complete(locale).to_owned()),
        ("complete", "no") => (imports::file_column(locale), audit::incomplete(locale).to_owned()),
        _ => return None,
    };
    Some(named(label, &shown, locale))
}

fn rows(count: &str, locale: Locale) -> String {
    count.parse::<u64>().map_or_else(|_| count.to_owned(), |count| grouped(count, locale))
}

/// Returns the filter of a list, recorded as the query of its address.
fn filter(query: &str, kind: ExportKind, locale: Locale) -> String {
    if kind == ExportKind::Customers {
        return facts::filter(query, locale);
    }
    let words = |pair: &str| part(pair, kind, locale).unwrap_or_else(|| pair.to_owned());
    query.split('&').map(words).collect::<Vec<_>>().join(" · ")
}

/// Returns one parameter of a filter, named as on its list.
fn part(pair: &str, kind: ExportKind, locale: Locale) -> Option<String> {
    let (name, value) = pair.split_once('=')?;
    let value = percent::decode(value)?;
    let (label, shown) = match (kind, name) {
        (ExportKind::Mails, "failed") => return Some(agents::failed_mails(locale).to_owned()),
        (ExportKind::Audit, "agent") => (agents::who(locale), value),
        (ExportKind::Audit, "about") => (audit::what(locale), subject(&value, locale)),
        (ExportKind::Audit, "from") => (audit::from_day(locale), day(&value, locale)),
        (ExportKind::Audit, "to") => (audit::to_day(locale), day(&value, locale)),
        (ExportKind::Orders, "number") => (orders::search_number(locale), value),
        (ExportKind::Orders, "state") => (frame_texts::state(locale), state(&value, locale)),
        (ExportKind::Orders, "from") => (orders::from_day(locale), day(&value, locale)),
        (ExportKind::Orders, "to") => (orders::to_day(locale), day(&value, locale)),
        (ExportKind::Orders, "customer") => (orders::customer_number(locale), value),
        _ => return None,
    };
    Some(named(label, &shown, locale))
}

fn subject(code: &str, locale: Locale) -> String {
    AuditKind::from_code(code).map_or(code, |kind| audit::kind(kind, locale)).to_owned()
}

fn state(code: &str, locale: Locale) -> String {
    match OrderState::ALL.into_iter().find(|state| state.code() == code) {
        Some(state) => state_name(state, locale).to_owned(),
        None if code == DUE_TODAY => orders::due_today(locale).to_owned(),
        None => code.to_owned(),
    }
}

/// Returns a day such as `2026-11-30` in short form. What is none stays as it was typed.
fn day(typed: &str, locale: Locale) -> String {
    let midnight = Timestamp::parse_from_str(&format!("{typed} 00:00"), "%Y-%m-%d %H:%M");
    midnight.map_or_else(|_| typed.to_owned(), |at| moments::short_day(LocalTime(at), locale))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_facts_of_an_export_are_named_as_on_the_list_it_is_of() {
        for (subject, recorded, expected) in [
            ("customers (csv)", "filter: none", "Filter: None"),
            ("customers (csv)", "filter: state=no-account", "Filter: No account"),
            ("mails (jsonl)", "filter: failed=1", "Filter: Not delivered"),
            (
                "orders (csv)",
                "filter: state=paid&from=2026-11-30&to=yesterday",
                "Filter: Status: Paid · Bought from: 30 Nov 2026 · Bought until: yesterday",
            ),
            ("orders (csv)", "filter: state=due-today", "Filter: Status: To be paid today"),
            ("audit (csv)", "filter: about=orders", "Filter: About: Orders"),
            ("of another release", "filter: state=paid", "filter: state=paid"),
            ("customers (csv)", "rows: 5000\ncomplete: yes", "Rows: 5,000\nFile: Complete"),
            ("customers (csv)", "rows: 0\ncomplete: no", "Rows: 0\nFile: Incomplete"),
            ("customers (csv)", "of_another_release: 7", "of_another_release: 7"),
        ] {
            assert_eq!(in_words(recorded, kind_of(subject), Locale::English), expected);
        }
    }
}
