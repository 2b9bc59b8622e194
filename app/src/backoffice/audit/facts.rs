//! The facts that an entry records of customers, orders, products, portals, campaigns and others, such as
//! `first_name: Ana` or `state=paid`: named as on their pages.

use crate::backoffice::campaigns::filter_text;
use crate::backoffice::orders::state_name;
use crate::components::time::local;
use crate::texts::backoffice as frame_texts;
use crate::texts::backoffice::{
    api_tokens, audit, campaigns, catalogue, customers, imports, orders, portals,
};
use crate::texts::{common, moments};
use model::{CustomerFilter, Locale, OrderState, Timestamp};

/// Returns recorded facts in words. Anything else, such as the rest of a text with a comma, stays as it is.
pub fn in_words(recorded: &str, locale: Locale) -> String {
    let words = |fact: &str| one(fact, locale).unwrap_or_else(|| fact.to_owned());
    let line = |line: &str| line.split(", ").map(words).collect::<Vec<_>>().join(", ");
    recorded.split('\n').map(line).collect::<Vec<_>>().join("\n")
}

fn one(fact: &str, locale: Locale) -> Option<String> {
    match fact {
        "dry run: yes" => return Some(imports::dry_run(locale).to_owned()),
        "dry run: no" => return Some(imports::title(locale).to_owned()),
        _ => {}
    }
    let is_in_name = |c: char| c.is_ascii_alphabetic() || matches!(c, '_' | '.' | '-');
    let (name, rest) = fact.split_at(fact.find(|c: char| !is_in_name(c))?);
    let value = rest.strip_prefix('=').or_else(|| rest.strip_prefix(": "))?;
    let shown = match name {
        "filter" => filter(value, locale),
        "start_at" => start(value, locale),
        _ => word(name, value, locale).to_owned(),
    };
    Some(named(&label(name, locale)?, &shown, locale))
}

/// Returns a fact after what it is called.
pub fn named(label: &str, shown: &str, locale: Locale) -> String {
    format!("{label}{}{shown}", frame_texts::colon(locale))
}

/// Returns what a value of a closed list is called. Any other stays as it is.
fn word<'a>(name: &str, value: &'a str, locale: Locale) -> &'a str {
    match (name, value) {
        ("language" | "default_locale", tag) => language(tag).map_or(tag, |known| known.name()),
        ("state", code) => OrderState::ALL
            .into_iter()
            .find(|state| state.code() == code)
            .map_or(code, |state| state_name(state, locale)),
        ("refunded", "yes") => orders::refunded(locale),
        ("refunded", "no") => orders::not_refunded(locale),
        ("portals", "all") => catalogue::everywhere(locale),
        _ => value,
    }
}

/// Returns which customers a campaign or an export was for, recorded as the query of their list, or `none`.
pub fn filter(query: &str, locale: Locale) -> String {
    let value =
        |name: &str| query.split('&').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='));
    filter_text(&CustomerFilter::read(value), locale)
}

/// Returns a recorded moment in the time zone of the page.
fn start(recorded: &str, locale: Locale) -> String {
    match Timestamp::parse_from_str(recorded, "%Y-%m-%dT%H:%M:%SZ") {
        Ok(at) => moments::short_moment(local(at), locale),
        Err(_) => recorded.to_owned(),
    }
}

/// Returns what a fact is called; `None` if it is of another release.
fn label(name: &str, locale: Locale) -> Option<String> {
    if let Some(tag) = name.strip_prefix("title.") {
        return Some(catalogue::title_in(locale, language(tag)?.name()));
    }
    if let Some(tag) = name.strip_prefix("description.") {
        return Some(catalogue::description_in(locale, language(tag)?.name()));
    }
    if let Some(language) = language(name) {
        return Some(language.name().to_owned());
    }
    let label = match name {
        "number" => customers::number(locale),
        "name" => frame_texts::name(locale),
        "first_name" => common::first_name(locale),
        "last_name" => common::last_name(locale),
        "email" => common::email(locale),
        "phone" => customers::phone(locale),
        "language" => customers::language(locale),
        "external_id" => imports::external_id(locale),
        "sign-in" => audit::sign_in(locale),
        "state" => frame_texts::state(locale),
        "refunded" => orders::refund(locale),
        "reason" => orders::reason(locale),
        "price" => catalogue::price(locale),
        "portals" => frame_texts::portals(locale),
        "on_sale_from" => catalogue::from(locale),
        "on_sale_until" => catalogue::until(locale),
        "capacity" => catalogue::capacity(locale),
        "max_travellers" => catalogue::max_travellers(locale),
        "payment_hours" => catalogue::payment_hours(locale),
        "date" => catalogue::date(locale),
        "position" => catalogue::order(locale),
        "origin" | "address" => portals::address(locale),
        "accent" => portals::colour_title(locale),
        "locales" => portals::languages(locale),
        "default_locale" => portals::default(locale),
        "per_minute" => campaigns::per_minute(locale),
        "start_at" => campaigns::start_title(locale),
        "filter" => campaigns::who(locale),
        "expires_at" => api_tokens::expires(locale),
        _ => return None,
    };
    Some(label.to_owned())
}

/// Returns the language of exactly that tag.
fn language(tag: &str) -> Option<Locale> {
    Locale::ALL.into_iter().find(|locale| locale.tag() == tag)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn facts_are_named_as_on_their_pages() {
        for (recorded, expected) in [
            ("first_name: Ana\nlanguage: pt-BR", "First name: Ana\nLanguage: Português (Brasil)"),
            ("phone: ", "Phone: "),
            ("email: a=b@example.test", "Email: a=b@example.test"),
            (
                "state=cancelled, refunded=yes, reason=Storm, no ship",
                "Status: Cancelled, Refund: Refunded at the counter, Reason: Storm, no ship",
            ),
            (
                "title.es=Córdoba, portals=all, capacity=9",
                "Title, Español: Córdoba, Portals: On every portal, including future ones, Places: 9",
            ),
            ("default_locale=fr, locales=en es", "Default language: Français, Languages: en es"),
            ("es=Hola, Ana", "Español: Hola, Ana"),
            ("ana@example.test", "ana@example.test"),
            ("482-915-600, 117-204-300", "482-915-600, 117-204-300"),
            ("filter: none\nper_minute: 60", "Customers: All customers\nEmails per minute: 60"),
            ("filter: state=no-account&language=fr", "Customers: No account · Français"),
            ("start_at: soon", "Start: soon"),
            ("dry run: yes", "Check only"),
            ("dry run: no", "Import"),
            ("orders.read\nexpires_at: 2027-05-30", "orders.read\nExpires: 2027-05-30"),
            ("of_another_release=7", "of_another_release=7"),
            ("state=lost", "Status: lost"),
            ("", ""),
        ] {
            assert_eq!(in_words(recorded, Locale::English), expected);
        }
        let french = in_words("state=paid", Locale::French);
        assert_eq!(french, "État\u{202f}: Payé");
    }
}
