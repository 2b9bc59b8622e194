//! The steps of undoing a merge, within one transaction.

use super::{
    address_changes,
    restoration::{GIVEN_BACK, account_goes, ended_account, restored},
};
use crate::{
    customer_record,
    customers::steps::set_survivor,
    email_proof,
    events::{self, Subject},
    links,
    retention::MERGE_UNDO_TTL,
    store::{
        StoreError, Tx, long_statements_follow, query,
        rows::{IdentityRecord, MergeRecord, MergeRow, MovedKind, SideRow, UnmergeOutcome},
    },
    timeline::follow_orders,
};
use model::{EventKind, MergeId, OperatorId, Timestamp};

/// A merge, its record, and the survivor as stored.
struct UnmergeState {
    row: MergeRow,
    record: MergeRecord,
    survivor: SideRow,
    /// The survivor's account goes to the absorbed customer.
    account_goes: bool,
}

/// The merge to undo, or why it cannot be undone.
enum UnmergeDecision {
    Undo(Box<UnmergeState>),
    Blocked(UnmergeOutcome),
}

/// Undoes a merge, or changes nothing if it cannot be undone. What moved goes back, later changes stay with the
/// survivor. Ends sessions and devices and revokes links of both. Returns whether it was undone, or why not.
///
/// # Errors
/// [`StoreError`] when the database does not answer.
pub(crate) async fn unmerge(
    tx: &mut Tx,
    operator: OperatorId,
    merge: MergeId,
    now: Timestamp,
) -> Result<UnmergeOutcome, StoreError> {
    let undoing = match find(tx, operator, merge, now).await? {
        UnmergeDecision::Undo(undoing) => undoing,
        UnmergeDecision::Blocked(why) => return Ok(why),
    };
    let UnmergeState { row, record, account_goes, .. } = &*undoing;
    let both = [row.survivor_id, row.absorbed_id];
    for customer in both {
        query!(tx, sessions::end_all(operator, customer)).await?;
        links::replace_of_customer(tx, operator, customer, now).await?;
        query!(tx, sessions::forget_devices(operator, customer)).await?;
    }
    move_identities_back(tx, operator, &undoing).await?;
    long_statements_follow();
    for kind in GIVEN_BACK {
        query!(tx, unmerge::move_back(operator, row, kind)).await?;
    }
    // What happened since the merge to the orders that went back.
    follow_orders(tx, operator, (row.survivor_id, row.absorbed_id), row.at).await?;
    restore_account(tx, operator, &undoing).await?;
    for customer in both {
        email_proof::forget_lost(tx, operator, customer).await?;
    }
    refill(tx, operator, &undoing).await?;
    address_changes::assign(tx, operator, (row, record), *account_goes, now).await?;
    query!(tx, merge_records::delete(operator, row.id)).await?;
    let subject = Subject::merge(row.survivor_id, row.absorbed_id);
    events::record(tx, operator, EventKind::CustomerUnmerged, subject, now).await?;
    Ok(UnmergeOutcome::Done)
}

/// Returns the merge, or why it cannot be undone.
async fn find(
    tx: &mut Tx,
    operator: OperatorId,
    merge: MergeId,
    now: Timestamp,
) -> Result<UnmergeDecision, StoreError> {
    let row = query!(tx, merge_records::by_id(operator, merge)).await?;
    let Some(row) = row.filter(|row| row.at > now - MERGE_UNDO_TTL) else {
        return Ok(UnmergeDecision::Blocked(UnmergeOutcome::Gone));
    };
    let Some(survivor) = query!(tx, merge_records::side(operator, row.survivor_id)).await? else {
        return Ok(UnmergeDecision::Blocked(UnmergeOutcome::SurvivorMerged));
    };
    let latest = query!(tx, merge_records::of_survivor(operator, row.survivor_id, 1)).await?;
    if latest.iter().any(|latest| latest.id != row.id) {
        return Ok(UnmergeDecision::Blocked(UnmergeOutcome::LaterMerge));
    }
    let record = row.read_record()?;
    let account_goes = account_goes(&record, &survivor);
    let ended = ended_account(&record, account_goes);
    let email = ended.and_then(|account| account.sign_in_email.as_deref());
    if let Some(email) = email
        && query!(tx, customers::by_sign_in_email(operator, email)).await?.is_some()
    {
        return Ok(UnmergeDecision::Blocked(UnmergeOutcome::EmailTaken));
    }
    Ok(UnmergeDecision::Undo(Box::new(UnmergeState { row, record, survivor, account_goes })))
}

/// Gives back the identities that moved, those linked since to an account that goes, and those that ended, unless their
/// provider was removed or they belong to another customer now.
async fn move_identities_back(
    tx: &mut Tx,
    operator: OperatorId,
    undoing: &UnmergeState,
) -> Result<(), StoreError> {
    let UnmergeState { row, record, account_goes, .. } = undoing;
    if *account_goes {
        query!(tx, unmerge::move_identities_since(operator, row)).await?;
    }
    query!(tx, unmerge::move_back(operator, row, MovedKind::Identities)).await?;
    for identity in &record.ended {
        if is_free(tx, operator, identity).await? {
            query!(tx, unmerge::add_identity(identity)).await?;
        }
    }
    Ok(())
}

async fn is_free(
    tx: &mut Tx,
    operator: OperatorId,
    identity: &IdentityRecord,
) -> Result<bool, StoreError> {
    let provider = identity.provider_id;
    if !query!(tx, unmerge::has_provider(operator, provider)).await? {
        return Ok(false);
    }
    let (issuer, subject) = (identity.issuer.as_str(), identity.subject.as_str());
    Ok(query!(tx, identities::find(operator, provider, issuer, subject)).await?.is_none())
}

/// Gives back an account that goes as it is now: its owner may have changed the password since, and what they have
/// agreed to goes with it. Restores the one that ended as it was.
async fn restore_account(
    tx: &mut Tx,
    operator: OperatorId,
    undoing: &UnmergeState,
) -> Result<(), StoreError> {
    let UnmergeState { row, record, account_goes, .. } = undoing;
    if *account_goes {
        let both = (row.survivor_id, row.absorbed_id);
        query!(tx, merges::move_account(operator, both.0, both.1)).await?;
        query!(tx, consents::move_since(operator, both, row.at)).await?;
    }
    if let Some(account) = ended_account(record, *account_goes) {
        query!(tx, unmerge::add_account(account)).await?;
    }
    Ok(())
}

/// Restores names and addresses of both, and which of them imports leave.
async fn refill(
    tx: &mut Tx,
    operator: OperatorId,
    undoing: &UnmergeState,
) -> Result<(), StoreError> {
    let UnmergeState { record, survivor, .. } = undoing;
    let restored = restored(record, survivor);
    let email = (restored.email.as_deref(), restored.email_key.as_deref());
    let (absorbed, disabled) = (&record.absorbed, restored.disabled);
    query!(tx, unmerge::revive(operator, absorbed, email, disabled)).await?;
    let changed = restored.absorbed_changed;
    query!(tx, customer_changes::set_changed_here(operator, absorbed.id, changed)).await?;
    customer_record::regroup(tx, operator, absorbed.id, None).await?;
    let bought = query!(tx, unmerge::bought_last(operator, survivor.id)).await?;
    let bought = bought.max(record.survivor.last_purchase_at);
    set_survivor(tx, operator, survivor.id, &restored.survivor, bought).await?;
    let changed = restored.survivor_changed;
    query!(tx, customer_changes::set_changed_here(operator, survivor.id, changed)).await?;
    Ok(())
}
