//! What a customer proved before a transaction began, asked again inside it.

use super::Conn;
use crate::store::{
    rows::{OwnerCheck, OwnerProof},
    schema::{accounts, sessions},
};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

/// Returns whether the proof still holds: another browser may have changed the password, or ended the session, while this
/// one's password was looked at.
pub async fn check(
    conn: &mut Conn,
    operator: i64,
    customer: i64,
    proof: OwnerProof<'_>,
) -> QueryResult<OwnerCheck> {
    if let Some(hash) = proof.password_hash {
        let same = accounts::table.filter(
            accounts::operator_id
                .eq(operator)
                .and(accounts::customer_id.eq(customer))
                .and(accounts::password_hash.eq(hash)),
        );
        let found: i64 = same.count().get_result(conn).await?;
        if found == 0 {
            return Ok(OwnerCheck::PasswordChanged);
        }
    }
    if let Some(session) = proof.session {
        let same = sessions::table.filter(
            sessions::operator_id
                .eq(operator)
                .and(sessions::customer_id.eq(customer))
                .and(sessions::id.eq(session)),
        );
        let found: i64 = same.count().get_result(conn).await?;
        if found == 0 {
            return Ok(OwnerCheck::SessionEnded);
        }
    }
    Ok(OwnerCheck::Holds)
}
