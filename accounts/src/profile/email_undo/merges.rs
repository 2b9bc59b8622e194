//! The merges that an undo of a change takes apart.

use super::restoration::{is_on_top, takes_apart};
use crate::{
    Caller,
    customers::{merge_undone, unmerge},
    store::{
        StoreError, Tx, query,
        rows::{EmailChangeRow, MergeRow, Unmerged},
    },
    timeline::Event,
};
use model::{Timestamp, refusals::EmailLinkRefusal};

/// No customer has more merges than these on top of one.
const MAX_MERGES: usize = 100;

/// Takes every merge of the customer apart that is not older than the change, and what was merged on top of it first: so that
/// a customer cannot be buried under others, and no undo reaches the account of another one. Returns why not, where one stays.
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
        let events = merge_undone(&merge, |customer| Event::MergeUndone.of(caller, customer, now));
        match unmerge(tx, operator, merge.id, now).await? {
            Unmerged::Done => {
                for event in &events {
                    query!(tx, timeline::record(event)).await?;
                }
            }
            Unmerged::EmailTaken => return Ok(Some(EmailLinkRefusal::EmailTaken)),
            Unmerged::Gone | Unmerged::SurvivorMerged | Unmerged::LaterMerge => break,
        }
    }
    Ok(Some(EmailLinkRefusal::LinkDead))
}

/// Returns the merge to be taken apart next: of those that are not older than the change, or on top of one of them.
async fn next(
    tx: &mut Tx,
    operator: i64,
    change: &EmailChangeRow,
) -> Result<Option<MergeRow>, StoreError> {
    let found = latest(tx, operator, change.customer_id).await?;
    let Some(mut merge) = found.filter(|merge| takes_apart(change, merge)) else {
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

/// Returns the merge that made a customer part of another one, or else the latest one that they survived.
async fn latest(tx: &mut Tx, operator: i64, customer: i64) -> Result<Option<MergeRow>, StoreError> {
    let absorbed = query!(tx, merge_records::of_absorbed(operator, customer)).await?;
    if absorbed.is_some() {
        return Ok(absorbed);
    }
    Ok(query!(tx, merge_records::of_survivor(operator, customer, 1)).await?.pop())
}
