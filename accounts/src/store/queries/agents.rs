//! Agents, and the people they are.

use super::{Conn, agent_links, agent_sessions, audit, form_keys, outbox, throttles};
use crate::{
    store::{
        rows::{
            AgentOutcome, AgentRow, Invitation, Invited, LinkTarget, LoginRow, MembershipRow,
            NewAudit, NewMail, NewToken,
        },
        schema::{agent_logins, agents, operators},
    },
    throttle::Quota,
    token::Purpose,
};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use model::{Role, Timestamp};

/// More than anybody has; a bound all the same.
const MOST: i64 = 500;

pub async fn login_by_email(conn: &mut Conn, key: &str) -> QueryResult<Option<LoginRow>> {
    agent_logins::table
        .filter(agent_logins::email_key.eq(key))
        .select(LoginRow::as_select())
        .first(conn)
        .await
        .optional()
}

/// What a person is for whom, where they are not disabled.
pub async fn memberships(conn: &mut Conn, login: i64) -> QueryResult<Vec<MembershipRow>> {
    agents::table
        .inner_join(operators::table.on(operators::id.eq(agents::operator_id)))
        .filter(agents::login_id.eq(login).and(agents::disabled.eq(false)))
        .select((
            agents::id,
            operators::id,
            operators::name,
            operators::default_locale,
            agents::name,
            agents::role,
        ))
        .order((operators::name, agents::id))
        .limit(MOST)
        .load(conn)
        .await
}

/// The same password, hashed anew; unless it was changed meanwhile.
pub async fn renew_hash(conn: &mut Conn, login: i64, old: &str, new: &str) -> QueryResult<()> {
    let same = agent_logins::id.eq(login).and(agent_logins::password_hash.eq(old));
    diesel::update(agent_logins::table.filter(same))
        .set(agent_logins::password_hash.eq(new))
        .execute(conn)
        .await
        .map(|_| ())
}

pub async fn by_id(conn: &mut Conn, operator: i64, agent: i64) -> QueryResult<Option<AgentRow>> {
    agents::table
        .filter(agents::operator_id.eq(operator).and(agents::id.eq(agent)))
        .select(AgentRow::as_select())
        .first(conn)
        .await
        .optional()
}

/// Each with whether they have a second factor.
pub async fn of_operator(conn: &mut Conn, operator: i64) -> QueryResult<Vec<(AgentRow, bool)>> {
    let rows: Vec<(AgentRow, Option<Vec<u8>>)> = agents::table
        .left_join(agent_logins::table.on(agents::login_id.eq(agent_logins::id.nullable())))
        .filter(agents::operator_id.eq(operator))
        .select((AgentRow::as_select(), agent_logins::totp_secret.nullable()))
        .order((agents::name, agents::id))
        .limit(MOST)
        .load(conn)
        .await?;
    Ok(rows.into_iter().map(|(row, secret)| (row, secret.is_some())).collect())
}

/// Whoever was invited at that address, by whichever operator, and has not accepted.
pub async fn invited(conn: &mut Conn, key: &str, most: i64) -> QueryResult<Vec<AgentRow>> {
    agents::table
        .filter(
            agents::email_key
                .eq(key)
                .and(agents::login_id.is_null())
                .and(agents::disabled.eq(false)),
        )
        .select(AgentRow::as_select())
        .order(agents::id)
        .limit(most)
        .load(conn)
        .await
}

/// Adds an agent and queues the invitation, unless the same form has done so before.
pub async fn invite(conn: &mut Conn, new: &Invitation<'_>, now: Timestamp) -> QueryResult<Invited> {
    let operator = new.agent.operator_id;
    let form = new.by_form.and_then(|by| by.form);
    let before = form_keys::result_of(conn, operator, form).await?;
    if before.is_some() {
        return Ok(Invited::Done);
    }
    let same: i64 = agents::table
        .filter(agents::operator_id.eq(operator).and(agents::email_key.eq(new.agent.email_key)))
        .count()
        .get_result(conn)
        .await?;
    if same > 0 {
        return Ok(Invited::Taken);
    }
    if let Some(wait) = throttles::take(conn, new.quotas, now).await? {
        return Ok(Invited::Wait(wait));
    }
    let agent: i64 = diesel::insert_into(agents::table)
        .values(new.agent)
        .returning(agents::id)
        .get_result(conn)
        .await?;
    form_keys::keep(conn, operator, form, agent, now).await?;
    queue_invitation(conn, agent, new.mail).await?;
    if let Some(link) = new.link {
        let link = NewToken { agent_id: Some(agent), ..link.clone() };
        super::tokens::issue(conn, &link).await?;
    }
    if let Some(by) = new.by_form {
        audit::record(conn, by.act).await?;
    }
    Ok(Invited::Done)
}

