//! Orders as agents list and handle them, and those whose time to pay is over.

use super::Conn;
use crate::store::{
    rows::{OrderCustomerRow, OrderRow, OrderScan, OverdueRow},
    schema::{customers, purchases},
};
use diesel::{
    dsl::sql,
    prelude::*,
    sql_types::{BigInt, Bool},
};
use diesel_async::RunQueryDsl;
use model::{CustomerId, OperatorId, OrderState, ProductId, PurchaseId, Timestamp};

/// Returns the orders of a product whose time to pay is over by now.
pub async fn overdue_of_product(
    conn: &mut Conn,
    operator: OperatorId,
    product: ProductId,
    now: Timestamp,
) -> QueryResult<Vec<OverdueRow>> {
    purchases::table
        .filter(purchases::operator_id.eq(operator).and(purchases::release_at.le(now)))
        .filter(purchases::product_id.eq(product))
        .select(OverdueRow::as_select())
        .load(conn)
        .await
}

/// Returns orders of any operator whose time to pay is over by now, the oldest first.
pub async fn overdue(conn: &mut Conn, now: Timestamp, limit: i64) -> QueryResult<Vec<OverdueRow>> {
    purchases::table
        .filter(purchases::release_at.le(now))
        .select(OverdueRow::as_select())
        .order(purchases::release_at)
        .limit(limit)
        .load(conn)
        .await
}

/// Marks an order as expired: it holds no places any more.
pub async fn set_expired(
    conn: &mut Conn,
    operator: OperatorId,
    purchase: PurchaseId,
) -> QueryResult<()> {
    let own = purchases::operator_id.eq(operator).and(purchases::id.eq(purchase));
    diesel::update(purchases::table.filter(own))
        .set((
            purchases::state.eq(OrderState::Expired),
            purchases::held_places.eq(0),
            purchases::release_at.eq(None::<Timestamp>),
        ))
        .execute(conn)
        .await
        .map(|_| ())
}

/// Returns the order of that number, and its customer.
pub async fn by_number(
    conn: &mut Conn,
    operator: OperatorId,
    number: &str,
) -> QueryResult<Option<(OrderRow, OrderCustomerRow)>> {
    purchases::table
        .inner_join(customers::table.on(customers::id.eq(purchases::customer_id)))
        .filter(purchases::operator_id.eq(operator).and(purchases::number.eq(number)))
        .select((
            OrderRow::as_select(),
            (customers::number, customers::first_name, customers::last_name, customers::locale),
        ))
        .first(conn)
        .await
        .optional()
}

/// Returns the order that another system calls so, and its customer.
pub async fn by_external_id(
    conn: &mut Conn,
    operator: OperatorId,
    external_id: &str,
) -> QueryResult<Option<(OrderRow, OrderCustomerRow)>> {
    purchases::table
        .inner_join(customers::table.on(customers::id.eq(purchases::customer_id)))
        .filter(purchases::operator_id.eq(operator))
        .filter(purchases::external_id.assume_not_null().eq(external_id))
        .select((
            OrderRow::as_select(),
            (customers::number, customers::first_name, customers::last_name, customers::locale),
        ))
        .first(conn)
        .await
        .optional()
}

/// Keeps what another system calls the order of that number. Of two concurrent transactions with the same id, one
/// conflicts here and finds the order of the other when it is retried.
pub async fn set_external_id(
    conn: &mut Conn,
    operator: OperatorId,
    number: &str,
    external_id: &str,
) -> QueryResult<()> {
    let own = purchases::operator_id.eq(operator).and(purchases::number.eq(number));
    diesel::update(purchases::table.filter(own))
        .set(purchases::external_id.eq(external_id))
        .execute(conn)
        .await
        .map(|_| ())
}

/// Returns what another system calls the order.
pub async fn external_id_of(
    conn: &mut Conn,
    operator: OperatorId,
    purchase: PurchaseId,
) -> QueryResult<Option<String>> {
    purchases::table
        .filter(purchases::operator_id.eq(operator).and(purchases::id.eq(purchase)))
        .select(purchases::external_id)
        .first(conn)
        .await
}

/// Returns what another system calls each of these orders.
pub async fn external_ids_of(
    conn: &mut Conn,
    operator: OperatorId,
    orders: &[PurchaseId],
) -> QueryResult<Vec<(PurchaseId, Option<String>)>> {
    // As in `search::accounts_of`: the plus keeps SQLite off an index that begins with the operator.
    let of_operator = sql::<Bool>("+purchases.operator_id = ").bind::<BigInt, _>(operator);
    purchases::table
        .filter(purchases::id.eq_any(orders).and(of_operator))
        .select((purchases::id, purchases::external_id))
        .load(conn)
        .await
}

