//! Mails about an order to its buyer: its confirmation, sent again, and what agents did with it.

use super::total_of;
use crate::{
    AgentCaller,
    access::allow,
    audit,
    groups::Orders,
    mail::Mail,
    outbox,
    store::{
        StoreError, Tx, query, read,
        rows::{LinkTarget, NewAudit, NewEvent, OrderCustomerRow, OrderRow},
        transaction,
    },
    throttle::Quota,
    timeline::Event,
    token::Purpose,
};
use model::{
    Agent, AuditAction, EmailAddress, Failure, Locale, OperatorId, OrderState, Permission, Portal,
    PurchaseNumber, Timestamp, refusals::OrderMailRefusal,
};

/// An order with its customer, as it was read.
pub(super) type FoundOrder = (OrderRow, OrderCustomerRow);

impl Orders<'_> {
    /// Mails the confirmation of an order again, in its customer's language.
    ///
    /// # Errors
    /// `NoEmail`, `Over`, `Unknown`, or the wait after 10 mails to one mailbox.
    #[tracing::instrument(skip_all, fields(operator = agent.operator.get()))]
    pub async fn resend_mail(
        self,
        agent: &Agent,
        caller: &AgentCaller,
        number: &str,
    ) -> Result<(), Failure<OrderMailRefusal>> {
        use OrderMailRefusal as R;
        allow(agent, Permission::ManageOrders)?;
        let number: PurchaseNumber = number.parse().map_err(|_| R::Unknown)?;
        let (operator, number) = (agent.operator, number.as_str());
        let (order, portal) = self.order_and_portal(operator, number, R::Unknown).await?;
        let email: EmailAddress = order.0.purchase.email.parse().map_err(|_| R::NoEmail)?;
        let quotas = [Quota::purchases_to(operator, &email.key())];
        self.accounts.take_quotas(&quotas).await?;
        let portal = &portal;
        let sent = transaction!(self.accounts.store(), async |tx| {
            self.resend(tx, agent, caller, portal, number).await
        });
        match sent.await? {
            None => {
                self.accounts.mail_queued();
                Ok(())
            }
            Some(refusal) => Err(refusal.into()),
        }
    }

    /// Queues the confirmation, or returns why not.
    async fn resend(
        self,
        tx: &mut Tx,
        agent: &Agent,
        caller: &AgentCaller,
        portal: &Portal,
        number: &str,
    ) -> Result<Option<OrderMailRefusal>, StoreError> {
        let Some(found) = query!(tx, orders::by_number(agent.operator, number)).await? else {
            return Ok(Some(OrderMailRefusal::Unknown));
        };
        let now = self.accounts.now();
        let row = &found.0.purchase;
        let state = row.state_at(now);
        if matches!(state, OrderState::Cancelled | OrderState::Expired) {
            return Ok(Some(OrderMailRefusal::Over));
        }
        if row.email.is_empty() {
            return Ok(Some(OrderMailRefusal::NoEmail));
        }
        queue(tx, portal, &found, &confirmation(&found), now).await?;
        let customer = found.0.customer_id;
        let event = NewEvent {
            detail: Some(number.to_owned()),
            ..Event::PurchaseMailed.by_agent(agent, caller, customer, now)
        };
        query!(tx, timeline::record(&event)).await?;
        let record = NewAudit {
            customer_id: Some(customer),
            ..audit::new_record(AuditAction::OrderMailSent, agent, caller, number, now)
        };
        query!(tx, audit::record(&record)).await?;
        Ok(None)
    }

    /// Returns an order and the portal that it was placed on.
    ///
    /// # Errors
    /// `unknown`, or `Unavailable` if the portal cannot be read.
    pub(super) async fn order_and_portal<R>(
        self,
        operator: OperatorId,
        number: &str,
        unknown: R,
    ) -> Result<(FoundOrder, Portal), Failure<R>> {
        let found = read!(self.accounts.store(), orders::by_number(operator, number)).await?;
        let Some(found) = found else {
            return Err(Failure::Refused(vec![unknown]));
        };
        let portal = self.accounts.portal_by_id(operator, found.0.portal_id).await?;
        portal.map(|portal| (found, portal)).ok_or(Failure::Unavailable)
    }
}

fn confirmation((order, customer): &FoundOrder) -> Mail {
    let row = &order.purchase;
    Mail::PurchaseConfirmation {
        first_name: row.first_name.clone(),
        number: row.number.clone(),
        product: row.product.clone(),
        buyer: buyer(order),
        travel_at: row.travel_at,
        travellers: row.travellers,
        total: total(order, language(customer)),
        payable_until: row.payable_until.filter(|_| row.paid_at.is_none()),
    }
}

/// Returns the buyer's name, as a mail says it.
pub(super) fn buyer(order: &OrderRow) -> String {
    format!("{} {}", order.purchase.first_name, order.purchase.last_name)
}

/// Returns the language of a customer.
pub(super) fn language(customer: &OrderCustomerRow) -> Locale {
    customer.locale.parse().unwrap_or_default()
}

/// Returns the amount of an order, formatted for a mail in that language.
pub(super) fn total(order: &OrderRow, locale: Locale) -> String {
    total_of(&order.purchase).display(locale)
}

/// Queues a mail about an order, with a link to it; none without an address.
///
/// # Errors
/// [`StoreError`] when the database does not answer.
pub(super) async fn queue(
    tx: &mut Tx,
    portal: &Portal,
    (order, customer): &FoundOrder,
    mail: &Mail,
    now: Timestamp,
) -> Result<(), StoreError> {
    let to = order.purchase.email.as_str();
    if to.is_empty() {
        return Ok(());
    }
    let (of, locale) = (Some(order.customer_id), language(customer));
    let mail = outbox::mail(portal, of, to, locale, mail, now)?;
    let link = LinkTarget { purchase: Some(order.id), ..LinkTarget::of(Purpose::Order) };
    query!(tx, outbox::queue_with_link(&mail, Some(&link))).await?;
    Ok(())
}
