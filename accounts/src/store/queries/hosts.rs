//! Hosts that admins asked for, until they are seen to lead here.

use super::{Conn, audit, branding, form_keys};
use crate::store::{
    rows::{
        ClaimOutcome, ConfirmOutcome, HostClaimRow, NewAudit, NewHostClaim, NewPortalRow,
        PortalOutcome,
    },
    schema::{host_claims, portals},
};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use model::{HostVerdict, Timestamp};

/// So many hosts may wait at once for each operator.
const MAX_CLAIMS: usize = 20;

pub async fn of_operator(conn: &mut Conn, operator: i64) -> QueryResult<Vec<HostClaimRow>> {
    host_claims::table
        .filter(host_claims::operator_id.eq(operator))
        .select(HostClaimRow::as_select())
        .order(host_claims::id)
        .load(conn)
        .await
}

pub async fn by_id(conn: &mut Conn, operator: i64, id: i64) -> QueryResult<Option<HostClaimRow>> {
    host_claims::table
        .filter(host_claims::operator_id.eq(operator).and(host_claims::id.eq(id)))
        .select(HostClaimRow::as_select())
        .first(conn)
        .await
        .optional()
}

/// Keeps a host that an admin asks for, in the place of an older one for the same portal. The portal has its new name at
/// once. A form that arrives again is answered with what it asked for.
pub async fn claim(
    conn: &mut Conn,
    new: NewHostClaim<'_>,
    form: Option<&[u8]>,
    acts: &[NewAudit],
) -> QueryResult<ClaimOutcome> {
    if let Some(id) = form_keys::result_of(conn, new.operator_id, form).await? {
        return became_of(conn, new.operator_id, id, new.host).await;
    }
    if is_taken(conn, new.host, new.portal_id).await? {
        return Ok(ClaimOutcome::Taken);
    }
    let replaced = |claim: &HostClaimRow| {
        claim.host == new.host || (new.portal_id.is_some() && claim.portal_id == new.portal_id)
    };
    let others = of_operator(conn, new.operator_id).await?;
    if others.iter().filter(|claim| !replaced(claim)).count() >= MAX_CLAIMS {
        return Ok(ClaimOutcome::TooMany);
    }
    if let Some(portal) = new.portal_id {
        let of_operator = portals::operator_id.eq(new.operator_id);
        let renamed =
            diesel::update(portals::table.filter(of_operator.and(portals::id.eq(portal))))
                .set(portals::name.eq(new.name))
                .execute(conn)
                .await?;
        if renamed == 0 {
            return Ok(ClaimOutcome::Unknown);
        }
        withdraw_of_portal(conn, new.operator_id, portal).await?;
    }
    let (operator, now) = (new.operator_id, new.created_at);
    let same = host_claims::operator_id.eq(operator).and(host_claims::host.eq(new.host));
    diesel::delete(host_claims::table.filter(same)).execute(conn).await?;
    let id = diesel::insert_into(host_claims::table)
        .values(new)
        .returning(host_claims::id)
        .get_result(conn)
        .await?;
    form_keys::keep(conn, operator, form, id, now).await?;
    for act in acts {
        audit::record(conn, act).await?;
    }
    Ok(ClaimOutcome::Waiting(id))
}

/// Returns what became of a host that was asked for before.
async fn became_of(
    conn: &mut Conn,
    operator: i64,
    id: i64,
    host: &str,
) -> QueryResult<ClaimOutcome> {
    let claim = by_id(conn, operator, id).await?;
    if claim.is_some_and(|claim| claim.host == host) {
        return Ok(ClaimOutcome::Waiting(id));
    }
    let there = portals::operator_id.eq(operator).and(portals::host.eq(host));
    let portal: Option<i64> =
        portals::table.filter(there).select(portals::id).first(conn).await.optional()?;
    Ok(portal.map_or(ClaimOutcome::Unknown, ClaimOutcome::Live))
}

/// Whether a portal answers there, other than that one.
async fn is_taken(conn: &mut Conn, host: &str, other_than: Option<i64>) -> QueryResult<bool> {
    let holder: Option<i64> = portals::table
        .filter(portals::host.eq(host))
        .select(portals::id)
        .first(conn)
        .await
        .optional()?;
    Ok(holder.is_some() && holder != other_than)
}

