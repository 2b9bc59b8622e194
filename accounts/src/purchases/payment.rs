//! How orders are paid, and until when.

use crate::{
    Accounts, AgentCaller,
    agents::allow,
    audit,
    store::{
        StoreError, Tx, query,
        rows::{NewAudit, NewEvent, UnpaidRow},
        transaction,
    },
    timeline::Event,
};
use chrono::TimeDelta;
use model::{
    Agent, AuditAction, Failure, Permission, PurchaseNumber, Timestamp, refusals::PaymentRefusal,
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

/// Whether an order can be paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum PaymentStatus {
    Payable,
    Paid,
    /// Its places go to others.
    Expired,
}

/// How recording a payment ended.
enum Recorded {
    Done,
    Expired,
    Unknown,
}

impl Accounts {
    /// Records that an order was paid at the counter: it keeps its places. The same again changes nothing.
    ///
    /// # Errors
    /// `Expired`, or `Unknown`.
    #[tracing::instrument(skip_all, fields(operator = agent.operator))]
    pub async fn record_payment(
        &self,
        agent: &Agent,
        caller: &AgentCaller,
        number: &str,
    ) -> Result<(), Failure<PaymentRefusal>> {
        allow(agent, Permission::RecordPayments)?;
        let number: PurchaseNumber = number.parse().map_err(|_| PaymentRefusal::Unknown)?;
        let recorded = transaction!(self.store(), async |tx| {
            self.record(tx, agent, caller, number.as_str()).await
        });
        match recorded.await? {
            Recorded::Done => Ok(()),
            Recorded::Expired => Err(PaymentRefusal::Expired.into()),
            Recorded::Unknown => Err(PaymentRefusal::Unknown.into()),
        }
    }

    async fn record(
        &self,
        tx: &mut Tx,
        agent: &Agent,
        caller: &AgentCaller,
        number: &str,
    ) -> Result<Recorded, StoreError> {
        let operator = agent.operator;
        let Some(row) = query!(tx, purchases::to_be_paid(operator, number)).await? else {
            return Ok(Recorded::Unknown);
        };
        // The clock is read after the row: a transaction that has given the places to others did so no later than this.
        let now = self.now();
        match status(&row, now) {
            PaymentStatus::Paid => return Ok(Recorded::Done),
            PaymentStatus::Expired => return Ok(Recorded::Expired),
            PaymentStatus::Payable => {}
        }
        query!(tx, purchases::set_paid(operator, row.id, now)).await?;
        let event = NewEvent {
            detail: Some(number.to_owned()),
            ..Event::Paid.by_agent(agent, caller, row.customer_id, now)
        };
        query!(tx, timeline::record(&event)).await?;
        let act = NewAudit {
            customer_id: Some(row.customer_id),
            ..audit::act(AuditAction::PaymentRecorded, agent, caller, number, now)
        };
        query!(tx, audit::record(&act)).await?;
        Ok(Recorded::Done)
    }
}

fn status(row: &UnpaidRow, now: Timestamp) -> PaymentStatus {
    match (row.paid_at, row.payable_until) {
        (Some(_), _) => PaymentStatus::Paid,
        (None, Some(until)) if until <= now => PaymentStatus::Expired,
        (None, _) => PaymentStatus::Payable,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_order_can_be_paid_until_just_before_its_places_go_back() {
        let at = |minutes| chrono::DateTime::UNIX_EPOCH.naive_utc() + TimeDelta::minutes(minutes);
        for (until, paid, now, expected) in [
            (None, None, 5, PaymentStatus::Payable),
            (Some(5), None, 4, PaymentStatus::Payable),
            (Some(5), None, 5, PaymentStatus::Expired),
            (Some(5), Some(4), 9, PaymentStatus::Paid),
            (None, Some(4), 9, PaymentStatus::Paid),
        ] {
            let row = UnpaidRow {
                id: 1,
                customer_id: 1,
                payable_until: until.map(at),
                paid_at: paid.map(at),
            };
            assert_eq!(status(&row, at(now)), expected, "{until:?} {paid:?} {now}");
        }
        assert_eq!(payable_until(None, at(0)), None);
        assert_eq!(payable_until(Some(2), at(0)), Some(at(120)));
    }
}
