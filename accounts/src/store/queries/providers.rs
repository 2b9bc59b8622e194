//! Providers of single sign-on.

use super::Conn;
use crate::store::{
    rows::{NewProvider, ProviderRow},
    schema::{portals as portal, providers},
};
use diesel::{prelude::*, sql_types::Bool};
use diesel_async::RunQueryDsl;
use model::{OperatorId, PortalId, ProviderId, Timestamp};

/// More than any operator sets up; bounds the buttons on a page.
const MAX_PROVIDERS: i64 = 100;

pub async fn of_operator(conn: &mut Conn, operator: OperatorId) -> QueryResult<Vec<ProviderRow>> {
    providers::table
        .filter(providers::operator_id.eq(operator))
        .select(ProviderRow::as_select())
        .order(providers::id)
        .limit(MAX_PROVIDERS)
        .load(conn)
        .await
}

pub async fn by_id(
    conn: &mut Conn,
    operator: OperatorId,
    provider: ProviderId,
) -> QueryResult<Option<ProviderRow>> {
    providers::table
        .filter(providers::operator_id.eq(operator).and(providers::id.eq(provider)))
        .select(ProviderRow::as_select())
        .first(conn)
        .await
        .optional()
}

/// Returns id, name and origin of the operator's portals.
pub async fn portals_of(
    conn: &mut Conn,
    operator: OperatorId,
) -> QueryResult<Vec<(PortalId, String, String)>> {
    portal::table
        .filter(portal::operator_id.eq(operator))
        .select((portal::id, portal::name, portal::origin))
        .order(portal::id)
        .limit(1000)
        .load(conn)
        .await
}

/// Adds a provider; returns its id.
pub async fn insert(conn: &mut Conn, provider: NewProvider<'_>) -> QueryResult<ProviderId> {
    diesel::insert_into(providers::table)
        .values(provider)
        .returning(providers::id)
        .get_result(conn)
        .await
}

/// Adds a provider with an id that is not taken; returns it.
pub async fn insert_as(
    conn: &mut Conn,
    id: ProviderId,
    provider: NewProvider<'_>,
) -> QueryResult<ProviderId> {
    diesel::insert_into(providers::table)
        .values((providers::id.eq(id), provider))
        .returning(providers::id)
        .get_result(conn)
        .await
}

/// Returns whether a provider of any operator has that id.
pub async fn is_taken(conn: &mut Conn, id: ProviderId) -> QueryResult<bool> {
    let known: Option<ProviderId> = providers::table
        .filter(providers::id.eq(id))
        .select(providers::id)
        .first(conn)
        .await
        .optional()?;
    Ok(known.is_some())
}

/// Replaces the whole provider and increments its version, unless it was changed since it was read as `old`. Returns
/// whether it was replaced.
pub async fn replace(
    conn: &mut Conn,
    old: &ProviderRow,
    new: NewProvider<'_>,
    access_rule: i64,
) -> QueryResult<bool> {
    let had_none = old.secret.is_none().into_sql::<Bool>();
    let same = providers::operator_id
        .eq(new.operator_id)
        .and(providers::id.eq(old.id))
        .and(providers::version.eq(old.version))
        // Rotating keys changes only the secret; writing the old one back would undo that.
        .and(
            providers::secret
                .eq(old.secret.as_deref())
                .or(providers::secret.is_null().and(had_none)),
        );
    let changed = diesel::update(providers::table.filter(same))
        .set((new, providers::version.eq(old.version + 1), providers::access_rule.eq(access_rule)))
        .execute(conn)
        .await?;
    Ok(changed == 1)
}

/// Stores the outcome of a test, unless the provider was changed since that version; returns whether it was stored.
pub async fn set_tested(
    conn: &mut Conn,
    operator: OperatorId,
    provider: ProviderId,
    version: i64,
    tested_at: Option<Timestamp>,
) -> QueryResult<bool> {
    let same = providers::operator_id
        .eq(operator)
        .and(providers::id.eq(provider))
        .and(providers::version.eq(version));
    let kept = diesel::update(providers::table.filter(same))
        .set(providers::tested_at.eq(tested_at))
        .execute(conn)
        .await?;
    Ok(kept == 1)
}

pub async fn delete(
    conn: &mut Conn,
    operator: OperatorId,
    provider: ProviderId,
) -> QueryResult<()> {
    let row = providers::operator_id.eq(operator).and(providers::id.eq(provider));
    diesel::delete(providers::table.filter(row)).execute(conn).await.map(|_| ())
}
