//! Administration of endpoints: listing, adding, disabling and enabling them. API tokens cannot.

use super::{
    form::{self, Valid, WebhookForm},
    secret_purpose, shown, signing,
};
use crate::{
    AccessError, AgentCaller,
    access::{allow, require_recent_code},
    audit,
    groups::Webhooks,
    store::{
        StoreError, Tx, query, read,
        rows::{EndpointRow, NewAudit, NewEndpoint},
        transaction,
    },
};
use model::{
    Agent, AuditAction, EventKind, Failure, Permission, Timestamp, WebhookEndpoint,
    WebhookEndpointId, WebhookState, refusals::WebhookRefusal,
};
use std::fmt;

/// Maximum endpoints of an operator.
const MAX_ENDPOINTS: usize = 10;

/// A new secret of an endpoint. It is shown once, and kept encrypted.
pub struct CreatedWebhook {
    pub id: WebhookEndpointId,
    secret: String,
}

impl CreatedWebhook {
    pub(super) fn new(id: WebhookEndpointId, secret: &[u8]) -> Self {
        Self { id, secret: signing::text(secret) }
    }

    /// Returns the secret as text.
    pub fn expose(&self) -> &str {
        &self.secret
    }
}

impl fmt::Debug for CreatedWebhook {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CreatedWebhook({}, redacted)", self.id)
    }
}

/// Result of adding an endpoint.
enum Outcome {
    Added(WebhookEndpointId),
    Refused(WebhookRefusal),
}

impl Webhooks<'_> {
    /// Returns the endpoints of the operator, oldest first.
    ///
    /// # Errors
    /// [`AccessError`] when the role does not allow it or the database does not answer.
    #[tracing::instrument(skip_all, fields(operator = agent.operator.get()))]
    pub async fn list(self, agent: &Agent) -> Result<Vec<WebhookEndpoint>, AccessError> {
        allow(agent, Permission::ManageWebhooks)?;
        let operator = agent.operator;
        let rows = read!(self.accounts.store(), webhook_endpoints::of_operator(operator)).await?;
        Ok(rows.into_iter().map(shown).collect())
    }

    /// Adds an endpoint of the agent's operator. Returns it with its secret.
    ///
    /// # Errors
    /// What is wrong with each field; `NoKey` when the deployment has no key to encrypt the secret. Addresses are
    /// unique, so that a repeated form adds no second endpoint.
    #[tracing::instrument(skip_all, fields(operator = agent.operator.get()))]
    pub async fn create(
        self,
        agent: &Agent,
        caller: &AgentCaller,
        form: &WebhookForm,
    ) -> Result<CreatedWebhook, Failure<WebhookRefusal>> {
        allow(agent, Permission::ManageWebhooks)?;
        require_recent_code(agent)?;
        let Valid { url, kinds } = form::read(form, self.accounts.0.sso.public_http())?;
        let (secret, now) = (signing::new_secret(), self.accounts.now());
        let sealed = self.accounts.0.secret_keys.seal(&secret_purpose(agent.operator), &secret);
        let sealed = sealed.ok_or(WebhookRefusal::NoKey)?;
        let kinds = EventKind::join(&kinds);
        let new = NewEndpoint {
            operator_id: agent.operator,
            url: &url,
            kinds: &kinds,
            secret: &sealed,
            state: WebhookState::Active,
            failures: 0,
            retry_at: now,
            created_at: now,
        };
        let record = NewAudit {
            after: Some(kinds.clone()),
            ..audit::new_record(AuditAction::WebhookAdded, agent, caller, &url, now)
        };
        let added = transaction!(self.accounts.store(), async |tx| { add(tx, new, &record).await });
        match added.await? {
            Outcome::Added(id) => Ok(CreatedWebhook::new(id, &secret)),
            Outcome::Refused(refusal) => Err(refusal.into()),
        }
    }

    /// Disables an endpoint: what is queued for it is cancelled, and later events are not queued.
    ///
    /// # Errors
    /// `Unknown` when the operator has no such endpoint.
    #[tracing::instrument(skip_all, fields(operator = agent.operator.get()))]
    pub async fn disable(
        self,
        agent: &Agent,
        caller: &AgentCaller,
        endpoint: WebhookEndpointId,
    ) -> Result<(), Failure<WebhookRefusal>> {
        self.switch(agent, caller, endpoint, WebhookState::Disabled).await
    }

    /// Enables an endpoint, for what happens from now on.
    ///
    /// # Errors
    /// `Unknown` when the operator has no such endpoint.
    #[tracing::instrument(skip_all, fields(operator = agent.operator.get()))]
    pub async fn enable(
        self,
        agent: &Agent,
        caller: &AgentCaller,
        endpoint: WebhookEndpointId,
    ) -> Result<(), Failure<WebhookRefusal>> {
        self.switch(agent, caller, endpoint, WebhookState::Active).await
    }

    async fn switch(
        self,
        agent: &Agent,
        caller: &AgentCaller,
        endpoint: WebhookEndpointId,
        state: WebhookState,
    ) -> Result<(), Failure<WebhookRefusal>> {
        allow(agent, Permission::ManageWebhooks)?;
        let now = self.accounts.now();
        if state == WebhookState::Active {
            // What is left if a server was stopped while it did so.
            self.cancel_open(agent.operator, endpoint).await?;
        }
        let is_known = transaction!(self.accounts.store(), async |tx| {
            switch(tx, (agent, caller), endpoint, state, now).await
        });
        ensure_known(is_known.await?)?;
        self.cancel_open(agent.operator, endpoint).await?;
        Ok(())
    }
}

/// Refuses an endpoint that the operator does not have.
pub(super) fn ensure_known(is_known: bool) -> Result<(), Failure<WebhookRefusal>> {
    if is_known { Ok(()) } else { Err(WebhookRefusal::Unknown.into()) }
}

/// Adds an endpoint, unless the operator has one at that address, or as many as possible.
async fn add(tx: &mut Tx, new: NewEndpoint<'_>, record: &NewAudit) -> Result<Outcome, StoreError> {
    let others: Vec<EndpointRow> =
        query!(tx, webhook_endpoints::of_operator(new.operator_id)).await?;
    if others.iter().any(|other| other.url == new.url) {
        return Ok(Outcome::Refused(WebhookRefusal::UrlTaken));
    }
    if others.len() >= MAX_ENDPOINTS {
        return Ok(Outcome::Refused(WebhookRefusal::TooMany));
    }
    let id = query!(tx, webhook_endpoints::insert(new)).await?;
    query!(tx, audit::record(record)).await?;
    Ok(Outcome::Added(id))
}

/// Disables or enables an endpoint; repeating it changes nothing. Returns whether there is one.
async fn switch(
    tx: &mut Tx,
    (agent, caller): (&Agent, &AgentCaller),
    endpoint: WebhookEndpointId,
    state: WebhookState,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let operator = agent.operator;
    let Some(row) = query!(tx, webhook_endpoints::by_id(operator, endpoint)).await? else {
        return Ok(false);
    };
    if row.state == state {
        return Ok(true);
    }
    query!(tx, webhook_endpoints::set_state(operator, endpoint, state, now)).await?;
    let action = if state == WebhookState::Active {
        AuditAction::WebhookEnabled
    } else {
        AuditAction::WebhookDisabled
    };
    let record = audit::new_record(action, agent, caller, &row.url, now);
    query!(tx, audit::record(&record)).await?;
    Ok(true)
}