async fn queue_invitation(conn: &mut Conn, agent: i64, mail: &NewMail) -> QueryResult<()> {
    let link = LinkTarget {
        purpose: Purpose::Invite.as_str().to_owned(),
        agent: Some(agent),
        ..LinkTarget::default()
    };
    outbox::queue_with_link(conn, mail, Some(&link)).await
}

/// Mails the invitation of an agent again; older links die.
pub async fn resend(
    conn: &mut Conn,
    quotas: &[Quota],
    agent: i64,
    mail: &NewMail,
    act: &NewAudit,
    now: Timestamp,
) -> QueryResult<AgentOutcome> {
    let operator = act.operator_id;
    match by_id(conn, operator, agent).await? {
        None => return Ok(AgentOutcome::Unknown),
        Some(row) if !row.is_invited() => return Ok(AgentOutcome::NotInvited),
        Some(_) => {}
    }
    if let Some(wait) = throttles::take(conn, quotas, now).await? {
        return Ok(AgentOutcome::Wait(wait));
    }
    agent_links::replace(conn, operator, agent, now).await?;
    queue_invitation(conn, agent, mail).await?;
    audit::record(conn, act).await?;
    Ok(AgentOutcome::Done)
}

/// Gives an agent another role, or shuts them out or lets them in again. What they have open ends when they are shut out.
pub async fn change(
    conn: &mut Conn,
    agent: i64,
    role: Role,
    disabled: bool,
    act: &NewAudit,
) -> QueryResult<AgentOutcome> {
    let operator = act.operator_id;
    let Some(row) = by_id(conn, operator, agent).await? else {
        return Ok(AgentOutcome::Unknown);
    };
    let (was, became) = (standing(&row.role, row.disabled), standing(role.as_str(), disabled));
    if was == became {
        return Ok(AgentOutcome::Done);
    }
    let stays_admin = role == Role::Admin && !disabled;
    if !stays_admin && !has_other_admin(conn, operator, agent).await? {
        return Ok(AgentOutcome::LastAdmin);
    }
    diesel::update(agents::table.find(agent))
        .set((agents::role.eq(role.as_str()), agents::disabled.eq(disabled)))
        .execute(conn)
        .await?;
    if disabled {
        agent_links::replace(conn, operator, agent, act.at).await?;
        if let Some(login) = row.login_id {
            agent_sessions::end_of_agent(conn, login, agent).await?;
        }
    }
    let act = NewAudit { was: Some(was), became: Some(became), ..act.clone() };
    audit::record(conn, &act).await?;
    Ok(AgentOutcome::Done)
}

fn standing(role: &str, disabled: bool) -> String {
    let disabled = if disabled { ", disabled" } else { "" };
    format!("{role}{disabled}")
}

/// Whether another agent than that one can administer the operator's agents.
async fn has_other_admin(conn: &mut Conn, operator: i64, agent: i64) -> QueryResult<bool> {
    let others: i64 = agents::table
        .filter(
            agents::operator_id
                .eq(operator)
                .and(agents::id.ne(agent))
                .and(agents::role.eq(Role::Admin.as_str()))
                .and(agents::disabled.eq(false))
                .and(agents::login_id.is_not_null()),
        )
        .count()
        .get_result(conn)
        .await?;
    Ok(others > 0)
}

/// Takes the second factor of an agent away; their sessions end.
pub async fn reset_second_factor(
    conn: &mut Conn,
    agent: i64,
    act: &NewAudit,
) -> QueryResult<AgentOutcome> {
    let row = by_id(conn, act.operator_id, agent).await?;
    let Some(login) = row.and_then(|row| row.login_id) else {
        return Ok(AgentOutcome::Unknown);
    };
    let elsewhere: i64 = agents::table
        .filter(agents::login_id.eq(login).and(agents::operator_id.ne(act.operator_id)))
        .count()
        .get_result(conn)
        .await?;
    if elsewhere > 0 {
        return Ok(AgentOutcome::WorksElsewhere);
    }
    forget_second_factor(conn, login).await?;
    audit::record(conn, act).await?;
    Ok(AgentOutcome::Done)
}

/// The second factor and its recovery codes; who used them is signed out.
pub async fn forget_second_factor(conn: &mut Conn, login: i64) -> QueryResult<()> {
    diesel::update(agent_logins::table.find(login))
        .set(agent_logins::totp_secret.eq(None::<Vec<u8>>))
        .execute(conn)
        .await?;
    agent_sessions::forget_recovery(conn, login).await?;
    agent_sessions::end_of_login(conn, login).await?;
    throttles::forget(conn, &crate::throttle::Backoff::agent_code(login).key).await
}
