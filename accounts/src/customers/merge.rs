//! Comparing two customers, and making them one.

mod notices;
mod plan;

use super::twins::preference;
use crate::{
    AccessError, Accounts, AgentCaller, StoreError,
    agents::{allow, require_recent_code},
    store::{
        read,
        rows::{Merge, Merged, SideRow},
        write,
    },
};
use model::{Agent, Comparison, CustomerNumber, Failure, Permission, refusals::MergeRefusal};
use plan::{Pair, Plan};

/// What an agent chose. Each is the number of one of the two customers; empty where there was nothing to choose.
#[derive(Debug, Default)]
pub struct MergeForm {
    pub survivor: String,
    /// Whose sign-in stays, where both have an active account.
    pub sign_in: String,
    /// Whose name is kept, and so on.
    pub name: String,
    pub email: String,
    pub phone: String,
    pub language: String,
}

impl Accounts {
    /// Two customers side by side; none where the operator has not both, or one of them became part of another one.
    ///
    /// # Errors
    /// [`AccessError`].
    pub async fn compare_customers(
        &self,
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
            (self.customer_details(agent, one).await?, self.customer_details(agent, other).await?)
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
            obstacle: self.what_stands_against(operator, &first, &second).await?,
            sides: [left, right],
        }))
    }

    /// Makes one customer of two: purchases, history and what signs in move to the one that stays; the other one's number
    /// goes on finding it. Can be undone for 30 days.
    ///
    /// # Errors
    /// Why not, or what is left to choose.
    pub async fn merge_customers(
        &self,
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
        if let Some(why) = self.what_stands_against(operator, &first, &second).await? {
            return Err(why.into());
        }
        let survivor: CustomerNumber = form.survivor.parse().map_err(|_| R::SurvivorMissing)?;
        let pair = match () {
            () if survivor == *one => Pair { survivor: &first, absorbed: &second },
            () if survivor == *other => Pair { survivor: &second, absorbed: &first },
            () => return Err(R::SurvivorMissing.into()),
        };
        let plan = pair.plan(form)?;
        match self.carry_out(agent, caller, &pair, &plan).await? {
            Merged::Done => {
                self.mail_queued();
                Ok(survivor)
            }
            Merged::Changed => Err(R::ChangedMeanwhile.into()),
            Merged::AddressChanged => Err(R::AddressChanged.into()),
        }
    }

    async fn side(
        &self,
        operator: i64,
        number: &CustomerNumber,
    ) -> Result<Option<SideRow>, StoreError> {
        let digits = number.digits();
        read!(self.store(), merge_records::side_of_number(operator, digits)).await
    }

    /// An address that an agent changed a short time ago stands against it: who lost it has a day to object, and would
    /// object to nothing once the customer were another one's part.
    async fn what_stands_against(
        &self,
        operator: i64,
        one: &SideRow,
        other: &SideRow,
    ) -> Result<Option<MergeRefusal>, StoreError> {
        if let Some(why) = plan::obstacle(one, other) {
            return Ok(Some(why));
        }
        for side in [one, other] {
            if self.objection_left(operator, side.id).await?.is_some() {
                return Ok(Some(MergeRefusal::AddressChanged));
            }
        }
        Ok(None)
    }

    async fn carry_out(
        &self,
        agent: &Agent,
        caller: &AgentCaller,
        pair: &Pair<'_>,
        plan: &Plan,
    ) -> Result<Merged, StoreError> {
        let merge = Merge {
            operator: agent.operator,
            survivor: pair.survivor,
            absorbed: pair.absorbed,
            kept: &plan.kept,
            sign_in_moves: plan.sign_in_moves,
            identities_join: plan.identities_join,
            events: &self.merge_events(agent, caller, pair, plan),
            audit: &self.merge_acts(agent, caller, pair, plan),
            mails: &self.merge_mails(agent.operator, pair, plan).await?,
            loses_address: pair.loses_address(&plan.kept),
            objection: pair.address_is_nobodys(),
            at: self.now(),
        };
        let merge = &merge;
        write!(self.store(), merges::merge(merge)).await
    }
}
