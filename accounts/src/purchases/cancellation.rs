//! Cancelling an order: its places are released, and its buyer gets a mail.

use super::{
    expiry, order_mail,
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
        rows::{NewAudit, NewEvent, OrderRow},
        transaction,
    },
    timeline::Event,
};
use model::{
    Agent, AuditAction, CancellationReason, EventKind, Failure, InvalidCancellationReason,
    OrderState, Permission, Portal, PurchaseNumber, Timestamp, refusals::CancelOrderRefusal,
};

/// Input of the form that cancels an order.
#[derive(Debug, Clone, Default)]
pub struct CancelOrderForm {
    /// `yes` or `no`, of an order that was paid.
    pub refunded: String,
    /// Why, as the customer reads it.
    pub reason: String,
}

/// The validated form.
struct Cancellation {
    refunded: Option<bool>,
    reason: CancellationReason,
}

impl Orders<'_> {
    /// Cancels an order that is reserved or paid, and releases its places. Repeating it changes nothing.
    ///
    /// # Errors
    /// What is wrong with the reason and `RefundMissing` of a paid order, both at once; `Expired`, or `Unknown`.
    #[tracing::instrument(skip_all, fields(operator = agent.operator.get()))]
    pub async fn cancel(
        self,
        agent: &Agent,
        caller: &AgentCaller,
        number: &str,
        form: &CancelOrderForm,
    ) -> Result<(), Failure<CancelOrderRefusal>> {
        let cancelled = self.cancel_version(agent, caller, number, &Versions::Any, form).await;
        cancelled.map_err(ChangeRejection::into_failure)
    }

    /// Cancels an order, if it is of one of those versions.
    ///
    /// # Errors
    /// As [`cancel`](Self::cancel), or `Outdated`.
    pub(super) async fn cancel_version(
        self,
        agent: &Agent,
        caller: &AgentCaller,
        number: &str,
        versions: &Versions,
        form: &CancelOrderForm,
    ) -> Result<(), ChangeRejection<CancelOrderRefusal>> {
        allow(agent, Permission::ManageOrders)?;
        let (operator, unknown) = (agent.operator, CancelOrderRefusal::Unknown);
        let number: PurchaseNumber = number.parse().map_err(|_| Failure::from(unknown))?;
        let number = number.as_str();
        let (found, portal) = self.order_and_portal(operator, number, unknown).await?;
        let state = found.0.purchase.state_at(self.accounts.now());
        let cancellation = read_form(form, state).map_err(Failure::Refused)?;
        let (portal, cancellation) = (&portal, &cancellation);
        let cancelled = transaction!(self.accounts.store(), async |tx| {
            let order = (number, versions);
            self.apply_cancellation(tx, (agent, caller), portal, order, cancellation).await
        });
        cancelled.await?.into_result()?;
        self.accounts.mail_queued();
        Ok(())
    }

    async fn apply_cancellation(
        self,
        tx: &mut Tx,
        (agent, caller): (&Agent, &AgentCaller),
        portal: &Portal,
        (number, versions): (&str, &Versions),
        cancellation: &Cancellation,
    ) -> Result<ChangeOutcome<CancelOrderRefusal>, StoreError> {
        let operator = agent.operator;
        let Some(found) = query!(tx, orders::by_number(operator, number)).await? else {
            return Ok(ChangeOutcome::Refused(CancelOrderRefusal::Unknown));
        };
        let order = &found.0;
        if is_outdated(&order.purchase, versions) {
            return Ok(ChangeOutcome::Outdated);
        }
        // The clock is read after the row: an order that expired meanwhile has released its places.
        let now = self.accounts.now();
        let refunded = match decide(order, cancellation.refunded, now) {
            Ok(Some(refund)) => refund.noted(),
            Ok(None) => return Ok(ChangeOutcome::Done),
            Err(refusal) => return Ok(ChangeOutcome::Refused(refusal)),
        };
        let (id, reason) = (order.id, cancellation.reason.as_str());
        query!(tx, orders::set_cancelled(operator, id, refunded, reason, now)).await?;
        expiry::release(tx, operator, (order.product_id, order.date_id), order.held_places).await?;
        record(tx, (agent, caller), order, (refunded, reason), now).await?;
        let subject = Subject::order(order.customer_id, id);
        events::record(tx, operator, EventKind::OrderCancelled, subject, now).await?;
        let mail = Mail::PurchaseCancelled {
            first_name: order.purchase.first_name.clone(),
            number: number.to_owned(),
            product: order.purchase.product.clone(),
            buyer: order_mail::buyer(order),
            travel_at: order.purchase.travel_at,
            refunded,
            reason: reason.to_owned(),
        };
        order_mail::queue(tx, portal, &found, &mail, now).await?;
        Ok(ChangeOutcome::Done)
    }
}

