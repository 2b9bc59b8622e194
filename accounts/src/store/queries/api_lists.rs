//! The lists of the REST API, by id after a position.

use super::{Backend, Conn};
use crate::store::{
    rows::{ListedCustomerRow, ListedOrderRow, PurchaseRow},
    schema::{accounts, customers, purchases},
};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use model::{CustomerId, OperatorId, OrderState, Timestamp};

macro_rules! listed {
    ($filter:expr) => {
        customers::table
            .left_join(accounts::table.on(accounts::customer_id.eq(customers::id)))
            .filter($filter)
            .select((
                customers::id,
                customers::number,
                customers::first_name,
                customers::last_name,
                customers::email,
                customers::phone,
                customers::locale,
                customers::disabled,
                customers::created_at,
                customers::last_purchase_at,
                accounts::state.nullable(),
                customers::external_id,
            ))
    };
}

/// Returns the customers with an id above that one. Merged ones are part of another.
pub async fn customers_after(
    conn: &mut Conn,
    operator: OperatorId,
    after: i64,
    limit: i64,
) -> QueryResult<Vec<ListedCustomerRow>> {
    let own = customers::operator_id.eq(operator).and(customers::id.gt(after));
    listed!(own.and(customers::merged_into.is_null()))
        .order(customers::id)
        .limit(limit)
        .load(conn)
        .await
}

/// Returns those with that address on file.
pub async fn customers_with_email(
    conn: &mut Conn,
    operator: OperatorId,
    key: &str,
    after: i64,
    limit: i64,
) -> QueryResult<Vec<ListedCustomerRow>> {
    let own = customers::operator_id
        .eq(operator)
        .and(customers::email_key.eq(key))
        .and(customers::id.gt(after));
    listed!(own).order(customers::id).limit(limit).load(conn).await
}

pub async fn customer(
    conn: &mut Conn,
    operator: OperatorId,
    customer: CustomerId,
) -> QueryResult<Option<ListedCustomerRow>> {
    listed!(customers::operator_id.eq(operator).and(customers::id.eq(customer)))
        .first(conn)
        .await
        .optional()
}

/// Returns the orders with an id above that one, of a customer if one is given, in a state if one is given.
pub async fn orders_after(
    conn: &mut Conn,
    operator: OperatorId,
    customer: Option<CustomerId>,
    state: Option<OrderState>,
    after: i64,
    limit: i64,
    now: Timestamp,
) -> QueryResult<Vec<ListedOrderRow>> {
    let mut orders = purchases::table
        .inner_join(customers::table.on(customers::id.eq(purchases::customer_id)))
        .filter(purchases::operator_id.eq(operator).and(purchases::id.gt(after)))
        .select((
            purchases::id,
            customers::number,
            purchases::external_id,
            <PurchaseRow as SelectableHelper<Backend>>::as_select(),
        ))
        .order(purchases::id)
        .limit(limit)
        .into_boxed::<Backend>();
    if let Some(customer) = customer {
        orders = orders.filter(purchases::customer_id.eq(customer));
    }
    orders = match state {
        None => orders,
        Some(OrderState::Reserved) => {
            let payable = purchases::payable_until.gt(now).assume_not_null();
            let reserved = purchases::state.eq(OrderState::Reserved);
            orders.filter(reserved.and(purchases::payable_until.is_null().or(payable)))
        }
        Some(OrderState::Expired) => {
            // Those that expired just now are not marked yet.
            let late = purchases::payable_until.le(now).assume_not_null();
            let late = purchases::state.eq(OrderState::Reserved).and(late);
            orders.filter(purchases::state.eq(OrderState::Expired).or(late))
        }
        Some(state @ (OrderState::Paid | OrderState::Cancelled)) => {
            orders.filter(purchases::state.eq(state))
        }
    };
    orders.load(conn).await
}

pub async fn order(
    conn: &mut Conn,
    operator: OperatorId,
    number: &str,
) -> QueryResult<Option<ListedOrderRow>> {
    purchases::table
        .inner_join(customers::table.on(customers::id.eq(purchases::customer_id)))
        .filter(purchases::operator_id.eq(operator).and(purchases::number.eq(number)))
        .select((
            purchases::id,
            customers::number,
            purchases::external_id,
            PurchaseRow::as_select(),
        ))
        .first(conn)
        .await
        .optional()
}
