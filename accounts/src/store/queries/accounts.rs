//! Changes of customers' accounts: activation and passwords.

use super::{Conn, outbox, owner_proofs, sessions, throttles, timeline, tokens};
use crate::{
    sso::EmailProof,
    store::{
        rows::{AccountRow, NewAccount, OwnerCheck, PasswordByLink, PasswordInProfile},
        schema::{accounts, identities},
    },
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
            accounts::email_vouched_by.eq(None::<i64>),
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
        // By what it is proved is known once the identity is linked.
        email_proved: false,
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
            accounts::email_proved.eq(false),
            accounts::email_vouched_by.eq(None::<i64>),
        ))
        .execute(conn)
        .await
        .map(|_| ())
}

/// By what the address of an account is known to be its customer's.
pub async fn email_proof(conn: &mut Conn, operator: i64, customer: i64) -> QueryResult<EmailProof> {
    let proof: Option<(bool, Option<i64>)> = accounts::table
        .filter(accounts::operator_id.eq(operator).and(accounts::customer_id.eq(customer)))
        .select((accounts::email_proved, accounts::email_vouched_by))
        .first(conn)
        .await
        .optional()?;
    Ok(match proof {
        Some((true, Some(identity))) => EmailProof::Provider(identity),
        Some((true, None)) => EmailProof::Link,
        Some((false, _)) | None => EmailProof::Unproved,
    })
}

pub async fn set_email_proof(
    conn: &mut Conn,
    operator: i64,
    customer: i64,
    proof: EmailProof,
) -> QueryResult<()> {
    let of_customer = accounts::operator_id.eq(operator).and(accounts::customer_id.eq(customer));
    let vouched_by = match proof {
        EmailProof::Provider(identity) => Some(identity),
        EmailProof::Link | EmailProof::Unproved => None,
    };
    diesel::update(accounts::table.filter(of_customer))
        .set((
            accounts::email_proved.eq(proof != EmailProof::Unproved),
            accounts::email_vouched_by.eq(vouched_by),
        ))
        .execute(conn)
        .await
        .map(|_| ())
}

/// An address that was proved by an identity which is not the customer's any more is unproved.
pub async fn forget_lost_vouching(
    conn: &mut Conn,
    operator: i64,
    customer: i64,
) -> QueryResult<()> {
    if let EmailProof::Provider(identity) = email_proof(conn, operator, customer).await? {
        let theirs = identities::operator_id
            .eq(operator)
            .and(identities::id.eq(identity))
            .and(identities::customer_id.eq(customer));
        let left: i64 = identities::table.filter(theirs).count().get_result(conn).await?;
        if left == 0 {
            set_email_proof(conn, operator, customer, EmailProof::Unproved).await?;
        }
    }
    Ok(())
}

/// The same for everybody whom a provider vouched for that is about to be removed, or is another one from now on.
pub async fn forget_vouching_of(conn: &mut Conn, operator: i64, provider: i64) -> QueryResult<()> {
    let of_provider = identities::table
        .filter(identities::provider_id.eq(provider))
        .select(identities::id.nullable());
    let vouched =
        accounts::operator_id.eq(operator).and(accounts::email_vouched_by.eq_any(of_provider));
    diesel::update(accounts::table.filter(vouched))
        .set((accounts::email_proved.eq(false), accounts::email_vouched_by.eq(None::<i64>)))
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
    let of_customer = accounts::operator_id.eq(operator).and(accounts::customer_id.eq(customer));
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

/// Adds a password to an active account, or replaces the one it has, and turns both sign-ins on: its mailbox was proved.
pub async fn add_password(
    conn: &mut Conn,
    operator: i64,
    customer: i64,
    password_hash: &str,
    sign_in_email: &str,
    now: Timestamp,
) -> QueryResult<()> {
    let of_customer = accounts::operator_id.eq(operator).and(accounts::customer_id.eq(customer));
    diesel::update(accounts::table.filter(of_customer))
        .set((
            accounts::password_hash.eq(password_hash),
            accounts::password_changed_at.eq(now),
            accounts::number_sign_in.eq(true),
            accounts::sign_in_email.eq(sign_in_email),
            accounts::email_proved.eq(true),
            accounts::email_vouched_by.eq(None::<i64>),
        ))
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
        activate(conn, operator, change.customer, change.password_hash, None, now).await?;
    } else {
        replace_password(conn, operator, change.customer, change.password_hash, now).await?;
        // The link was mailed to the address on file: a change of the address would have ended it.
        set_email_proof(conn, operator, change.customer, EmailProof::Link).await?;
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

/// Changes the password: all sessions end, a new one begins, pending links die. Nothing of it unless the proof holds.
pub async fn change_password(
    conn: &mut Conn,
    operator: i64,
    change: &PasswordInProfile<'_>,
    now: Timestamp,
) -> QueryResult<OwnerCheck> {
    let customer = change.session.customer_id;
    let check = owner_proofs::check(conn, operator, customer, change.proof).await?;
    if check != OwnerCheck::Holds {
        return Ok(check);
    }
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
    Ok(OwnerCheck::Holds)
}
