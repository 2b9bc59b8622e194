//! Sign-ins at providers that wait until the customer proves their account, or agrees to open one.

use super::Conn;
use crate::store::{
    rows::{NewPendingLink, PendingLinkRow},
    schema::sso_arrivals,
};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use model::{OperatorId, PendingLinkId, ProviderId, Timestamp};

pub async fn insert(conn: &mut Conn, pending_link: &NewPendingLink) -> QueryResult<()> {
    diesel::insert_into(sso_arrivals::table).values(pending_link).execute(conn).await.map(|_| ())
}

/// Returns the pending sign-in of a browser, unless it has expired.
pub async fn by_browser(
    conn: &mut Conn,
    operator: OperatorId,
    hash: &[u8],
    now: Timestamp,
) -> QueryResult<Option<PendingLinkRow>> {
    sso_arrivals::table
        .filter(
            sso_arrivals::operator_id
                .eq(operator)
                .and(sso_arrivals::hash.eq(hash))
                .and(sso_arrivals::expires_at.gt(now)),
        )
        .select(PendingLinkRow::as_select())
        .first(conn)
        .await
        .optional()
}

/// Deletes a pending sign-in that has not expired; returns `true` to only one of several callers.
pub async fn end(
    conn: &mut Conn,
    operator: OperatorId,
    pending_link: PendingLinkId,
    now: Timestamp,
) -> QueryResult<bool> {
    let live = sso_arrivals::operator_id
        .eq(operator)
        .and(sso_arrivals::id.eq(pending_link))
        .and(sso_arrivals::expires_at.gt(now));
    let ended = diesel::delete(sso_arrivals::table.filter(live)).execute(conn).await?;
    Ok(ended == 1)
}

/// Deletes the pending sign-in of a browser.
pub async fn delete_of_browser(
    conn: &mut Conn,
    operator: OperatorId,
    hash: &[u8],
) -> QueryResult<()> {
    let of_browser = sso_arrivals::operator_id.eq(operator).and(sso_arrivals::hash.eq(hash));
    diesel::delete(sso_arrivals::table.filter(of_browser)).execute(conn).await.map(|_| ())
}

/// Returns whether a pending sign-in still exists, for a mail about to be sent.
pub async fn waits(
    conn: &mut Conn,
    operator: OperatorId,
    pending_link: PendingLinkId,
) -> QueryResult<bool> {
    let found: i64 = sso_arrivals::table
        .filter(sso_arrivals::operator_id.eq(operator).and(sso_arrivals::id.eq(pending_link)))
        .count()
        .get_result(conn)
        .await?;
    Ok(found > 0)
}

pub async fn delete_of_provider(
    conn: &mut Conn,
    operator: OperatorId,
    provider: ProviderId,
) -> QueryResult<()> {
    let of_provider =
        sso_arrivals::operator_id.eq(operator).and(sso_arrivals::provider_id.eq(provider));
    diesel::delete(sso_arrivals::table.filter(of_provider)).execute(conn).await.map(|_| ())
}
