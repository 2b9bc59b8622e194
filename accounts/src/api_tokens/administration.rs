//! What admins do with tokens: they make, list and revoke them.

use super::{
    form::{self, ApiTokenForm, Valid},
    state, text,
};
use crate::{
    AccessError, AgentCaller, Secret,
    access::{allow, require_recent_code},
    audit,
    groups::ApiTokens,
    store::{
        StoreError, Tx, query, read,
        rows::{ApiTokenRow, NewApiToken, NewAudit},
        transaction,
    },
};
use model::{
    Agent, ApiScope, ApiTokenId, ApiTokenState, ApiTokenSummary, AuditAction, Failure, Permission,
    refusals::ApiTokenRefusal,
};
use std::fmt;

/// A new token. It is shown once, and only its hash is kept.
pub struct CreatedApiToken(String);

impl CreatedApiToken {
    /// Returns the token as text.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for CreatedApiToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("CreatedApiToken(redacted)")
    }
}

impl ApiTokens<'_> {
    /// Returns the tokens of the operator, latest first.
    ///
    /// # Errors
    /// [`AccessError`] when the role does not allow it or the database does not answer.
    #[tracing::instrument(skip_all, fields(operator = agent.operator.get()))]
    pub async fn list(self, agent: &Agent) -> Result<Vec<ApiTokenSummary>, AccessError> {
        allow(agent, Permission::ManageApiTokens)?;
        let (operator, now) = (agent.operator, self.accounts.now());
        let rows = read!(self.accounts.store(), api_tokens::of_operator(operator)).await?;
        let summary = |row: ApiTokenRow| ApiTokenSummary {
            id: row.id,
            scopes: ApiScope::split(&row.scopes),
            state: state(&row, now),
            name: row.name,
            maker: row.maker,
            created_at: row.created_at,
            expires_at: row.expires_at,
            last_used_at: row.last_used_at,
        };
        Ok(rows.into_iter().map(summary).collect())
    }

    /// Creates a token of the agent's operator. Returns it; only its hash is kept.
    ///
    /// # Errors
    /// What is wrong with each field. No two active tokens have one name: the same form again makes no second token.
    #[tracing::instrument(skip_all, fields(operator = agent.operator.get()))]
    pub async fn create(
        self,
        agent: &Agent,
        caller: &AgentCaller,
        form: &ApiTokenForm,
    ) -> Result<CreatedApiToken, Failure<ApiTokenRefusal>> {
        allow(agent, Permission::ManageApiTokens)?;
        require_recent_code(agent)?;
        let Valid { name, scopes, life } = form::read(form)?;
        let (secret, now) = (Secret::random(), self.accounts.now());
        let (hash, scopes) = (secret.hash(), ApiScope::join(&scopes));
        let new = NewApiToken {
            operator_id: agent.operator,
            agent_id: agent.id,
            name: name.as_str(),
            hash: &hash,
            scopes: &scopes,
            created_at: now,
            expires_at: now + life,
        };
        let record = NewAudit {
            after: Some(format!("{scopes}\nexpires_at: {}", new.expires_at.date())),
            ..audit::new_record(AuditAction::ApiTokenCreated, agent, caller, name.as_str(), now)
        };
        let is_made =
            transaction!(self.accounts.store(), async |tx| { create(tx, new, &record).await });
        if is_made.await? {
            Ok(CreatedApiToken(text(&secret)))
        } else {
            Err(ApiTokenRefusal::NameTaken.into())
        }
    }

    /// Revokes a token. Takes effect on its next request; revoking it again changes nothing.
    ///
    /// # Errors
    /// `Unknown` when the operator has no such token.
    #[tracing::instrument(skip_all, fields(operator = agent.operator.get()))]
    pub async fn revoke_api_token(
        self,
        agent: &Agent,
        caller: &AgentCaller,
        token: ApiTokenId,
    ) -> Result<(), Failure<ApiTokenRefusal>> {
        allow(agent, Permission::ManageApiTokens)?;
        let is_known = transaction!(self.accounts.store(), async |tx| {
            self.revoke(tx, agent, caller, token).await
        });
        if is_known.await? { Ok(()) } else { Err(ApiTokenRefusal::Unknown.into()) }
    }

    async fn revoke(
        self,
        tx: &mut Tx,
        agent: &Agent,
        caller: &AgentCaller,
        token: ApiTokenId,
    ) -> Result<bool, StoreError> {
        let (operator, now) = (agent.operator, self.accounts.now());
        let Some(row) = query!(tx, api_tokens::by_id(operator, token)).await? else {
            return Ok(false);
        };
        if row.revoked_at.is_none() {
            let action = AuditAction::ApiTokenRevoked;
            let record = audit::new_record(action, agent, caller, &row.name, now);
            query!(tx, api_tokens::revoke(operator, token, now)).await?;
            query!(tx, audit::record(&record)).await?;
        }
        Ok(true)
    }
}

/// Adds a token, unless the operator has an active one of that name. Returns whether it was added.
async fn create(tx: &mut Tx, new: NewApiToken<'_>, record: &NewAudit) -> Result<bool, StoreError> {
    let (operator, now) = (new.operator_id, new.created_at);
    let others = query!(tx, api_tokens::of_operator(operator)).await?;
    let is_same =
        |row: &ApiTokenRow| row.name == new.name && state(row, now) == ApiTokenState::Active;
    if others.iter().any(is_same) {
        return Ok(false);
    }
    query!(tx, api_tokens::insert(new)).await?;
    query!(tx, audit::record(record)).await?;
    Ok(true)
}
