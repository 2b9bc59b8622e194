//! Providers of single sign-on.

use super::{Conn, audit, form_keys, identities, portals};
use crate::store::{
    rows::{
        AddedByForm, NewAudit, NewProvider, ProviderConsequences, ProviderRemoved, ProviderRow,
    },
    schema::{
        identities as identity, portals as portal, provider_tests, providers, sso_arrivals,
        sso_flows,
    },
};
use diesel::{prelude::*, sql_types::Bool};
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
        .filter(providers::operator_id.eq(operator).and(providers::id.eq(provider)))
        .select(ProviderRow::as_select())
        .first(conn)
        .await
        .optional()
}

/// The operator's portals: id, name and origin of each.
pub async fn portals_of(conn: &mut Conn, operator: i64) -> QueryResult<Vec<(i64, String, String)>> {
    portal::table
        .filter(portal::operator_id.eq(operator))
        .select((portal::id, portal::name, portal::origin))
        .order(portal::id)
        .limit(1000)
        .load(conn)
        .await
}

/// `act`: where an agent does it.
pub async fn insert(
    conn: &mut Conn,
    provider: NewProvider<'_>,
    added: Option<AddedByForm<'_>>,
) -> QueryResult<i64> {
    let form = added.and_then(|added| added.form);
    let operator = provider.operator_id;
    if let Some(id) = form_keys::result_of(conn, operator, form).await? {
        return Ok(id);
    }
    let id = diesel::insert_into(providers::table)
        .values(provider)
        .returning(providers::id)
        .get_result(conn)
        .await?;
    if let Some(AddedByForm { form, act }) = added {
        form_keys::keep(conn, operator, form, id, act.at).await?;
        audit::record(conn, act).await?;
    }
    Ok(id)
}

async fn record(conn: &mut Conn, act: Option<&NewAudit>) -> QueryResult<()> {
    match act {
        Some(act) => audit::record(conn, act).await,
        None => Ok(()),
    }
}

/// Replaces all there is to a provider, unless somebody else changed it meanwhile.
pub async fn replace(
    conn: &mut Conn,
    old: &ProviderRow,
    new: NewProvider<'_>,
    consequences: ProviderConsequences,
    act: Option<&NewAudit>,
) -> QueryResult<bool> {
    let had_none = old.secret.is_none().into_sql::<Bool>();
    let same = providers::operator_id
        .eq(new.operator_id)
        .and(providers::id.eq(old.id))
        .and(providers::version.eq(old.version))
        // Rotating keys changes it alone: what was read before would bring the older key back.
        .and(
            providers::secret
                .eq(old.secret.as_deref())
                .or(providers::secret.is_null().and(had_none)),
        );
    let changed = diesel::update(providers::table.filter(same))
        .set((
            new,
            providers::version.eq(old.version + 1),
            providers::access_rule.eq(consequences.access_rule),
        ))
        .execute(conn)
        .await?;
    if changed != 1 {
        return Ok(false);
    }
    if consequences.is_untested {
        diesel::update(providers::table.find(old.id))
            .set(providers::tested_at.eq(None::<Timestamp>))
            .execute(conn)
            .await?;
    }
    if consequences.ends_vouching {
        super::accounts::forget_vouching_of(conn, old.operator_id, old.id).await?;
    }
    record(conn, act).await?;
    Ok(true)
}

/// Keeps the outcome of a test, unless the provider was changed since that version of it; tells whether it did.
pub async fn set_tested(
    conn: &mut Conn,
    operator: i64,
    provider: i64,
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

/// Why it must stay: the answer of [`remove`], before anybody has asked for it.
pub async fn why_it_stays(
    conn: &mut Conn,
    operator: i64,
    provider: i64,
) -> QueryResult<Option<ProviderRemoved>> {
    let sso_only = portals::is_sso_only(conn, operator).await?;
    let users = identities::count_without_other_way(conn, operator, provider, !sso_only).await?;
    if users > 0 {
        return Ok(Some(ProviderRemoved::InUse(users)));
    }
    let others = of_operator(conn, operator).await?;
    let other_tested = |row: &ProviderRow| row.id != provider && row.tested_at.is_some();
    let only_way_in = sso_only && !others.iter().any(other_tested);
    Ok(only_way_in.then_some(ProviderRemoved::OnlyWayIn))
}

/// Removes a provider with its identities, unless it is somebody's only way in. The sessions it began count no longer.
pub async fn remove(
    conn: &mut Conn,
    operator: i64,
    provider: i64,
    act: Option<&NewAudit>,
) -> QueryResult<ProviderRemoved> {
    if by_id(conn, operator, provider).await?.is_none() {
        return Ok(ProviderRemoved::Unknown);
    }
    if let Some(reason) = why_it_stays(conn, operator, provider).await? {
        return Ok(reason);
    }
    super::accounts::forget_vouching_of(conn, operator, provider).await?;
    diesel::delete(identity::table.filter(identity::provider_id.eq(provider)))
        .execute(conn)
        .await?;
    diesel::delete(sso_flows::table.filter(sso_flows::provider_id.eq(provider)))
        .execute(conn)
        .await?;
    diesel::delete(sso_arrivals::table.filter(sso_arrivals::provider_id.eq(provider)))
        .execute(conn)
        .await?;
    diesel::delete(provider_tests::table.filter(provider_tests::provider_id.eq(provider)))
        .execute(conn)
        .await?;
    diesel::delete(providers::table.find(provider)).execute(conn).await?;
    record(conn, act).await?;
    Ok(ProviderRemoved::Done)
}
