//! The merges that an undo of a change undoes first, by the same steps as an agent does.

use super::restoration::{is_on_top, undoes_merge};
use crate::{
    Caller,
    customers::{events_of_undo, unmerge},
    store::{
        StoreError, Tx, query,
        rows::{EmailChangeRow, MergeRow, UnmergeOutcome},
    },
    timeline::Event,
};
use model::{CustomerId, OperatorId, Timestamp, refusals::EmailLinkRefusal};

/// Maximum merges on top of one.
const MAX_MERGES: usize = 100;

/// Undoes every merge of the customer that is not older than the change, and first those on top of it, so that further
/// merges cannot block the undo and no undo reaches another customer's account. Returns the refusal if one cannot be
/// undone.
///
/// # Errors
/// [`StoreError`] when the database does not answer.
pub(super) async fn undo(
    tx: &mut Tx,
    caller: &Caller,
    change: &EmailChangeRow,
    now: Timestamp,
) -> Result<Option<EmailLinkRefusal>, StoreError> {
    let operator = caller.portal.operator;
    for _ in 0..MAX_MERGES {
        let Some(merge) = next(tx, operator, change).await? else {
            return Ok(None);
        };
        match unmerge(tx, operator, merge.id, now).await? {
            UnmergeOutcome::Done => {
                let event = |customer| Event::MergeUndone.of(caller, customer, now);
                for event in events_of_undo(&merge, event)? {
                    query!(tx, timeline::record(&event)).await?;
                }
            }
            UnmergeOutcome::EmailTaken => return Ok(Some(EmailLinkRefusal::EmailTaken)),
            UnmergeOutcome::Gone | UnmergeOutcome::SurvivorMerged | UnmergeOutcome::LaterMerge => {
                break;
            }
        }
    }
    Ok(Some(EmailLinkRefusal::LinkDead))
}

/// Returns the next merge to undo: one that is not older than the change, or on top of such a one.
async fn next(
    tx: &mut Tx,
    operator: OperatorId,
    change: &EmailChangeRow,
) -> Result<Option<MergeRow>, StoreError> {
    let found = latest(tx, operator, change.customer_id).await?;
    let Some(mut merge) = found.filter(|merge| undoes_merge(change, merge)) else {
        return Ok(None);
    };
    loop {
        let above = latest(tx, operator, merge.survivor_id).await?;
        match above.filter(|above| is_on_top(above, &merge)) {
            Some(above) => merge = above,
            None => return Ok(Some(merge)),
        }
    }
}

/// Returns the merge that absorbed the customer, or else the latest one that they survived.
async fn latest(
    tx: &mut Tx,
    operator: OperatorId,
    customer: CustomerId,
) -> Result<Option<MergeRow>, StoreError> {
    let absorbed = query!(tx, merge_records::of_absorbed(operator, customer)).await?;
    if absorbed.is_some() {
        return Ok(absorbed);
    }
    Ok(query!(tx, merge_records::of_survivor(operator, customer, 1)).await?.pop())
}
