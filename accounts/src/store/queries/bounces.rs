//! Addresses that bounced, and the mails that their bounces name.

use super::Conn;
use crate::store::{
    rows::{BounceRow, BouncedMailRow},
    schema::{bounced_addresses, customers, outbox},
};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use model::{CustomerId, MailId, OperatorId};

/// Returns a mail of any operator: only a signed return path names one.
pub async fn mail(conn: &mut Conn, mail: MailId) -> QueryResult<Option<BouncedMailRow>> {
    outbox::table.find(mail).select(BouncedMailRow::as_select()).first(conn).await.optional()
}

/// Returns the last bounce of an address.
pub async fn find(
    conn: &mut Conn,
    operator: OperatorId,
    email_key: &str,
) -> QueryResult<Option<BounceRow>> {
    bounced_addresses::table
        .find((operator, email_key))
        .select(BounceRow::as_select())
        .first(conn)
        .await
        .optional()
}

/// Returns whether a customer of the operator has the address on file.
pub async fn is_on_file(
    conn: &mut Conn,
    operator: OperatorId,
    email_key: &str,
) -> QueryResult<bool> {
    let own = customers::operator_id.eq(operator).and(customers::email_key.eq(email_key));
    let found: Option<CustomerId> =
        customers::table.filter(own).select(customers::id).first(conn).await.optional()?;
    Ok(found.is_some())
}

/// Marks an address that is not marked.
pub async fn insert(conn: &mut Conn, bounce: &BounceRow) -> QueryResult<()> {
    diesel::insert_into(bounced_addresses::table).values(bounce).execute(conn).await.map(|_| ())
}

/// Clears the mark of an address.
pub async fn clear(conn: &mut Conn, operator: OperatorId, email_key: &str) -> QueryResult<()> {
    diesel::delete(bounced_addresses::table.find((operator, email_key)))
        .execute(conn)
        .await
        .map(|_| ())
}
