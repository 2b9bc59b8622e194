//! The customers whom an address vouched for by a provider may belong to.

use crate::{
    customer_lookup::{self, AddressCustomers},
    store::{StoreError, Tx, rows::AccountRow},
};
use model::{OperatorId, Timestamp};

/// The customers with an address on file or as sign-in.
#[derive(Debug, Default)]
pub(super) struct AddressOwners {
    pub active: Vec<AccountRow>,
    /// Customers without an active account.
    pub guests: Vec<AccountRow>,
    /// Whether one of them is disabled.
    pub blocked: bool,
}

/// Whose account a provider's user gets.
#[derive(Debug, Clone, Copy)]
pub(super) enum LinkOwner<'a> {
    Customer(&'a AccountRow),
    New,
}

impl AddressOwners {
    /// Returns whose account is opened without a proof: that of the only customer of the address, who has none yet, or a
    /// new one. `None` if an account has to be proved first: an address alone opens no existing one, as mailboxes
    /// change hands and providers make mistakes.
    pub(super) fn without_proof(&self) -> Option<LinkOwner<'_>> {
        match (self.active.as_slice(), self.guests.as_slice()) {
            ([], []) => Some(LinkOwner::New),
            ([], [guest]) => Some(LinkOwner::Customer(guest)),
            _ => None,
        }
    }

    /// Returns the customers that the reader of the mailbox may choose from.
    pub(super) fn candidates(&self) -> &[AccountRow] {
        if self.active.is_empty() { &self.guests } else { &self.active }
    }
}

/// Returns the current customers of an address, none without one.
///
/// # Errors
/// [`StoreError`] when the database does not answer.
pub(super) async fn find(
    tx: &mut Tx,
    operator: OperatorId,
    key: Option<&str>,
    now: Timestamp,
) -> Result<AddressOwners, StoreError> {
    let Some(key) = key else {
        return Ok(AddressOwners::default());
    };
    let customers = customer_lookup::of_address(tx, operator, key, now).await?;
    Ok(divide(customers))
}

/// Divides the customers of an address into active ones and guests. Excludes those whose former owner can object to the
/// address, except that disabled ones still block.
fn divide(AddressCustomers { mut rows, objections, .. }: AddressCustomers) -> AddressOwners {
    let blocked = rows.iter().any(|row| row.disabled);
    rows.retain(|row| !objections.contains_key(&row.customer));
    let (active, others): (Vec<_>, Vec<_>) = rows.into_iter().partition(AccountRow::is_active);
    let guests = others.into_iter().filter(|row| !row.disabled).collect();
    AddressOwners { active, guests, blocked }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use chrono::TimeDelta;
    use model::{CustomerId, CustomerNumber};

    /// Returns a customer by letters: `a`ctive, or without an account; `p`assword; `f`oreign, which signs in with the
    /// address unproved; `d`isabled; `o`bjection, which only [`owners`] reads.
    pub(in crate::sso) fn customer(id: u32, what: &str) -> AccountRow {
        let has = |letter: char| what.contains(letter);
        AccountRow {
            customer: CustomerId::new(id.into()),
            number: CustomerNumber::from_draw(id),
            first_name: "Ana".into(),
            last_name: "Quiroga".into(),
            email: Some("ana@example.test".into()),
            phone: None,
            locale: "en".into(),
            disabled: has('d'),
            last_purchase_at: None,
            state: has('a').then_some(AccountRow::ACTIVE),
            password_hash: has('p').then(|| format!("hash of {id}")),
            number_sign_in: Some(has('p')),
            sign_in_email: has('f').then(|| "ana@example.test".into()),
            email_proved: None,
        }
    }

    /// Returns the owners of an address: the customers 1, 2 and so on.
    pub(in crate::sso) fn owners(customers: &[&str]) -> AddressOwners {
        let numbered = || (1_u32..).zip(customers.iter().copied());
        let objections = numbered()
            .filter(|(_, what)| what.contains('o'))
            .map(|(id, _)| (CustomerId::new(id.into()), TimeDelta::hours(1)))
            .collect();
        let rows = numbered().map(|(id, what)| customer(id, what)).collect();
        divide(AddressCustomers { rows, is_agents: false, objections })
    }

    #[test]
    fn owners_are_active_or_guests_unless_their_address_can_be_objected_to() {
        let ids =
            |rows: &[AccountRow]| rows.iter().map(|row| row.customer.get()).collect::<Vec<_>>();
        // Customers; the active ones, the guests, whether one is disabled, and the candidates.
        for (customers, active, guests, blocked, candidates) in [
            (&[][..], &[][..], &[][..], false, &[][..]),
            (&["g"], &[], &[1], false, &[1]),
            (&["a"], &[1], &[], false, &[1]),
            (&["g", "a", "g"], &[2], &[1, 3], false, &[2]),
            (&["a", "a"], &[1, 2], &[], false, &[1, 2]),
            (&["ao"], &[], &[], false, &[]),
            (&["ao", "g"], &[], &[2], false, &[2]),
            (&["go", "a"], &[2], &[], false, &[2]),
            (&["gd"], &[], &[], true, &[]),
            (&["ad", "g"], &[], &[2], true, &[2]),
            (&["gdo", "a"], &[2], &[], true, &[2]),
        ] {
            let owners = owners(customers);
            assert_eq!(ids(&owners.active), active, "{customers:?}");
            assert_eq!(ids(&owners.guests), guests, "{customers:?}");
            assert_eq!(owners.blocked, blocked, "{customers:?}");
            assert_eq!(ids(owners.candidates()), candidates, "{customers:?}");
        }
    }
}
