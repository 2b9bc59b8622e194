//! Changes to customers' accounts: activation and passwords.

use super::Conn;
use crate::{
    email_proof::EmailProof,
    store::{
        rows::{AccountRow, NewAccount},
        schema::{accounts, identities},
    },
};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use model::{CustomerId, IdentityId, OperatorId, ProviderId, Timestamp};

/// Creates an active account for a customer, or activates the existing one.
pub async fn activate(
    conn: &mut Conn,
    operator: OperatorId,
    customer: CustomerId,
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
        // Links for any purpose are mailed to that mailbox.
        email_proved: true,
    };
    diesel::insert_into(accounts::table)
        .values(&account)
        .on_conflict(accounts::customer_id)
        .do_update()
        .set((
            accounts::state.eq(AccountRow::ACTIVE),
            accounts::password_hash.eq(password_hash),
            accounts::foreign_work.eq(None::<i64>),
            accounts::number_sign_in.eq(true),
            accounts::sign_in_email.eq(sign_in_email),
            accounts::activated_at.eq(now),
            accounts::password_changed_at.eq(now),
            accounts::email_proved.eq(true),
            accounts::email_vouched_by.eq(None::<IdentityId>),
        ))
        .execute(conn)
        .await
        .map(|_| ())
}

/// Creates an active account that only a provider signs in to, in place of an invitation if there is one.
pub async fn activate_by_provider(
    conn: &mut Conn,
    operator: OperatorId,
    customer: CustomerId,
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
        // Set once the identity is linked.
        email_proved: false,
    };
    diesel::insert_into(accounts::table)
        .values(&account)
        .on_conflict(accounts::customer_id)
        .do_update()
        .set((
            accounts::state.eq(AccountRow::ACTIVE),
            accounts::password_hash.eq(None::<String>),
            accounts::foreign_work.eq(None::<i64>),
            accounts::number_sign_in.eq(false),
            accounts::sign_in_email.eq(None::<String>),
            accounts::activated_at.eq(now),
            accounts::email_proved.eq(false),
            accounts::email_vouched_by.eq(None::<IdentityId>),
        ))
        .execute(conn)
        .await
        .map(|_| ())
}

