//! Comparing and merging two customers. `plan` and `transfer` decide, without database access.

mod notices;
mod plan;
mod steps;
mod transfer;

use super::{duplicates::preference, steps::record_history};
use crate::{
    AccessError, AgentCaller, StoreError,
    access::{allow, require_recent_code},
    events::{self, Subject},
    groups::Customers,
    objections,
    store::{Tx, query, read, rows::SideRow, transaction},
    token::derived,
};
use model::{
    Agent, Comparison, CustomerNumber, EventKind, Failure, OperatorId, Permission, Timestamp,
    refusals::MergeRefusal,
};
use notices::Notices;
use plan::{Pair, Plan};
use transfer::Transfer;

/// An agent's choices. Each is the number of one of the two customers, or empty if there was no choice.
#[derive(Debug, Default)]
pub struct MergeForm {
    pub survivor: String,
    /// Which sign-in is kept, if both have an active account.
    pub sign_in: String,
    /// Which name is kept, and so on for the other fields.
    pub name: String,
    pub email: String,
    pub phone: String,
    pub language: String,
    /// The version of both that the page has shown; without one they may be of any.
    pub version: String,
}

/// Result of a merge.
enum Outcome {
    Merged,
    /// One of the two customers was changed in the meantime.
    Changed,
    /// The address of one of the two can still be objected to.
    AddressChanged,
}

impl Customers<'_> {
    /// Returns two customers to compare. None if the operator does not have both, or one of them was merged into
    /// another customer.
    ///
    /// # Errors
    /// [`AccessError`] when the role does not allow it or the database does not answer.
    #[tracing::instrument(skip_all, fields(operator = agent.operator.get()))]
    pub async fn compare(
        self,
        agent: &Agent,
        one: &CustomerNumber,
        other: &CustomerNumber,
    ) -> Result<Option<Comparison>, AccessError> {
        allow(agent, Permission::MergeCustomers)?;
        let operator = agent.operator;
        let (Some(first), Some(second)) =
            (self.side(operator, one).await?, self.side(operator, other).await?)
        else {
            return Ok(None);
        };
        let (Some(left), Some(right)) =
            (self.details(agent, one).await?, self.details(agent, other).await?)
        else {
            return Ok(None);
        };
        let preferred =
            if preference(&left.summary) >= preference(&right.summary) { one } else { other };
        Ok(Some(Comparison {
            preferred: preferred.clone(),
            sign_in: plan::sign_in(&first, &second),
            differing: plan::differing(&first, &second),
            identities_join: plan::identities_join(&first, &second),
            merge_blocker: self.merge_blocker(operator, &first, &second).await?,
            version: version_of(&first, &second)?,
            sides: [left, right],
        }))
    }

    /// Merges two customers: purchases, history and sign-ins move to the survivor, which the absorbed customer's number
    /// still finds. Can be undone for 30 days. Returns the survivor's number.
    ///
    /// # Errors
    /// Why the two cannot be merged, or which choice is missing.
    #[tracing::instrument(skip_all, fields(operator = agent.operator.get()))]
    pub async fn merge(
        self,
        agent: &Agent,
        caller: &AgentCaller,
        one: &CustomerNumber,
        other: &CustomerNumber,
        form: &MergeForm,
    ) -> Result<CustomerNumber, Failure<MergeRefusal>> {
        use MergeRefusal as R;
        allow(agent, Permission::MergeCustomers)?;
        require_recent_code(agent)?;
        let operator = agent.operator;
        let first = self.side(operator, one).await?.ok_or(R::Unknown)?;
        let second = self.side(operator, other).await?.ok_or(R::Unknown)?;
        if let Some(why) = self.merge_blocker(operator, &first, &second).await? {
            return Err(why.into());
        }
        if !form.version.is_empty() && form.version != version_of(&first, &second)? {
            return Err(R::ChangedMeanwhile.into());
        }
        let survivor: CustomerNumber = form.survivor.parse().map_err(|_| R::SurvivorMissing)?;
        let pair = match () {
            () if survivor == *one => Pair { survivor: &first, absorbed: &second },
            () if survivor == *other => Pair { survivor: &second, absorbed: &first },
            () => return Err(R::SurvivorMissing.into()),
        };
        let plan = pair.plan(form)?;
        let notices = self.merge_notices(agent, caller, &pair, &plan).await?;
        let (pair, plan, notices, now) = (&pair, &plan, &notices, self.accounts.now());
        let outcome = transaction!(self.accounts.store(), async |tx| {
            merge(tx, operator, (pair, plan), notices, now).await
        })
        .await?;
        match outcome {
            Outcome::Merged => {
                self.accounts.mail_queued();
                Ok(survivor)
            }
            Outcome::Changed => Err(R::ChangedMeanwhile.into()),
            Outcome::AddressChanged => Err(R::AddressChanged.into()),
        }
    }

    async fn side(
        self,
        operator: OperatorId,
        number: &CustomerNumber,
    ) -> Result<Option<SideRow>, StoreError> {
        read!(self.accounts.store(), merge_records::side_of_number(operator, number)).await
    }

    async fn merge_blocker(
        self,
        operator: OperatorId,
        one: &SideRow,
        other: &SideRow,
    ) -> Result<Option<MergeRefusal>, StoreError> {
        let (both, now) = ([one.id, other.id], self.accounts.now());
        let objections = read!(self.accounts.store(), async |tx| {
            objections::of_customers(tx, operator, &both, now).await
        })
        .await?;
        Ok(plan::merge_blocker(one, other, !objections.is_empty()))
    }
}

/// Returns a text that is another one when one of two customers is, or their account.
fn version_of(one: &SideRow, other: &SideRow) -> Result<String, StoreError> {
    Ok(derived("merge", &serde_json::to_string(&(one, other))?))
}

/// Merges two customers if both are unchanged since the plan was made.
async fn merge(
    tx: &mut Tx,
    operator: OperatorId,
    (pair, plan): (&Pair<'_>, &Plan),
    notices: &Notices,
    now: Timestamp,
) -> Result<Outcome, StoreError> {
    for known in [pair.survivor, pair.absorbed] {
        if query!(tx, merge_records::side(operator, known.id)).await?.as_ref() != Some(known) {
            return Ok(Outcome::Changed);
        }
    }
    let both = [pair.survivor.id, pair.absorbed.id];
    if !objections::of_customers(tx, operator, &both, now).await?.is_empty() {
        return Ok(Outcome::AddressChanged);
    }
    let transfer = Transfer::of(pair, plan);
    steps::end_ways_in(tx, operator, pair, &transfer, now).await?;
    let ended = steps::end_identities(tx, operator, &transfer).await?;
    let id = steps::keep_record(tx, operator, (pair, plan), ended, now).await?;
    let change = steps::record_lost_address(tx, operator, (pair, plan), id, now).await?;
    steps::move_all(tx, operator, (pair, &transfer), id).await?;
    steps::empty(tx, operator, pair).await?;
    steps::fill(tx, operator, pair, plan).await?;
    record_history(tx, &notices.events, &notices.audit).await?;
    let subject = Subject::merge(pair.survivor.id, pair.absorbed.id);
    events::record(tx, operator, EventKind::CustomerMerged, subject, now).await?;
    steps::queue_mails(tx, &notices.mails, change).await?;
    Ok(Outcome::Merged)
}
