//! Changes of customers' accounts: activation and passwords.

use super::{Conn, outbox, sessions, throttles, timeline, tokens};
use crate::store::{
    rows::{AccountRow, NewAccount, PasswordByLink, PasswordInProfile},
    schema::accounts,
};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use model::Timestamp;

/// Gives a customer an active account, or makes the one they have active.
pub async fn activate(
    conn: &mut Conn,
    operator: i64,
    customer: i64,
    password_hash: &str,
    sign_in_email: Option<&str>,
    now: Timestamp,
) -> QueryResult<()> {
    let account = NewAccount {
        customer_id: customer,
        operator_id: operator,
        state: AccountRow::ACTIVE,
        password_hash: Some(password_hash),
        number_sign_in: true,
        sign_in_email,
        activated_at: Some(now),
        password_changed_at: Some(now),
        // Whichever link it was, it came from the mailbox.
        email_proved: true,
    };
    diesel::insert_into(accounts::table)
        .values(&account)
        .on_conflict(accounts::customer_id)
        .do_update()
        .set((
            accounts::state.eq(AccountRow::ACTIVE),
            accounts::password_hash.eq(password_hash),
            accounts::number_sign_in.eq(true),
            accounts::sign_in_email.eq(sign_in_email),
            accounts::activated_at.eq(now),
            accounts::password_changed_at.eq(now),
            accounts::email_proved.eq(true),
        ))
        .execute(conn)
        .await
        .map(|_| ())
}

/// Gives a customer an active account that a provider alone signs in to, in place of an invitation if there is one.
pub async fn activate_by_provider(
    conn: &mut Conn,
    operator: i64,
    customer: i64,
    email_proved: bool,
    now: Timestamp,
) -> QueryResult<()> {
    let account = NewAccount {
        customer_id: customer,
        operator_id: operator,
        state: AccountRow::ACTIVE,
        password_hash: None,
        number_sign_in: false,
        sign_in_email: None,
        activated_at: Some(now),
        password_changed_at: None,
        email_proved,
    };
    diesel::insert_into(accounts::table)
        .values(&account)
        .on_conflict(accounts::customer_id)
        .do_update()
        .set((
            accounts::state.eq(AccountRow::ACTIVE),
            accounts::password_hash.eq(None::<String>),
            accounts::number_sign_in.eq(false),
            accounts::sign_in_email.eq(None::<String>),
            accounts::activated_at.eq(now),
            accounts::email_proved.eq(email_proved),
        ))
        .execute(conn)
        .await
        .map(|_| ())
}

/// The mailbox of an active account was proved.
pub async fn email_proved(conn: &mut Conn, operator: i64, customer: i64) -> QueryResult<()> {
    let of_customer = accounts::operator_id
        .eq(operator)
        .and(accounts::customer_id.eq(customer));
    diesel::update(accounts::table.filter(of_customer))
        .set(accounts::email_proved.eq(true))
        .execute(conn)
        .await
        .map(|_| ())
}

/// Another password of an active account.
pub async fn replace_password(
    conn: &mut Conn,
    operator: i64,
    customer: i64,
    password_hash: &str,
    now: Timestamp,
) -> QueryResult<()> {
    let of_customer = accounts::operator_id
        .eq(operator)
        .and(accounts::customer_id.eq(customer));
    diesel::update(accounts::table.filter(of_customer))
        .set((
            accounts::state.eq(AccountRow::ACTIVE),
            accounts::password_hash.eq(password_hash),
            accounts::password_changed_at.eq(now),
        ))
        .execute(conn)
        .await?;
    // Who came from a provider has nothing to sign in with beside the password yet.
    let without_email = of_customer.and(accounts::sign_in_email.is_null());
    diesel::update(accounts::table.filter(without_email))
        .set(accounts::number_sign_in.eq(true))
        .execute(conn)
        .await
        .map(|_| ())
}

/// The same password, hashed anew; unless it was changed meanwhile.
pub async fn renew_hash(
    conn: &mut Conn,
    operator: i64,
    customer: i64,
    old: &str,
    new: &str,
) -> QueryResult<()> {
    let same = accounts::operator_id
        .eq(operator)
        .and(accounts::customer_id.eq(customer))
        .and(accounts::password_hash.eq(old));
    diesel::update(accounts::table.filter(same))
        .set(accounts::password_hash.eq(new))
        .execute(conn)
        .await
        .map(|_| ())
}

/// Spends the link and sets the password; every session and every other pending link ends. No when the link was dead.
pub async fn set_password(
    conn: &mut Conn,
    operator: i64,
    change: &PasswordByLink<'_>,
    now: Timestamp,
) -> QueryResult<bool> {
    if !tokens::spend(conn, operator, change.token, now).await? {
        return Ok(false);
    }
    if change.activation {
        activate(
            conn,
            operator,
            change.customer,
            change.password_hash,
            None,
            now,
        )
        .await?;
    } else {
        replace_password(conn, operator, change.customer, change.password_hash, now).await?;
    }
    tokens::replace_of_customer(conn, operator, change.customer, now).await?;
    sessions::end_all(conn, operator, change.customer).await?;
    throttles::forgive(conn, operator, change.customer).await?;
    timeline::record(conn, change.event).await?;
    if let Some(notice) = change.notice {
        outbox::queue(conn, notice).await?;
    }
    Ok(true)
}

/// Changes the password: all sessions end, a new one begins, pending links die.
pub async fn change_password(
    conn: &mut Conn,
    operator: i64,
    change: &PasswordInProfile<'_>,
    now: Timestamp,
) -> QueryResult<()> {
    let customer = change.session.customer_id;
    replace_password(conn, operator, customer, change.password_hash, now).await?;
    tokens::replace_of_customer(conn, operator, customer, now).await?;
    let session = sessions::continued(conn, change.session, change.current).await?;
    sessions::end_all(conn, operator, customer).await?;
    sessions::insert(conn, &session).await?;
    throttles::forgive(conn, operator, customer).await?;
    timeline::record(conn, change.event).await?;
    if let Some(notice) = change.notice {
        outbox::queue(conn, notice).await?;
    }
    Ok(())
}
