//! Tokens of the REST API: other systems of an operator use them instead of an agent's session. A token belongs to one
//! operator and ends with the role of the admin who created it. `administration` has the actions of admins, `form`
//! reads their input, and this file checks the token of a request and takes its quota.

mod administration;
mod form;

pub use administration::CreatedApiToken;
pub use form::ApiTokenForm;

use crate::{
    AccessError, AgentCaller, Secret,
    groups::ApiTokens,
    store::{StoreError, Tx, query, read, rows::ApiTokenRow, transaction},
    throttle::{Quota, find, seconds},
    token::hash_of,
};
use chrono::TimeDelta;
use model::{
    Agent, AgentId, AgentSessionId, ApiScope, ApiTokenId, ApiTokenState, Locale, LoginId,
    OperatorId, Role, TimeZone, Timestamp,
};
use std::net::{IpAddr, Ipv4Addr};

/// Prefix of every token, by which people and scanners recognize one that was published by mistake.
const PREFIX: &str = "guichet_";
/// A token's last use is recorded no more often than this.
const USE_RECORDED_EVERY: TimeDelta = TimeDelta::minutes(1);

/// A system that uses the API by a valid token.
#[derive(Debug, Clone)]
pub struct ApiCaller {
    pub(crate) operator: OperatorId,
    /// The operator's default language.
    pub(crate) locale: Locale,
    pub(crate) token: ApiTokenId,
    name: String,
    /// The admin who created the token.
    maker: (AgentId, String),
    ip: IpAddr,
    user_agent: String,
    scopes: Vec<ApiScope>,
    last_used_at: Option<Timestamp>,
}

/// What is left of a token's quota.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ApiBudget {
    /// Maximum requests at once.
    pub limit: u32,
    pub remaining: u32,
    /// Seconds until all of it is back.
    pub reset: u32,
}

/// Why the API does not serve a request.
#[derive(Debug, thiserror::Error)]
pub enum ApiRejection {
    /// No token, or one that is unknown, expired or revoked.
    #[error("there is no valid token")]
    Unauthorized,
    /// The quota is used up; the next request is possible after that many seconds.
    #[error("the token's quota is used up")]
    Wait { seconds: u32, budget: ApiBudget },
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl ApiCaller {
    /// Adds where the request comes from, as timeline and audit show it.
    #[must_use]
    pub fn at(self, ip: IpAddr, user_agent: String) -> Self {
        Self { ip, user_agent, ..self }
    }

    /// Returns the admin who created the token, whose permissions it has. Without a session there is no recent code, so
    /// that sensitive actions are refused.
    pub(crate) fn agent(&self) -> Agent {
        let (id, name) = self.maker.clone();
        Agent {
            id,
            login: LoginId::new(0),
            session: AgentSessionId::new(0),
            operator: self.operator,
            operator_name: String::new(),
            name,
            email: String::new(),
            role: Role::Admin,
            locale: self.locale,
            language: None,
            // Other systems are answered in UTC.
            time_zone: TimeZone::default(),
            has_others: false,
            has_recent_code: false,
        }
    }

    /// Returns the caller with whom use cases of agents record what the token did.
    pub(crate) fn agent_caller(&self) -> AgentCaller {
        AgentCaller {
            ip: self.ip,
            user_agent: self.user_agent.clone(),
            session: None,
            device: None,
            locale: self.locale,
            api_token: Some(self.name.clone()),
        }
    }

    /// Checks that the token has a scope. Every use case of the API calls this first.
    ///
    /// # Errors
    /// [`AccessError::Forbidden`] when it has not.
    pub(crate) fn allow(&self, scope: ApiScope) -> Result<(), AccessError> {
        if self.scopes.contains(&scope) {
            return Ok(());
        }
        let (token, operator, scope) = (self.token, self.operator, scope.code());
        tracing::warn!(token = token.get(), operator = operator.get(), scope, "api.scope.missing");
        Err(AccessError::Forbidden)
    }
}

impl ApiTokens<'_> {
    /// Returns the caller with that token, and takes one request from its quota.
    ///
    /// # Errors
    /// [`ApiRejection`].
    #[tracing::instrument(skip_all)]
    pub async fn caller(self, token: &str) -> Result<(ApiCaller, ApiBudget), ApiRejection> {
        let hash = token.strip_prefix(PREFIX).and_then(hash_of);
        let hash = hash.ok_or(ApiRejection::Unauthorized)?;
        let found = read!(self.accounts.store(), api_tokens::by_hash(&hash)).await?;
        let now = self.accounts.now();
        let row = found.filter(|row| state(row, now) == ApiTokenState::Active);
        let caller = caller(&row.ok_or(ApiRejection::Unauthorized)?);
        let quota = Quota::api_requests(caller.token);
        let (wait, budget) = transaction!(self.accounts.store(), async |tx| {
            take(tx, &caller, &quota, now).await
        })
        .await?;
        match wait {
            None => Ok((caller, budget)),
            Some(wait) => Err(ApiRejection::Wait { seconds: seconds(wait), budget }),
        }
    }
}

