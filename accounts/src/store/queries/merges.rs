//! Two customers become one.

use super::{
    Conn, audit as audit_queries, customers as customer_queries, email_changes,
    merge_records::{keep_record, side},
    outbox as outbox_queries, sessions, timeline as timeline_queries, tokens, twins,
};
use crate::store::{
    rows::{IdentityRecord, LinkTarget, Merge, Merged, NewEmailChange, ProfileChange},
    schema::{
        accounts, audit, customers, devices, identities, merge_moves, outbox, purchases, timeline,
    },
};
use diesel::{
    IntoSql,
    prelude::*,
    sql_types::{BigInt, Text},
};
use diesel_async::RunQueryDsl;

/// Remembers which rows are the absorbed customer's, and gives them to the survivor.
macro_rules! move_rows {
    ($conn:expr, $merge:expr, $id:expr, $table:ident, $column:ident) => {
        let (operator, from, to) = ($merge.operator, $merge.absorbed.id, $merge.survivor.id);
        let theirs =
            || $table::table.filter($table::operator_id.eq(operator).and($table::$column.eq(from)));
        let moved = theirs().select((
            $id.into_sql::<BigInt>(),
            stringify!($table).into_sql::<Text>(),
            $table::id,
        ));
        diesel::insert_into(merge_moves::table)
            .values(moved)
            .into_columns((merge_moves::merge_id, merge_moves::kind, merge_moves::row_id))
            .execute($conn)
            .await?;
        diesel::update(theirs()).set($table::$column.eq(to)).execute($conn).await?;
    };
}

/// Makes two customers one, if both are still as they were.
pub async fn merge(conn: &mut Conn, merge: &Merge<'_>) -> QueryResult<Merged> {
    let operator = merge.operator;
    for known in [merge.survivor, merge.absorbed] {
        if side(conn, operator, known.id).await?.as_ref() != Some(known) {
            return Ok(Merged::Changed);
        }
    }
    let both = [merge.survivor.id, merge.absorbed.id];
    if !email_changes::objections(conn, operator, &both, merge.at).await?.is_empty() {
        return Ok(Merged::AddressChanged);
    }
    end_ways_in(conn, merge).await?;
    let ended = end_identities(conn, merge).await?;
    let id = keep_record(conn, merge, ended).await?;
    let change = record_lost_address(conn, merge, id).await?;
    move_all(conn, merge, id).await?;
    empty(conn, merge).await?;
    fill(conn, merge).await?;
    for event in merge.events {
        timeline_queries::record(conn, event).await?;
    }
    for act in merge.audit {
        audit_queries::record(conn, act).await?;
    }
    for (mail, link) in merge.mails {
        let link = link.as_ref().map(|link| LinkTarget { change, ..link.clone() });
        outbox_queries::queue_with_link(conn, mail, link.as_ref()).await?;
    }
    Ok(Merged::Done)
}

/// Writes down what the owner of the address that goes can undo, and that the one that stays can be objected to, where no
/// account says whose it is; returns the change that an undo is about.
async fn record_lost_address(
    conn: &mut Conn,
    merge: &Merge<'_>,
    id: i64,
) -> QueryResult<Option<i64>> {
    let Some(loser) = merge.loses_address else {
        return Ok(None);
    };
    let survivor = NewEmailChange::by_merge(merge.operator, id, merge.survivor, merge.at);
    let loser = NewEmailChange::by_merge(merge.operator, id, loser, merge.at);
    let survivor_loses = loser.customer_id == survivor.customer_id;
    if !survivor_loses {
        let stays = NewEmailChange { objection: merge.objection, old_email: None, ..survivor };
        email_changes::record(conn, &stays).await?;
    }
    let lost = NewEmailChange { objection: merge.objection && survivor_loses, ..loser };
    email_changes::record(conn, &lost).await.map(Some)
}

async fn move_all(conn: &mut Conn, merge: &Merge<'_>, id: i64) -> QueryResult<()> {
    if merge.sign_in_moves {
        diesel::update(accounts::table.find(merge.absorbed.id))
            .set(accounts::customer_id.eq(merge.survivor.id))
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
    Ok(())
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
        let known = devices::operator_id.eq(operator).and(devices::customer_id.eq(absorbed));
        diesel::update(devices::table.filter(known))
            .set(devices::customer_id.eq(survivor))
            .execute(conn)
            .await?;
    }
    let account = accounts::operator_id.eq(operator).and(accounts::customer_id.eq(ends));
    diesel::delete(accounts::table.filter(account)).execute(conn).await.map(|_| ())
}

pub(super) async fn forget_devices(
    conn: &mut Conn,
    operator: i64,
    customer: i64,
) -> QueryResult<()> {
    let known = devices::operator_id.eq(operator).and(devices::customer_id.eq(customer));
    diesel::delete(devices::table.filter(known)).execute(conn).await.map(|_| ())
}

/// The providers' sign-ins of the account that does not stay end, unless they join the other ones.
async fn end_identities(conn: &mut Conn, merge: &Merge<'_>) -> QueryResult<Vec<IdentityRecord>> {
    if merge.identities_join {
        return Ok(Vec::new());
    }
    let ends = if merge.sign_in_moves { merge.survivor.id } else { merge.absorbed.id };
    let theirs = identities::operator_id.eq(merge.operator).and(identities::customer_id.eq(ends));
    let ended =
        identities::table.filter(theirs).select(IdentityRecord::as_select()).load(conn).await?;
    diesel::delete(identities::table.filter(theirs)).execute(conn).await?;
    Ok(ended)
}

/// Of the absorbed customer the number stays, and the key of the address: nothing by which anybody is found as a customer
/// of their own.
async fn empty(conn: &mut Conn, merge: &Merge<'_>) -> QueryResult<()> {
    let (operator, absorbed) = (merge.operator, merge.absorbed.id);
    let before = twins::known_by(conn, operator, absorbed).await?;
    let row = customers::operator_id.eq(operator).and(customers::id.eq(absorbed));
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
    let bought = merge.survivor.last_purchase_at.max(merge.absorbed.last_purchase_at);
    diesel::update(customers::table.find(survivor))
        .set(customers::last_purchase_at.eq(bought))
        .execute(conn)
        .await
        .map(|_| ())
}
