//! Logins of the backoffice: passwords, second factors and recovery codes.

use super::Conn;
use crate::store::{
    rows::{LoginRow, NewLogin},
    schema::{agent_logins, agent_recovery_codes},
};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use model::LoginId;

pub async fn by_email(conn: &mut Conn, key: &str) -> QueryResult<Option<LoginRow>> {
    agent_logins::table
        .filter(agent_logins::email_key.eq(key))
        .select(LoginRow::as_select())
        .first(conn)
        .await
        .optional()
}

/// Adds a login; returns its id.
pub async fn insert(conn: &mut Conn, login: NewLogin<'_>) -> QueryResult<LoginId> {
    diesel::insert_into(agent_logins::table)
        .values(login)
        .returning(agent_logins::id)
        .get_result(conn)
        .await
}

pub async fn set_password(conn: &mut Conn, login: LoginId, hash: &str) -> QueryResult<()> {
    diesel::update(agent_logins::table.find(login))
        .set(agent_logins::password_hash.eq(hash))
        .execute(conn)
        .await
        .map(|_| ())
}

/// Keeps the language that the login's person chose.
pub async fn set_locale(conn: &mut Conn, login: LoginId, locale: &str) -> QueryResult<()> {
    diesel::update(agent_logins::table.find(login))
        .set(agent_logins::locale.eq(locale))
        .execute(conn)
        .await
        .map(|_| ())
}

/// Returns whether that is the hash of the login's password.
pub async fn has_password_hash(conn: &mut Conn, login: LoginId, hash: &str) -> QueryResult<bool> {
    let same = agent_logins::id.eq(login).and(agent_logins::password_hash.eq(hash));
    let found: i64 = agent_logins::table.filter(same).count().get_result(conn).await?;
    Ok(found > 0)
}

/// Returns the hash of the login's password, if it has one.
pub async fn password_hash_of(conn: &mut Conn, login: LoginId) -> QueryResult<Option<String>> {
    agent_logins::table
        .filter(agent_logins::id.eq(login).and(agent_logins::password_hash.is_not_null()))
        .select(agent_logins::password_hash.assume_not_null())
        .first(conn)
        .await
        .optional()
}

/// Replaces the hash of the same password, unless it was changed meanwhile; returns whether it was replaced.
pub async fn renew_hash(
    conn: &mut Conn,
    login: LoginId,
    old: &str,
    new: &str,
) -> QueryResult<bool> {
    let same = agent_logins::id.eq(login).and(agent_logins::password_hash.eq(old));
    let renewed = diesel::update(agent_logins::table.filter(same))
        .set(agent_logins::password_hash.eq(new))
        .execute(conn)
        .await?;
    Ok(renewed > 0)
}

/// Sets a second factor with the code of that time step used up, unless there is one. Returns whether it was set.
pub async fn set_second_factor(
    conn: &mut Conn,
    login: LoginId,
    sealed: &[u8],
    step: i64,
) -> QueryResult<bool> {
    let without = agent_logins::table
        .filter(agent_logins::id.eq(login).and(agent_logins::totp_secret.is_null()));
    let set = diesel::update(without)
        .set((agent_logins::totp_secret.eq(sealed), agent_logins::totp_step.eq(step)))
        .execute(conn)
        .await?;
    Ok(set > 0)
}

pub async fn forget_second_factor(conn: &mut Conn, login: LoginId) -> QueryResult<()> {
    diesel::update(agent_logins::table.find(login))
        .set(agent_logins::totp_secret.eq(None::<Vec<u8>>))
        .execute(conn)
        .await
        .map(|_| ())
}

/// Marks the code of a time step and of every earlier step as used; returns whether it was unused.
pub async fn use_step(conn: &mut Conn, login: LoginId, step: i64) -> QueryResult<bool> {
    let older = agent_logins::table
        .filter(agent_logins::id.eq(login).and(agent_logins::totp_step.lt(step)));
    let used = diesel::update(older).set(agent_logins::totp_step.eq(step)).execute(conn).await?;
    Ok(used > 0)
}

pub async fn add_recovery_code(conn: &mut Conn, login: LoginId, hash: &[u8]) -> QueryResult<()> {
    diesel::insert_into(agent_recovery_codes::table)
        .values((agent_recovery_codes::login_id.eq(login), agent_recovery_codes::hash.eq(hash)))
        .execute(conn)
        .await
        .map(|_| ())
}

/// Deletes a recovery code; returns whether it existed.
pub async fn use_recovery_code(conn: &mut Conn, login: LoginId, hash: &[u8]) -> QueryResult<bool> {
    let code = agent_recovery_codes::login_id.eq(login).and(agent_recovery_codes::hash.eq(hash));
    let used = diesel::delete(agent_recovery_codes::table.filter(code)).execute(conn).await?;
    Ok(used > 0)
}

pub async fn forget_recovery_codes(conn: &mut Conn, login: LoginId) -> QueryResult<()> {
    let codes = agent_recovery_codes::table.filter(agent_recovery_codes::login_id.eq(login));
    diesel::delete(codes).execute(conn).await.map(|_| ())
}
