//! Two customers become one.

use super::{
    Conn, audit as audit_queries, customers as customer_queries, outbox as outbox_queries,
    sessions, timeline as timeline_queries, tokens, twins,
};
use crate::store::{
    rows::{
        AccountRecord, IdentityRecord, Merge, MergeRecord, MergeRow, Merged, ProfileChange, SideRow,
    },
    schema::{
        accounts, audit, customers, devices, identities, merge_moves, merges, outbox, purchases,
        timeline,
    },
};
use diesel::{
    IntoSql,
    prelude::*,
    sql_types::{BigInt, Text},
};
use diesel_async::RunQueryDsl;

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
                Option::<AccountRecord>::as_select(),
            ))
    };
}

/// The customer of that number, whole, unless they have become part of another one.
pub async fn side_of_number(
    conn: &mut Conn,
    operator: i64,
    number: &str,
) -> QueryResult<Option<SideRow>> {
    side!(
        customers::operator_id
            .eq(operator)
            .and(customers::number.eq(number))
    )
    .first(conn)
    .await
    .optional()
}

/// The same by id.
pub async fn side(conn: &mut Conn, operator: i64, customer: i64) -> QueryResult<Option<SideRow>> {
    side!(
        customers::operator_id
            .eq(operator)
            .and(customers::id.eq(customer))
    )
    .first(conn)
    .await
    .optional()
}

