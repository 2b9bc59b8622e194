//! Objections: an address that an agent changed, or that was lost in a merge, gives no access to the customer for 24
//! hours, so that its former owner can undo the change first. Every lookup from an address to a customer checks this in
//! its own transaction, by [`of_customers`] or [`left`].

use crate::{
    Accounts, StoreError,
    store::{
        Tx, query, read,
        rows::{EmailChangeRow, NewEmailChange},
    },
    token::Purpose,
};
use chrono::TimeDelta;
use model::{CustomerId, EmailChangeId, MergeId, OperatorId, Timestamp};
use std::collections::BTreeMap;

/// Time that the former owner of an address has before the new one gives access.
const OBJECTION: TimeDelta = TimeDelta::hours(24);

impl Accounts {
    /// Returns the time until the address of a customer gives access. None if it already does.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    pub(crate) async fn objection_left(
        &self,
        operator: OperatorId,
        customer: CustomerId,
    ) -> Result<Option<TimeDelta>, StoreError> {
        let now = self.now();
        read!(self.store(), async |tx| { left(tx, operator, customer, now).await }).await
    }
}

/// Returns those of the customers whose address gives no access yet, each with the time until it does.
///
/// # Errors
/// [`StoreError`] when the database does not answer.
pub(crate) async fn of_customers(
    tx: &mut Tx,
    operator: OperatorId,
    customers: &[CustomerId],
    now: Timestamp,
) -> Result<BTreeMap<CustomerId, TimeDelta>, StoreError> {
    if customers.is_empty() {
        return Ok(BTreeMap::new());
    }
    let since = now - OBJECTION;
    let changes = query!(tx, email_changes::open_since(operator, customers, since)).await?;
    Ok(active_objections(&changes, now))
}

/// Returns the time until the address of one customer gives access. None if it already does.
///
/// # Errors
/// [`StoreError`] when the database does not answer.
pub(crate) async fn left(
    tx: &mut Tx,
    operator: OperatorId,
    customer: CustomerId,
    now: Timestamp,
) -> Result<Option<TimeDelta>, StoreError> {
    let mut objections = of_customers(tx, operator, &[customer], now).await?;
    Ok(objections.remove(&customer))
}

/// Records a change of an address that is about to be made, after all merges of the customer so far. Returns its id.
///
/// # Errors
/// [`StoreError`] when the database does not answer.
pub(crate) async fn record(
    tx: &mut Tx,
    change: &NewEmailChange<'_>,
) -> Result<EmailChangeId, StoreError> {
    let (operator, customer) = (change.operator_id, change.customer_id);
    let merges_from = match change.merge_id {
        Some(merge) => merge,
        None => {
            let latest = query!(tx, merge_records::latest_of(operator, customer)).await?;
            MergeId::new(latest.map_or(1, |latest| latest.get() + 1))
        }
    };
    let name_changed = query!(tx, customer_changes::is_name_changed(operator, customer)).await?;
    Ok(query!(tx, email_changes::insert(change, merges_from, name_changed)).await?)
}

/// Returns the customers whose address gives no access yet, with the time until it does. `changes` are those of the
/// last 24 hours that were not undone, oldest first. Only the latest of a customer counts, because customers who change
/// their address themselves have proved who they are.
fn active_objections(
    changes: &[EmailChangeRow],
    now: Timestamp,
) -> BTreeMap<CustomerId, TimeDelta> {
    let latest: BTreeMap<CustomerId, &EmailChangeRow> =
        changes.iter().map(|change| (change.customer_id, change)).collect();
    latest
        .into_iter()
        .filter(|(_, change)| change.objection)
        .map(|(customer, change)| (customer, change.at + OBJECTION - now))
        .filter(|(_, left)| *left > TimeDelta::zero())
        .collect()
}

/// Returns whether a link of that purpose gives the reader of a mailbox access to its customer. The other purposes
/// require more than the mailbox, restore what was lost, or have no customer yet.
pub(crate) const fn is_way_in(purpose: Purpose) -> bool {
    match purpose {
        Purpose::Reset | Purpose::Activate | Purpose::Prove => true,
        // A registration has no customer before its confirmation, which does its own check. A new address also requires
        // the session or the password. A missed purchase checks its guest, not the customer who misses it.
        Purpose::Confirm | Purpose::ConfirmEmail | Purpose::AddPurchase => false,
        Purpose::Order | Purpose::UndoEmail => false,
        Purpose::Invite | Purpose::AgentReset | Purpose::ConfirmSender => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(minutes: i64) -> Timestamp {
        chrono::DateTime::UNIX_EPOCH.naive_utc() + TimeDelta::minutes(minutes)
    }

    fn change(customer: i64, minutes: i64, objection: bool) -> EmailChangeRow {
        EmailChangeRow {
            id: EmailChangeId::new(minutes),
            customer_id: CustomerId::new(customer),
            at: at(minutes),
            objection,
            merges_from: MergeId::new(1),
            old_email: Some("ana@example.test".into()),
            first_name: None,
            last_name: None,
            signed_in: false,
            was_active: false,
            name_changed: false,
        }
    }

    #[test]
    fn the_latest_change_of_a_customer_decides_for_a_day() {
        const DAY: i64 = 24 * 60;
        // Changes as customer, minute and objection; the current minute; remaining minutes by customer.
        let cases = [
            ("no change", &[][..], 0, &[][..]),
            ("an agent's, just now", &[(1, 0, true)], 0, &[(1, DAY)]),
            ("one minute before the end", &[(1, 0, true)], DAY - 1, &[(1, 1)]),
            ("at its end", &[(1, 0, true)], DAY, &[]),
            ("the customer's own", &[(1, 0, false)], 0, &[]),
            ("their own after an agent's", &[(1, 0, true), (1, 5, false)], 6, &[]),
            ("an agent's after their own", &[(1, 0, false), (1, 5, true)], 6, &[(1, DAY - 1)]),
            ("two by agents: the day begins anew", &[(1, 0, true), (1, 60, true)], DAY, &[(1, 60)]),
            (
                "each for themselves",
                &[(1, 0, true), (2, 1, false), (3, 2, true)],
                2,
                &[(1, DAY - 2), (3, DAY)],
            ),
        ];
        for (case, changes, now, expected) in cases {
            let rows: Vec<_> = changes
                .iter()
                .map(|&(who, when, objection)| change(who, when, objection))
                .collect();
            let expected: BTreeMap<_, _> = expected
                .iter()
                .map(|&(who, left)| (CustomerId::new(who), TimeDelta::minutes(left)))
                .collect();
            assert_eq!(active_objections(&rows, at(now)), expected, "{case}");
        }
    }
}
