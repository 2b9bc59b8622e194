//! The steps of a merge, within its transaction.

use super::{
    plan::{Pair, Plan},
    transfer::{MOVED, Transfer},
};
use crate::{
    customer_record,
    customers::steps::set_survivor,
    links, objections,
    store::{
        StoreError, Tx, long_statements_follow, query,
        rows::{IdentityRecord, LinkTarget, MergeRecord, NewMail},
    },
};
use model::{EmailChangeId, MergeId, OperatorId, Timestamp};

/// Ends the sign-in that is not kept, with its sessions and devices. Devices of a sign-in that moves move along.
/// Revokes the links of both: they would give access to another customer now.
///
/// # Errors
/// [`StoreError`] when the database does not answer.
pub(super) async fn end_ways_in(
    tx: &mut Tx,
    operator: OperatorId,
    pair: &Pair<'_>,
    transfer: &Transfer,
    now: Timestamp,
) -> Result<(), StoreError> {
    let (survivor, absorbed) = (pair.survivor.id, pair.absorbed.id);
    links::replace_of_customer(tx, operator, survivor, now).await?;
    links::replace_of_customer(tx, operator, absorbed, now).await?;
    for customer in &transfer.sessions_end {
        query!(tx, sessions::end_all(operator, *customer)).await?;
    }
    query!(tx, sessions::forget_devices(operator, transfer.account_ends)).await?;
    if transfer.account_moves {
        query!(tx, merges::move_devices(operator, absorbed, survivor)).await?;
    }
    query!(tx, merges::end_account(operator, transfer.account_ends)).await?;
    Ok(())
}

/// Ends the identities of the account that is not kept, unless they join the others. Returns the ended ones.
///
/// # Errors
/// [`StoreError`] when the database does not answer.
pub(super) async fn end_identities(
    tx: &mut Tx,
    operator: OperatorId,
    transfer: &Transfer,
) -> Result<Vec<IdentityRecord>, StoreError> {
    let Some(customer) = transfer.identities_end else {
        return Ok(Vec::new());
    };
    let ended = query!(tx, merges::identities_of(operator, customer)).await?;
    query!(tx, merges::end_identities(operator, customer)).await?;
    Ok(ended)
}

/// Stores the record that an undo needs. Returns its id.
///
/// # Errors
/// [`StoreError`] when the database does not answer.
pub(super) async fn keep_record(
    tx: &mut Tx,
    operator: OperatorId,
    (pair, plan): (&Pair<'_>, &Plan),
    ended: Vec<IdentityRecord>,
    now: Timestamp,
) -> Result<MergeId, StoreError> {
    let record = serde_json::to_string(&MergeRecord {
        survivor: pair.survivor.clone(),
        absorbed: pair.absorbed.clone(),
        kept: plan.kept.clone(),
        sign_in_moved: plan.sign_in_moves,
        ended,
    })?;
    let both = (pair.survivor.id, pair.absorbed.id);
    Ok(query!(tx, merge_records::insert(operator, both, &record, now)).await?)
}

/// Records the change that the owner of the lost address can undo, and that the kept one can be objected to. Returns
/// the change that an undo refers to.
///
/// # Errors
/// [`StoreError`] when the database does not answer.
pub(super) async fn record_lost_address(
    tx: &mut Tx,
    operator: OperatorId,
    (pair, plan): (&Pair<'_>, &Plan),
    merge: MergeId,
    now: Timestamp,
) -> Result<Option<EmailChangeId>, StoreError> {
    let Some((stays, lost)) = pair.email_changes(&plan.kept, operator, merge, now) else {
        return Ok(None);
    };
    if let Some(stays) = stays {
        objections::record(tx, &stays).await?;
    }
    Ok(Some(objections::record(tx, &lost).await?))
}

/// Moves everything of the absorbed customer to the survivor.
///
/// # Errors
/// [`StoreError`] when the database does not answer.
pub(super) async fn move_all(
    tx: &mut Tx,
    operator: OperatorId,
    (pair, transfer): (&Pair<'_>, &Transfer),
    merge: MergeId,
) -> Result<(), StoreError> {
    let (survivor, absorbed) = (pair.survivor.id, pair.absorbed.id);
    if transfer.account_moves {
        query!(tx, merges::move_account(operator, absorbed, survivor)).await?;
    }
    long_statements_follow();
    for kind in MOVED {
        query!(tx, merges::remember(operator, merge, kind, absorbed)).await?;
        query!(tx, merges::move_all(operator, kind, absorbed, survivor)).await?;
    }
    Ok(())
}

/// Clears the absorbed customer except for the number and the key of the address.
///
/// # Errors
/// [`StoreError`] when the database does not answer.
pub(super) async fn empty(
    tx: &mut Tx,
    operator: OperatorId,
    pair: &Pair<'_>,
) -> Result<(), StoreError> {
    let (survivor, absorbed) = (pair.survivor.id, pair.absorbed.id);
    let key = pair.absorbed.email_key.as_deref();
    let before = query!(tx, duplicates::known_by(operator, absorbed)).await?;
    query!(tx, merges::empty(operator, absorbed, survivor, key)).await?;
    customer_record::regroup(tx, operator, absorbed, before).await?;
    Ok(())
}

/// Sets the chosen data of the survivor.
///
/// # Errors
/// [`StoreError`] when the database does not answer.
pub(super) async fn fill(
    tx: &mut Tx,
    operator: OperatorId,
    pair: &Pair<'_>,
    plan: &Plan,
) -> Result<(), StoreError> {
    let bought = pair.survivor.last_purchase_at.max(pair.absorbed.last_purchase_at);
    set_survivor(tx, operator, pair.survivor.id, &plan.kept, bought).await
}

/// Queues the mails. A link to undo refers to that change.
///
/// # Errors
/// [`StoreError`] when the database does not answer.
pub(super) async fn queue_mails(
    tx: &mut Tx,
    mails: &[(NewMail, Option<LinkTarget>)],
    change: Option<EmailChangeId>,
) -> Result<(), StoreError> {
    for (mail, link) in mails {
        let link = link.as_ref().map(|link| LinkTarget { change, ..link.clone() });
        query!(tx, outbox::queue_with_link(mail, link.as_ref())).await?;
    }
    Ok(())
}
