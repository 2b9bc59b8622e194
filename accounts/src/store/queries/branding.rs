//! Changes by admins to portals and settings.

use super::Conn;
use crate::store::{
    rows::{LookChange, NewLogo, OverridesRow, SettingsRow},
    schema::{logos, operators, portals},
};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use model::{OperatorId, Overrides, PortalId, Settings, TimeZone};

pub async fn set_settings(
    conn: &mut Conn,
    operator: OperatorId,
    settings: &Settings,
) -> QueryResult<()> {
    diesel::update(operators::table.find(operator))
        .set(SettingsRow::from(settings))
        .execute(conn)
        .await
        .map(|_| ())
}

/// Returns whether the operator had no time zone, and has this one now.
pub async fn adopt_time_zone(
    conn: &mut Conn,
    operator: OperatorId,
    zone: &str,
) -> QueryResult<bool> {
    let unchosen = TimeZone::UNCHOSEN;
    let changed = diesel::update(
        operators::table
            .filter(operators::id.eq(operator).and(operators::time_zone.eq(unchosen.name()))),
    )
    .set(operators::time_zone.eq(zone))
    .execute(conn)
    .await?;
    Ok(changed > 0)
}

/// Sets the values that a portal overrides.
pub async fn set_overrides(
    conn: &mut Conn,
    operator: OperatorId,
    portal: PortalId,
    own: &Overrides,
) -> QueryResult<()> {
    diesel::update(
        portals::table.filter(portals::operator_id.eq(operator).and(portals::id.eq(portal))),
    )
    .set(OverridesRow::from(own))
    .execute(conn)
    .await
    .map(|_| ())
}

/// Returns whether the operator has the portal.
pub async fn rename(
    conn: &mut Conn,
    operator: OperatorId,
    portal: PortalId,
    name: &str,
) -> QueryResult<bool> {
    let changed = diesel::update(
        portals::table.filter(portals::operator_id.eq(operator).and(portals::id.eq(portal))),
    )
    .set(portals::name.eq(name))
    .execute(conn)
    .await?;
    Ok(changed > 0)
}

/// Returns whether the operator has the portal.
pub async fn change_look(
    conn: &mut Conn,
    operator: OperatorId,
    portal: PortalId,
    look: LookChange<'_>,
) -> QueryResult<bool> {
    let changed = diesel::update(
        portals::table.filter(portals::operator_id.eq(operator).and(portals::id.eq(portal))),
    )
    .set(look)
    .execute(conn)
    .await?;
    Ok(changed > 0)
}

/// Sets name and size of a portal's logo, whose bytes are stored separately. Returns whether the operator has the
/// portal.
pub async fn name_logo(
    conn: &mut Conn,
    operator: OperatorId,
    portal: PortalId,
    logo: Option<NewLogo<'_>>,
) -> QueryResult<bool> {
    let changed = diesel::update(
        portals::table.filter(portals::operator_id.eq(operator).and(portals::id.eq(portal))),
    )
    .set((
        portals::logo_file.eq(logo.map(|logo| logo.file)),
        portals::logo_width.eq(logo.map(|logo| logo.width)),
        portals::logo_height.eq(logo.map(|logo| logo.height)),
    ))
    .execute(conn)
    .await?;
    Ok(changed > 0)
}

pub async fn delete_logo(
    conn: &mut Conn,
    operator: OperatorId,
    portal: PortalId,
) -> QueryResult<()> {
    let row = logos::operator_id.eq(operator).and(logos::portal_id.eq(portal));
    diesel::delete(logos::table.filter(row)).execute(conn).await.map(|_| ())
}

pub async fn insert_logo(
    conn: &mut Conn,
    operator: OperatorId,
    portal: PortalId,
    bytes: &[u8],
) -> QueryResult<()> {
    let row =
        (logos::portal_id.eq(portal), logos::operator_id.eq(operator), logos::bytes.eq(bytes));
    diesel::insert_into(logos::table).values(row).execute(conn).await.map(|_| ())
}

pub async fn logo(
    conn: &mut Conn,
    operator: OperatorId,
    portal: PortalId,
) -> QueryResult<Option<Vec<u8>>> {
    logos::table
        .filter(logos::portal_id.eq(portal).and(logos::operator_id.eq(operator)))
        .select(logos::bytes)
        .first(conn)
        .await
        .optional()
}
