//! Changes of customers' addresses: objections to a new one, and undoing a change.

use super::{Conn, tokens::pending};
use crate::store::{
    rows::{EmailChangeRow, NewEmailChange},
    schema::{email_changes, tokens},
};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use model::{CustomerId, EmailChangeId, MergeId, OperatorId, Timestamp};

/// Returns the changes of the customers after that time that were not undone, oldest first.
pub async fn open_since(
    conn: &mut Conn,
    operator: OperatorId,
    customers: &[CustomerId],
    since: Timestamp,
) -> QueryResult<Vec<EmailChangeRow>> {
    email_changes::table
        .filter(
            email_changes::operator_id
                .eq(operator)
                .and(email_changes::customer_id.eq_any(customers))
                .and(email_changes::at.gt(since))
                .and(email_changes::undone_at.is_null()),
        )
        .select(EmailChangeRow::as_select())
        .order(email_changes::id)
        .load(conn)
        .await
}

/// Adds a change; `merges_from` is the first merge that comes after it, and `name_changed` whether the name before it
/// had been changed here. Returns its id.
pub async fn insert(
    conn: &mut Conn,
    change: &NewEmailChange<'_>,
    merges_from: MergeId,
    name_changed: bool,
) -> QueryResult<EmailChangeId> {
    diesel::insert_into(email_changes::table)
        .values((
            change,
            email_changes::merges_from.eq(merges_from),
            email_changes::name_changed.eq(name_changed),
        ))
        .returning(email_changes::id)
        .get_result(conn)
        .await
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
    let pending =
        tokens::operator_id.eq(operator).and(tokens::change_id.eq_any(ids)).and(pending!());
    diesel::update(tokens::table.filter(pending))
        .set(tokens::replaced_at.eq(now))
        .execute(conn)
        .await
        .map(|_| ())
}

/// Gives the survivor's changes since a merge to the absorbed customer, without the names: those were the survivor's.
pub async fn give_back_since(
    conn: &mut Conn,
    operator: OperatorId,
    merge: MergeId,
    (survivor, absorbed): (CustomerId, CustomerId),
) -> QueryResult<()> {
    let since = email_changes::operator_id
        .eq(operator)
        .and(email_changes::customer_id.eq(survivor))
        .and(email_changes::merges_from.gt(merge));
    diesel::update(email_changes::table.filter(since))
        .set((
            email_changes::customer_id.eq(absorbed),
            email_changes::first_name.eq(None::<String>),
            email_changes::last_name.eq(None::<String>),
        ))
        .execute(conn)
        .await
        .map(|_| ())
}

/// Returns the survivor's changes since a merge.
pub async fn since_merge(
    conn: &mut Conn,
    operator: OperatorId,
    merge: MergeId,
    survivor: CustomerId,
) -> QueryResult<Vec<EmailChangeRow>> {
    let since = email_changes::operator_id
        .eq(operator)
        .and(email_changes::customer_id.eq(survivor))
        .and(email_changes::merges_from.gt(merge));
    email_changes::table.filter(since).select(EmailChangeRow::as_select()).load(conn).await
}

/// Takes the address from changes, which cannot be undone then.
pub async fn clear_addresses(
    conn: &mut Conn,
    operator: OperatorId,
    changes: &[EmailChangeId],
) -> QueryResult<()> {
    let such = email_changes::operator_id.eq(operator).and(email_changes::id.eq_any(changes));
    diesel::update(email_changes::table.filter(such))
        .set(email_changes::old_email.eq(None::<String>))
        .execute(conn)
        .await
        .map(|_| ())
}

/// Returns the changes that a merge made and that were not undone.
pub async fn open_of_merge(
    conn: &mut Conn,
    operator: OperatorId,
    merge: MergeId,
) -> QueryResult<Vec<EmailChangeRow>> {
    let own = email_changes::operator_id
        .eq(operator)
        .and(email_changes::merge_id.eq(merge))
        .and(email_changes::undone_at.is_null());
    email_changes::table.filter(own).select(EmailChangeRow::as_select()).load(conn).await
}

/// Closes one change.
pub async fn close(
    conn: &mut Conn,
    operator: OperatorId,
    change: EmailChangeId,
    now: Timestamp,
) -> QueryResult<()> {
    let row = email_changes::operator_id.eq(operator).and(email_changes::id.eq(change));
    diesel::update(email_changes::table.filter(row))
        .set(email_changes::undone_at.eq(now))
        .execute(conn)
        .await
        .map(|_| ())
}