/// Returns by what the address of an account is known to be its customer's.
pub async fn email_proof(
    conn: &mut Conn,
    operator: OperatorId,
    customer: CustomerId,
) -> QueryResult<EmailProof> {
    let proof: Option<(bool, Option<IdentityId>)> = accounts::table
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
    operator: OperatorId,
    customer: CustomerId,
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

/// Clears all proofs that rest on a provider which is about to be removed, or to get another identity.
pub async fn forget_vouching_of(
    conn: &mut Conn,
    operator: OperatorId,
    provider: ProviderId,
) -> QueryResult<()> {
    let of_provider = identities::table
        .filter(identities::provider_id.eq(provider))
        .select(identities::id.nullable());
    let vouched =
        accounts::operator_id.eq(operator).and(accounts::email_vouched_by.eq_any(of_provider));
    diesel::update(accounts::table.filter(vouched))
        .set((accounts::email_proved.eq(false), accounts::email_vouched_by.eq(None::<IdentityId>)))
        .execute(conn)
        .await
        .map(|_| ())
}

/// Replaces the password of an account and activates it. Where no email signs in, as after a sign-in at a provider, the
/// number does, since the password would have no identifier otherwise.
pub async fn replace_password(
    conn: &mut Conn,
    operator: OperatorId,
    customer: CustomerId,
    password_hash: &str,
    now: Timestamp,
) -> QueryResult<()> {
    let of_customer = accounts::operator_id.eq(operator).and(accounts::customer_id.eq(customer));
    let by_number = accounts::number_sign_in.or(accounts::sign_in_email.is_null());
    diesel::update(accounts::table.filter(of_customer))
        .set((
            accounts::state.eq(AccountRow::ACTIVE),
            accounts::password_hash.eq(password_hash),
            accounts::foreign_work.eq(None::<i64>),
            accounts::password_changed_at.eq(now),
            accounts::number_sign_in.eq(by_number),
        ))
        .execute(conn)
        .await
        .map(|_| ())
}

/// Removes the password of an account.
pub async fn remove_password(
    conn: &mut Conn,
    operator: OperatorId,
    customer: CustomerId,
) -> QueryResult<()> {
    let of_customer = accounts::operator_id.eq(operator).and(accounts::customer_id.eq(customer));
    diesel::update(accounts::table.filter(of_customer))
        .set((accounts::password_hash.eq(None::<String>), accounts::foreign_work.eq(None::<i64>)))
        .execute(conn)
        .await
        .map(|_| ())
}

/// Sets or clears the email that signs in. Providers no longer vouch for the address on file.
pub async fn set_sign_in_email(
    conn: &mut Conn,
    operator: OperatorId,
    customer: CustomerId,
    sign_in_email: Option<&str>,
    proved: bool,
) -> QueryResult<()> {
    let of_customer = accounts::operator_id.eq(operator).and(accounts::customer_id.eq(customer));
    diesel::update(accounts::table.filter(of_customer))
        .set((
            accounts::sign_in_email.eq(sign_in_email),
            accounts::email_proved.eq(proved),
            accounts::email_vouched_by.eq(None::<IdentityId>),
        ))
        .execute(conn)
        .await
        .map(|_| ())
}

/// Deletes the active account of a customer. An invitation stays.
pub async fn delete_active(
    conn: &mut Conn,
    operator: OperatorId,
    customer: CustomerId,
) -> QueryResult<()> {
    let active = accounts::operator_id
        .eq(operator)
        .and(accounts::customer_id.eq(customer))
        .and(accounts::state.eq(AccountRow::ACTIVE));
    diesel::delete(accounts::table.filter(active)).execute(conn).await.map(|_| ())
}

/// Deletes the identities that were linked to a customer at or after that time.
pub async fn unlink_since(
    conn: &mut Conn,
    operator: OperatorId,
    customer: CustomerId,
    since: Timestamp,
) -> QueryResult<()> {
    let linked_since = identities::operator_id
        .eq(operator)
        .and(identities::customer_id.eq(customer))
        .and(identities::linked_at.ge(since));
    diesel::delete(identities::table.filter(linked_since)).execute(conn).await.map(|_| ())
}

/// Replaces the hash of the same password, unless it was changed meanwhile; returns whether it was replaced.
pub async fn renew_hash(
    conn: &mut Conn,
    operator: OperatorId,
    customer: CustomerId,
    old: &str,
    new: &str,
) -> QueryResult<bool> {
    let same = accounts::operator_id
        .eq(operator)
        .and(accounts::customer_id.eq(customer))
        .and(accounts::password_hash.eq(old));
    let renewed = diesel::update(accounts::table.filter(same))
        .set((accounts::password_hash.eq(new), accounts::foreign_work.eq(None::<i64>)))
        .execute(conn)
        .await?;
    Ok(renewed == 1)
}

/// Adds or replaces the password of an active account and turns both sign-ins on, since its mailbox was proved.
pub async fn add_password(
    conn: &mut Conn,
    operator: OperatorId,
    customer: CustomerId,
    password_hash: &str,
    sign_in_email: &str,
    now: Timestamp,
) -> QueryResult<()> {
    let of_customer = accounts::operator_id.eq(operator).and(accounts::customer_id.eq(customer));
    diesel::update(accounts::table.filter(of_customer))
        .set((
            accounts::password_hash.eq(password_hash),
            accounts::foreign_work.eq(None::<i64>),
            accounts::password_changed_at.eq(now),
            accounts::number_sign_in.eq(true),
            accounts::sign_in_email.eq(sign_in_email),
            accounts::email_proved.eq(true),
            accounts::email_vouched_by.eq(None::<IdentityId>),
        ))
        .execute(conn)
        .await
        .map(|_| ())
}
