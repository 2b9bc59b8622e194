//! An entry of the audit log: a sentence, and a link to what it is about.

use super::{export_facts, facts, settings};
use crate::backoffice::frame::role_name;
use crate::backoffice::paths;
use crate::backoffice::table::Moment;
use crate::texts::backoffice as frame_texts;
use crate::texts::backoffice::{agents as texts, codes, orders};
use crate::texts::refusals::Explain;
use leptos::prelude::*;
use model::refusals::{ActivationRefusal, Refusal};
use model::{AuditAction, AuditEntry, AuditKind, CustomerNumber, Locale, PurchaseNumber, Role};

#[component]
pub fn AuditItem(entry: AuditEntry, locale: Locale) -> impl IntoView {
    let colon = frame_texts::colon(locale);
    let action = AuditAction::from_code(&entry.action);
    let exported = export_facts::kind_of(&entry.subject);
    let words = |recorded: String| match action {
        Some(AuditAction::SettingsChanged | AuditAction::PortalSettingsChanged) => {
            settings::in_words(&recorded, locale)
        }
        Some(AuditAction::AgentInvited | AuditAction::AgentChanged) => {
            access_in_words(&recorded, locale)
        }
        Some(AuditAction::ActivationRefused) => reason_in_words(recorded, locale),
        Some(AuditAction::ExportBegun | AuditAction::ExportEnded) => {
            export_facts::in_words(&recorded, exported, locale)
        }
        Some(action) if has_facts(action) => facts::in_words(&recorded, locale),
        _ => recorded,
    };
    let before = entry.before.map(words).map(
        |before| view! { <p><span class="quiet-text">{texts::before(locale)}{colon}</span> {before}</p> },
    );
    let label = match action {
        Some(AuditAction::ActivationRefused) => orders::reason(locale),
        _ => texts::after(locale),
    };
    let after = entry
        .after
        .map(words)
        .map(|after| view! { <p><span class="quiet-text">{label}{colon}</span> {after}</p> });
    let link = link_of(&entry.action, &entry.subject);
    let number = entry.subject.parse::<PurchaseNumber>().is_ok().then_some("number");
    let subject = (!entry.subject.is_empty()).then(|| match link {
        Some(href) => view! { <a href=href class=number>{entry.subject}</a> }.into_any(),
        None => view! { <span>{entry.subject}</span> }.into_any(),
    });
    let mark = subject.is_some().then_some(colon);
    view! {
        <tr>
            <td>
                <Moment at=entry.at locale />
            </td>
            <th scope="row" class="address sentence">
                <strong>{entry.agent}</strong>
                " "
                {codes::did(&entry.action, locale)}
                {mark}
                {subject}
            </th>
            <td class="address hint">{before} {after}</td>
            <td class="number" data-label=texts::address(locale)>
                {entry.ip}
            </td>
        </tr>
    }
    .into_any()
}

/// Returns whether an action records facts that their pages name.
const fn has_facts(action: AuditAction) -> bool {
    matches!(
        AuditKind::of(action),
        AuditKind::Customers
            | AuditKind::Orders
            | AuditKind::Portals
            | AuditKind::Catalogue
            | AuditKind::Campaigns
            | AuditKind::Api
            | AuditKind::Imports
    )
}

/// Returns a recorded role, such as `agent, disabled`, in words. What another release recorded stays as it is.
fn access_in_words(recorded: &str, locale: Locale) -> String {
    let word = |part: &str| match (Role::from_code(part), part) {
        (Some(role), _) => role_name(role, locale).to_owned(),
        (None, "disabled") => texts::disabled(locale).to_lowercase(),
        (None, other) => other.to_owned(),
    };
    recorded.split(", ").map(word).collect::<Vec<_>>().join(", ")
}

/// Returns why an activation was refused. A code of another release stays as it is.
fn reason_in_words(recorded: String, locale: Locale) -> String {
    match ActivationRefusal::from_code(&recorded) {
        Some(refusal) => refusal.text(locale, 0),
        None => recorded,
    }
}

/// Returns the address of what an entry is about; `None` if it has no page.
fn link_of(action: &str, subject: &str) -> Option<String> {
    let place = match AuditKind::of(AuditAction::from_code(action)?) {
        AuditKind::Customers => return subject.split_whitespace().find_map(customer_path),
        AuditKind::Orders => {
            return subject.parse::<PurchaseNumber>().ok().map(|number| paths::order(&number));
        }
        AuditKind::SignIn => return None,
        AuditKind::Mails => "/mails",
        AuditKind::Settings => "/settings",
        AuditKind::Providers => "/providers",
        AuditKind::Portals => "/portals",
        AuditKind::Catalogue => "/products",
        AuditKind::Agents => "/agents",
        AuditKind::Api => "/api-tokens",
        AuditKind::Webhooks => "/webhooks",
        AuditKind::Exports => "/exports",
        AuditKind::Imports => "/imports",
        AuditKind::Campaigns => paths::CAMPAIGNS,
    };
    Some(place.to_owned())
}

fn customer_path(word: &str) -> Option<String> {
    let number: CustomerNumber = word.parse().ok()?;
    Some(paths::customer(&number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_leads_to_what_it_is_about() {
        for (action, subject, expected) in [
            ("customer-changed", "482-915-600", Some("/customers/482-915-600")),
            ("activation-sent", "482-915-600 <ana@example.test>", Some("/customers/482-915-600")),
            ("customer-changed", "somebody", None),
            ("order-cancelled", "P-00020318", Some("/orders/P-00020318")),
            ("settings-changed", "Norte Lines", Some("/settings")),
            ("signed-in", "laura@example.test", None),
            ("of another release", "482-915-600", None),
        ] {
            assert_eq!(link_of(action, subject).as_deref(), expected, "{action} {subject}");
        }
    }

    #[test]
    fn an_activation_that_was_refused_has_its_reason() {
        let shown = reason_in_words("disabled".to_owned(), Locale::English);
        assert_eq!(shown, "This customer is disabled.");
        assert_eq!(reason_in_words("of-another".to_owned(), Locale::English), "of-another");
    }

    #[test]
    fn roles_are_in_the_language_of_the_page() {
        for (recorded, locale, expected) in [
            ("admin", Locale::French, "Administrateur"),
            ("agent, disabled", Locale::Spanish, "Agente, desactivado"),
            ("of another release", Locale::English, "of another release"),
        ] {
            assert_eq!(access_in_words(recorded, locale), expected);
        }
    }
}
