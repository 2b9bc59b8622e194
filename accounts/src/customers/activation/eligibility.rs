//! Eligibility for an activation mail.

use crate::store::rows::{AccountRow, DetailsRow};
use chrono::TimeDelta;
use model::{Ineligibility, Settings};

/// Returns why a customer gets no activation mail, leaving the quotas aside. `is_agents`: the address is an agent's,
/// whose mailbox proves nothing. `objection`: time left for the former owner of the address to object.
pub(super) fn ineligibility(
    settings: &Settings,
    row: &DetailsRow,
    is_agents: bool,
    objection: Option<TimeDelta>,
) -> Option<Ineligibility> {
    if row.email_key.is_none() {
        Some(Ineligibility::NoEmail)
    } else if !settings.customer_accounts_enabled {
        Some(Ineligibility::AccountsOff)
    } else if !settings.password_sign_in() {
        Some(Ineligibility::SsoOnly)
    } else if row.disabled {
        Some(Ineligibility::Disabled)
    } else if row.state == Some(AccountRow::ACTIVE) {
        Some(Ineligibility::AlreadyActive)
    } else if is_agents {
        Some(Ineligibility::AgentsAddress)
    } else {
        objection.map(|left| Ineligibility::AddressChanged(whole_seconds(left)))
    }
}

fn whole_seconds(time: TimeDelta) -> u32 {
    u32::try_from(time.num_seconds()).unwrap_or(0).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::CustomerId;

    /// A customer in one letter each: `e`mail, `d`isabled, `i`nvited, `a`ctive.
    fn customer(what: &str) -> DetailsRow {
        let has = |letter: char| what.contains(letter);
        DetailsRow {
            id: CustomerId::new(1),
            first_name: "Ana".into(),
            last_name: "Quiroga".into(),
            email: has('e').then(|| "ana@example.test".into()),
            email_key: has('e').then(|| "ana@example.test".into()),
            phone: None,
            locale: "en".into(),
            disabled: has('d'),
            last_purchase_at: None,
            created_at: chrono::DateTime::UNIX_EPOCH.naive_utc(),
            first_key: "ana".into(),
            last_key: "quiroga".into(),
            phone_key: String::new(),
            state: match (has('a'), has('i')) {
                (true, _) => Some(AccountRow::ACTIVE),
                (false, true) => Some(AccountRow::INVITED),
                (false, false) => None,
            },
            has_password: None,
            number_sign_in: None,
            sign_in_email: None,
            activated_at: None,
        }
    }

    #[test]
    fn guests_with_an_address_of_their_own_are_eligible() {
        let open = Settings::default;
        let off = || Settings { customer_accounts_enabled: false, ..open() };
        let sso = || Settings { sso_enabled: true, sso_only: true, ..open() };
        // Settings, the customer, whether the address is an agent's, minutes left to object.
        for (settings, what, is_agents, objection, expected) in [
            (open(), "e", false, None, None),
            (open(), "ei", false, None, None),
            (open(), "", false, None, Some(Ineligibility::NoEmail)),
            (open(), "da", false, None, Some(Ineligibility::NoEmail)),
            (off(), "", false, None, Some(Ineligibility::NoEmail)),
            (off(), "e", false, None, Some(Ineligibility::AccountsOff)),
            (off(), "ed", true, None, Some(Ineligibility::AccountsOff)),
            (sso(), "e", false, None, Some(Ineligibility::SsoOnly)),
            (sso(), "ea", false, None, Some(Ineligibility::SsoOnly)),
            (open(), "ed", false, None, Some(Ineligibility::Disabled)),
            (open(), "eda", true, Some(1), Some(Ineligibility::Disabled)),
            (open(), "ea", false, None, Some(Ineligibility::AlreadyActive)),
            (open(), "ea", true, Some(1), Some(Ineligibility::AlreadyActive)),
            (open(), "e", true, None, Some(Ineligibility::AgentsAddress)),
            (open(), "ei", true, Some(1), Some(Ineligibility::AgentsAddress)),
            (open(), "e", false, Some(1), Some(Ineligibility::AddressChanged(60))),
            (open(), "ei", false, Some(0), Some(Ineligibility::AddressChanged(1))),
        ] {
            let left = objection.map(TimeDelta::minutes);
            let why = ineligibility(&settings, &customer(what), is_agents, left);
            assert_eq!(
                why, expected,
                "{what:?}, agent's: {is_agents}, {objection:?}, {settings:?}"
            );
        }
    }
}
