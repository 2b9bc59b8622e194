//! Trips to providers, and what their messages end.

use super::{Conn, identities, timeline};
use crate::store::{
    rows::{ArrivalRow, Ended, FlowRow, NewEvent, NewFlow},
    schema::{sessions, sso_arrivals, sso_flows, sso_seen},
};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use model::Timestamp;

pub async fn begin_flow(conn: &mut Conn, flow: &NewFlow) -> QueryResult<()> {
    diesel::insert_into(sso_flows::table).values(flow).execute(conn).await.map(|_| ())
}

/// The flow of a browser, left where it is.
pub async fn flow(
    conn: &mut Conn,
    operator: i64,
    hash: &[u8],
    purpose: &str,
) -> QueryResult<Option<FlowRow>> {
    sso_flows::table
        .filter(
            sso_flows::operator_id
                .eq(operator)
                .and(sso_flows::hash.eq(hash))
                .and(sso_flows::purpose.eq(purpose)),
        )
        .select(FlowRow::as_select())
        .first(conn)
        .await
        .optional()
}

/// Spends a flow; only one of several callers gets a yes.
pub async fn end_flow(conn: &mut Conn, operator: i64, flow: i64) -> QueryResult<bool> {
    let flow = sso_flows::operator_id.eq(operator).and(sso_flows::id.eq(flow));
    let ended = diesel::delete(sso_flows::table.filter(flow)).execute(conn).await?;
    Ok(ended == 1)
}

/// The arrival of a browser, while it lasts.
pub async fn arrival(
    conn: &mut Conn,
    operator: i64,
    hash: &[u8],
    now: Timestamp,
) -> QueryResult<Option<ArrivalRow>> {
    sso_arrivals::table
        .filter(
            sso_arrivals::operator_id
                .eq(operator)
                .and(sso_arrivals::hash.eq(hash))
                .and(sso_arrivals::expires_at.gt(now)),
        )
        .select(ArrivalRow::as_select())
        .first(conn)
        .await
        .optional()
}

/// Keeps that a message was seen; no when it had been seen before.
async fn see(conn: &mut Conn, key: &[u8], until: Timestamp) -> QueryResult<bool> {
    let new = diesel::insert_into(sso_seen::table)
        .values((sso_seen::key.eq(key), sso_seen::expires_at.eq(until)))
        .on_conflict_do_nothing()
        .execute(conn)
        .await?;
    Ok(new == 1)
}

/// Ends the sessions that a provider says are over; no when it said so before. Told of one session, those of the user
/// that cannot be told apart end as well.
pub async fn end_sessions(conn: &mut Conn, operator: i64, over: &Ended<'_>) -> QueryResult<bool> {
    if let Some((key, until)) = over.once
        && !see(conn, key, until).await?
    {
        return Ok(false);
    }
    let mut customers = Vec::new();
    if let Some(session) = over.session {
        let same = sessions::operator_id.eq(operator).and(sessions::provider_session.eq(session));
        let ended: Vec<i64> = diesel::delete(sessions::table.filter(same))
            .returning(sessions::customer_id)
            .get_results(conn)
            .await?;
        customers.extend(ended);
    }
    if let Some((issuer, subject)) = over.user
        && let Some((identity, _)) =
            identities::find(conn, operator, over.provider, issuer, subject).await?
    {
        let only_nameless = over.session.is_some();
        customers.extend(end_of_identity(conn, operator, identity, only_nameless).await?);
    }
    for customer_id in customers {
        let event = NewEvent { customer_id, ..over.event.clone() };
        timeline::record(conn, &event).await?;
    }
    Ok(true)
}

async fn end_of_identity(
    conn: &mut Conn,
    operator: i64,
    identity: i64,
    only_nameless: bool,
) -> QueryResult<Vec<i64>> {
    let of_identity = sessions::operator_id.eq(operator).and(sessions::identity_id.eq(identity));
    if only_nameless {
        let nameless = of_identity.and(sessions::provider_session.is_null());
        diesel::delete(sessions::table.filter(nameless))
            .returning(sessions::customer_id)
            .get_results(conn)
            .await
    } else {
        diesel::delete(sessions::table.filter(of_identity))
            .returning(sessions::customer_id)
            .get_results(conn)
            .await
    }
}
