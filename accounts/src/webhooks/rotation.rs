//! Replacing the secret of an endpoint. For a day both sign, so that the other system can switch at any time.

use super::{CreatedWebhook, OLD_SECRET_TTL, secret_purpose, signing};
use crate::{
    AgentCaller,
    access::{allow, require_recent_code},
    audit,
    groups::Webhooks,
    store::{query, rows::EndpointRow, transaction},
};
use model::{
    Agent, AuditAction, Failure, Permission, Timestamp, WebhookEndpointId, refusals::WebhookRefusal,
};

impl Webhooks<'_> {
    /// Gives an endpoint a new secret, and returns it. The previous one signs as well for a day.
    ///
    /// # Errors
    /// `Unknown` when the operator has no such endpoint; `NoKey` when the deployment has no key to encrypt the secret.
    #[tracing::instrument(skip_all, fields(operator = agent.operator.get()))]
    pub async fn rotate(
        self,
        agent: &Agent,
        caller: &AgentCaller,
        endpoint: WebhookEndpointId,
    ) -> Result<CreatedWebhook, Failure<WebhookRefusal>> {
        allow(agent, Permission::ManageWebhooks)?;
        require_recent_code(agent)?;
        let (operator, now) = (agent.operator, self.accounts.now());
        let secret = signing::new_secret();
        let sealed = self.accounts.0.secret_keys.seal(&secret_purpose(operator), &secret);
        let sealed = sealed.ok_or(WebhookRefusal::NoKey)?;
        let until = now + OLD_SECRET_TTL;
        let is_known = transaction!(self.accounts.store(), async |tx| {
            let Some(row) = query!(tx, webhook_endpoints::by_id(operator, endpoint)).await? else {
                return Ok(false);
            };
            let old = (old_secret(&row, now), until);
            query!(tx, webhook_endpoints::rotate(operator, endpoint, &sealed, old)).await?;
            let action = AuditAction::WebhookRotated;
            let record = audit::new_record(action, agent, caller, &row.url, now);
            query!(tx, audit::record(&record)).await?;
            Ok(true)
        });
        if is_known.await? {
            Ok(CreatedWebhook::new(endpoint, &secret))
        } else {
            Err(WebhookRefusal::Unknown.into())
        }
    }
}

/// Returns the secret that signs beside a new one. An earlier one that still signs stays: a repeated form, whose first
/// response was lost, must not end the secret that the other system has.
fn old_secret(row: &EndpointRow, now: Timestamp) -> &[u8] {
    let signs = row.old_secret_until.is_some_and(|until| now < until);
    row.old_secret.as_deref().filter(|_| signs).unwrap_or(&row.secret)
}
