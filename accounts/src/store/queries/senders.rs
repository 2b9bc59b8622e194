//! The senders of operators' mails.

use super::Conn;
use crate::store::{rows::SenderRow, schema::operators};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use model::OperatorId;

/// Returns the sender of an operator's mails.
pub async fn find(conn: &mut Conn, operator: OperatorId) -> QueryResult<SenderRow> {
    operators::table.find(operator).select(SenderRow::as_select()).first(conn).await
}

/// Returns the address that is not yet confirmed, if there is one.
pub async fn pending(conn: &mut Conn, operator: OperatorId) -> QueryResult<Option<String>> {
    operators::table
        .find(operator)
        .select(operators::pending_sender)
        .first(conn)
        .await
        .optional()
        .map(Option::flatten)
}

/// Returns whether that address waits for confirmation.
pub async fn is_pending(
    conn: &mut Conn,
    operator: OperatorId,
    address: Option<&str>,
) -> QueryResult<bool> {
    let pending = pending(conn, operator).await?;
    Ok(pending.is_some() && pending.as_deref() == address)
}

/// Sets the name, and the address to confirm, if any.
pub async fn set(
    conn: &mut Conn,
    operator: OperatorId,
    name: &str,
    pending: Option<&str>,
) -> QueryResult<()> {
    diesel::update(operators::table.find(operator))
        .set((operators::sender_name.eq(name), operators::pending_sender.eq(pending)))
        .execute(conn)
        .await
        .map(|_| ())
}

/// Sets the sender address and clears the one to confirm.
pub async fn set_address(conn: &mut Conn, operator: OperatorId, address: &str) -> QueryResult<()> {
    diesel::update(operators::table.find(operator))
        .set((operators::sender.eq(address), operators::pending_sender.eq(None::<String>)))
        .execute(conn)
        .await
        .map(|_| ())
}
