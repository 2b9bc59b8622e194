//! Tokens of the REST API.

use super::Conn;
use crate::store::{
    rows::{ApiTokenRow, NewApiToken},
    schema::{agents, api_tokens, operators},
};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use model::{AgentId, ApiTokenId, OperatorId, Timestamp};

/// More than an operator has systems.
const LIST_LIMIT: i64 = 500;

macro_rules! with_maker {
    ($filter:expr) => {
        api_tokens::table
            .inner_join(agents::table.on(agents::id.eq(api_tokens::agent_id)))
            .inner_join(operators::table.on(operators::id.eq(api_tokens::operator_id)))
            .filter($filter)
            .select((
                api_tokens::id,
                api_tokens::operator_id,
                api_tokens::name,
                api_tokens::scopes,
                api_tokens::created_at,
                api_tokens::expires_at,
                api_tokens::last_used_at,
                api_tokens::revoked_at,
                agents::id,
                agents::name,
                agents::role,
                agents::disabled,
                operators::default_locale,
            ))
    };
}

/// Returns the token with that hash, of whichever operator.
pub async fn by_hash(conn: &mut Conn, hash: &[u8]) -> QueryResult<Option<ApiTokenRow>> {
    with_maker!(api_tokens::hash.eq(hash)).first(conn).await.optional()
}

pub async fn by_id(
    conn: &mut Conn,
    operator: OperatorId,
    token: ApiTokenId,
) -> QueryResult<Option<ApiTokenRow>> {
    with_maker!(api_tokens::operator_id.eq(operator).and(api_tokens::id.eq(token)))
        .first(conn)
        .await
        .optional()
}

/// Returns the tokens of an operator, latest first.
pub async fn of_operator(conn: &mut Conn, operator: OperatorId) -> QueryResult<Vec<ApiTokenRow>> {
    with_maker!(api_tokens::operator_id.eq(operator))
        .order(api_tokens::id.desc())
        .limit(LIST_LIMIT)
        .load(conn)
        .await
}

/// Adds a token.
pub async fn insert(conn: &mut Conn, token: NewApiToken<'_>) -> QueryResult<()> {
    diesel::insert_into(api_tokens::table).values(token).execute(conn).await.map(|_| ())
}

/// Revokes a token that was not revoked yet.
pub async fn revoke(
    conn: &mut Conn,
    operator: OperatorId,
    token: ApiTokenId,
    now: Timestamp,
) -> QueryResult<()> {
    let open = api_tokens::operator_id
        .eq(operator)
        .and(api_tokens::id.eq(token))
        .and(api_tokens::revoked_at.is_null());
    diesel::update(api_tokens::table.filter(open))
        .set(api_tokens::revoked_at.eq(now))
        .execute(conn)
        .await
        .map(|_| ())
}

/// Revokes the tokens that an agent made.
pub async fn revoke_of_agent(
    conn: &mut Conn,
    operator: OperatorId,
    agent: AgentId,
    now: Timestamp,
) -> QueryResult<()> {
    let open = api_tokens::agent_id
        .eq(agent)
        .and(api_tokens::operator_id.eq(operator))
        .and(api_tokens::revoked_at.is_null());
    diesel::update(api_tokens::table.filter(open))
        .set(api_tokens::revoked_at.eq(now))
        .execute(conn)
        .await
        .map(|_| ())
}

/// Records that a token was used.
pub async fn touch(conn: &mut Conn, token: ApiTokenId, now: Timestamp) -> QueryResult<()> {
    diesel::update(api_tokens::table.find(token))
        .set(api_tokens::last_used_at.eq(now))
        .execute(conn)
        .await
        .map(|_| ())
}
