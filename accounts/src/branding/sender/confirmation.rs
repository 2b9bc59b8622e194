//! Confirming the sender's address: by a link to its mailbox, or by the server administrator.

use super::SenderError;
use crate::{
    AccessError, AgentCaller, StoreError,
    access::require_recent_code,
    audit,
    groups::Branding,
    links::dead,
    store::{
        query,
        rows::{NewAudit, TokenRow},
        transaction,
    },
    token::Purpose,
};
use model::{Agent, AuditAction, EmailAddress, Failure, Link, refusals::SenderLinkRefusal};

impl Branding<'_> {
    /// Returns the address that the link would confirm. Changes nothing.
    ///
    /// # Errors
    /// [`AccessError`] when the role does not allow it or the database does not answer.
    #[tracing::instrument(skip_all, fields(operator = agent.operator.get()))]
    pub async fn sender_link(
        self,
        agent: &Agent,
        link: &str,
    ) -> Result<Link<EmailAddress>, AccessError> {
        let pending = self.sender(agent).await?.pending;
        let found = self.sender_token(agent, link).await?;
        Ok(match (&found, pending) {
            (Link::Ready(token), Some(address))
                if token.email.as_deref() == Some(address.as_str()) =>
            {
                Link::Ready(address)
            }
            (Link::Ready(_), _) => Link::Replaced,
            _ => dead(&found),
        })
    }

    /// Sets the operator's sender to the address that the link was mailed to.
    ///
    /// # Errors
    /// `LinkDead` when the link is not valid.
    #[tracing::instrument(skip_all, fields(operator = agent.operator.get()))]
    pub async fn confirm_sender(
        self,
        agent: &Agent,
        caller: &AgentCaller,
        link: &str,
    ) -> Result<(), Failure<SenderLinkRefusal>> {
        let old = self.sender(agent).await?;
        require_recent_code(agent)?;
        let Link::Ready(token) = self.sender_token(agent, link).await? else {
            return Err(SenderLinkRefusal::LinkDead.into());
        };
        let now = self.accounts.now();
        let after = token.email.as_deref().unwrap_or_default();
        let record = NewAudit {
            before: Some(format!("address={}", old.address)),
            after: Some(format!("address={after}")),
            ..audit::new_record(
                AuditAction::SenderChanged,
                agent,
                caller,
                &agent.operator_name,
                now,
            )
        };
        let operator = agent.operator;
        let is_confirmed = transaction!(self.accounts.store(), async |tx| {
            let pending = query!(tx, senders::pending(operator)).await?;
            let Some(address) = pending.filter(|pending| token.email.as_ref() == Some(pending))
            else {
                return Ok(false);
            };
            if !query!(tx, tokens::spend(operator, token.id, now)).await? {
                return Ok(false);
            }
            query!(tx, senders::set_address(operator, &address)).await?;
            query!(tx, audit::record(&record)).await?;
            Ok(true)
        })
        .await?;
        if !is_confirmed {
            return Err(SenderLinkRefusal::LinkDead.into());
        }
        self.accounts.0.portals.invalidate_all();
        Ok(())
    }

    /// Confirms the pending sender of an operator without the link. For the server administrator. `host` is the host of
    /// one of its portals. Returns the address.
    ///
    /// # Errors
    /// [`SenderError`] when the host is unknown or nothing is pending.
    #[tracing::instrument(skip_all)]
    pub async fn vouch_for_sender(self, host: &str) -> Result<String, SenderError> {
        let portal = self.accounts.portal(host).await?;
        let portal = portal.ok_or_else(|| SenderError::UnknownHost(host.to_owned()))?;
        let operator = portal.operator;
        let vouched = transaction!(self.accounts.store(), async |tx| {
            let pending = query!(tx, senders::pending(operator)).await?;
            if let Some(address) = &pending {
                query!(tx, senders::set_address(operator, address)).await?;
            }
            Ok(pending)
        })
        .await?;
        self.accounts.0.portals.invalidate_all();
        vouched.ok_or(SenderError::NothingWaits)
    }

    async fn sender_token(self, agent: &Agent, link: &str) -> Result<Link<TokenRow>, StoreError> {
        self.accounts.link_state(agent.operator, link, &[Purpose::ConfirmSender]).await
    }
}
