//! Undoing a merge, by an agent. The former owner of an address lost in a merge does so by `profile::email_undo`.

mod address_changes;
mod restoration;
mod steps;

pub(crate) use steps::unmerge;

use super::steps::record_history;
use crate::{
    AgentCaller,
    access::{allow, require_recent_code},
    audit,
    groups::Customers,
    store::{
        StoreError, read,
        rows::{MergeRecord, MergeRow, NewAudit, NewEvent, UnmergeOutcome},
        transaction,
    },
    timeline::Event,
};
use model::{
    Agent, AuditAction, CustomerId, CustomerNumber, Failure, OperatorId, Permission,
    refusals::UnmergeRefusal,
};

impl Customers<'_> {
    /// Undoes the merge of an absorbed number. What moved goes back; later changes stay with the survivor. Ends the
    /// sessions and revokes the links of both. Returns the survivor's number.
    ///
    /// # Errors
    /// Why the merge cannot be undone.
    #[tracing::instrument(skip_all, fields(operator = agent.operator.get()))]
    pub async fn undo_merge(
        self,
        agent: &Agent,
        caller: &AgentCaller,
        old: &CustomerNumber,
    ) -> Result<CustomerNumber, Failure<UnmergeRefusal>> {
        use UnmergeRefusal as R;
        allow(agent, Permission::MergeCustomers)?;
        require_recent_code(agent)?;
        let operator = agent.operator;
        let (row, survivor) = self.merge_of(operator, old).await?;
        let record = row.read_record()?;
        let now = self.accounts.now();
        let event = |customer| Event::MergeUndone.by_agent(agent, caller, customer, now);
        let events = both(&row, &record, event);
        let entry = |customer, subject: &str, other: &str| NewAudit {
            customer_id: Some(customer),
            after: Some(format!("{subject}, {other}")),
            ..audit::new_record(AuditAction::MergeUndone, agent, caller, subject, now)
        };
        let (stayed, left) =
            (record.survivor.number.to_string(), record.absorbed.number.to_string());
        let entries =
            [entry(row.survivor_id, &stayed, &left), entry(row.absorbed_id, &left, &stayed)];
        let ended = transaction!(self.accounts.store(), async |tx| {
            let ended = unmerge(tx, operator, row.id, now).await?;
            if ended == UnmergeOutcome::Done {
                record_history(tx, &events, &entries).await?;
            }
            Ok(ended)
        })
        .await?;
        match ended {
            UnmergeOutcome::Done => Ok(survivor),
            UnmergeOutcome::Gone => Err(R::TooLate.into()),
            UnmergeOutcome::SurvivorMerged => Err(R::SurvivorMerged.into()),
            UnmergeOutcome::LaterMerge => Err(R::LaterMerge.into()),
            UnmergeOutcome::EmailTaken => Err(R::EmailTaken.into()),
        }
    }

    /// Returns the merge of an absorbed number, and the current survivor's number.
    async fn merge_of(
        self,
        operator: OperatorId,
        old: &CustomerNumber,
    ) -> Result<(MergeRow, CustomerNumber), Failure<UnmergeRefusal>> {
        use UnmergeRefusal as R;
        let survivor = read!(self.accounts.store(), customers::by_number(operator, old)).await?;
        let survivor = survivor.ok_or(R::Unknown)?;
        let parts =
            read!(self.accounts.store(), merge_records::id_of_old_number(operator, old)).await?;
        let absorbed = parts.ok_or(R::Unknown)?;
        let row =
            read!(self.accounts.store(), merge_records::of_absorbed(operator, absorbed)).await?;
        match row {
            Some(row) => Ok((row, survivor.number)),
            None if survivor.is_deleted() => Err(R::SurvivorDeleted.into()),
            None => Err(R::TooLate.into()),
        }
    }
}

/// Returns the events of both timelines, each with the other's number.
fn both(
    row: &MergeRow,
    record: &MergeRecord,
    event: impl Fn(CustomerId) -> NewEvent,
) -> [NewEvent; 2] {
    let entry = |customer: CustomerId, other: &CustomerNumber| NewEvent {
        detail: Some(other.to_string()),
        ..event(customer)
    };
    [
        entry(row.survivor_id, &record.absorbed.number),
        entry(row.absorbed_id, &record.survivor.number),
    ]
}

/// Returns the timeline events of an undo by the former owner of an address.
///
/// # Errors
/// [`StoreError`] when the record of the merge cannot be read.
pub(crate) fn events_of_undo(
    row: &MergeRow,
    event: impl Fn(CustomerId) -> NewEvent,
) -> Result<[NewEvent; 2], StoreError> {
    Ok(both(row, &row.read_record()?, event))
}
