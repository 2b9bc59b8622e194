//! Accounts whose password is a hash of another system.

use super::Conn;
use crate::store::{rows::AccountRow, schema::accounts};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use model::{CustomerId, OperatorId, Timestamp};

/// Creates an active account with a hash of another system and what verifying it takes, unless the customer has one.
/// Returns whether it was created.
pub async fn open(
    conn: &mut Conn,
    operator: OperatorId,
    customer: CustomerId,
    (password_hash, work): (&str, i64),
    sign_in_email: Option<&str>,
    now: Timestamp,
) -> QueryResult<bool> {
    let created = diesel::insert_into(accounts::table)
        .values((
            accounts::customer_id.eq(customer),
            accounts::operator_id.eq(operator),
            accounts::state.eq(AccountRow::ACTIVE),
            accounts::password_hash.eq(password_hash),
            accounts::foreign_work.eq(work),
            accounts::number_sign_in.eq(true),
            accounts::sign_in_email.eq(sign_in_email),
            accounts::activated_at.eq(now),
            accounts::password_changed_at.eq(now),
            // The other system is not asked how it knew the address.
            accounts::email_proved.eq(false),
        ))
        .on_conflict_do_nothing()
        .execute(conn)
        .await?;
    Ok(created == 1)
}

/// Returns the greatest work of the operator's accounts that is less than `below`. Counts only beside the hash that it
/// belongs to: a release before this one replaces the hash alone.
pub async fn dearest_work(
    conn: &mut Conn,
    operator: OperatorId,
    below: i64,
) -> QueryResult<Option<i64>> {
    let dearest: Option<Option<i64>> = accounts::table
        .filter(accounts::operator_id.eq(operator).and(accounts::foreign_work.lt(below)))
        .filter(accounts::password_hash.like("foreign:%"))
        .order(accounts::foreign_work.desc())
        .select(accounts::foreign_work)
        .first(conn)
        .await
        .optional()?;
    Ok(dearest.flatten())
}
