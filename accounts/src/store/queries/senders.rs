//! Who mails of an operator come from.

use super::Conn;
use crate::store::schema::operators;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

/// Returns name, address, and the address that waits to be confirmed.
pub async fn find(
    conn: &mut Conn,
    operator: i64,
) -> QueryResult<Option<(String, String, Option<String>)>> {
    operators::table
        .find(operator)
        .select((operators::sender_name, operators::sender, operators::pending_sender))
        .first(conn)
        .await
        .optional()
}

/// Returns the address that waits to be confirmed, if one does.
pub async fn pending(conn: &mut Conn, operator: i64) -> QueryResult<Option<String>> {
    operators::table
        .find(operator)
        .select(operators::pending_sender)
        .first(conn)
        .await
        .optional()
        .map(Option::flatten)
}

/// Returns whether that address waits to be confirmed.
pub async fn is_pending(
    conn: &mut Conn,
    operator: i64,
    address: Option<&str>,
) -> QueryResult<bool> {
    let pending = pending(conn, operator).await?;
    Ok(pending.is_some() && pending.as_deref() == address)
}

/// Sets the name, and the address that is to be confirmed, if any.
pub async fn set(
    conn: &mut Conn,
    operator: i64,
    name: &str,
    pending: Option<&str>,
) -> QueryResult<()> {
    diesel::update(operators::table.find(operator))
        .set((operators::sender_name.eq(name), operators::pending_sender.eq(pending)))
        .execute(conn)
        .await
        .map(|_| ())
}

/// Has mails come from that address; none waits to be confirmed any more.
pub async fn set_address(conn: &mut Conn, operator: i64, address: &str) -> QueryResult<()> {
    diesel::update(operators::table.find(operator))
        .set((operators::sender.eq(address), operators::pending_sender.eq(None::<String>)))
        .execute(conn)
        .await
        .map(|_| ())
}
