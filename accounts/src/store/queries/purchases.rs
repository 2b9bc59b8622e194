//! Purchases.

use super::Conn;
use crate::store::{
    rows::{AccountStatus, ExpiredPlacesRow, ListedOrderRow, NewPurchase, PurchaseRow},
    schema::{accounts, customers, purchases},
};
use diesel::{
    dsl::{max, not, sum},
    prelude::*,
};
use diesel_async::RunQueryDsl;
use model::{CustomerId, OperatorId, OrderState, Purchase, PurchaseId, Timestamp};

/// Whether a purchase is reserved or paid at a moment, as `PurchaseRow::state_at` says it.
macro_rules! is_valid {
    ($now:expr) => {{
        let is_payable = purchases::payable_until
            .is_null()
            .or(purchases::payable_until.gt($now).assume_not_null());
        purchases::cancelled_at
            .is_null()
            .and(purchases::state.ne(OrderState::Expired))
            .and(purchases::paid_at.is_not_null().or(is_payable))
    }};
}

/// Returns the customers with that address on file who have no account.
pub async fn guests_of(
    conn: &mut Conn,
    operator: OperatorId,
    key: &str,
) -> QueryResult<Vec<CustomerId>> {
    customers::table
        .left_join(accounts::table.on(accounts::customer_id.eq(customers::id)))
        .filter(customers::operator_id.eq(operator).and(customers::email_key.eq(key)))
        .filter(
            accounts::state
                .is_null()
                .or(accounts::state.ne(AccountStatus::Active).assume_not_null()),
        )
        .select(customers::id)
        .limit(100)
        .load(conn)
        .await
}

/// Returns at most `limit` purchases of these customers, newest first.
pub async fn of_customers(
    conn: &mut Conn,
    operator: OperatorId,
    customers: &[CustomerId],
    limit: i64,
) -> QueryResult<Vec<PurchaseRow>> {
    purchases::table
        .filter(purchases::operator_id.eq(operator).and(purchases::customer_id.eq_any(customers)))
        .select(PurchaseRow::as_select())
        .order((purchases::at.desc(), purchases::id.desc()))
        .limit(limit)
        .load(conn)
        .await
}

/// Returns the valid purchases of these customers that are for a date to come, by that date.
pub async fn coming(
    conn: &mut Conn,
    operator: OperatorId,
    customers: &[CustomerId],
    now: Timestamp,
) -> QueryResult<Vec<PurchaseRow>> {
    purchases::table
        .filter(purchases::operator_id.eq(operator).and(purchases::customer_id.eq_any(customers)))
        .filter(purchases::travel_at.gt(now))
        .filter(is_valid!(now))
        .select(PurchaseRow::as_select())
        .order((purchases::travel_at, purchases::id))
        .limit(Purchase::MAX_LISTED as i64)
        .load(conn)
        .await
}

/// Returns the purchases of a customer that were placed until then, and of those placed just then the ones with an id
/// below `before`, newest first, with their ids. Valid ones for a date to come are not among them.
pub async fn of_customer_before(
    conn: &mut Conn,
    operator: OperatorId,
    customer: CustomerId,
    (until, before): (Timestamp, PurchaseId),
    limit: i64,
    now: Timestamp,
) -> QueryResult<Vec<(PurchaseId, PurchaseRow)>> {
    let is_over = purchases::travel_at
        .is_null()
        .or(purchases::travel_at.le(now).assume_not_null())
        .or(not(is_valid!(now)));
    purchases::table
        .filter(purchases::operator_id.eq(operator).and(purchases::customer_id.eq(customer)))
        .filter(purchases::at.le(until))
        .filter(purchases::at.lt(until).or(purchases::id.lt(before)))
        .filter(is_over)
        .select((purchases::id, PurchaseRow::as_select()))
        .order((purchases::at.desc(), purchases::id.desc()))
        .limit(limit)
        .load(conn)
        .await
}

/// Returns when the purchase of that number was placed, and its id, if it belongs to one of these customers.
pub async fn position_of(
    conn: &mut Conn,
    operator: OperatorId,
    customers: &[CustomerId],
    number: &str,
) -> QueryResult<Option<(Timestamp, PurchaseId)>> {
    purchases::table
        .filter(purchases::operator_id.eq(operator).and(purchases::number.eq(number)))
        .filter(purchases::customer_id.eq_any(customers))
        .select((purchases::at, purchases::id))
        .first(conn)
        .await
        .optional()
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

/// Returns the purchases of an operator with an id below that one, latest first.
pub async fn before(
    conn: &mut Conn,
    operator: OperatorId,
    before: Option<i64>,
    limit: i64,
) -> QueryResult<Vec<ListedOrderRow>> {
    purchases::table
        .inner_join(customers::table.on(customers::id.eq(purchases::customer_id)))
        .filter(
            purchases::operator_id.eq(operator).and(purchases::id.lt(before.unwrap_or(i64::MAX))),
        )
        .select((
            purchases::id,
            customers::number,
            purchases::external_id,
            PurchaseRow::as_select(),
        ))
        .order(purchases::id.desc())
        .limit(limit)
        .load(conn)
        .await
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

/// Returns how many places of each product and date go back by now, because orders were not paid in time.
pub async fn expired_places(
    conn: &mut Conn,
    operator: OperatorId,
    now: Timestamp,
) -> QueryResult<Vec<ExpiredPlacesRow>> {
    purchases::table
        .filter(purchases::operator_id.eq(operator).and(purchases::release_at.le(now)))
        .group_by((purchases::product_id, purchases::date_id))
        .select((purchases::product_id, purchases::date_id, sum(purchases::held_places)))
        .load(conn)
        .await
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

/// Returns which of these numbers are those of a customer's purchases.
pub async fn numbers_among(
    conn: &mut Conn,
    operator: OperatorId,
    customer: CustomerId,
    numbers: &[String],
) -> QueryResult<Vec<String>> {
    purchases::table
        .filter(purchases::operator_id.eq(operator).and(purchases::number.eq_any(numbers)))
        .filter(purchases::customer_id.eq(customer))
        .select(purchases::number)
        .load(conn)
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
