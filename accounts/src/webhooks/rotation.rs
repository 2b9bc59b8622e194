//! Replacing the secret of an endpoint. For a day the former ones sign, too, so that the other system can switch at any
//! time.

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
    /// Gives an endpoint a new secret, and returns it. The previous one signs as well for a day, as do those before it
    /// that still sign.
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
            let old = self.old_secrets(&row, now);
            let old = old.as_deref().map(|old| (old, until));
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

    /// Returns the secrets that sign beside a new one, encrypted as one value: all that signed until now. The form may be
    /// a repeated one whose first response was lost, and the other system may have any of them. Those that no key
    /// decrypts are left out; None if there are no others.
    fn old_secrets(self, row: &EndpointRow, now: Timestamp) -> Option<Vec<u8>> {
        let (keys, purpose) = (&self.accounts.0.secret_keys, secret_purpose(row.operator_id));
        let signs = row.old_secret_until.is_some_and(|until| now < until);
        let sealed = row.old_secret.iter().filter(|_| signs).chain([&row.secret]);
        let secrets: Vec<_> = sealed.filter_map(|sealed| keys.open(&purpose, sealed)).collect();
        let secrets = secrets.concat();
        if secrets.is_empty() {
            return None;
        }
        keys.seal(&purpose, signing::latest(&secrets))
    }
}
