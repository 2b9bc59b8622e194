//! What operators sell, and how many places of it are taken.

use super::Conn;
use crate::store::{
    rows::{NewProduct, NewProductText, ProductRow, ProductTerms, ProductTextRow},
    schema::{operators, portals, product_portals, product_texts, products},
};
use diesel::{dsl::max, prelude::*};
use diesel_async::RunQueryDsl;
use model::{OperatorId, PortalId, ProductId, Timestamp};

/// Returns the products that are not retired, in the order in which portals show them.
pub async fn active(conn: &mut Conn, operator: OperatorId) -> QueryResult<Vec<ProductRow>> {
    products::table
        .filter(products::operator_id.eq(operator).and(products::retired_at.is_null()))
        .select(ProductRow::as_select())
        .order((products::position, products::id))
        .limit(1000)
        .load(conn)
        .await
}

/// Returns the tag of the language that products' own texts are in: the operator's default.
pub async fn own_locale(conn: &mut Conn, operator: OperatorId) -> QueryResult<String> {
    operators::table.find(operator).select(operators::default_locale).first(conn).await
}

/// Returns the tags of the languages of each portal, separated by commas.
pub async fn offered_languages(conn: &mut Conn, operator: OperatorId) -> QueryResult<Vec<String>> {
    portals::table
        .filter(portals::operator_id.eq(operator))
        .select(portals::locales)
        .load(conn)
        .await
}

/// Returns the products that were retired, the latest first.
pub async fn retired(
    conn: &mut Conn,
    operator: OperatorId,
    limit: i64,
) -> QueryResult<Vec<ProductRow>> {
    products::table
        .filter(products::operator_id.eq(operator).and(products::retired_at.is_not_null()))
        .select(ProductRow::as_select())
        .order((products::retired_at.desc(), products::id.desc()))
        .limit(limit)
        .load(conn)
        .await
}

pub async fn by_id(
    conn: &mut Conn,
    operator: OperatorId,
    product: ProductId,
) -> QueryResult<Option<ProductRow>> {
    products::table
        .filter(products::operator_id.eq(operator).and(products::id.eq(product)))
        .select(ProductRow::as_select())
        .first(conn)
        .await
        .optional()
}

/// Returns the texts of products in other languages than the operator's default.
pub async fn texts(
    conn: &mut Conn,
    operator: OperatorId,
    of: &[ProductId],
) -> QueryResult<Vec<ProductTextRow>> {
    product_texts::table
        .filter(product_texts::operator_id.eq(operator).and(product_texts::product_id.eq_any(of)))
        .select(ProductTextRow::as_select())
        .order((product_texts::product_id, product_texts::locale))
        .load(conn)
        .await
}

/// Returns the portals that products were chosen for, as product and portal.
pub async fn portals(
    conn: &mut Conn,
    operator: OperatorId,
    of: &[ProductId],
) -> QueryResult<Vec<(ProductId, PortalId)>> {
    product_portals::table
        .filter(
            product_portals::operator_id.eq(operator).and(product_portals::product_id.eq_any(of)),
        )
        .select((product_portals::product_id, product_portals::portal_id))
        .order((product_portals::product_id, product_portals::portal_id))
        .load(conn)
        .await
}

/// Returns how many products are not retired.
pub async fn count_active(conn: &mut Conn, operator: OperatorId) -> QueryResult<i64> {
    products::table
        .filter(products::operator_id.eq(operator).and(products::retired_at.is_null()))
        .count()
        .get_result(conn)
        .await
}

/// Returns the position of the product that is shown last.
pub async fn last_position(conn: &mut Conn, operator: OperatorId) -> QueryResult<Option<i32>> {
    products::table
        .filter(products::operator_id.eq(operator))
        .select(max(products::position))
        .first(conn)
        .await
}

/// Adds a product; returns its id.
pub async fn insert(conn: &mut Conn, product: NewProduct<'_>) -> QueryResult<ProductId> {
    diesel::insert_into(products::table)
        .values(product)
        .returning(products::id)
        .get_result(conn)
        .await
}

/// Changes a product that is still of that version, and counts the change. Returns whether it did.
pub async fn change(
    conn: &mut Conn,
    operator: OperatorId,
    product: ProductId,
    version: i32,
    terms: ProductTerms<'_>,
) -> QueryResult<bool> {
    let same = products::operator_id
        .eq(operator)
        .and(products::id.eq(product))
        .and(products::version.eq(version));
    let changed = diesel::update(products::table.filter(same))
        .set((terms, products::version.eq(version + 1)))
        .execute(conn)
        .await?;
    Ok(changed == 1)
}

pub async fn delete_texts(
    conn: &mut Conn,
    operator: OperatorId,
    product: ProductId,
) -> QueryResult<()> {
    let of_product =
        product_texts::operator_id.eq(operator).and(product_texts::product_id.eq(product));
    diesel::delete(product_texts::table.filter(of_product)).execute(conn).await.map(|_| ())
}

pub async fn insert_text(conn: &mut Conn, text: NewProductText<'_>) -> QueryResult<()> {
    diesel::insert_into(product_texts::table).values(text).execute(conn).await.map(|_| ())
}

pub async fn delete_portals(
    conn: &mut Conn,
    operator: OperatorId,
    product: ProductId,
) -> QueryResult<()> {
    let of_product =
        product_portals::operator_id.eq(operator).and(product_portals::product_id.eq(product));
    diesel::delete(product_portals::table.filter(of_product)).execute(conn).await.map(|_| ())
}

/// Has a portal sell a product that is not sold everywhere.
pub async fn insert_portal(
    conn: &mut Conn,
    operator: OperatorId,
    product: ProductId,
    portal: PortalId,
) -> QueryResult<()> {
    let row = (
        product_portals::operator_id.eq(operator),
        product_portals::product_id.eq(product),
        product_portals::portal_id.eq(portal),
    );
    diesel::insert_into(product_portals::table).values(row).execute(conn).await.map(|_| ())
}

/// Puts a product at a place of the list.
pub async fn set_position(
    conn: &mut Conn,
    operator: OperatorId,
    product: ProductId,
    position: i32,
) -> QueryResult<()> {
    let own = products::operator_id.eq(operator).and(products::id.eq(product));
    diesel::update(products::table.filter(own))
        .set(products::position.eq(position))
        .execute(conn)
        .await
        .map(|_| ())
}

/// Retires a product, or has it back. It is another version then: forms that were shown before are old.
pub async fn set_retired(
    conn: &mut Conn,
    operator: OperatorId,
    product: ProductId,
    at: Option<Timestamp>,
) -> QueryResult<()> {
    let own = products::operator_id.eq(operator).and(products::id.eq(product));
    diesel::update(products::table.filter(own))
        .set((products::retired_at.eq(at), products::version.eq(products::version + 1)))
        .execute(conn)
        .await
        .map(|_| ())
}

/// Takes places of a product of which at most so many are sold. Returns whether it did.
pub async fn take_places(
    conn: &mut Conn,
    operator: OperatorId,
    product: ProductId,
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

/// Gives places back that orders have held.
pub async fn release_places(
    conn: &mut Conn,
    operator: OperatorId,
    product: ProductId,
    places: i32,
) -> QueryResult<()> {
    let own = products::operator_id.eq(operator).and(products::id.eq(product));
    diesel::update(products::table.filter(own))
        .set(products::places_sold.eq(products::places_sold - places))
        .execute(conn)
        .await
        .map(|_| ())
}
