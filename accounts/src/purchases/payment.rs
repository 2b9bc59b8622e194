//! How orders are paid, and until when.

use crate::{
    AgentCaller,
    access::allow,
    audit,
    groups::Orders,
    store::{
        StoreError, Tx, query,
        rows::{NewAudit, NewEvent},
        transaction,
    },
    timeline::Event,
};
use chrono::TimeDelta;
use model::{
    Agent, AuditAction, Failure, PaymentStatus, Permission, PurchaseNumber, Timestamp,
    refusals::PaymentRefusal,
};

/// How orders are paid. One way so far; another one is a variant here and a branch where it is offered.
#[derive(Debug, Clone, Copy)]
pub(super) enum Payment {
    AtTheCounter,
}

impl Payment {
    pub(super) const fn as_str(self) -> &'static str {
        match self {
            Self::AtTheCounter => "at-the-counter",
        }
    }
}

/// Returns until when an order that is placed now can be paid; none where it can be as long as it takes.
pub(super) fn payable_until(hours: Option<i32>, now: Timestamp) -> Option<Timestamp> {
    hours.map(|hours| now + TimeDelta::hours(hours.into()))
}

/// How recording a payment ended.
enum PaymentOutcome {
    Done,
    Expired,
    Unknown,
}

impl Orders<'_> {
    /// Records that an order was paid at the counter: it keeps its places. The same again changes nothing.
    ///
    /// # Errors
    /// `Expired`, or `Unknown`.
    #[tracing::instrument(skip_all, fields(operator = agent.operator.get()))]
    pub async fn record_payment(
        self,
        agent: &Agent,
        caller: &AgentCaller,
        number: &str,
    ) -> Result<(), Failure<PaymentRefusal>> {
        allow(agent, Permission::RecordPayments)?;
        let number: PurchaseNumber = number.parse().map_err(|_| PaymentRefusal::Unknown)?;
        let recorded = transaction!(self.accounts.store(), async |tx| {
            self.record(tx, agent, caller, number.as_str()).await
        });
        match recorded.await? {
            PaymentOutcome::Done => Ok(()),
            PaymentOutcome::Expired => Err(PaymentRefusal::Expired.into()),
            PaymentOutcome::Unknown => Err(PaymentRefusal::Unknown.into()),
        }
    }

    async fn record(
        self,
        tx: &mut Tx,
        agent: &Agent,
        caller: &AgentCaller,
        number: &str,
    ) -> Result<PaymentOutcome, StoreError> {
        let operator = agent.operator;
        let Some(row) = query!(tx, purchases::to_be_paid(operator, number)).await? else {
            return Ok(PaymentOutcome::Unknown);
        };
        // The clock is read after the row: a transaction that has given the places to others did so no later than this.
        let now = self.accounts.now();
        match PaymentStatus::of(row.paid_at, row.payable_until, now) {
            PaymentStatus::Paid => return Ok(PaymentOutcome::Done),
            PaymentStatus::Expired => return Ok(PaymentOutcome::Expired),
            PaymentStatus::Payable => {}
        }
        query!(tx, purchases::set_paid(operator, row.id, now)).await?;
        let event = NewEvent {
            detail: Some(number.to_owned()),
            ..Event::Paid.by_agent(agent, caller, row.customer_id, now)
        };
        query!(tx, timeline::record(&event)).await?;
        let record = NewAudit {
            customer_id: Some(row.customer_id),
            ..audit::new_record(AuditAction::PaymentRecorded, agent, caller, number, now)
        };
        query!(tx, audit::record(&record)).await?;
        Ok(PaymentOutcome::Done)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_order_can_be_paid_for_the_hours_of_its_product() {
        let at = |minutes| chrono::DateTime::UNIX_EPOCH.naive_utc() + TimeDelta::minutes(minutes);
        assert_eq!(payable_until(None, at(0)), None);
        assert_eq!(payable_until(Some(2), at(0)), Some(at(120)));
    }
}
