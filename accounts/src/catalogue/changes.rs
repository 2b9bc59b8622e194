//! The differences of a changed product, as the audit stores them.

use super::{form::Valid, typed_dates::TypedDate};
use crate::{
    store::rows::{ProductDateRow, ProductRow, ProductTerms, ProductTextRow},
    time_zones,
};
use model::{Agent, Locale, Money, PortalId, ProductId, TimeZone, Timestamp};
use std::fmt::Display;

/// Everything that an action can change, by its name in the audit. Each date is a fact of its own.
pub(super) type Facts = Vec<(String, String)>;

/// Returns the facts of a form, in the language and the time zone of the agent's operator.
pub(super) fn facts_of(valid: &Valid, agent: &Agent) -> Facts {
    let own = (agent.locale, &valid.title, &valid.description);
    let others = valid.translations.iter();
    let others = others.map(|text| (text.locale, &text.title, &text.description));
    facts(
        std::iter::once(own).chain(others).collect(),
        &valid.price.plain(),
        valid.portals.as_deref(),
        valid.terms(),
        &valid.dates,
        &agent.time_zone,
    )
}

pub(super) fn facts_of_row(
    row: &ProductRow,
    texts: &[ProductTextRow],
    portals: &[(ProductId, PortalId)],
    dates: &[ProductDateRow],
    agent: &Agent,
) -> Facts {
    let own = (agent.locale, &row.title, &row.description);
    let others = texts.iter().filter_map(|text| {
        let locale: Locale = text.locale.parse().ok()?;
        Some((locale, &text.title, &text.description))
    });
    let portals: Vec<PortalId> = portals.iter().map(|(_, portal)| *portal).collect();
    let price = Money { minor: row.price_minor, currency: row.currency.clone() };
    let terms = ProductTerms {
        title: &row.title,
        description: &row.description,
        price_minor: row.price_minor,
        currency: &row.currency,
        capacity: row.capacity,
        everywhere: row.everywhere,
        on_sale_from: row.on_sale_from,
        on_sale_until: row.on_sale_until,
        max_travellers: row.max_travellers,
        payment_hours: row.payment_hours,
        dated: row.dated,
    };
    let offered = dates.iter().filter(|date| date.offered);
    let dates: Vec<TypedDate> =
        offered.map(|date| TypedDate { at: date.at, capacity: date.capacity }).collect();
    facts(
        std::iter::once(own).chain(others).collect(),
        &price.plain(),
        (!row.everywhere).then_some(portals.as_slice()),
        terms,
        &dates,
        &agent.time_zone,
    )
}

fn facts(
    texts: Vec<(Locale, &String, &String)>,
    price: &str,
    portals: Option<&[PortalId]>,
    terms: ProductTerms<'_>,
    dates: &[TypedDate],
    zone: &TimeZone,
) -> Facts {
    let mut facts = Facts::new();
    for locale in Locale::ALL {
        let text = texts.iter().find(|(of, ..)| *of == locale);
        let (title, description) =
            text.map_or(("", ""), |(_, title, text)| (title.as_str(), text.as_str()));
        facts.push((format!("title.{}", locale.tag()), title.to_owned()));
        facts.push((format!("description.{}", locale.tag()), description.to_owned()));
    }
    let portals = portals.map_or_else(|| "all".to_owned(), joined);
    let others = [
        ("price", format!("{} {price}", terms.currency)),
        ("portals", portals),
        ("on_sale_from", moment(terms.on_sale_from, zone)),
        ("on_sale_until", moment(terms.on_sale_until, zone)),
        ("capacity", shown(terms.capacity)),
        ("max_travellers", shown(terms.max_travellers)),
        ("payment_hours", shown(terms.payment_hours)),
    ];
    facts.extend(others.map(|(name, value)| (name.to_owned(), value)));
    facts.extend(dates.iter().map(|date| ("date".to_owned(), shown_date(date, zone))));
    facts
}

fn joined(ids: &[PortalId]) -> String {
    ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
}

/// With the offset, since the audit outlives the choice of a time zone.
fn moment(at: Option<Timestamp>, zone: &TimeZone) -> String {
    at.map(|at| time_zones::iso(at, zone)).unwrap_or_default()
}

/// Returns a date with its own capacity, if it has one.
fn shown_date(date: &TypedDate, zone: &TimeZone) -> String {
    let at = time_zones::iso(date.at, zone);
    date.capacity.map_or_else(|| at.clone(), |capacity| format!("{at} ({capacity})"))
}

fn shown(value: Option<impl Display>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

/// Returns those facts that are not among the others.
pub(super) fn difference(of: &Facts, from: &Facts) -> Facts {
    of.iter().filter(|fact| !from.contains(fact)).cloned().collect()
}

/// Returns facts as the audit shows them. What is empty is left out, unless all of it is.
pub(super) fn listed(facts: &Facts) -> String {
    let given = facts.iter().filter(|(_, value)| !value.is_empty());
    let list: Vec<_> = given.map(|(name, value)| format!("{name}={value}")).collect();
    if list.is_empty() {
        facts.iter().map(|(name, _)| format!("{name}=")).collect::<Vec<_>>().join(", ")
    } else {
        list.join(", ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_local_with_their_offset() {
        let noon = chrono::DateTime::from_timestamp(1_780_315_200, 0).unwrap().naive_utc();
        let madrid = "Europe/Madrid".parse().unwrap();
        assert_eq!(moment(Some(noon), &madrid), "2026-06-01T14:00:00+02:00");
        assert_eq!(moment(None, &madrid), "");
    }

    #[test]
    fn the_audit_says_what_changed_and_nothing_else() {
        let fact = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let before = vec![fact("price", "ARS 1.00"), fact("capacity", ""), fact("title.es", "A")];
        let after = vec![fact("price", "ARS 2.00"), fact("capacity", "9"), fact("title.es", "A")];
        assert_eq!(listed(&difference(&before, &after)), "price=ARS 1.00");
        assert_eq!(listed(&difference(&after, &before)), "price=ARS 2.00, capacity=9");
        let unlimited = vec![fact("price", "ARS 1.00"), fact("capacity", "")];
        let limited = vec![fact("price", "ARS 1.00"), fact("capacity", "9")];
        assert_eq!(listed(&difference(&unlimited, &limited)), "capacity=");
        let dated = vec![fact("price", "ARS 1.00"), fact("capacity", ""), fact("date", "monday")];
        assert_eq!(listed(&difference(&dated, &unlimited)), "date=monday");
        assert_eq!(listed(&difference(&unlimited, &dated)), "");
    }
}
