//! Changes of customers' addresses: objections to a new one, and undoing a change.

use super::{Conn, customers, outbox};
use crate::{
    objections::{OBJECTION, standing},
    store::{
        rows::{EmailChangeRow, MergeRecord, MergeRow, NewEmailChange},
        schema::{email_changes, merges, tokens},
    },
};
use chrono::TimeDelta;
use diesel::{dsl::max, prelude::*};
use diesel_async::RunQueryDsl;
use model::{CustomerId, EmailChangeId, MergeId, OperatorId, Timestamp};
use std::collections::BTreeMap;

/// Returns those of the customers whose address gives no way in yet, each with the time until it does.
pub async fn objections(
    conn: &mut Conn,
    operator: OperatorId,
    customers: &[CustomerId],
    now: Timestamp,
) -> QueryResult<BTreeMap<CustomerId, TimeDelta>> {
    if customers.is_empty() {
        return Ok(BTreeMap::new());
    }
    let changes = email_changes::table
        .filter(
            email_changes::operator_id
                .eq(operator)
                .and(email_changes::customer_id.eq_any(customers))
                .and(email_changes::at.gt(now - OBJECTION))
                .and(email_changes::undone_at.is_null()),
        )
        .select(EmailChangeRow::as_select())
        .order(email_changes::id)
        .load(conn)
        .await?;
    Ok(standing(&changes, now))
}

/// Returns how long the address of one customer still gives no way in.
pub async fn objection_left(
    conn: &mut Conn,
    operator: OperatorId,
    customer: CustomerId,
    now: Timestamp,
) -> QueryResult<Option<TimeDelta>> {
    let mut standing = objections(conn, operator, &[customer], now).await?;
    Ok(standing.remove(&customer))
}

/// Records a change that is about to be made, after all merges of the customer so far; returns its id.
pub async fn record(conn: &mut Conn, change: &NewEmailChange<'_>) -> QueryResult<EmailChangeId> {
    let merges_from = match change.merge_id {
        Some(merge) => merge,
        None => {
            let latest = latest_merge(conn, change.operator_id, change.customer_id).await?;
            MergeId::new(latest.get() + 1)
        }
    };
    diesel::insert_into(email_changes::table)
        .values((change, email_changes::merges_from.eq(merges_from)))
        .returning(email_changes::id)
        .get_result(conn)
        .await
}

async fn latest_merge(
    conn: &mut Conn,
    operator: OperatorId,
    customer: CustomerId,
) -> QueryResult<MergeId> {
    let of_customer = merges::operator_id
        .eq(operator)
        .and(merges::survivor_id.eq(customer).or(merges::absorbed_id.eq(customer)));
    let latest: Option<MergeId> =
        merges::table.filter(of_customer).select(max(merges::id)).first(conn).await?;
    Ok(latest.unwrap_or_default())
}

/// Returns a change that can still be undone.
pub async fn open(
    conn: &mut Conn,
    operator: OperatorId,
    change: EmailChangeId,
) -> QueryResult<Option<EmailChangeRow>> {
    email_changes::table
        .filter(
            email_changes::operator_id
                .eq(operator)
                .and(email_changes::id.eq(change))
                .and(email_changes::undone_at.is_null())
                .and(email_changes::old_email.is_not_null()),
        )
        .select(EmailChangeRow::as_select())
        .first(conn)
        .await
        .optional()
}

/// Closes the open changes of a customer from that id on; returns their ids.
pub async fn close_from(
    conn: &mut Conn,
    operator: OperatorId,
    customer: CustomerId,
    change: EmailChangeId,
    now: Timestamp,
) -> QueryResult<Vec<EmailChangeId>> {
    let open = email_changes::operator_id
        .eq(operator)
        .and(email_changes::customer_id.eq(customer))
        .and(email_changes::id.ge(change))
        .and(email_changes::undone_at.is_null());
    diesel::update(email_changes::table.filter(open))
        .set(email_changes::undone_at.eq(now))
        .returning(email_changes::id)
        .get_results(conn)
        .await
}

/// Replaces the pending links that would undo one of these changes.
pub async fn replace_links(
    conn: &mut Conn,
    operator: OperatorId,
    changes: &[EmailChangeId],
    now: Timestamp,
) -> QueryResult<()> {
    let ids: Vec<Option<EmailChangeId>> = changes.iter().copied().map(Some).collect();
    let pending = tokens::operator_id
        .eq(operator)
        .and(tokens::change_id.eq_any(ids))
        .and(tokens::used_at.is_null())
        .and(tokens::replaced_at.is_null());
    diesel::update(tokens::table.filter(pending))
        .set(tokens::replaced_at.eq(now))
        .execute(conn)
        .await
        .map(|_| ())
}

/// Assigns the changes of a merge when it is undone. Later ones of an account that moved go back with it. The merge's
/// own changes have nothing left to undo once the owner has the address again. Where only the address had moved, later
/// changes give its owner no way into the survivor.
pub async fn unmerge(
    conn: &mut Conn,
    operator: OperatorId,
    (merge, record): (&MergeRow, &MergeRecord),
    now: Timestamp,
) -> QueryResult<()> {
    let since = email_changes::operator_id
        .eq(operator)
        .and(email_changes::customer_id.eq(merge.survivor_id))
        .and(email_changes::merges_from.gt(merge.id));
    if record.sign_in_moved {
        diesel::update(email_changes::table.filter(since))
            .set((
                email_changes::customer_id.eq(merge.absorbed_id),
                // Those changes were the survivor's.
                email_changes::first_name.eq(None::<String>),
                email_changes::last_name.eq(None::<String>),
            ))
            .execute(conn)
            .await?;
    } else if record.kept.email_key != record.survivor.email_key {
        let moved = since.and(email_changes::old_email.eq(&record.kept.email));
        diesel::update(email_changes::table.filter(moved))
            .set(email_changes::old_email.eq(None::<String>))
            .execute(conn)
            .await?;
    }
    let own = email_changes::operator_id
        .eq(operator)
        .and(email_changes::merge_id.eq(merge.id))
        .and(email_changes::undone_at.is_null());
    let own: Vec<EmailChangeRow> =
        email_changes::table.filter(own).select(EmailChangeRow::as_select()).load(conn).await?;
    for change in own {
        let row = customers::by_id(conn, operator, change.customer_id).await?;
        let has_it = row.is_some_and(|row| row.email == change.old_email);
        if change.old_email.is_none() || has_it {
            close(conn, operator, &change, now).await?;
        }
    }
    Ok(())
}

/// Closes one change, with the links and queued mails that would undo it.
async fn close(
    conn: &mut Conn,
    operator: OperatorId,
    change: &EmailChangeRow,
    now: Timestamp,
) -> QueryResult<()> {
    diesel::update(email_changes::table.find(change.id))
        .set(email_changes::undone_at.eq(now))
        .execute(conn)
        .await?;
    replace_links(conn, operator, &[change.id], now).await?;
    outbox::take_back(conn, operator, change.customer_id, |link| link.change == Some(change.id))
        .await
}
