//! The statements that undo a merge.

use super::Conn;
use crate::store::{
    rows::{AccountRecord, IdentityRecord, MergeRow, MovedKind, SideRow},
    schema::{
        accounts, audit, customers, identities, merge_moves, outbox, providers, purchases, timeline,
    },
};
use diesel::{dsl::max, prelude::*};
use diesel_async::RunQueryDsl;
use model::{CustomerId, OperatorId, ProviderId, Timestamp, phone_key, search_key};

macro_rules! move_back {
    ($conn:expr, $operator:expr, $merge:expr, $table:ident, $column:ident) => {{
        let moved = merge_moves::table
            .filter(
                merge_moves::merge_id.eq($merge.id).and(merge_moves::kind.eq(stringify!($table))),
            )
            .select(merge_moves::row_id);
        let theirs = $table::table.filter(
            $table::operator_id
                .eq($operator)
                .and($table::$column.eq($merge.survivor_id))
                .and($table::id.eq_any(moved)),
        );
        diesel::update(theirs).set($table::$column.eq($merge.absorbed_id)).execute($conn).await
    }};
}

/// Moves back the rows of a kind that a merge moved, unless they have moved on since.
pub async fn move_back(
    conn: &mut Conn,
    operator: OperatorId,
    merge: &MergeRow,
    kind: MovedKind,
) -> QueryResult<()> {
    let given = match kind {
        MovedKind::Identities => move_back!(conn, operator, merge, identities, customer_id),
        MovedKind::Purchases => move_back!(conn, operator, merge, purchases, customer_id),
        MovedKind::Timeline => move_back!(conn, operator, merge, timeline, customer_id),
        MovedKind::Outbox => move_back!(conn, operator, merge, outbox, customer_id),
        MovedKind::Audit => move_back!(conn, operator, merge, audit, customer_id),
        MovedKind::Parts => move_back!(conn, operator, merge, customers, merged_into),
    };
    given.map(|_| ())
}

/// Moves the identities linked to the survivor since the merge to the absorbed customer.
pub async fn move_identities_since(
    conn: &mut Conn,
    operator: OperatorId,
    merge: &MergeRow,
) -> QueryResult<()> {
    let since = identities::operator_id
        .eq(operator)
        .and(identities::customer_id.eq(merge.survivor_id))
        .and(identities::linked_at.ge(merge.at));
    diesel::update(identities::table.filter(since))
        .set(identities::customer_id.eq(merge.absorbed_id))
        .execute(conn)
        .await
        .map(|_| ())
}

/// Returns whether the operator still has that provider.
pub async fn has_provider(
    conn: &mut Conn,
    operator: OperatorId,
    provider: ProviderId,
) -> QueryResult<bool> {
    let found: i64 = providers::table
        .filter(providers::operator_id.eq(operator).and(providers::id.eq(provider)))
        .count()
        .get_result(conn)
        .await?;
    Ok(found > 0)
}

/// Restores an identity.
pub async fn add_identity(conn: &mut Conn, identity: &IdentityRecord) -> QueryResult<()> {
    diesel::insert_into(identities::table).values(identity).execute(conn).await.map(|_| ())
}

/// Restores an account.
pub async fn add_account(conn: &mut Conn, account: &AccountRecord) -> QueryResult<()> {
    diesel::insert_into(accounts::table).values(account).execute(conn).await.map(|_| ())
}

/// Restores an absorbed customer, with that address and its key.
pub async fn revive(
    conn: &mut Conn,
    operator: OperatorId,
    before: &SideRow,
    (email, email_key): (Option<&str>, Option<&str>),
    disabled: bool,
) -> QueryResult<()> {
    let row = customers::operator_id.eq(operator).and(customers::id.eq(before.id));
    diesel::update(customers::table.filter(row))
        .set((
            customers::merged_into.eq(None::<CustomerId>),
            customers::merged_email_key.eq(None::<String>),
            customers::first_name.eq(&before.first_name),
            customers::last_name.eq(&before.last_name),
            customers::email.eq(email),
            customers::email_key.eq(email_key),
            customers::phone.eq(&before.phone),
            customers::disabled.eq(disabled),
            customers::first_key.eq(search_key(&before.first_name)),
            customers::last_key.eq(search_key(&before.last_name)),
            customers::phone_key.eq(phone_key(before.phone.as_deref().unwrap_or_default())),
            customers::last_purchase_at.eq(before.last_purchase_at),
        ))
        .execute(conn)
        .await
        .map(|_| ())
}

/// Returns the time of a customer's last purchase, from their purchases.
pub async fn bought_last(
    conn: &mut Conn,
    operator: OperatorId,
    customer: CustomerId,
) -> QueryResult<Option<Timestamp>> {
    purchases::table
        .filter(purchases::operator_id.eq(operator).and(purchases::customer_id.eq(customer)))
        .select(max(purchases::at))
        .first(conn)
        .await
}
