//! The log of an endpoint: what was sent and answered, sending it again, and sending a test.

use super::{payload, queue, shown};
use crate::{
    AccessError, AgentCaller,
    access::allow,
    audit, events,
    groups::Webhooks,
    store::{
        StoreError, Tx, query, read,
        rows::{DeliveryRow, EndpointRow, NewDelivery},
        transaction,
    },
};
use model::{
    Agent, AuditAction, DeliveryState, Failure, Page, Permission, Timestamp, WebhookDelivery,
    WebhookDeliveryId, WebhookEndpoint, WebhookEndpointId, WebhookState, refusals::WebhookRefusal,
};

const PAGE: usize = 25;

/// Result of queueing a delivery by hand.
enum Outcome {
    Queued,
    Refused(WebhookRefusal),
}

impl Webhooks<'_> {
    /// Returns an endpoint with a page of its deliveries, latest first; `before` is the `next` of the previous page.
    /// None if the operator has no such endpoint.
    ///
    /// # Errors
    /// [`AccessError`] when the role does not allow it or the database does not answer.
    #[tracing::instrument(skip_all, fields(operator = agent.operator.get()))]
    pub async fn log(
        self,
        agent: &Agent,
        endpoint: WebhookEndpointId,
        before: Option<i64>,
    ) -> Result<Option<(WebhookEndpoint, Page<WebhookDelivery>)>, AccessError> {
        allow(agent, Permission::ManageWebhooks)?;
        let (operator, limit) = (agent.operator, PAGE as i64 + 1);
        let found = read!(self.accounts.store(), webhook_endpoints::by_id(operator, endpoint));
        let Some(row) = found.await? else { return Ok(None) };
        let rows =
            read!(self.accounts.store(), webhook_log::before(operator, endpoint, before, limit));
        let page = Page::of(rows.await?, PAGE, |row| row.id.get());
        let retry_at = row.retry_at;
        let items = page.items.into_iter().map(|delivery| listed(delivery, retry_at)).collect();
        Ok(Some((shown(row), Page { items, next: page.next })))
    }

    /// Queues an ended delivery again, with the same id, by which the other system recognizes it. Returns the id of its
    /// endpoint.
    ///
    /// # Errors
    /// `Unknown` when the operator has no such delivery, `NotEnded` while it is queued, or `Inactive` when its endpoint is
    /// disabled.
    #[tracing::instrument(skip_all, fields(operator = agent.operator.get()))]
    pub async fn send_again(
        self,
        agent: &Agent,
        caller: &AgentCaller,
        delivery: WebhookDeliveryId,
    ) -> Result<WebhookEndpointId, Failure<WebhookRefusal>> {
        allow(agent, Permission::ManageWebhooks)?;
        let (operator, now) = (agent.operator, self.accounts.now());
        let found = read!(self.accounts.store(), webhook_log::by_id(operator, delivery));
        let row: DeliveryRow = found.await?.ok_or(WebhookRefusal::Unknown)?;
        if !row.state.has_ended() {
            return Err(WebhookRefusal::NotEnded.into());
        }
        let endpoint = row.endpoint_id;
        let again = NewDelivery {
            customer_id: row.customer_id,
            ..new_delivery(agent, endpoint, (row.message_id, row.kind, row.payload), now)
        };
        self.queue(agent, caller, AuditAction::WebhookResent, &again).await?;
        Ok(endpoint)
    }

    /// Queues a test for an endpoint: a delivery without an event.
    ///
    /// # Errors
    /// `Unknown` when the operator has no such endpoint, or `Inactive` when it is disabled.
    #[tracing::instrument(skip_all, fields(operator = agent.operator.get()))]
    pub async fn send_test(
        self,
        agent: &Agent,
        caller: &AgentCaller,
        endpoint: WebhookEndpointId,
    ) -> Result<(), Failure<WebhookRefusal>> {
        allow(agent, Permission::ManageWebhooks)?;
        let now = self.accounts.now();
        let kind = payload::TEST.to_owned();
        let content = (events::new_message_id(), kind, payload::of_test(now)?);
        let test = new_delivery(agent, endpoint, content, now);
        self.queue(agent, caller, AuditAction::WebhookTested, &test).await
    }

    async fn queue(
        self,
        agent: &Agent,
        caller: &AgentCaller,
        action: AuditAction,
        delivery: &NewDelivery,
    ) -> Result<(), Failure<WebhookRefusal>> {
        let outcome = transaction!(self.accounts.store(), async |tx| {
            queue_by_hand(tx, (agent, caller), action, delivery).await
        });
        match outcome.await? {
            Outcome::Queued => Ok(()),
            Outcome::Refused(refusal) => Err(refusal.into()),
        }
    }
}

/// Queues a delivery for an active endpoint, behind those of its customer.
async fn queue_by_hand(
    tx: &mut Tx,
    (agent, caller): (&Agent, &AgentCaller),
    action: AuditAction,
    delivery: &NewDelivery,
) -> Result<Outcome, StoreError> {
    let (operator, id) = (delivery.operator_id, delivery.endpoint_id);
    let endpoint: EndpointRow = match query!(tx, webhook_endpoints::by_id(operator, id)).await? {
        None => return Ok(Outcome::Refused(WebhookRefusal::Unknown)),
        Some(row) if row.state != WebhookState::Active => {
            return Ok(Outcome::Refused(WebhookRefusal::Inactive));
        }
        Some(row) => row,
    };
    // One test at a time is enough.
    if query!(tx, webhook_log::has_open_like(delivery, payload::TEST)).await? {
        return Ok(Outcome::Queued);
    }
    queue::insert(tx, delivery.clone()).await?;
    let record = audit::new_record(action, agent, caller, &endpoint.url, delivery.created_at);
    query!(tx, audit::record(&record)).await?;
    Ok(Outcome::Queued)
}

fn new_delivery(
    agent: &Agent,
    endpoint: WebhookEndpointId,
    (message_id, kind, payload): (String, String, String),
    now: Timestamp,
) -> NewDelivery {
    NewDelivery {
        operator_id: agent.operator,
        endpoint_id: endpoint,
        message_id,
        kind,
        customer_id: None,
        payload,
        state: DeliveryState::Queued,
        attempts: 0,
        due_at: now,
        created_at: now,
    }
}

/// Returns a delivery as admins see it. Its endpoint pauses until that time.
fn listed(row: DeliveryRow, retry_at: Timestamp) -> WebhookDelivery {
    WebhookDelivery {
        id: row.id,
        state: row.state,
        kind: row.kind,
        message_id: row.message_id,
        payload: row.payload,
        attempts: row.attempts,
        status: row.status,
        answer: row.answer,
        error: row.error,
        created_at: row.created_at,
        due_at: row.due_at.max(retry_at),
    }
}
