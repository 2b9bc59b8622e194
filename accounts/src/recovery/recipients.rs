//! Recipients of a recovery, and the purposes of their links.

use crate::{
    customer_lookup::{self, AddressCustomers},
    objections,
    store::{StoreError, Tx, query, rows::AccountRow},
    token::Purpose,
};
use chrono::TimeDelta;
use model::{CustomerId, CustomerNumber, EmailAddress, OperatorId, Timestamp};
use std::collections::BTreeMap;

/// Maximum mails per request: several customers can have the same address.
const MAX_MAILS: usize = 5;

/// Returns the customers who may recover by that address, latest buyer first.
///
/// # Errors
/// [`StoreError`] when the database does not answer.
pub(super) async fn by_email(
    tx: &mut Tx,
    operator: OperatorId,
    email: &EmailAddress,
    now: Timestamp,
) -> Result<Vec<AccountRow>, StoreError> {
    let key = email.key();
    let AddressCustomers { rows, is_agents, objections } =
        customer_lookup::of_address(tx, operator, &key, now).await?;
    Ok(reachable(rows, is_agents, &objections))
}

/// Returns the customer who may recover by that number.
///
/// # Errors
/// [`StoreError`] when the database does not answer.
pub(super) async fn by_number(
    tx: &mut Tx,
    operator: OperatorId,
    number: &CustomerNumber,
    now: Timestamp,
) -> Result<Vec<AccountRow>, StoreError> {
    let row = query!(tx, customers::by_number(operator, number)).await?;
    let rows: Vec<AccountRow> = row.into_iter().collect();
    let ids: Vec<CustomerId> = rows.iter().map(|row| row.customer).collect();
    let objections = objections::of_customers(tx, operator, &ids, now).await?;
    Ok(reachable(rows, false, &objections))
}

/// Returns the customers whose address gives access: no former owner can object to it. `is_agents`: the typed address
/// is an agent's, which sales at the counter carry, so that it identifies none of them.
fn reachable(
    rows: Vec<AccountRow>,
    is_agents: bool,
    objections: &BTreeMap<CustomerId, TimeDelta>,
) -> Vec<AccountRow> {
    let leads_to = |row: &AccountRow| !is_agents && !objections.contains_key(&row.customer);
    rows.into_iter().filter(leads_to).collect()
}

/// Returns the recipients of a link for a new password, with its purpose: invited customers get the activation again.
/// The customer who signs in with an email comes first, and guests count for nothing: anyone can make more of them by
/// purchases with that address, which must not keep its customer out.
pub(super) fn links(rows: &[AccountRow]) -> Vec<(&AccountRow, Purpose)> {
    let links = rows.iter().filter_map(|row| Some((row, purpose_for(row)?)));
    let (mut links, by_number): (Vec<_>, Vec<_>) =
        links.partition(|(row, _)| row.sign_in_email.is_some());
    links.extend(by_number);
    links.truncate(MAX_MAILS);
    links
}

/// Returns the purpose of the link that a customer may get. None for guests and disabled customers.
fn purpose_for(row: &AccountRow) -> Option<Purpose> {
    if row.is_active() {
        Some(Purpose::Reset)
    } else if row.is_invited() {
        Some(Purpose::Activate)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A customer by letters: `g`uest, `i`nvited or `a`ctive; then signs in by `e`mail, `d`isabled and `o`bjection.
    fn customer(id: i64, what: &str) -> AccountRow {
        let state = match what.chars().next() {
            Some('a') => Some(AccountRow::ACTIVE),
            Some('i') => Some(AccountRow::INVITED),
            _ => None,
        };
        AccountRow {
            customer: CustomerId::new(id),
            number: CustomerNumber::from_draw(7),
            first_name: "Ana".into(),
            last_name: "Quiroga".into(),
            email: Some("ana@example.test".into()),
            phone: None,
            locale: "en".into(),
            disabled: what.contains('d'),
            last_purchase_at: None,
            state,
            password_hash: None,
            number_sign_in: None,
            sign_in_email: what.contains('e').then(|| "ana@example.test".into()),
            email_proved: None,
        }
    }

    #[test]
    fn a_recovery_excludes_addresses_that_can_be_objected_to() {
        use Purpose::{Activate, Reset};
        let none: &[(i64, Purpose)] = &[];
        for (customers, is_agents, expected) in [
            (&[][..], false, none),
            (&["g"], false, &[]),
            (&["a"], false, &[(1, Reset)]),
            (&["i"], false, &[(1, Activate)]),
            (&["ad"], false, &[]),
            (&["id"], false, &[]),
            (&["ao"], false, &[]),
            (&["io"], false, &[]),
            (&["a", "g", "i", "ao", "a"], false, &[(1, Reset), (3, Activate), (5, Reset)]),
            (&["a"], true, &[]),
            (&["a", "i"], true, &[]),
            (&["a", "a", "a", "a", "a", "a"], false, &[1, 2, 3, 4, 5].map(|id| (id, Reset))),
            // Neither unreachable customers nor those without an account count towards the limit.
            (&["ao", "a", "g", "g", "g", "g", "a"], false, &[(2, Reset), (7, Reset)]),
            (&["g", "g", "g", "g", "g", "g", "ae"], false, &[(7, Reset)]),
            // The customer whose sign-in the address is gets a mail, however many others bought later.
            (
                &["a", "i", "a", "a", "a", "a", "ae"],
                false,
                &[(7, Reset), (1, Reset), (2, Activate), (3, Reset), (4, Reset)],
            ),
        ] {
            let rows = (1..).zip(customers).map(|(id, what)| customer(id, what)).collect();
            let objections = (1..).zip(customers).filter(|(_, what)| what.contains('o'));
            let objections =
                objections.map(|(id, _)| (CustomerId::new(id), TimeDelta::hours(1))).collect();
            let rows = reachable(rows, is_agents, &objections);
            let found: Vec<_> = links(&rows)
                .into_iter()
                .map(|(row, purpose)| (row.customer.get(), purpose))
                .collect();
            assert_eq!(found, expected, "{customers:?}, of an agent: {is_agents}");
        }
    }

    #[test]
    fn a_reminder_of_the_number_is_for_guests_too() {
        let rows = vec![customer(1, "g"), customer(2, "ao"), customer(3, "a")];
        let objections = BTreeMap::from([(CustomerId::new(2), TimeDelta::hours(1))]);
        let found: Vec<_> =
            reachable(rows, false, &objections).iter().map(|row| row.customer.get()).collect();
        assert_eq!(found, [1, 3]);
    }
}
