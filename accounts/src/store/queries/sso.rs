//! Authorization flows at providers, and the sessions of their users.

use super::Conn;
use crate::{
    sso::FlowPurpose,
    store::{
        rows::{FlowRow, NewFlow},
        schema::{sessions, sso_flows, sso_seen},
    },
};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use model::{CustomerId, FlowId, IdentityId, OperatorId, ProviderId, SessionId, Timestamp};

pub async fn begin_flow(conn: &mut Conn, flow: &NewFlow) -> QueryResult<()> {
    diesel::insert_into(sso_flows::table).values(flow).execute(conn).await.map(|_| ())
}

/// Returns the flow of a browser without spending it.
pub async fn flow(
    conn: &mut Conn,
    operator: OperatorId,
    hash: &[u8],
    purpose: FlowPurpose,
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

/// Spends a flow; returns `true` to only one of several callers.
pub async fn end_flow(conn: &mut Conn, operator: OperatorId, flow: FlowId) -> QueryResult<bool> {
    let flow = sso_flows::operator_id.eq(operator).and(sso_flows::id.eq(flow));
    let ended = diesel::delete(sso_flows::table.filter(flow)).execute(conn).await?;
    Ok(ended == 1)
}

pub async fn delete_flows_of_provider(
    conn: &mut Conn,
    operator: OperatorId,
    provider: ProviderId,
) -> QueryResult<()> {
    let of_provider = sso_flows::operator_id.eq(operator).and(sso_flows::provider_id.eq(provider));
    diesel::delete(sso_flows::table.filter(of_provider)).execute(conn).await.map(|_| ())
}

/// Records that a message was seen; returns `false` if it was seen before.
pub async fn mark_seen(conn: &mut Conn, key: &[u8], until: Timestamp) -> QueryResult<bool> {
    let new = diesel::insert_into(sso_seen::table)
        .values((sso_seen::key.eq(key), sso_seen::expires_at.eq(until)))
        .on_conflict_do_nothing()
        .execute(conn)
        .await?;
    Ok(new == 1)
}

/// Ends the sessions of a provider's session, found by its hash. Returns their customers.
pub async fn end_of_provider_session(
    conn: &mut Conn,
    operator: OperatorId,
    provider_session: &[u8],
) -> QueryResult<Vec<CustomerId>> {
    let same =
        sessions::operator_id.eq(operator).and(sessions::provider_session.eq(provider_session));
    diesel::delete(sessions::table.filter(same))
        .returning(sessions::customer_id)
        .get_results(conn)
        .await
}

/// Ends the sessions begun with an identity. Returns their customers.
pub async fn end_of_identity(
    conn: &mut Conn,
    operator: OperatorId,
    identity: IdentityId,
) -> QueryResult<Vec<CustomerId>> {
    let of_identity = sessions::operator_id.eq(operator).and(sessions::identity_id.eq(identity));
    diesel::delete(sessions::table.filter(of_identity))
        .returning(sessions::customer_id)
        .get_results(conn)
        .await
}

/// Ends those of them whose session at the provider is unknown. Returns their customers.
pub async fn end_nameless_of_identity(
    conn: &mut Conn,
    operator: OperatorId,
    identity: IdentityId,
) -> QueryResult<Vec<CustomerId>> {
    let nameless = sessions::operator_id
        .eq(operator)
        .and(sessions::identity_id.eq(identity))
        .and(sessions::provider_session.is_null());
    diesel::delete(sessions::table.filter(nameless))
        .returning(sessions::customer_id)
        .get_results(conn)
        .await
}

/// Ends the sessions begun with an identity, except one.
pub async fn end_others_of_identity(
    conn: &mut Conn,
    operator: OperatorId,
    identity: IdentityId,
    keep: SessionId,
) -> QueryResult<()> {
    let others = sessions::operator_id
        .eq(operator)
        .and(sessions::identity_id.eq(identity))
        .and(sessions::id.ne(keep));
    diesel::delete(sessions::table.filter(others)).execute(conn).await.map(|_| ())
}
