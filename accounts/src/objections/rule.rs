//! Which changes of an address can be objected to, and which links that delays.

use crate::{store::rows::EmailChangeRow, token::Purpose};
use chrono::TimeDelta;
use model::{CustomerId, Timestamp};
use std::collections::BTreeMap;

/// Time that the former owner of an address has before the new one gives access.
pub(crate) const OBJECTION: TimeDelta = TimeDelta::hours(24);

/// Returns the customers whose address gives no access yet, with the time until it does. `changes` are those of the
/// last 24 hours that were not undone, oldest first. Only the latest of a customer counts, because customers who change
/// their address themselves have proved who they are.
pub(crate) fn active_objections(
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
    use model::{EmailChangeId, MergeId};

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
