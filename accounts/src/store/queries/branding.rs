//! What admins change of portals, and settings with what portals have otherwise. What goes together is judged in the
//! transaction of the change, so that two admins cannot make together what neither may alone.

use super::{Conn, audit, portals as portal};
use crate::store::{
    rows::{
        LookChange, NewAudit, NewLogo, OverridesRow, PortalOutcome, SettingsOutcome, SettingsRow,
    },
    schema::{logos, operators, portals},
};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use model::{Overrides, Settings};

/// Changes an operator's settings, unless they do not go together by themselves or with what a portal has of its own.
pub async fn change_settings(
    conn: &mut Conn,
    operator: i64,
    settings: &Settings,
    act: Option<&NewAudit>,
) -> QueryResult<SettingsOutcome> {
    let has_tested = portal::has_tested_provider(conn, operator).await?;
    if let Err(why) = settings.check(has_tested) {
        return Ok(SettingsOutcome::Refused(why));
    }
    if let Some(old) = portal::settings_of(conn, operator).await? {
        let has_provider = portal::has_provider(conn, operator).await?;
        if let Err(why) = settings.check_change_from(&old.into(), has_provider) {
            return Ok(SettingsOutcome::Refused(why));
        }
    }
    for row in portal::of_operator(conn, operator).await? {
        let own = row.own();
        if let Err(why) = own.applied_to(settings).check(has_tested) {
            let portal = row.name;
            return Ok(SettingsOutcome::RefusedOn { portal, own, why });
        }
    }
    diesel::update(operators::table.find(operator))
        .set(SettingsRow::from(settings))
        .execute(conn)
        .await?;
    if let Some(act) = act {
        audit::record(conn, act).await?;
    }
    Ok(SettingsOutcome::Done)
}

/// Changes what a portal has otherwise than its operator, unless that does not go together with the operator's settings.
pub async fn change_overrides(
    conn: &mut Conn,
    id: i64,
    own: &Overrides,
    act: &NewAudit,
) -> QueryResult<SettingsOutcome> {
    let operator = act.operator_id;
    let Some(row) = portal::by_id(conn, operator, id).await? else {
        return Ok(SettingsOutcome::Unknown);
    };
    let has_tested = portal::has_tested_provider(conn, operator).await?;
    let has_provider = portal::has_provider(conn, operator).await?;
    let new = own.applied_to(&row.operators());
    let checked =
        new.check(has_tested).and_then(|()| new.check_change_from(&row.settings(), has_provider));
    if let Err(why) = checked {
        return Ok(SettingsOutcome::Refused(why));
    }
    diesel::update(
        portals::table.filter(portals::operator_id.eq(operator).and(portals::id.eq(id))),
    )
    .set(OverridesRow::from(own))
    .execute(conn)
    .await?;
    audit::record(conn, act).await?;
    Ok(SettingsOutcome::Done)
}

pub async fn rename(
    conn: &mut Conn,
    id: i64,
    name: &str,
    act: &NewAudit,
) -> QueryResult<PortalOutcome> {
    let operator = act.operator_id;
    let changed = diesel::update(
        portals::table.filter(portals::operator_id.eq(operator).and(portals::id.eq(id))),
    )
    .set(portals::name.eq(name))
    .execute(conn)
    .await?;
    written_down(conn, changed, act).await
}

pub async fn change_look(
    conn: &mut Conn,
    id: i64,
    look: LookChange<'_>,
    act: &NewAudit,
) -> QueryResult<PortalOutcome> {
    let changed = diesel::update(
        portals::table.filter(portals::operator_id.eq(act.operator_id).and(portals::id.eq(id))),
    )
    .set(look)
    .execute(conn)
    .await?;
    written_down(conn, changed, act).await
}

/// Gives a portal a logo in the place of another one, or none.
pub async fn change_logo(
    conn: &mut Conn,
    id: i64,
    logo: Option<NewLogo<'_>>,
    act: &NewAudit,
) -> QueryResult<PortalOutcome> {
    let operator = act.operator_id;
    let changed = diesel::update(
        portals::table.filter(portals::operator_id.eq(operator).and(portals::id.eq(id))),
    )
    .set((
        portals::logo_file.eq(logo.map(|logo| logo.file)),
        portals::logo_width.eq(logo.map(|logo| logo.width)),
        portals::logo_height.eq(logo.map(|logo| logo.height)),
    ))
    .execute(conn)
    .await?;
    if changed > 0 {
        diesel::delete(logos::table.filter(logos::portal_id.eq(id))).execute(conn).await?;
        if let Some(logo) = logo {
            let row = (
                logos::portal_id.eq(id),
                logos::operator_id.eq(operator),
                logos::bytes.eq(logo.bytes),
            );
            diesel::insert_into(logos::table).values(row).execute(conn).await?;
        }
    }
    written_down(conn, changed, act).await
}

async fn written_down(
    conn: &mut Conn,
    changed: usize,
    act: &NewAudit,
) -> QueryResult<PortalOutcome> {
    if changed == 0 {
        return Ok(PortalOutcome::Unknown);
    }
    audit::record(conn, act).await?;
    Ok(PortalOutcome::Done)
}

pub async fn logo(conn: &mut Conn, operator: i64, id: i64) -> QueryResult<Option<Vec<u8>>> {
    logos::table
        .filter(logos::portal_id.eq(id).and(logos::operator_id.eq(operator)))
        .select(logos::bytes)
        .first(conn)
        .await
        .optional()
}
