//! Who mails of an operator come from.

use super::{Conn, audit, outbox, throttles, tokens};
use crate::store::{
    rows::{NewAudit, SenderChange, TokenRow},
    schema::operators,
};
use chrono::TimeDelta;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use model::Timestamp;

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

/// Returns whether that address waits to be confirmed.
pub async fn is_pending(
    conn: &mut Conn,
    operator: i64,
    address: Option<&str>,
) -> QueryResult<bool> {
    let pending = find(conn, operator).await?.and_then(|(.., pending)| pending);
    Ok(pending.is_some() && pending.as_deref() == address)
}

/// Changes the name at once, and mails the address that is to take the place of the present one. Returns the wait where
/// too many such mails were sent.
pub async fn change(
    conn: &mut Conn,
    operator: i64,
    change: SenderChange<'_>,
    now: Timestamp,
) -> QueryResult<Option<TimeDelta>> {
    if let Some(mail) = change.mail {
        let wait = throttles::take(conn, change.quotas, now).await?;
        if wait.is_some() {
            return Ok(wait);
        }
        outbox::queue(conn, mail).await?;
    }
    diesel::update(operators::table.find(operator))
        .set((operators::sender_name.eq(change.name), operators::pending_sender.eq(change.pending)))
        .execute(conn)
        .await?;
    for act in change.acts {
        audit::record(conn, act).await?;
    }
    Ok(None)
}

/// Has mails come from the address of a link that was opened; no when the link is dead or another address is wanted now.
pub async fn confirm(
    conn: &mut Conn,
    token: &TokenRow,
    act: &NewAudit,
    now: Timestamp,
) -> QueryResult<bool> {
    let operator = act.operator_id;
    let waits = is_pending(conn, operator, token.email.as_deref()).await?;
    if !waits || !tokens::spend(conn, operator, token.id, now).await? {
        return Ok(false);
    }
    vouch(conn, operator).await?;
    audit::record(conn, act).await?;
    Ok(true)
}

/// Has mails come from the address that waits; returns it, if one does.
pub async fn vouch(conn: &mut Conn, operator: i64) -> QueryResult<Option<String>> {
    let pending = find(conn, operator).await?.and_then(|(.., pending)| pending);
    if let Some(address) = &pending {
        diesel::update(operators::table.find(operator))
            .set((operators::sender.eq(address), operators::pending_sender.eq(None::<String>)))
            .execute(conn)
            .await?;
    }
    Ok(pending)
}
