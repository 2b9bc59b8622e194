//! Hosts that admins claimed and that are not yet verified, and look-ups of portals by host.

use super::Conn;
use crate::store::{
    rows::{HostClaimRow, HostHolder, NewHostClaim, NewPortalRow},
    schema::{host_claims, portals},
};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use model::{HostClaimId, HostVerdict, OperatorId, PortalId, Timestamp};

pub async fn of_operator(conn: &mut Conn, operator: OperatorId) -> QueryResult<Vec<HostClaimRow>> {
    host_claims::table
        .filter(host_claims::operator_id.eq(operator))
        .select(HostClaimRow::as_select())
        .order(host_claims::id)
        .load(conn)
        .await
}

pub async fn by_id(
    conn: &mut Conn,
    operator: OperatorId,
    id: HostClaimId,
) -> QueryResult<Option<HostClaimRow>> {
    host_claims::table
        .filter(host_claims::operator_id.eq(operator).and(host_claims::id.eq(id)))
        .select(HostClaimRow::as_select())
        .first(conn)
        .await
        .optional()
}

/// Returns the portal of a host, of any operator.
pub async fn holder(conn: &mut Conn, host: &str) -> QueryResult<Option<HostHolder>> {
    portals::table
        .filter(portals::host.eq(host))
        .select(HostHolder::as_select())
        .first(conn)
        .await
        .optional()
}

/// Stores a host that an admin claims; returns its id.
pub async fn insert(conn: &mut Conn, new: NewHostClaim<'_>) -> QueryResult<HostClaimId> {
    diesel::insert_into(host_claims::table)
        .values(new)
        .returning(host_claims::id)
        .get_result(conn)
        .await
}

/// Stores the probed path and the expected answer of a check, and when it expires.
pub async fn begin_check(
    conn: &mut Conn,
    claim: &HostClaimRow,
    probe: &[u8],
    answer: &str,
    until: Timestamp,
) -> QueryResult<()> {
    diesel::update(host_claims::table.find(claim.id))
        .set((
            host_claims::probe.eq(probe),
            host_claims::answer.eq(answer),
            host_claims::probe_expires_at.eq(until),
        ))
        .execute(conn)
        .await
        .map(|_| ())
}

/// Returns the answer to a running check of that host.
pub async fn answer(
    conn: &mut Conn,
    host: &str,
    probe: &[u8],
    now: Timestamp,
) -> QueryResult<Option<String>> {
    let under_way = host_claims::host
        .eq(host)
        .and(host_claims::probe.eq(probe))
        .and(host_claims::probe_expires_at.gt(now));
    host_claims::table
        .filter(under_way)
        .select(host_claims::answer)
        .first(conn)
        .await
        .optional()
        .map(Option::flatten)
}

pub async fn record_verdict(
    conn: &mut Conn,
    claim: &HostClaimRow,
    verdict: HostVerdict,
    now: Timestamp,
) -> QueryResult<()> {
    diesel::update(host_claims::table.find(claim.id))
        .set((
            host_claims::verdict.eq(verdict),
            host_claims::checked_at.eq(now),
            host_claims::probe.eq(None::<Vec<u8>>),
            host_claims::answer.eq(None::<String>),
        ))
        .execute(conn)
        .await
        .map(|_| ())
}

/// Moves a portal to another host.
pub async fn move_portal(
    conn: &mut Conn,
    operator: OperatorId,
    portal: PortalId,
    host: &str,
    origin: &str,
) -> QueryResult<()> {
    let row = portals::operator_id.eq(operator).and(portals::id.eq(portal));
    diesel::update(portals::table.filter(row))
        .set((portals::host.eq(host), portals::origin.eq(origin)))
        .execute(conn)
        .await
        .map(|_| ())
}

/// Adds a portal with these languages, as tags separated by commas, and that default; returns its id.
pub async fn add_portal(
    conn: &mut Conn,
    portal: NewPortalRow<'_>,
    locales: &str,
    default_locale: &str,
) -> QueryResult<PortalId> {
    diesel::insert_into(portals::table)
        .values((portal, portals::locales.eq(locales), portals::default_locale.eq(default_locale)))
        .returning(portals::id)
        .get_result(conn)
        .await
}

/// Deletes a claimed host; returns whether it existed.
pub async fn withdraw(conn: &mut Conn, operator: OperatorId, id: HostClaimId) -> QueryResult<bool> {
    let one = host_claims::operator_id.eq(operator).and(host_claims::id.eq(id));
    let deleted = diesel::delete(host_claims::table.filter(one)).execute(conn).await?;
    Ok(deleted > 0)
}

/// Deletes the claimed host that a portal was to move to.
pub async fn withdraw_of_portal(
    conn: &mut Conn,
    operator: OperatorId,
    portal: PortalId,
) -> QueryResult<()> {
    let of_portal = host_claims::operator_id.eq(operator).and(host_claims::portal_id.eq(portal));
    diesel::delete(host_claims::table.filter(of_portal)).execute(conn).await.map(|_| ())
}

/// Deletes the operator's claim of a host.
pub async fn withdraw_host(conn: &mut Conn, operator: OperatorId, host: &str) -> QueryResult<()> {
    let same = host_claims::operator_id.eq(operator).and(host_claims::host.eq(host));
    diesel::delete(host_claims::table.filter(same)).execute(conn).await.map(|_| ())
}
