//! Agents: the roles of people at operators.

use super::Conn;
use crate::store::{
    rows::{AdminRow, AgentRow, MembershipRow, NewAgent},
    schema::{agent_logins, agents, operators},
};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use model::{AgentId, LoginId, OperatorId, Role, Timestamp};

/// More than the agents of any operator, and than the operators of any person.
const LIST_LIMIT: i64 = 500;

/// Returns the roles of a login that are not disabled.
pub async fn memberships(conn: &mut Conn, login: LoginId) -> QueryResult<Vec<MembershipRow>> {
    agents::table
        .inner_join(operators::table.on(operators::id.eq(agents::operator_id)))
        .filter(agents::login_id.eq(login).and(agents::disabled.eq(false)))
        .select((
            agents::id,
            operators::id,
            operators::name,
            operators::default_locale,
            operators::time_zone,
            agents::name,
            agents::role,
        ))
        .order((operators::name, agents::id))
        .limit(LIST_LIMIT)
        .load(conn)
        .await
}

/// Returns the agents of a login, including disabled ones.
pub async fn of_login(conn: &mut Conn, login: LoginId) -> QueryResult<Vec<AgentRow>> {
    agents::table.filter(agents::login_id.eq(login)).select(AgentRow::as_select()).load(conn).await
}

pub async fn by_id(
    conn: &mut Conn,
    operator: OperatorId,
    agent: AgentId,
) -> QueryResult<Option<AgentRow>> {
    agents::table
        .filter(agents::operator_id.eq(operator).and(agents::id.eq(agent)))
        .select(AgentRow::as_select())
        .first(conn)
        .await
        .optional()
}

/// Returns the agents of an operator, each with whether they have a second factor.
pub async fn of_operator(
    conn: &mut Conn,
    operator: OperatorId,
) -> QueryResult<Vec<(AgentRow, bool)>> {
    let rows: Vec<(AgentRow, Option<Vec<u8>>)> = agents::table
        .left_join(agent_logins::table.on(agents::login_id.eq(agent_logins::id.nullable())))
        .filter(agents::operator_id.eq(operator))
        .select((AgentRow::as_select(), agent_logins::totp_secret.nullable()))
        .order((agents::name, agents::id))
        .limit(LIST_LIMIT)
        .load(conn)
        .await?;
    Ok(rows.into_iter().map(|(row, secret)| (row, secret.is_some())).collect())
}

/// Returns the agents invited at that address, by any operator, who have not accepted.
pub async fn invited(conn: &mut Conn, key: &str, limit: i64) -> QueryResult<Vec<AgentRow>> {
    agents::table
        .filter(
            agents::email_key
                .eq(key)
                .and(agents::login_id.is_null())
                .and(agents::disabled.eq(false)),
        )
        .select(AgentRow::as_select())
        .order(agents::id)
        .limit(limit)
        .load(conn)
        .await
}

/// Returns whether the operator has an agent with that address.
pub async fn has_address(conn: &mut Conn, operator: OperatorId, key: &str) -> QueryResult<bool> {
    let found: i64 = agents::table
        .filter(agents::operator_id.eq(operator).and(agents::email_key.eq(key)))
        .count()
        .get_result(conn)
        .await?;
    Ok(found > 0)
}

/// Returns whether the operator has another active admin than that agent.
pub async fn has_other_admin(
    conn: &mut Conn,
    operator: OperatorId,
    agent: AgentId,
) -> QueryResult<bool> {
    let others: i64 = agents::table
        .filter(
            agents::operator_id
                .eq(operator)
                .and(agents::id.ne(agent))
                .and(agents::role.eq(Role::Admin))
                .and(agents::disabled.eq(false))
                .and(agents::login_id.is_not_null()),
        )
        .count()
        .get_result(conn)
        .await?;
    Ok(others > 0)
}

/// Returns the active admins of an operator.
pub async fn admins(conn: &mut Conn, operator: OperatorId) -> QueryResult<Vec<AdminRow>> {
    agents::table
        .inner_join(agent_logins::table.on(agents::login_id.eq(agent_logins::id.nullable())))
        .filter(
            agents::operator_id
                .eq(operator)
                .and(agents::role.eq(Role::Admin))
                .and(agents::disabled.eq(false)),
        )
        .select((agents::name, agents::email, agent_logins::locale))
        .order(agents::id)
        .load(conn)
        .await
}

/// Returns whether a login is an agent of another operator.
pub async fn has_other_operator(
    conn: &mut Conn,
    login: LoginId,
    operator: OperatorId,
) -> QueryResult<bool> {
    let elsewhere: i64 = agents::table
        .filter(agents::login_id.eq(login).and(agents::operator_id.ne(operator)))
        .count()
        .get_result(conn)
        .await?;
    Ok(elsewhere > 0)
}

/// Adds an agent; returns their id.
pub async fn insert(conn: &mut Conn, agent: NewAgent<'_>) -> QueryResult<AgentId> {
    diesel::insert_into(agents::table).values(agent).returning(agents::id).get_result(conn).await
}

pub async fn set_access(
    conn: &mut Conn,
    operator: OperatorId,
    agent: AgentId,
    role: Role,
    disabled: bool,
) -> QueryResult<()> {
    let row = agents::operator_id.eq(operator).and(agents::id.eq(agent));
    diesel::update(agents::table.filter(row))
        .set((agents::role.eq(role), agents::disabled.eq(disabled)))
        .execute(conn)
        .await
        .map(|_| ())
}

/// Sets the login of an agent.
pub async fn set_login(
    conn: &mut Conn,
    operator: OperatorId,
    agent: AgentId,
    login: LoginId,
) -> QueryResult<()> {
    let row = agents::operator_id.eq(operator).and(agents::id.eq(agent));
    diesel::update(agents::table.filter(row))
        .set(agents::login_id.eq(login))
        .execute(conn)
        .await
        .map(|_| ())
}

/// Records that an agent was active.
pub async fn touch(conn: &mut Conn, agent: AgentId, now: Timestamp) -> QueryResult<()> {
    diesel::update(agents::table.find(agent))
        .set(agents::last_seen_at.eq(now))
        .execute(conn)
        .await
        .map(|_| ())
}