/// Whether a cancelled order is refunded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Refund {
    /// It was never paid.
    NotPaid,
    Paid {
        refunded: bool,
    },
}

impl Refund {
    const fn noted(self) -> Option<bool> {
        match self {
            Self::NotPaid => None,
            Self::Paid { refunded } => Some(refunded),
        }
    }
}

/// Returns whether an order that can be cancelled now is refunded; `None` if it is cancelled already.
fn decide(
    order: &OrderRow,
    refunded: Option<bool>,
    now: Timestamp,
) -> Result<Option<Refund>, CancelOrderRefusal> {
    match order.purchase.state_at(now) {
        OrderState::Cancelled => Ok(None),
        OrderState::Expired => Err(CancelOrderRefusal::Expired),
        OrderState::Reserved => Ok(Some(Refund::NotPaid)),
        OrderState::Paid => match refunded {
            Some(refunded) => Ok(Some(Refund::Paid { refunded })),
            None => Err(CancelOrderRefusal::RefundMissing),
        },
    }
}

/// Records the cancellation in the customer's timeline and in the audit log.
async fn record(
    tx: &mut Tx,
    (agent, caller): (&Agent, &AgentCaller),
    order: &OrderRow,
    (refunded, reason): (Option<bool>, &str),
    now: Timestamp,
) -> Result<(), StoreError> {
    let (number, customer) = (order.purchase.number.as_str(), order.customer_id);
    let event = match refunded {
        Some(true) => Event::PurchaseRefunded,
        Some(false) | None => Event::PurchaseCancelled,
    };
    let event = NewEvent {
        detail: Some(format!("{number} · {reason}")),
        ..event.by_agent(agent, caller, customer, now)
    };
    query!(tx, timeline::record(&event)).await?;
    let before = if refunded.is_some() { OrderState::Paid } else { OrderState::Reserved };
    let refund = match refunded {
        Some(true) => ", refunded=yes",
        Some(false) => ", refunded=no",
        None => "",
    };
    let record = NewAudit {
        customer_id: Some(customer),
        before: Some(format!("state={}", before.code())),
        after: Some(format!("state=cancelled{refund}, reason={reason}")),
        ..audit::new_record(AuditAction::OrderCancelled, agent, caller, number, now)
    };
    query!(tx, audit::record(&record)).await?;
    Ok(())
}

/// Reads the form for an order of that state. With a wrong reason, a missing refund is reported at once; alone, it is
/// the transaction that reports it.
fn read_form(
    form: &CancelOrderForm,
    state: OrderState,
) -> Result<Cancellation, Vec<CancelOrderRefusal>> {
    let refunded = match form.refunded.as_str() {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    };
    let reason = form.reason.parse::<CancellationReason>().map_err(|problem| {
        let wrong_reason = match problem {
            InvalidCancellationReason::Missing => CancelOrderRefusal::ReasonMissing,
            InvalidCancellationReason::Forbidden => CancelOrderRefusal::ReasonInvalid,
        };
        let is_refund_missing = state == OrderState::Paid && refunded.is_none();
        let refund = is_refund_missing.then_some(CancelOrderRefusal::RefundMissing);
        refund.into_iter().chain([wrong_reason]).collect::<Vec<_>>()
    })?;
    Ok(Cancellation { refunded, reason })
}

#[cfg(test)]
mod tests;
