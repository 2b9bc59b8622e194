//! The customers of a merge, and the records of merges.

use super::Conn;
use crate::store::{
    rows::{AccountRecord, ChangedHere, MergeRow, SideRow},
    schema::{accounts, customers, merges},
};
use diesel::{dsl::max, prelude::*};
use diesel_async::RunQueryDsl;
use model::{CustomerId, CustomerNumber, MergeId, OperatorId, Timestamp};

macro_rules! side {
    ($filter:expr) => {
        customers::table
            .left_join(accounts::table.on(accounts::customer_id.eq(customers::id)))
            .filter($filter)
            .filter(customers::merged_into.is_null())
            .select((
                customers::id,
                customers::number,
                customers::first_name,
                customers::last_name,
                customers::email,
                customers::email_key,
                customers::phone,
                customers::locale,
                customers::disabled,
                customers::last_purchase_at,
                ChangedHere::as_select(),
                Option::<AccountRecord>::as_select(),
            ))
    };
}

/// Returns the complete customer of that number, unless they were merged into another one.
pub async fn side_of_number(
    conn: &mut Conn,
    operator: OperatorId,
    number: &CustomerNumber,
) -> QueryResult<Option<SideRow>> {
    side!(customers::operator_id.eq(operator).and(customers::number.eq(number)))
        .first(conn)
        .await
        .optional()
}

/// Returns the same by id.
pub async fn side(
    conn: &mut Conn,
    operator: OperatorId,
    customer: CustomerId,
) -> QueryResult<Option<SideRow>> {
    side!(customers::operator_id.eq(operator).and(customers::id.eq(customer)))
        .first(conn)
        .await
        .optional()
}

/// Returns the id of the merged customer who had that number.
pub async fn id_of_old_number(
    conn: &mut Conn,
    operator: OperatorId,
    number: &CustomerNumber,
) -> QueryResult<Option<CustomerId>> {
    customers::table
        .filter(
            customers::operator_id
                .eq(operator)
                .and(customers::number.eq(number))
                .and(customers::merged_into.is_not_null()),
        )
        .select(customers::id)
        .first(conn)
        .await
        .optional()
}

/// Returns the merges into a survivor that can be undone, latest first.
pub async fn of_survivor(
    conn: &mut Conn,
    operator: OperatorId,
    survivor: CustomerId,
    limit: i64,
) -> QueryResult<Vec<MergeRow>> {
    merges::table
        .filter(merges::operator_id.eq(operator).and(merges::survivor_id.eq(survivor)))
        .select(MergeRow::as_select())
        .order(merges::id.desc())
        .limit(limit)
        .load(conn)
        .await
}

/// Returns the merge that absorbed a customer.
pub async fn of_absorbed(
    conn: &mut Conn,
    operator: OperatorId,
    absorbed: CustomerId,
) -> QueryResult<Option<MergeRow>> {
    merges::table
        .filter(merges::operator_id.eq(operator).and(merges::absorbed_id.eq(absorbed)))
        .select(MergeRow::as_select())
        .first(conn)
        .await
        .optional()
}

/// Returns a merge by its id.
pub async fn by_id(
    conn: &mut Conn,
    operator: OperatorId,
    merge: MergeId,
) -> QueryResult<Option<MergeRow>> {
    merges::table
        .filter(merges::operator_id.eq(operator).and(merges::id.eq(merge)))
        .select(MergeRow::as_select())
        .first(conn)
        .await
        .optional()
}

/// Stores the record of a merge, a [`MergeRecord`](crate::store::rows::MergeRecord) as JSON; returns its id.
pub async fn insert(
    conn: &mut Conn,
    operator: OperatorId,
    (survivor, absorbed): (CustomerId, CustomerId),
    record: &str,
    at: Timestamp,
) -> QueryResult<MergeId> {
    diesel::insert_into(merges::table)
        .values((
            merges::operator_id.eq(operator),
            merges::survivor_id.eq(survivor),
            merges::absorbed_id.eq(absorbed),
            merges::record.eq(record),
            merges::at.eq(at),
        ))
        .returning(merges::id)
        .get_result(conn)
        .await
}

/// Deletes a merge and its moved rows.
pub async fn delete(conn: &mut Conn, operator: OperatorId, merge: MergeId) -> QueryResult<()> {
    let row = merges::operator_id.eq(operator).and(merges::id.eq(merge));
    diesel::delete(merges::table.filter(row)).execute(conn).await.map(|_| ())
}

/// Returns the latest merge of a customer, as survivor or absorbed.
pub async fn latest_of(
    conn: &mut Conn,
    operator: OperatorId,
    customer: CustomerId,
) -> QueryResult<Option<MergeId>> {
    let of_customer = merges::operator_id
        .eq(operator)
        .and(merges::survivor_id.eq(customer).or(merges::absorbed_id.eq(customer)));
    merges::table.filter(of_customer).select(max(merges::id)).first(conn).await
}

/// Returns the customers who were merged into a survivor. Those absorbed by absorbed customers are included: all of
/// them are merged into the survivor by now.
pub async fn absorbed_by(
    conn: &mut Conn,
    operator: OperatorId,
    survivor: CustomerId,
) -> QueryResult<Vec<CustomerId>> {
    customers::table
        .filter(customers::operator_id.eq(operator).and(customers::merged_into.eq(survivor)))
        .select(customers::id)
        .load(conn)
        .await
}
