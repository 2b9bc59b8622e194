//! What undoing a change restores and ends.

use crate::store::rows::{EmailChangeRow, MergeRow};

/// Result of an undo, besides the old address and names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct UndoResult {
    /// The account is kept, without its password. Otherwise it was opened since the change, and ends.
    pub keeps_account: bool,
    /// The old address is a sign-in again.
    pub sign_in: bool,
    /// The mailbox is proved by the use of its link.
    pub proved: bool,
    /// A link to choose a new password is mailed to the old address.
    pub new_password: bool,
}

/// Returns what the undo of a change restores. `objection`: an earlier change, which set the old address, can itself be
/// objected to, so that the reader of its mailbox gets no access.
pub(super) const fn restored(change: &EmailChangeRow, objection: bool) -> UndoResult {
    let owner = change.was_active && !objection;
    UndoResult {
        keeps_account: change.was_active,
        sign_in: change.signed_in && owner,
        proved: owner,
        new_password: owner,
    }
}

/// Returns whether undoing a change undoes that merge of its customer: it is not older than the change.
pub(super) fn undoes_merge(change: &EmailChangeRow, merge: &MergeRow) -> bool {
    merge.id >= change.merges_from
}

/// Returns whether one merge is on top of another, of its survivor: it has to be undone first.
pub(super) fn is_on_top(above: &MergeRow, merge: &MergeRow) -> bool {
    above.id > merge.id
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::{CustomerId, EmailChangeId, MergeId, Timestamp};

    fn epoch() -> Timestamp {
        chrono::DateTime::UNIX_EPOCH.naive_utc()
    }

    fn change(was_active: bool, signed_in: bool, merges_from: i64) -> EmailChangeRow {
        EmailChangeRow {
            id: EmailChangeId::new(1),
            customer_id: CustomerId::new(1),
            at: epoch(),
            objection: true,
            merges_from: MergeId::new(merges_from),
            old_email: Some("ana@example.test".into()),
            first_name: None,
            last_name: None,
            signed_in,
            was_active,
            name_changed: false,
        }
    }

    #[test]
    fn the_undo_restores_by_prior_state_and_earlier_changes() {
        let nothing =
            UndoResult { keeps_account: false, sign_in: false, proved: false, new_password: false };
        let account = UndoResult { keeps_account: true, ..nothing };
        let owner = UndoResult { proved: true, new_password: true, ..account };
        let by_email = UndoResult { sign_in: true, ..owner };
        // Had an account, signed in by that address, an earlier change can be objected to.
        for (was_active, signed_in, objection, expected) in [
            (false, false, false, nothing),
            (false, false, true, nothing),
            (true, false, false, owner),
            (true, true, false, by_email),
            (true, false, true, account),
            (true, true, true, account),
        ] {
            let case = (was_active, signed_in, objection);
            let change = change(was_active, signed_in, 1);
            assert_eq!(restored(&change, objection), expected, "{case:?}");
        }
    }

    #[test]
    fn later_merges_are_undone_top_first() {
        let merge = |id| MergeRow {
            id: MergeId::new(id),
            survivor_id: CustomerId::new(1),
            absorbed_id: CustomerId::new(2),
            record: String::new(),
            at: epoch(),
        };
        for (merges_from, id, expected) in [(5, 4, false), (5, 5, true), (5, 6, true)] {
            let change = change(true, true, merges_from);
            assert_eq!(undoes_merge(&change, &merge(id)), expected, "{id} from {merges_from}");
        }
        for (above, below, expected) in [(4, 5, false), (5, 5, false), (6, 5, true)] {
            assert_eq!(is_on_top(&merge(above), &merge(below)), expected, "{above} on {below}");
        }
    }
}
