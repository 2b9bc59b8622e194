//! Providers of single sign-on.

use super::{Conn, identities, portals};
use crate::store::{
    rows::{NewProvider, ProviderRemoved, ProviderRow},
    schema::{identities as identity, portals as portal, providers, sso_arrivals, sso_flows},
};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use model::Timestamp;

/// More than anybody sets up, so that a page of buttons stays one.
const MOST: i64 = 100;

pub async fn of_operator(conn: &mut Conn, operator: i64) -> QueryResult<Vec<ProviderRow>> {
    providers::table
        .filter(providers::operator_id.eq(operator))
        .select(ProviderRow::as_select())
        .order(providers::id)
        .limit(MOST)
        .load(conn)
        .await
}

pub async fn by_id(
    conn: &mut Conn,
    operator: i64,
    provider: i64,
) -> QueryResult<Option<ProviderRow>> {
    providers::table
        .filter(
            providers::operator_id
                .eq(operator)
                .and(providers::id.eq(provider)),
        )
        .select(ProviderRow::as_select())
        .first(conn)
        .await
        .optional()
}

/// Providers of all operators, a page of them: those after that one.
pub async fn after(conn: &mut Conn, provider: i64) -> QueryResult<Vec<ProviderRow>> {
    providers::table
        .filter(providers::id.gt(provider))
        .select(ProviderRow::as_select())
        .order(providers::id)
        .limit(MOST)
        .load(conn)
        .await
}

/// The origins of the operator's portals.
pub async fn origins(conn: &mut Conn, operator: i64) -> QueryResult<Vec<String>> {
    portal::table
        .filter(portal::operator_id.eq(operator))
        .select(portal::origin)
        .order(portal::id)
        .limit(1000)
        .load(conn)
        .await
}

pub async fn insert(conn: &mut Conn, provider: NewProvider<'_>) -> QueryResult<i64> {
    diesel::insert_into(providers::table)
        .values(provider)
        .returning(providers::id)
        .get_result(conn)
        .await
}

/// Replaces all there is to a provider, unless somebody else changed its settings meanwhile.
pub async fn replace(
    conn: &mut Conn,
    provider: i64,
    old_settings: &str,
    new: NewProvider<'_>,
) -> QueryResult<bool> {
    let same = providers::operator_id
        .eq(new.operator_id)
        .and(providers::id.eq(provider))
        .and(providers::settings.eq(old_settings));
    let changed = diesel::update(providers::table.filter(same))
        .set(new)
        .execute(conn)
        .await?;
    Ok(changed == 1)
}

/// Keeps the outcome of a test, unless the provider was changed meanwhile.
pub async fn set_tested(
    conn: &mut Conn,
    row: &ProviderRow,
    tested_at: Option<Timestamp>,
) -> QueryResult<()> {
    let same = providers::operator_id
        .eq(row.operator_id)
        .and(providers::id.eq(row.id))
        .and(providers::settings.eq(&row.settings));
    diesel::update(providers::table.filter(same))
        .set(providers::tested_at.eq(tested_at))
        .execute(conn)
        .await
        .map(|_| ())
}

/// Removes a provider with its identities, unless it is somebody's only way in. The sessions it began go on.
pub async fn remove(conn: &mut Conn, operator: i64, provider: i64) -> QueryResult<ProviderRemoved> {
    if by_id(conn, operator, provider).await?.is_none() {
        return Ok(ProviderRemoved::Unknown);
    }
    let sso_only = portals::is_sso_only(conn, operator).await?;
    let users = identities::count_without_other_way(conn, operator, provider, !sso_only).await?;
    if users > 0 {
        return Ok(ProviderRemoved::InUse(users));
    }
    let others = of_operator(conn, operator).await?;
    let other_tested = |row: &ProviderRow| row.id != provider && row.tested_at.is_some();
    if sso_only && !others.iter().any(other_tested) {
        return Ok(ProviderRemoved::OnlyWayIn);
    }
    diesel::delete(identity::table.filter(identity::provider_id.eq(provider)))
        .execute(conn)
        .await?;
    diesel::delete(sso_flows::table.filter(sso_flows::provider_id.eq(provider)))
        .execute(conn)
        .await?;
    diesel::delete(sso_arrivals::table.filter(sso_arrivals::provider_id.eq(provider)))
        .execute(conn)
        .await?;
    diesel::delete(providers::table.find(provider))
        .execute(conn)
        .await?;
    Ok(ProviderRemoved::Done)
}