/// Orders of a state with their customers, newest first.
macro_rules! orders {
    ($operator:expr, $scan:expr, $limit:expr) => {{
        let scan: &OrderScan = $scan;
        let payable = purchases::payable_until
            .is_null()
            .or(purchases::payable_until.gt(scan.payable_after).assume_not_null());
        purchases::table
            .inner_join(customers::table.on(customers::id.eq(purchases::customer_id)))
            .filter(purchases::operator_id.eq($operator).and(purchases::state.eq(scan.state)))
            .filter(purchases::at.ge(scan.from).and(purchases::at.le(scan.until)))
            .filter(purchases::at.lt(scan.until).or(purchases::id.lt(scan.before)))
            .filter(payable)
            .select((
                OrderRow::as_select(),
                (customers::number, customers::first_name, customers::last_name, customers::locale),
            ))
            .order((purchases::at.desc(), purchases::id.desc()))
            .limit($limit)
    }};
}

/// Returns the orders of a range.
pub async fn list(
    conn: &mut Conn,
    operator: OperatorId,
    scan: &OrderScan,
    limit: i64,
) -> QueryResult<Vec<(OrderRow, OrderCustomerRow)>> {
    orders!(operator, scan, limit).load(conn).await
}

/// Returns the orders of a range that belong to a customer.
pub async fn list_of_customer(
    conn: &mut Conn,
    operator: OperatorId,
    customer: CustomerId,
    scan: &OrderScan,
    limit: i64,
) -> QueryResult<Vec<(OrderRow, OrderCustomerRow)>> {
    orders!(operator, scan, limit).filter(purchases::customer_id.eq(customer)).load(conn).await
}

/// Returns the orders of a range that have to be paid before `due`, optionally those of one customer.
pub async fn list_due(
    conn: &mut Conn,
    operator: OperatorId,
    customer: Option<CustomerId>,
    due: Timestamp,
    scan: &OrderScan,
    limit: i64,
) -> QueryResult<Vec<(OrderRow, OrderCustomerRow)>> {
    let orders = orders!(operator, scan, limit).filter(purchases::payable_until.lt(due));
    match customer {
        Some(customer) => orders.filter(purchases::customer_id.eq(customer)).load(conn).await,
        None => orders.load(conn).await,
    }
}

/// Returns when an order was placed.
pub async fn placed_at(
    conn: &mut Conn,
    operator: OperatorId,
    purchase: PurchaseId,
) -> QueryResult<Option<Timestamp>> {
    purchases::table
        .filter(purchases::operator_id.eq(operator).and(purchases::id.eq(purchase)))
        .select(purchases::at)
        .first(conn)
        .await
        .optional()
}

/// Corrects the name on an order, and records that: an import leaves it as it is.
pub async fn set_name(
    conn: &mut Conn,
    operator: OperatorId,
    purchase: PurchaseId,
    first_name: &str,
    last_name: &str,
) -> QueryResult<()> {
    let own = purchases::operator_id.eq(operator).and(purchases::id.eq(purchase));
    diesel::update(purchases::table.filter(own))
        .set((
            purchases::first_name.eq(first_name),
            purchases::last_name.eq(last_name),
            purchases::name_corrected.eq(true),
        ))
        .execute(conn)
        .await
        .map(|_| ())
}

/// Marks an order as paid: it keeps its places.
pub async fn set_paid(
    conn: &mut Conn,
    operator: OperatorId,
    purchase: PurchaseId,
    at: Timestamp,
) -> QueryResult<()> {
    let own = purchases::operator_id.eq(operator).and(purchases::id.eq(purchase));
    diesel::update(purchases::table.filter(own))
        .set((
            purchases::state.eq(OrderState::Paid),
            purchases::paid_at.eq(at),
            purchases::release_at.eq(None::<Timestamp>),
        ))
        .execute(conn)
        .await
        .map(|_| ())
}

/// Marks an order as cancelled: it holds no places any more. `refunded` is `None` if it was not paid.
pub async fn set_cancelled(
    conn: &mut Conn,
    operator: OperatorId,
    purchase: PurchaseId,
    refunded: Option<bool>,
    reason: &str,
    at: Timestamp,
) -> QueryResult<()> {
    let own = purchases::operator_id.eq(operator).and(purchases::id.eq(purchase));
    diesel::update(purchases::table.filter(own))
        .set((
            purchases::state.eq(OrderState::Cancelled),
            purchases::cancelled_at.eq(at),
            purchases::refunded.eq(refunded),
            purchases::cancel_reason.eq(reason),
            purchases::held_places.eq(0),
            purchases::release_at.eq(None::<Timestamp>),
        ))
        .execute(conn)
        .await
        .map(|_| ())
}
