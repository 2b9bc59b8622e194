//! Purchases.

use super::Conn;
use crate::store::{
    rows::{NewPurchase, PurchaseRow, UnpaidRow},
    schema::{accounts, customers, purchases},
};
use diesel::{
    dsl::{max, sum},
    prelude::*,
};
use diesel_async::RunQueryDsl;
use model::{CustomerId, OperatorId, ProductId, PurchaseId, Timestamp};

/// The maximum of purchases in a history.
const HISTORY: i64 = 200;

/// Returns the customers with that address on file who have no account.
pub async fn guests_of(
    conn: &mut Conn,
    operator: OperatorId,
    key: &str,
) -> QueryResult<Vec<CustomerId>> {
    customers::table
        .left_join(accounts::table.on(accounts::customer_id.eq(customers::id)))
        .filter(customers::operator_id.eq(operator).and(customers::email_key.eq(key)))
        .filter(accounts::state.is_null().or(accounts::state.ne("active").assume_not_null()))
        .select(customers::id)
        .limit(100)
        .load(conn)
        .await
}

/// Returns the purchases of these customers, newest first.
pub async fn of_customers(
    conn: &mut Conn,
    operator: OperatorId,
    customers: &[CustomerId],
) -> QueryResult<Vec<PurchaseRow>> {
    purchases::table
        .filter(purchases::operator_id.eq(operator).and(purchases::customer_id.eq_any(customers)))
        .select(PurchaseRow::as_select())
        .order((purchases::at.desc(), purchases::id.desc()))
        .limit(HISTORY)
        .load(conn)
        .await
}

/// Returns the purchase of that number, if it belongs to one of these customers.
pub async fn by_number_of_customers(
    conn: &mut Conn,
    operator: OperatorId,
    customers: &[CustomerId],
    number: &str,
) -> QueryResult<Option<PurchaseRow>> {
    purchases::table
        .filter(purchases::operator_id.eq(operator).and(purchases::number.eq(number)))
        .filter(purchases::customer_id.eq_any(customers))
        .select(PurchaseRow::as_select())
        .first(conn)
        .await
        .optional()
}

pub async fn by_id(
    conn: &mut Conn,
    operator: OperatorId,
    purchase: PurchaseId,
) -> QueryResult<Option<PurchaseRow>> {
    purchases::table
        .filter(purchases::operator_id.eq(operator).and(purchases::id.eq(purchase)))
        .select(PurchaseRow::as_select())
        .first(conn)
        .await
        .optional()
}

/// Returns how many places of each product go back by now, because orders were not paid in time.
pub async fn expired_places(
    conn: &mut Conn,
    operator: OperatorId,
    now: Timestamp,
) -> QueryResult<Vec<(Option<ProductId>, Option<i64>)>> {
    purchases::table
        .filter(purchases::operator_id.eq(operator).and(purchases::release_at.le(now)))
        .group_by(purchases::product_id)
        .select((purchases::product_id, sum(purchases::held_places)))
        .load(conn)
        .await
}

/// Ends the hold of orders of a product that were not paid in time.
pub async fn release_expired(
    conn: &mut Conn,
    operator: OperatorId,
    product: ProductId,
    now: Timestamp,
) -> QueryResult<()> {
    let expired = purchases::operator_id
        .eq(operator)
        .and(purchases::release_at.le(now))
        .and(purchases::product_id.eq(product));
    diesel::update(purchases::table.filter(expired))
        .set((purchases::held_places.eq(0), purchases::release_at.eq(None::<Timestamp>)))
        .execute(conn)
        .await
        .map(|_| ())
}

/// Returns what says whether the order of that number can be paid.
pub async fn to_be_paid(
    conn: &mut Conn,
    operator: OperatorId,
    number: &str,
) -> QueryResult<Option<UnpaidRow>> {
    purchases::table
        .filter(purchases::operator_id.eq(operator).and(purchases::number.eq(number)))
        .select(UnpaidRow::as_select())
        .first(conn)
        .await
        .optional()
}

/// Notes that an order was paid: it keeps its places.
pub async fn set_paid(
    conn: &mut Conn,
    operator: OperatorId,
    purchase: PurchaseId,
    at: Timestamp,
) -> QueryResult<()> {
    let own = purchases::operator_id.eq(operator).and(purchases::id.eq(purchase));
    diesel::update(purchases::table.filter(own))
        .set((purchases::paid_at.eq(at), purchases::release_at.eq(None::<Timestamp>)))
        .execute(conn)
        .await
        .map(|_| ())
}

/// Adds a purchase; returns its id.
pub async fn insert(conn: &mut Conn, purchase: &NewPurchase) -> QueryResult<PurchaseId> {
    diesel::insert_into(purchases::table)
        .values(purchase)
        .returning(purchases::id)
        .get_result(conn)
        .await
}

pub async fn is_number_taken(
    conn: &mut Conn,
    operator: OperatorId,
    number: &str,
) -> QueryResult<bool> {
    let taken: i64 = purchases::table
        .filter(purchases::operator_id.eq(operator).and(purchases::number.eq(number)))
        .count()
        .get_result(conn)
        .await?;
    Ok(taken > 0)
}

pub async fn number_of(
    conn: &mut Conn,
    operator: OperatorId,
    purchase: PurchaseId,
) -> QueryResult<String> {
    purchases::table
        .filter(purchases::operator_id.eq(operator).and(purchases::id.eq(purchase)))
        .select(purchases::number)
        .first(conn)
        .await
}

/// Returns the time of a customer's last purchase.
pub async fn last_of(
    conn: &mut Conn,
    operator: OperatorId,
    customer: CustomerId,
) -> QueryResult<Option<Timestamp>> {
    let of_customer = purchases::operator_id.eq(operator).and(purchases::customer_id.eq(customer));
    purchases::table.filter(of_customer).select(max(purchases::at)).first(conn).await
}

/// Sets the time of a customer's last purchase.
pub async fn set_last_of(
    conn: &mut Conn,
    operator: OperatorId,
    customer: CustomerId,
    at: Option<Timestamp>,
) -> QueryResult<()> {
    let of_customer = customers::operator_id.eq(operator).and(customers::id.eq(customer));
    diesel::update(customers::table.filter(of_customer))
        .set(customers::last_purchase_at.eq(at))
        .execute(conn)
        .await
        .map(|_| ())
}
