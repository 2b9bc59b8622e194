//! Products and purchases.

use super::Conn;
use crate::store::{
    rows::{NewPurchase, ProductRow, PurchaseRow},
    schema::{accounts, customers, products, purchases},
};
use diesel::{dsl::max, prelude::*};
use diesel_async::RunQueryDsl;
use model::Timestamp;

/// The maximum of purchases in a history.
const HISTORY: i64 = 200;

pub async fn products(conn: &mut Conn, operator: i64) -> QueryResult<Vec<ProductRow>> {
    products::table
        .filter(products::operator_id.eq(operator))
        .select(ProductRow::as_select())
        .order(products::id)
        .limit(100)
        .load(conn)
        .await
}

pub async fn product(
    conn: &mut Conn,
    operator: i64,
    product: i64,
) -> QueryResult<Option<ProductRow>> {
    products::table
        .filter(products::operator_id.eq(operator).and(products::id.eq(product)))
        .select(ProductRow::as_select())
        .first(conn)
        .await
        .optional()
}

/// Returns the customers with that address on file who have no account.
pub async fn guests_of(conn: &mut Conn, operator: i64, key: &str) -> QueryResult<Vec<i64>> {
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
    operator: i64,
    customers: &[i64],
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
    operator: i64,
    customers: &[i64],
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
    operator: i64,
    purchase: i64,
) -> QueryResult<Option<PurchaseRow>> {
    purchases::table
        .filter(purchases::operator_id.eq(operator).and(purchases::id.eq(purchase)))
        .select(PurchaseRow::as_select())
        .first(conn)
        .await
        .optional()
}

/// Returns the capacity of a product; `None` if it is sold without a limit.
pub async fn capacity_of(conn: &mut Conn, operator: i64, product: i64) -> QueryResult<Option<i32>> {
    products::table
        .filter(products::operator_id.eq(operator).and(products::id.eq(product)))
        .select(products::capacity)
        .first(conn)
        .await
}

/// Takes places of a product, unless more than `max_sold` are sold already. Returns whether it did.
pub async fn take_places(
    conn: &mut Conn,
    operator: i64,
    product: i64,
    places: i32,
    max_sold: i32,
) -> QueryResult<bool> {
    let has_places = products::operator_id
        .eq(operator)
        .and(products::id.eq(product))
        .and(products::places_sold.le(max_sold));
    let taken = diesel::update(products::table.filter(has_places))
        .set(products::places_sold.eq(products::places_sold + places))
        .execute(conn)
        .await?;
    Ok(taken == 1)
}

/// Adds a purchase; returns its id.
pub async fn insert(conn: &mut Conn, purchase: &NewPurchase) -> QueryResult<i64> {
    diesel::insert_into(purchases::table)
        .values(purchase)
        .returning(purchases::id)
        .get_result(conn)
        .await
}

pub async fn is_number_taken(conn: &mut Conn, operator: i64, number: &str) -> QueryResult<bool> {
    let taken: i64 = purchases::table
        .filter(purchases::operator_id.eq(operator).and(purchases::number.eq(number)))
        .count()
        .get_result(conn)
        .await?;
    Ok(taken > 0)
}

pub async fn number_of(conn: &mut Conn, operator: i64, purchase: i64) -> QueryResult<String> {
    purchases::table
        .filter(purchases::operator_id.eq(operator).and(purchases::id.eq(purchase)))
        .select(purchases::number)
        .first(conn)
        .await
}

/// Returns the time of a customer's last purchase.
pub async fn last_of(
    conn: &mut Conn,
    operator: i64,
    customer: i64,
) -> QueryResult<Option<Timestamp>> {
    let of_customer = purchases::operator_id.eq(operator).and(purchases::customer_id.eq(customer));
    purchases::table.filter(of_customer).select(max(purchases::at)).first(conn).await
}

/// Sets the time of a customer's last purchase.
pub async fn set_last_of(
    conn: &mut Conn,
    operator: i64,
    customer: i64,
    at: Option<Timestamp>,
) -> QueryResult<()> {
    let of_customer = customers::operator_id.eq(operator).and(customers::id.eq(customer));
    diesel::update(customers::table.filter(of_customer))
        .set(customers::last_purchase_at.eq(at))
        .execute(conn)
        .await
        .map(|_| ())
}
