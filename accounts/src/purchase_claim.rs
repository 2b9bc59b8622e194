//! Whether the reader of a mailbox may have a purchase made with its address.

use crate::{
    objections,
    store::{StoreError, Tx, query, rows::AccountRow},
};
use model::{EmailAddress, OperatorId, PurchaseId, Timestamp};

/// A purchase, and the address that a customer claims to have made it with.
#[derive(Debug, Clone, Copy)]
struct PurchaseClaim<'a> {
    /// The key of the address.
    email_key: &'a str,
    /// The address is an agent's, which sales at the counter carry.
    is_agents: bool,
    /// An account already shows it because of that address.
    is_shown: bool,
    /// The guest's address was changed, and its former owner can object.
    objection: bool,
}

/// Whether the reader of a mailbox may have a purchase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ClaimState {
    /// Yes: it is a guest's with that address.
    Free,
    /// The account of that address shows it.
    InAccount,
    /// Its customer is disabled.
    Disabled,
    /// It was not made with that address, as far as the reader of the mailbox may know.
    Unrelated,
}

impl PurchaseClaim<'_> {
    /// Returns whether the reader of the mailbox may have this customer's purchase: only of a guest with that address,
    /// while no account shows it because of that address and no objection is possible.
    fn state_against(&self, owner: &AccountRow) -> ClaimState {
        let key = owner.email.as_deref().and_then(EmailAddress::key_of);
        let has_address = key.as_deref() == Some(self.email_key);
        if !has_address || self.is_agents || self.objection {
            ClaimState::Unrelated
        } else if owner.disabled {
            ClaimState::Disabled
        } else if self.is_shown || owner.state == Some(AccountRow::ACTIVE) {
            ClaimState::InAccount
        } else {
            ClaimState::Free
        }
    }
}

/// Returns the guest customer of the purchase, if the reader of that mailbox may have it.
///
/// # Errors
/// [`StoreError`] when the database does not answer.
pub(crate) async fn guest_of(
    tx: &mut Tx,
    operator: OperatorId,
    purchase: PurchaseId,
    email_key: &str,
    now: Timestamp,
) -> Result<Option<AccountRow>, StoreError> {
    let found = owner_of(tx, operator, purchase, email_key, now).await?;
    Ok(found.filter(|(_, state)| *state == ClaimState::Free).map(|(owner, _)| owner))
}

/// Returns the customer of the purchase, if it was made with that address. Runs every query whatever the results are, so
/// that all answers take as long.
///
/// # Errors
/// [`StoreError`] when the database does not answer.
pub(crate) async fn owner_of(
    tx: &mut Tx,
    operator: OperatorId,
    purchase: PurchaseId,
    email_key: &str,
    now: Timestamp,
) -> Result<Option<(AccountRow, ClaimState)>, StoreError> {
    let owner = query!(tx, missing_purchases::owner_of(operator, purchase)).await?;
    let owner = owner.unwrap_or_default();
    let row = query!(tx, customers::by_id(operator, owner)).await?;
    let objection = objections::left(tx, operator, owner, now).await?;
    let claim = PurchaseClaim {
        email_key,
        is_agents: query!(tx, customers::is_agents_address(operator, email_key)).await?,
        is_shown: query!(tx, missing_purchases::is_shown(operator, email_key)).await?,
        objection: objection.is_some(),
    };
    let found = row.map(|row| {
        let state = claim.state_against(&row);
        (row, state)
    });
    Ok(found.filter(|(_, state)| *state != ClaimState::Unrelated))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::rows::AccountStatus;
    use model::{CustomerId, CustomerNumber};

    fn owner(state: Option<AccountStatus>, disabled: bool, email: Option<&str>) -> AccountRow {
        AccountRow {
            customer: CustomerId::new(1),
            number: CustomerNumber::from_draw(7),
            first_name: "Ana".into(),
            last_name: "Quiroga".into(),
            email: email.map(Into::into),
            phone: None,
            locale: "en".into(),
            disabled,
            last_purchase_at: None,
            state,
            password_hash: None,
            number_sign_in: None,
            sign_in_email: None,
            email_proved: None,
        }
    }

    const MINE: Option<&str> = Some("Ana@example.test");

    #[test]
    fn a_purchase_is_free_while_it_is_of_a_guest_with_the_address() {
        use ClaimState::{Disabled, Free, InAccount, Unrelated};
        let claim = PurchaseClaim {
            email_key: "ana@example.test",
            is_agents: false,
            is_shown: false,
            objection: false,
        };
        for (case, owner, expected) in [
            ("a guest", owner(None, false, MINE), Free),
            ("invited only", owner(Some(AccountRow::INVITED), false, MINE), Free),
            ("an account", owner(Some(AccountRow::ACTIVE), false, MINE), InAccount),
            ("locked out", owner(None, true, MINE), Disabled),
            ("another address", owner(None, false, Some("eva@example.test")), Unrelated),
            ("no address", owner(None, false, None), Unrelated),
        ] {
            assert_eq!(claim.state_against(&owner), expected, "{case}");
        }
        let guest = owner(None, false, MINE);
        for (against, expected) in [
            (PurchaseClaim { is_agents: true, ..claim }, Unrelated),
            (PurchaseClaim { is_shown: true, ..claim }, InAccount),
            (PurchaseClaim { objection: true, ..claim }, Unrelated),
        ] {
            assert_eq!(against.state_against(&guest), expected, "{against:?}");
        }
    }
}