/// Keeps what is asked, and what only this deployment answers, until then.
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

/// Returns what is answered at that host to a check that is under way.
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

pub async fn note_verdict(
    conn: &mut Conn,
    claim: &HostClaimRow,
    verdict: HostVerdict,
    now: Timestamp,
) -> QueryResult<()> {
    diesel::update(host_claims::table.find(claim.id))
        .set((
            host_claims::verdict.eq(verdict.code()),
            host_claims::checked_at.eq(now),
            host_claims::probe.eq(None::<Vec<u8>>),
            host_claims::answer.eq(None::<String>),
        ))
        .execute(conn)
        .await
        .map(|_| ())
}

/// Has the portal answer at the host that was asked for. `seen` is the check that saw it lead here; without one, whoever
/// runs the deployment vouches for it.
pub async fn confirm(
    conn: &mut Conn,
    claim: &HostClaimRow,
    seen: Option<&[u8]>,
    (accent, default_locale): (&str, &str),
    act: Option<&NewAudit>,
    now: Timestamp,
) -> QueryResult<ConfirmOutcome> {
    let found = by_id(conn, claim.operator_id, claim.id).await?;
    let Some(claim) = found.filter(|one| seen.is_none() || one.probe.as_deref() == seen) else {
        return Ok(ConfirmOutcome::Gone);
    };
    if is_taken(conn, &claim.host, claim.portal_id).await? {
        note_verdict(conn, &claim, HostVerdict::Taken, now).await?;
        return Ok(ConfirmOutcome::Taken);
    }
    let portal = match claim.portal_id {
        Some(portal) => move_portal(conn, &claim, portal).await?,
        None => add_portal(conn, &claim, accent, default_locale).await?,
    };
    withdraw(conn, claim.operator_id, claim.id).await?;
    if let Some(act) = act {
        audit::record(conn, act).await?;
    }
    Ok(ConfirmOutcome::Live(portal))
}

async fn move_portal(conn: &mut Conn, claim: &HostClaimRow, portal: i64) -> QueryResult<i64> {
    diesel::update(portals::table.find(portal))
        .set((portals::host.eq(&claim.host), portals::origin.eq(&claim.origin)))
        .execute(conn)
        .await?;
    Ok(portal)
}

async fn add_portal(
    conn: &mut Conn,
    claim: &HostClaimRow,
    accent: &str,
    default_locale: &str,
) -> QueryResult<i64> {
    let portal = NewPortalRow {
        operator_id: claim.operator_id,
        name: &claim.name,
        host: &claim.host,
        origin: &claim.origin,
        accent,
    };
    diesel::insert_into(portals::table)
        .values((portal, portals::default_locale.eq(default_locale)))
        .returning(portals::id)
        .get_result(conn)
        .await
}

/// Forgets a host that was asked for; no when there is none of that id.
pub async fn withdraw(conn: &mut Conn, operator: i64, id: i64) -> QueryResult<bool> {
    let one = host_claims::operator_id.eq(operator).and(host_claims::id.eq(id));
    let deleted = diesel::delete(host_claims::table.filter(one)).execute(conn).await?;
    Ok(deleted > 0)
}

/// Has a portal stay where it is: it may have another name, and does not wait for another host any more.
pub async fn stay(
    conn: &mut Conn,
    operator: i64,
    portal: i64,
    renamed: Option<(&str, &NewAudit)>,
) -> QueryResult<PortalOutcome> {
    if let Some((name, act)) = renamed {
        let outcome = branding::rename(conn, portal, name, act).await?;
        if matches!(outcome, PortalOutcome::Unknown) {
            return Ok(outcome);
        }
    }
    withdraw_of_portal(conn, operator, portal).await?;
    Ok(PortalOutcome::Done)
}

/// Forgets the host that a portal was to move to.
pub async fn withdraw_of_portal(conn: &mut Conn, operator: i64, portal: i64) -> QueryResult<()> {
    let of_portal = host_claims::operator_id.eq(operator).and(host_claims::portal_id.eq(portal));
    diesel::delete(host_claims::table.filter(of_portal)).execute(conn).await.map(|_| ())
}
