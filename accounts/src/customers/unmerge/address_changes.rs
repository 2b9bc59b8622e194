//! What becomes of recorded changes of addresses when a merge is undone.

use crate::{
    links::{self, Links},
    store::{
        StoreError, Tx, query,
        rows::{EmailChangeRow, MergeRecord, MergeRow},
    },
};
use model::{EmailAddress, EmailChangeId, MergeId, OperatorId, Timestamp};

/// Assigns the changes of a merge when it is undone. Later ones of an account that goes go with it. Where only
/// the address had moved, later changes give its owner no way into the survivor.
///
/// # Errors
/// [`StoreError`] when the database does not answer.
pub(super) async fn assign(
    tx: &mut Tx,
    operator: OperatorId,
    (merge, record): (&MergeRow, &MergeRecord),
    account_goes: bool,
    now: Timestamp,
) -> Result<(), StoreError> {
    let (id, survivor) = (merge.id, merge.survivor_id);
    if account_goes {
        let both = (survivor, merge.absorbed_id);
        query!(tx, email_changes::give_back_since(operator, id, both)).await?;
    } else if record.kept.email_key != record.survivor.email_key {
        clear_address(tx, operator, merge, record.kept.email_key.as_deref()).await?;
    }
    close_own(tx, operator, id, now).await
}

/// Takes the address of that key from the survivor's changes since a merge that would restore it, in any spelling.
async fn clear_address(
    tx: &mut Tx,
    operator: OperatorId,
    merge: &MergeRow,
    key: Option<&str>,
) -> Result<(), StoreError> {
    let (id, survivor) = (merge.id, merge.survivor_id);
    let changes = query!(tx, email_changes::since_merge(operator, id, survivor)).await?;
    let would_restore = |change: &&EmailChangeRow| {
        let old = change.old_email.as_deref().and_then(EmailAddress::key_of);
        old.is_some() && old.as_deref() == key
    };
    let such: Vec<EmailChangeId> =
        changes.iter().filter(would_restore).map(|change| change.id).collect();
    if !such.is_empty() {
        query!(tx, email_changes::clear_addresses(operator, &such)).await?;
    }
    Ok(())
}

/// Closes the changes that the merge made itself, where the owner has the address again: nothing is left to undo.
async fn close_own(
    tx: &mut Tx,
    operator: OperatorId,
    merge: MergeId,
    now: Timestamp,
) -> Result<(), StoreError> {
    let own = query!(tx, email_changes::open_of_merge(operator, merge)).await?;
    for change in own {
        let row = query!(tx, customers::by_id(operator, change.customer_id)).await?;
        let has_it = row.is_some_and(|row| row.email == change.old_email);
        if change.old_email.is_none() || has_it {
            close(tx, operator, &change, now).await?;
        }
    }
    Ok(())
}

/// Closes one change, with the links and queued mails that would undo it.
async fn close(
    tx: &mut Tx,
    operator: OperatorId,
    change: &EmailChangeRow,
    now: Timestamp,
) -> Result<(), StoreError> {
    let closed = [change.id];
    query!(tx, email_changes::close(operator, change.id, now)).await?;
    query!(tx, email_changes::replace_links(operator, &closed, now)).await?;
    links::cancel_mails(tx, operator, change.customer_id, Links::Undoing(&closed)).await
}