/// The customer whose number that was before they became part of another one.
pub async fn id_of_old_number(
    conn: &mut Conn,
    operator: i64,
    number: &str,
) -> QueryResult<Option<i64>> {
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

/// The merges of a survivor that can be undone, the latest first.
pub async fn of_survivor(
    conn: &mut Conn,
    operator: i64,
    survivor: i64,
    most: i64,
) -> QueryResult<Vec<MergeRow>> {
    merges::table
        .filter(
            merges::operator_id
                .eq(operator)
                .and(merges::survivor_id.eq(survivor)),
        )
        .select(MergeRow::as_select())
        .order(merges::id.desc())
        .limit(most)
        .load(conn)
        .await
}

/// The merge that made a customer part of another one.
pub async fn of_absorbed(
    conn: &mut Conn,
    operator: i64,
    absorbed: i64,
) -> QueryResult<Option<MergeRow>> {
    merges::table
        .filter(
            merges::operator_id
                .eq(operator)
                .and(merges::absorbed_id.eq(absorbed)),
        )
        .select(MergeRow::as_select())
        .first(conn)
        .await
        .optional()
}

/// Remembers which rows are the absorbed customer's, and gives them to the survivor.
macro_rules! move_rows {
    ($conn:expr, $merge:expr, $id:expr, $table:ident, $column:ident) => {
        let (operator, from, to) = ($merge.operator, $merge.absorbed.id, $merge.survivor.id);
        let theirs = || {
            $table::table.filter(
                $table::operator_id
                    .eq(operator)
                    .and($table::$column.eq(from)),
            )
        };
        let moved = theirs().select((
            $id.into_sql::<BigInt>(),
            stringify!($table).into_sql::<Text>(),
            $table::id,
        ));
        diesel::insert_into(merge_moves::table)
            .values(moved)
            .into_columns((
                merge_moves::merge_id,
                merge_moves::kind,
                merge_moves::row_id,
            ))
            .execute($conn)
            .await?;
        diesel::update(theirs())
            .set($table::$column.eq(to))
            .execute($conn)
            .await?;
    };
}

/// Makes two customers one, if both are still as they were.
pub async fn merge(conn: &mut Conn, merge: &Merge<'_>) -> QueryResult<Merged> {
    let (operator, survivor, absorbed) = (merge.operator, merge.survivor.id, merge.absorbed.id);
    for known in [merge.survivor, merge.absorbed] {
        if side(conn, operator, known.id).await?.as_ref() != Some(known) {
            return Ok(Merged::Changed);
        }
    }
    end_ways_in(conn, merge).await?;
    let ended = end_identities(conn, merge).await?;
    let id = keep_record(conn, merge, ended).await?;
    if merge.sign_in_moves {
        diesel::update(accounts::table.find(absorbed))
            .set(accounts::customer_id.eq(survivor))
            .execute(conn)
            .await?;
    }
    move_rows!(conn, merge, id, identities, customer_id);
    move_rows!(conn, merge, id, purchases, customer_id);
    move_rows!(conn, merge, id, timeline, customer_id);
    move_rows!(conn, merge, id, outbox, customer_id);
    move_rows!(conn, merge, id, audit, customer_id);
    // Who became part of the absorbed customer before is part of the survivor now: no number needs a second step.
    move_rows!(conn, merge, id, customers, merged_into);
    empty(conn, merge).await?;
    fill(conn, merge).await?;
    for event in merge.events {
        timeline_queries::record(conn, event).await?;
    }
    for act in merge.audit {
        audit_queries::record(conn, act).await?;
    }
    for (mail, link) in merge.mails {
        outbox_queries::queue_with_link(conn, mail, link.as_ref()).await?;
    }
    Ok(Merged::Done)
}

/// The sign-in that does not stay ends, with its sessions and devices. Links of both die: what they would open is
/// another customer now.
async fn end_ways_in(conn: &mut Conn, merge: &Merge<'_>) -> QueryResult<()> {
    let (operator, survivor, absorbed) = (merge.operator, merge.survivor.id, merge.absorbed.id);
    tokens::replace_of_customer(conn, operator, survivor, merge.at).await?;
    tokens::replace_of_customer(conn, operator, absorbed, merge.at).await?;
    sessions::end_all(conn, operator, absorbed).await?;
    let ends = if merge.sign_in_moves {
        sessions::end_all(conn, operator, survivor).await?;
        survivor
    } else {
        absorbed
    };
    forget_devices(conn, operator, ends).await?;
    if merge.sign_in_moves {
        let known = devices::operator_id
            .eq(operator)
            .and(devices::customer_id.eq(absorbed));
        diesel::update(devices::table.filter(known))
            .set(devices::customer_id.eq(survivor))
            .execute(conn)
            .await?;
    }
    let account = accounts::operator_id
        .eq(operator)
        .and(accounts::customer_id.eq(ends));
    diesel::delete(accounts::table.filter(account))
        .execute(conn)
        .await
        .map(|_| ())
}

pub(super) async fn forget_devices(
    conn: &mut Conn,
    operator: i64,
    customer: i64,
) -> QueryResult<()> {
    let known = devices::operator_id
        .eq(operator)
        .and(devices::customer_id.eq(customer));
    diesel::delete(devices::table.filter(known))
        .execute(conn)
        .await
        .map(|_| ())
}

/// The providers' sign-ins of the account that does not stay end, unless they join the other ones.
async fn end_identities(conn: &mut Conn, merge: &Merge<'_>) -> QueryResult<Vec<IdentityRecord>> {
    if merge.identities_join {
        return Ok(Vec::new());
    }
    let ends = if merge.sign_in_moves {
        merge.survivor.id
    } else {
        merge.absorbed.id
    };
    let theirs = identities::operator_id
        .eq(merge.operator)
        .and(identities::customer_id.eq(ends));
    let ended = identities::table
        .filter(theirs)
        .select(IdentityRecord::as_select())
        .load(conn)
        .await?;
    diesel::delete(identities::table.filter(theirs))
        .execute(conn)
        .await?;
    Ok(ended)
}

async fn keep_record(
    conn: &mut Conn,
    merge: &Merge<'_>,
    ended: Vec<IdentityRecord>,
) -> QueryResult<i64> {
    let record = MergeRecord {
        survivor: merge.survivor.clone(),
        absorbed: merge.absorbed.clone(),
        kept: merge.kept.clone(),
        sign_in_moved: merge.sign_in_moves,
        ended,
    };
    let record = serde_json::to_string(&record)
        .map_err(|error| diesel::result::Error::SerializationError(error.into()))?;
    diesel::insert_into(merges::table)
        .values((
            merges::operator_id.eq(merge.operator),
            merges::survivor_id.eq(merge.survivor.id),
            merges::absorbed_id.eq(merge.absorbed.id),
            merges::record.eq(record),
            merges::at.eq(merge.at),
        ))
        .returning(merges::id)
        .get_result(conn)
        .await
}

/// Of the absorbed customer the number stays, and the key of the address: nothing by which anybody is found as a customer
/// of their own.
async fn empty(conn: &mut Conn, merge: &Merge<'_>) -> QueryResult<()> {
    let (operator, absorbed) = (merge.operator, merge.absorbed.id);
    let before = twins::known_by(conn, operator, absorbed).await?;
    let row = customers::operator_id
        .eq(operator)
        .and(customers::id.eq(absorbed));
    diesel::update(customers::table.filter(row))
        .set((
            customers::merged_into.eq(merge.survivor.id),
            customers::merged_email_key.eq(&merge.absorbed.email_key),
            customers::first_name.eq(""),
            customers::last_name.eq(""),
            customers::email.eq(None::<String>),
            customers::email_key.eq(None::<String>),
            customers::phone.eq(None::<String>),
            customers::first_key.eq(""),
            customers::last_key.eq(""),
            customers::phone_key.eq(""),
            customers::last_purchase_at.eq(None::<model::Timestamp>),
        ))
        .execute(conn)
        .await?;
    twins::regroup(conn, operator, absorbed, before).await
}

/// The survivor takes on what was chosen.
async fn fill(conn: &mut Conn, merge: &Merge<'_>) -> QueryResult<()> {
    let (operator, survivor, kept) = (merge.operator, merge.survivor.id, merge.kept);
    let profile = ProfileChange {
        first_name: &kept.first_name,
        last_name: &kept.last_name,
        phone: kept.phone.as_deref(),
        locale: &kept.locale,
    };
    customer_queries::update_profile(conn, operator, survivor, profile).await?;
    let email = kept.email.as_deref().zip(kept.email_key.as_deref());
    customer_queries::set_email(conn, operator, survivor, email).await?;
    let bought = merge
        .survivor
        .last_purchase_at
        .max(merge.absorbed.last_purchase_at);
    diesel::update(customers::table.find(survivor))
        .set(customers::last_purchase_at.eq(bought))
        .execute(conn)
        .await
        .map(|_| ())
}

/// Forgets who a customer was before others became part of them, and what those left: for who deletes their account.
pub async fn forget(conn: &mut Conn, operator: i64, survivor: i64) -> QueryResult<()> {
    let merged = customers::operator_id
        .eq(operator)
        .and(customers::merged_into.eq(survivor));
    let parts: Vec<i64> = customers::table
        .filter(merged)
        .select(customers::id)
        .load(conn)
        .await?;
    // Those of a part's own parts too: each of these is a part of the survivor by now.
    let records = merges::operator_id
        .eq(operator)
        .and(merges::absorbed_id.eq_any(&parts));
    diesel::delete(merges::table.filter(records))
        .execute(conn)
        .await?;
    diesel::update(customers::table.filter(merged))
        .set(customers::merged_email_key.eq(None::<String>))
        .execute(conn)
        .await?;
    let events = timeline::operator_id
        .eq(operator)
        .and(timeline::customer_id.eq_any(&parts));
    diesel::update(timeline::table.filter(events))
        .set((
            timeline::detail.eq(None::<String>),
            timeline::ip.eq(None::<String>),
        ))
        .execute(conn)
        .await
        .map(|_| ())
}
