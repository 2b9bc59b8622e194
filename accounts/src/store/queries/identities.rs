//! Customers' identities at providers.

use super::Conn;
use crate::store::{
    rows::{LinkedRow, NewIdentity, ProviderClaims},
    schema::{accounts, identities, providers},
};
use diesel::{dsl::exists, prelude::*};
use diesel_async::RunQueryDsl;
use model::{CustomerId, IdentityId, OperatorId, ProviderId};

/// Returns the identity of a provider's user and its customer.
pub async fn find(
    conn: &mut Conn,
    operator: OperatorId,
    provider: ProviderId,
    issuer: &str,
    subject: &str,
) -> QueryResult<Option<(IdentityId, CustomerId)>> {
    identities::table
        .filter(
            identities::operator_id
                .eq(operator)
                .and(identities::provider_id.eq(provider))
                .and(identities::issuer.eq(issuer))
                .and(identities::subject.eq(subject)),
        )
        .select((identities::id, identities::customer_id))
        .first(conn)
        .await
        .optional()
}

/// Links an identity to its customer; returns its id.
pub async fn insert(conn: &mut Conn, identity: &NewIdentity<'_>) -> QueryResult<IdentityId> {
    diesel::insert_into(identities::table)
        .values(identity)
        .returning(identities::id)
        .get_result(conn)
        .await
}

/// Stores the current attributes of the provider's user.
pub async fn update(
    conn: &mut Conn,
    operator: OperatorId,
    identity: IdentityId,
    label: &str,
    external_id: Option<&str>,
    claims: &ProviderClaims,
) -> QueryResult<()> {
    let same = identities::operator_id.eq(operator).and(identities::id.eq(identity));
    diesel::update(identities::table.filter(same))
        .set((identities::label.eq(label), identities::external_id.eq(external_id), claims))
        .execute(conn)
        .await
        .map(|_| ())
}

/// Returns the attributes of a customer's identity.
pub async fn claims(
    conn: &mut Conn,
    operator: OperatorId,
    customer: CustomerId,
    identity: IdentityId,
) -> QueryResult<Option<ProviderClaims>> {
    identities::table
        .filter(
            identities::operator_id
                .eq(operator)
                .and(identities::customer_id.eq(customer))
                .and(identities::id.eq(identity)),
        )
        .select(ProviderClaims::as_select())
        .first(conn)
        .await
        .optional()
}

/// Records that the customer has accepted or declined the provider's changes. `email_waits`: the address has to be
/// confirmed first.
pub async fn record_answer(
    conn: &mut Conn,
    operator: OperatorId,
    customer: CustomerId,
    identity: IdentityId,
    email_waits: bool,
) -> QueryResult<()> {
    let theirs = identities::operator_id
        .eq(operator)
        .and(identities::customer_id.eq(customer))
        .and(identities::id.eq(identity));
    diesel::update(identities::table.filter(theirs))
        .set((identities::email_changed.eq(email_waits), identities::names_changed.eq(false)))
        .execute(conn)
        .await
        .map(|_| ())
}

/// Returns the id of the provider of an identity.
pub async fn provider_of(
    conn: &mut Conn,
    operator: OperatorId,
    identity: IdentityId,
) -> QueryResult<Option<ProviderId>> {
    identities::table
        .filter(identities::operator_id.eq(operator).and(identities::id.eq(identity)))
        .select(identities::provider_id)
        .first(conn)
        .await
        .optional()
}

/// Returns whether an identity is the customer's.
pub async fn is_of_customer(
    conn: &mut Conn,
    operator: OperatorId,
    customer: CustomerId,
    identity: IdentityId,
) -> QueryResult<bool> {
    let theirs = identities::operator_id
        .eq(operator)
        .and(identities::id.eq(identity))
        .and(identities::customer_id.eq(customer));
    let found: i64 = identities::table.filter(theirs).count().get_result(conn).await?;
    Ok(found > 0)
}

pub async fn of_customer(
    conn: &mut Conn,
    operator: OperatorId,
    customer: CustomerId,
) -> QueryResult<Vec<LinkedRow>> {
    identities::table
        .inner_join(providers::table.on(providers::id.eq(identities::provider_id)))
        .filter(identities::operator_id.eq(operator).and(identities::customer_id.eq(customer)))
        .select((
            identities::id,
            providers::name,
            identities::label,
            identities::linked_at,
            ProviderClaims::as_select(),
        ))
        .order(identities::id)
        .limit(100)
        .load(conn)
        .await
}

pub async fn delete(
    conn: &mut Conn,
    operator: OperatorId,
    identity: IdentityId,
) -> QueryResult<()> {
    let row = identities::operator_id.eq(operator).and(identities::id.eq(identity));
    diesel::delete(identities::table.filter(row)).execute(conn).await.map(|_| ())
}

pub async fn delete_of_provider(
    conn: &mut Conn,
    operator: OperatorId,
    provider: ProviderId,
) -> QueryResult<()> {
    let of_provider =
        identities::operator_id.eq(operator).and(identities::provider_id.eq(provider));
    diesel::delete(identities::table.filter(of_provider)).execute(conn).await.map(|_| ())
}

/// Returns whether a customer has a password, and a number or an email to sign in with.
pub async fn has_password_sign_in(
    conn: &mut Conn,
    operator: OperatorId,
    customer: CustomerId,
) -> QueryResult<bool> {
    let of_customer = accounts::operator_id.eq(operator).and(accounts::customer_id.eq(customer));
    let found: i64 = accounts::table
        .filter(of_customer.and(accounts::password_hash.is_not_null()))
        .filter(accounts::number_sign_in.eq(true).or(accounts::sign_in_email.is_not_null()))
        .count()
        .get_result(conn)
        .await?;
    Ok(found > 0)
}

/// Returns how many customers can sign in only at that provider.
pub async fn count_without_other_way(
    conn: &mut Conn,
    operator: OperatorId,
    provider: ProviderId,
    passwords_count: bool,
) -> QueryResult<i64> {
    let other = diesel::alias!(identities as other);
    let elsewhere = other.filter(
        other
            .field(identities::operator_id)
            .eq(operator)
            .and(other.field(identities::customer_id).eq(identities::customer_id))
            .and(other.field(identities::provider_id).ne(provider)),
    );
    let without_password = accounts::password_hash
        .is_null()
        .or(accounts::number_sign_in.eq(false).and(accounts::sign_in_email.is_null()));
    let sole = identities::table
        .inner_join(accounts::table.on(accounts::customer_id.eq(identities::customer_id)))
        .filter(identities::operator_id.eq(operator).and(identities::provider_id.eq(provider)))
        .filter(diesel::dsl::not(exists(elsewhere)))
        .select(diesel::dsl::count(identities::customer_id).aggregate_distinct());
    if passwords_count {
        sole.filter(without_password).get_result(conn).await
    } else {
        sole.get_result(conn).await
    }
}