fn caller(row: &ApiTokenRow) -> ApiCaller {
    ApiCaller {
        operator: row.operator,
        locale: row.default_locale.parse().unwrap_or_default(),
        token: row.id,
        name: row.name.clone(),
        maker: (row.maker_id, row.maker.clone()),
        ip: Ipv4Addr::UNSPECIFIED.into(),
        user_agent: String::new(),
        scopes: ApiScope::split(&row.scopes),
        last_used_at: row.last_used_at,
    }
}

/// Takes one request from the quota of a token and records its use. Returns the wait if none is left.
async fn take(
    tx: &mut Tx,
    caller: &ApiCaller,
    quota: &Quota,
    now: Timestamp,
) -> Result<(Option<TimeDelta>, ApiBudget), StoreError> {
    let found = find(tx, &quota.key, now).await?;
    let next_at = found.map_or(now, |(_, next_at)| next_at.max(now));
    if let Some(wait) = quota.wait(next_at, now) {
        return Ok((Some(wait), budget(quota, next_at, now)));
    }
    let next_at = next_at + quota.interval;
    query!(tx, throttles::save(&quota.key, 0, next_at, now)).await?;
    if caller.last_used_at.is_none_or(|used| now - used >= USE_RECORDED_EVERY) {
        query!(tx, api_tokens::touch(caller.token, now)).await?;
    }
    Ok((None, budget(quota, next_at, now)))
}

/// Returns what is left of a quota whose next request is due at that time.
fn budget(quota: &Quota, next_at: Timestamp, now: Timestamp) -> ApiBudget {
    let (used, interval) = (next_at - now, quota.interval.num_milliseconds().max(1));
    // A request that is not completely back yet is not back.
    let requests = (used.num_milliseconds().max(0) + interval - 1) / interval;
    let requests = u32::try_from(requests).unwrap_or(u32::MAX);
    let limit = quota.burst.unsigned_abs();
    ApiBudget { limit, remaining: limit.saturating_sub(requests), reset: seconds(used) }
}

/// Returns whether a token can be used now.
fn state(row: &ApiTokenRow, now: Timestamp) -> ApiTokenState {
    if row.revoked_at.is_some() || row.maker_disabled || row.maker_role != Role::Admin {
        ApiTokenState::Revoked
    } else if row.expires_at <= now {
        ApiTokenState::Expired
    } else {
        ApiTokenState::Active
    }
}

/// Returns the token with that secret.
fn text(secret: &Secret) -> String {
    format!("{PREFIX}{}", secret.expose())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(minutes: i64) -> Timestamp {
        chrono::DateTime::UNIX_EPOCH.naive_utc() + TimeDelta::minutes(minutes)
    }

    #[test]
    fn a_token_ends_by_time_by_an_admin_or_with_its_maker() {
        use ApiTokenState::{Active, Expired, Revoked};
        for (revoked, role, disabled, now, expected) in [
            (None, Role::Admin, false, 9, Active),
            (None, Role::Admin, false, 10, Expired),
            (Some(at(1)), Role::Admin, false, 9, Revoked),
            (Some(at(1)), Role::Admin, false, 11, Revoked),
            (None, Role::Agent, false, 9, Revoked),
            (None, Role::Admin, true, 9, Revoked),
        ] {
            let row = ApiTokenRow {
                id: ApiTokenId::new(1),
                operator: OperatorId::new(1),
                name: "Printer".into(),
                scopes: String::new(),
                created_at: at(0),
                expires_at: at(10),
                last_used_at: None,
                revoked_at: revoked,
                maker_id: AgentId::new(1),
                maker: "Laura".into(),
                maker_role: role,
                maker_disabled: disabled,
                default_locale: "en".into(),
            };
            assert_eq!(state(&row, at(now)), expected, "{revoked:?} {role:?} {disabled} {now}");
        }
    }

    #[test]
    fn a_budget_counts_down_and_comes_back() {
        let quota = Quota::api_requests(ApiTokenId::new(1));
        let left = |used: i32| budget(&quota, at(0) + quota.interval * used, at(0));
        assert_eq!(left(1), ApiBudget { limit: 600, remaining: 599, reset: 1 });
        assert_eq!(left(600), ApiBudget { limit: 600, remaining: 0, reset: 61 });
    }
}
