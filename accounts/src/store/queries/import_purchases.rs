//! Orders that an import reads and writes, a batch at a time.

use super::{Backend, Conn, many_rows::values};
use crate::{
    purchases::Payment,
    store::{
        rows::{ImportedPurchase, KnownPurchaseRow, OwnerRow},
        schema::{customers, purchases},
    },
};
use diesel::{
    dsl::max,
    prelude::*,
    sql_types::{BigInt, Bool, Integer, Nullable, Text},
};
use diesel_async::RunQueryDsl;
use model::{CustomerId, CustomerNumber, OperatorId, PortalId, PurchaseId, Timestamp};

type Moment = diesel::sql_types::Timestamp;

macro_rules! owners {
    ($operator:expr, $filter:expr) => {
        customers::table.filter(customers::operator_id.eq($operator)).filter($filter).select((
            customers::id,
            customers::external_id,
            customers::number,
            customers::first_name,
            customers::last_name,
            customers::email,
            customers::merged_into,
        ))
    };
}

/// Returns the customers of these external ids.
pub async fn owners_by_external_id(
    conn: &mut Conn,
    operator: OperatorId,
    external_ids: &[String],
) -> QueryResult<Vec<OwnerRow>> {
    owners!(operator, customers::external_id.assume_not_null().eq_any(external_ids))
        .load(conn)
        .await
}

/// Returns the customers of these customer numbers.
pub async fn owners_by_number(
    conn: &mut Conn,
    operator: OperatorId,
    numbers: &[CustomerNumber],
) -> QueryResult<Vec<OwnerRow>> {
    owners!(operator, customers::number.eq_any(numbers)).load(conn).await
}

/// Returns the customers of these ids.
pub async fn owners_by_id(
    conn: &mut Conn,
    operator: OperatorId,
    ids: &[CustomerId],
) -> QueryResult<Vec<OwnerRow>> {
    owners!(operator, customers::id.eq_any(ids)).load(conn).await
}

/// Returns the orders of these external ids.
pub async fn known(
    conn: &mut Conn,
    operator: OperatorId,
    external_ids: &[String],
) -> QueryResult<Vec<KnownPurchaseRow>> {
    purchases::table
        .filter(purchases::operator_id.eq(operator))
        .filter(purchases::external_id.assume_not_null().eq_any(external_ids))
        .select((
            purchases::id,
            purchases::external_id,
            purchases::product_id,
            purchases::customer_id,
            purchases::number,
            purchases::product,
            purchases::travellers,
            purchases::total_minor,
            purchases::currency,
            purchases::first_name,
            purchases::last_name,
            purchases::email,
            purchases::at,
            purchases::travel_at,
            purchases::state,
            purchases::paid_at,
            purchases::cancelled_at,
            purchases::refunded,
            purchases::name_corrected,
        ))
        .load(conn)
        .await
}

/// Returns which of these numbers are taken, each with the external id of its order.
pub async fn taken_numbers(
    conn: &mut Conn,
    operator: OperatorId,
    numbers: &[String],
) -> QueryResult<Vec<(String, Option<String>)>> {
    purchases::table
        .filter(purchases::operator_id.eq(operator).and(purchases::number.eq_any(numbers)))
        .select((purchases::number, purchases::external_id))
        .load(conn)
        .await
}

/// Adds orders, each with its external id.
pub async fn insert(
    conn: &mut Conn,
    operator: OperatorId,
    portal: PortalId,
    payment: Payment,
    new: &[(String, ImportedPurchase)],
) -> QueryResult<()> {
    let sql = format!(
        "INSERT INTO purchases (operator_id, portal_id, customer_id, external_id, number, product, travellers, \
         total_minor, currency, payment, first_name, last_name, email, at, held_places, state, paid_at, cancelled_at, \
         refunded, travel_at) VALUES {}",
        values(new.len(), 20)
    );
    let mut insert = diesel::sql_query(sql).into_boxed::<Backend>();
    for (external_id, one) in new {
        insert = insert
            .bind::<BigInt, _>(operator)
            .bind::<BigInt, _>(portal)
            .bind::<BigInt, _>(one.customer_id)
            .bind::<Text, _>(external_id.as_str())
            .bind::<Text, _>(one.number.as_str())
            .bind::<Text, _>(one.product.as_str())
            .bind::<Integer, _>(one.travellers)
            .bind::<BigInt, _>(one.total_minor)
            .bind::<Text, _>(one.currency.as_str())
            .bind::<Text, _>(payment.as_str())
            .bind::<Text, _>(one.first_name.as_str())
            .bind::<Text, _>(one.last_name.as_str())
            .bind::<Text, _>(one.email.as_str())
            .bind::<Moment, _>(one.at)
            .bind::<Integer, _>(0)
            .bind::<Text, _>(one.state.code())
            .bind::<Nullable<Moment>, _>(one.paid_at)
            .bind::<Nullable<Moment>, _>(one.cancelled_at)
            .bind::<Nullable<Bool>, _>(one.refunded)
            .bind::<Nullable<Moment>, _>(one.travel_at);
    }
    insert.execute(conn).await.map(|_| ())
}

/// Changes an order.
pub async fn update(
    conn: &mut Conn,
    operator: OperatorId,
    purchase: PurchaseId,
    change: &ImportedPurchase,
) -> QueryResult<()> {
    let own = purchases::operator_id.eq(operator).and(purchases::id.eq(purchase));
    diesel::update(purchases::table.filter(own)).set(change).execute(conn).await.map(|_| ())
}

/// Returns when each of these customers bought last.
pub async fn last_purchases(
    conn: &mut Conn,
    operator: OperatorId,
    ids: &[CustomerId],
) -> QueryResult<Vec<(CustomerId, Option<Timestamp>)>> {
    purchases::table
        .filter(purchases::operator_id.eq(operator).and(purchases::customer_id.eq_any(ids)))
        .group_by(purchases::customer_id)
        .select((purchases::customer_id, max(purchases::at)))
        .load(conn)
        .await
}

/// Sets when each of these customers bought last.
pub async fn set_last_purchases(
    conn: &mut Conn,
    operator: OperatorId,
    last: &[(CustomerId, Option<Timestamp>)],
) -> QueryResult<()> {
    // Both databases call the columns of `VALUES` so.
    let sql = format!(
        "UPDATE customers SET last_purchase_at = last.column2 FROM (VALUES {}) AS last \
         WHERE customers.id = last.column1 AND customers.operator_id = last.column3",
        values(last.len(), 3)
    );
    let mut update = diesel::sql_query(sql).into_boxed::<Backend>();
    for (id, at) in last {
        update = update
            .bind::<BigInt, _>(*id)
            .bind::<Nullable<Moment>, _>(*at)
            .bind::<BigInt, _>(operator);
    }
    update.execute(conn).await.map(|_| ())
}
