//! What undoing a merge restores. No database access.

use crate::store::rows::{AccountRecord, ChangedHere, KeptData, MergeRecord, MovedKind, SideRow};

/// What returns to the absorbed customer if the survivor still has it, in this order. Identities return first, by rules
/// of their own.
pub(crate) const GIVEN_BACK: [MovedKind; 5] = [
    MovedKind::Purchases,
    MovedKind::Timeline,
    MovedKind::Outbox,
    MovedKind::Audit,
    MovedKind::Parts,
];

/// Both customers after an undo.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct RestoredCustomers {
    /// Data of the survivor.
    pub survivor: KeptData,
    /// What of it imports leave.
    pub survivor_changed: ChangedHere,
    /// Address of the absorbed customer, with its key. The other data is as before the merge.
    pub email: Option<String>,
    pub email_key: Option<String>,
    /// What of the absorbed customer imports leave.
    pub absorbed_changed: ChangedHere,
    /// The absorbed customer is disabled.
    pub disabled: bool,
}

/// Returns both customers after an undo, where `current` is the survivor as stored. Later changes stay with the
/// survivor, but an address follows its account. Customers disabled before the merge are disabled again; if the
/// survivor was disabled since, both are.
pub(crate) fn restored(record: &MergeRecord, current: &SideRow) -> RestoredCustomers {
    let MergeRecord { survivor: before, absorbed, kept, .. } = record;
    let follows = account_goes(record, current) && current.email != kept.email;
    let goes = if follows { current } else { absorbed };
    // Another spelling of the absorbed customer's address is still theirs.
    let is_theirs = current.email_key == kept.email_key && kept.email_key != before.email_key;
    let stays = if follows || is_theirs || current.email == kept.email { before } else { current };
    // First and last name go together: half of each would be a third person's.
    let is_kept_name =
        (&current.first_name, &current.last_name) == (&kept.first_name, &kept.last_name);
    let named = if is_kept_name { before } else { current };
    let survivor = KeptData {
        first_name: named.first_name.clone(),
        last_name: named.last_name.clone(),
        phone: unless_changed(&current.phone, &kept.phone, &before.phone),
        locale: unless_changed(&current.locale, &kept.locale, &before.locale),
        email: stays.email.clone(),
        email_key: stays.email_key.clone(),
    };
    RestoredCustomers {
        survivor_changed: changed_here(before, current, &survivor),
        survivor,
        email: goes.email.clone(),
        email_key: goes.email_key.clone(),
        absorbed_changed: ChangedHere {
            email_changed: absorbed.changed.email_changed || follows,
            ..absorbed.changed
        },
        disabled: absorbed.disabled || current.disabled,
    }
}

fn unless_changed<T: Clone + PartialEq>(current: &T, kept: &T, before: &T) -> T {
    if current == kept { before.clone() } else { current.clone() }
}

/// Returns which values of the survivor imports leave after an undo. The merge changed what is given back: whether a
/// person had changed it here is as before the merge.
fn changed_here(before: &SideRow, current: &SideRow, after: &KeptData) -> ChangedHere {
    let is_name_of = |side: &SideRow| {
        (&side.first_name, &side.last_name) == (&after.first_name, &after.last_name)
    };
    // Whether the value is that of before the merge, and whether it is the current one.
    let from = |is_before: bool, is_current: bool| {
        if is_before && !is_current { before.changed } else { current.changed }
    };
    let email = from(before.email == after.email, current.email == after.email);
    let phone = from(before.phone == after.phone, current.phone == after.phone);
    let locale = from(before.locale == after.locale, current.locale == after.locale);
    ChangedHere {
        name_changed: from(is_name_of(before), is_name_of(current)).name_changed,
        email_changed: email.email_changed,
        phone_changed: phone.phone_changed,
        locale_changed: locale.locale_changed,
    }
}

/// Returns whether the survivor's account goes to the absorbed customer: it was theirs, or the reader of their address
/// has opened it since. The survivor is another person, whose purchases it must not show.
pub(crate) fn account_goes(record: &MergeRecord, current: &SideRow) -> bool {
    let MergeRecord { survivor, absorbed, kept, .. } = record;
    let is_new = current.is_active() && !survivor.is_active() && !absorbed.is_active();
    record.sign_in_moved || (is_new && kept.email_key != survivor.email_key)
}

/// Returns the account that the merge ended, which the undo restores: the survivor's if their account goes.
pub(crate) fn ended_account(record: &MergeRecord, account_goes: bool) -> Option<&AccountRecord> {
    let side = if account_goes { &record.survivor } else { &record.absorbed };
    side.account.as_ref()
}

#[cfg(test)]
mod tests;
