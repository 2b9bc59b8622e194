//! How orders are paid, and until when.

use super::{
    order_mail,
    version::{ChangeOutcome, is_outdated},
};
use crate::{
    AgentCaller, ChangeRejection, Versions,
    access::allow,
    audit,
    events::{self, Subject},
    groups::Orders,
    mail::Mail,
    store::{
        StoreError, Tx, query,
        rows::{NewAudit, NewEvent},
        transaction,
    },
    timeline::Event,
};
use chrono::TimeDelta;
use model::{
    Agent, AuditAction, EventKind, Failure, OrderState, Permission, Portal, PurchaseNumber,
    Timestamp, refusals::PaymentRefusal,
};

/// How orders are paid. One way so far; another one is a variant here and a branch where it is offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Payment {
    AtTheCounter,
}

impl Payment {
    /// Returns the stored name of the way.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::AtTheCounter => "at-the-counter",
        }
    }
}

model::stored_as_text!(Payment, as_str);

/// Returns until when an order that is placed now can be paid, which is never after the date that it is for; none where
/// it can be as long as it takes.
pub(super) fn payable_until(
    hours: Option<i32>,
    travel_at: Option<Timestamp>,
    now: Timestamp,
) -> Option<Timestamp> {
    let until = now + TimeDelta::hours(hours?.into());
    Some(travel_at.map_or(until, |travel_at| until.min(travel_at)))
}

impl Orders<'_> {
    /// Records that an order was paid at the counter: it keeps its places, and its buyer gets a mail. Repeating it
    /// changes nothing.
    ///
    /// # Errors
    /// `Expired`, `Cancelled`, or `Unknown`.
    #[tracing::instrument(skip_all, fields(operator = agent.operator.get()))]
    pub async fn record_payment(
        self,
        agent: &Agent,
        caller: &AgentCaller,
        number: &str,
    ) -> Result<(), Failure<PaymentRefusal>> {
        let paid = self.pay(agent, caller, number, &Versions::Any).await;
        paid.map_err(ChangeRejection::into_failure)
    }

    /// Records a payment, if the order is of one of those versions.
    ///
    /// # Errors
    /// As [`record_payment`](Self::record_payment), or `Outdated`.
    pub(super) async fn pay(
        self,
        agent: &Agent,
        caller: &AgentCaller,
        number: &str,
        versions: &Versions,
    ) -> Result<(), ChangeRejection<PaymentRefusal>> {
        allow(agent, Permission::RecordPayments)?;
        let (operator, unknown) = (agent.operator, PaymentRefusal::Unknown);
        let number: PurchaseNumber = number.parse().map_err(|_| Failure::from(unknown))?;
        let (_, portal) = self.order_and_portal(operator, number.as_str(), unknown).await?;
        let portal = &portal;
        let recorded = transaction!(self.accounts.store(), async |tx| {
            self.record(tx, (agent, caller), portal, (number.as_str(), versions)).await
        });
        recorded.await?.into_result()?;
        self.accounts.mail_queued();
        Ok(())
    }

    async fn record(
        self,
        tx: &mut Tx,
        (agent, caller): (&Agent, &AgentCaller),
        portal: &Portal,
        (number, versions): (&str, &Versions),
    ) -> Result<ChangeOutcome<PaymentRefusal>, StoreError> {
        let operator = agent.operator;
        let Some(found) = query!(tx, orders::by_number(operator, number)).await? else {
            return Ok(ChangeOutcome::Refused(PaymentRefusal::Unknown));
        };
        let (order, row) = (&found.0, &found.0.purchase);
        if is_outdated(row, versions) {
            return Ok(ChangeOutcome::Outdated);
        }
        // The clock is read after the row: a transaction that gave the places to others did so no later, and one by
        // another clock has marked the order.
        let now = self.accounts.now();
        match row.state_at(now) {
            OrderState::Paid => return Ok(ChangeOutcome::Done),
            OrderState::Expired => return Ok(ChangeOutcome::Refused(PaymentRefusal::Expired)),
            OrderState::Cancelled => return Ok(ChangeOutcome::Refused(PaymentRefusal::Cancelled)),
            OrderState::Reserved => {}
        }
        query!(tx, orders::set_paid(operator, order.id, now)).await?;
        let event = NewEvent {
            detail: Some(number.to_owned()),
            ..Event::Paid.by_agent(agent, caller, order.customer_id, now)
        };
        query!(tx, timeline::record(&event)).await?;
        let record = NewAudit {
            customer_id: Some(order.customer_id),
            ..audit::new_record(AuditAction::PaymentRecorded, agent, caller, number, now)
        };
        query!(tx, audit::record(&record)).await?;
        let subject = Subject::order(order.customer_id, order.id);
        events::record(tx, operator, EventKind::OrderPaid, subject, now).await?;
        let mail = Mail::PurchasePaid {
            first_name: row.first_name.clone(),
            number: number.to_owned(),
            product: row.product.clone(),
            buyer: order_mail::buyer(order),
            travel_at: row.travel_at,
            total: order_mail::total(order, order_mail::language(&found.1)),
        };
        order_mail::queue(tx, portal, &found, &mail, now).await?;
        Ok(ChangeOutcome::Done)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_order_can_be_paid_for_the_hours_of_its_product() {
        let at = |minutes| chrono::DateTime::UNIX_EPOCH.naive_utc() + TimeDelta::minutes(minutes);
        assert_eq!(payable_until(None, Some(at(30)), at(0)), None);
        assert_eq!(payable_until(Some(2), None, at(0)), Some(at(120)));
        assert_eq!(payable_until(Some(2), Some(at(121)), at(0)), Some(at(120)));
        assert_eq!(payable_until(Some(2), Some(at(30)), at(0)), Some(at(30)));
    }
}
