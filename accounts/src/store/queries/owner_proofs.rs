//! Checks within a transaction that a customer's earlier proof of ownership still holds.

use super::Conn;
use crate::store::schema::{accounts, sessions};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use model::{CustomerId, OperatorId, SessionId};

/// Returns whether that is the hash of the customer's password.
pub async fn has_password_hash(
    conn: &mut Conn,
    operator: OperatorId,
    customer: CustomerId,
    hash: &str,
) -> QueryResult<bool> {
    let same = accounts::table.filter(
        accounts::operator_id
            .eq(operator)
            .and(accounts::customer_id.eq(customer))
            .and(accounts::password_hash.eq(hash)),
    );
    let found: i64 = same.count().get_result(conn).await?;
    Ok(found > 0)
}

/// Returns whether the customer has that session.
pub async fn has_session(
    conn: &mut Conn,
    operator: OperatorId,
    customer: CustomerId,
    session: SessionId,
) -> QueryResult<bool> {
    let same = sessions::table.filter(
        sessions::operator_id
            .eq(operator)
            .and(sessions::customer_id.eq(customer))
            .and(sessions::id.eq(session)),
    );
    let found: i64 = same.count().get_result(conn).await?;
    Ok(found > 0)
}
