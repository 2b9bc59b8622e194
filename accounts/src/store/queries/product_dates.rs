//! Dates of products, and how many places of each are taken.

use super::Conn;
use crate::store::{
    rows::{NewProductDate, ProductDateRow},
    schema::product_dates,
};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use model::{OperatorId, ProductDateId, ProductId};

/// Returns the dates of products that are offered, the earliest first.
pub async fn offered(
    conn: &mut Conn,
    operator: OperatorId,
    of: &[ProductId],
) -> QueryResult<Vec<ProductDateRow>> {
    product_dates::table
        .filter(product_dates::operator_id.eq(operator).and(product_dates::product_id.eq_any(of)))
        .filter(product_dates::offered.eq(true))
        .select(ProductDateRow::as_select())
        .order((product_dates::product_id, product_dates::at))
        .load(conn)
        .await
}

/// Returns every date of a product, also those that were withdrawn.
pub async fn all(
    conn: &mut Conn,
    operator: OperatorId,
    product: ProductId,
) -> QueryResult<Vec<ProductDateRow>> {
    product_dates::table
        .filter(product_dates::operator_id.eq(operator).and(product_dates::product_id.eq(product)))
        .select(ProductDateRow::as_select())
        .order(product_dates::at)
        .load(conn)
        .await
}

pub async fn insert(conn: &mut Conn, date: NewProductDate) -> QueryResult<()> {
    diesel::insert_into(product_dates::table).values(date).execute(conn).await.map(|_| ())
}

/// Offers a date with that capacity, or withdraws it. What was sold for it stays counted.
pub async fn change(
    conn: &mut Conn,
    operator: OperatorId,
    date: ProductDateId,
    offered: bool,
    capacity: Option<i32>,
) -> QueryResult<()> {
    let own = product_dates::operator_id.eq(operator).and(product_dates::id.eq(date));
    diesel::update(product_dates::table.filter(own))
        .set((product_dates::offered.eq(offered), product_dates::capacity.eq(capacity)))
        .execute(conn)
        .await
        .map(|_| ())
}

/// Takes places of a date that is offered and of which at most so many are sold. Returns whether it did.
pub async fn take_places(
    conn: &mut Conn,
    operator: OperatorId,
    date: ProductDateId,
    places: i32,
    max_sold: i32,
) -> QueryResult<bool> {
    let has_places = product_dates::operator_id
        .eq(operator)
        .and(product_dates::id.eq(date))
        .and(product_dates::offered.eq(true))
        .and(product_dates::places_sold.le(max_sold));
    let taken = diesel::update(product_dates::table.filter(has_places))
        .set(product_dates::places_sold.eq(product_dates::places_sold + places))
        .execute(conn)
        .await?;
    Ok(taken == 1)
}

/// Gives places back that orders have held.
pub async fn release_places(
    conn: &mut Conn,
    operator: OperatorId,
    date: ProductDateId,
    places: i32,
) -> QueryResult<()> {
    let own = product_dates::operator_id.eq(operator).and(product_dates::id.eq(date));
    diesel::update(product_dates::table.filter(own))
        .set(product_dates::places_sold.eq(product_dates::places_sold - places))
        .execute(conn)
        .await
        .map(|_| ())
}
