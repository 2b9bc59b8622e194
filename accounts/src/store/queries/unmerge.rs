//! The statements by which one customer becomes two again.

use super::{
    Conn, accounts as account_queries, audit as audit_queries, customers as customer_queries,
    email_changes, identities as identity_queries,
    merge_records::{self, of_survivor, side},
    merges::{forget_devices, move_account, set_last_purchase},
    sessions, timeline as timeline_queries, tokens, twins,
};
use crate::{
    customers::unmerge::{GIVEN_BACK, ended_account, restored},
    store::{
        rows::{
            AccountRecord, IdentityRecord, MergeRecord, MergeRow, Moved, ProfileChange, SideRow,
            Unmerge, Unmerged,
        },
        schema::{
            accounts, audit, customers, identities, merge_moves, outbox, providers, purchases,
            timeline,
        },
    },
};
use diesel::{dsl::max, prelude::*};
use diesel_async::RunQueryDsl;
use model::{Timestamp, phone_key, search_key};

macro_rules! give_back {
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

/// Gives back the rows of a kind that a merge moved, as far as they still are where they went.
pub async fn give_back(
    conn: &mut Conn,
    operator: i64,
    merge: &MergeRow,
    kind: Moved,
) -> QueryResult<()> {
    let given = match kind {
        Moved::Identities => give_back!(conn, operator, merge, identities, customer_id),
        Moved::Purchases => give_back!(conn, operator, merge, purchases, customer_id),
        Moved::Timeline => give_back!(conn, operator, merge, timeline, customer_id),
        Moved::Outbox => give_back!(conn, operator, merge, outbox, customer_id),
        Moved::Audit => give_back!(conn, operator, merge, audit, customer_id),
        Moved::Parts => give_back!(conn, operator, merge, customers, merged_into),
    };
    given.map(|_| ())
}

/// Gives the absorbed customer the identities that were linked to the survivor since the merge.
pub async fn give_identities_since(
    conn: &mut Conn,
    operator: i64,
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
pub async fn has_provider(conn: &mut Conn, operator: i64, provider: i64) -> QueryResult<bool> {
    let found: i64 = providers::table
        .filter(providers::operator_id.eq(operator).and(providers::id.eq(provider)))
        .count()
        .get_result(conn)
        .await?;
    Ok(found > 0)
}

/// Adds an identity as it was.
pub async fn add_identity(conn: &mut Conn, identity: &IdentityRecord) -> QueryResult<()> {
    diesel::insert_into(identities::table).values(identity).execute(conn).await.map(|_| ())
}

/// Adds an account as it was.
pub async fn add_account(conn: &mut Conn, account: &AccountRecord) -> QueryResult<()> {
    diesel::insert_into(accounts::table).values(account).execute(conn).await.map(|_| ())
}

/// Makes a customer who became part of another one one of their own again, as they were, with that address and its key.
pub async fn revive(
    conn: &mut Conn,
    operator: i64,
    was: &SideRow,
    (email, email_key): (Option<&str>, Option<&str>),
    disabled: bool,
) -> QueryResult<()> {
    let row = customers::operator_id.eq(operator).and(customers::id.eq(was.id));
    diesel::update(customers::table.filter(row))
        .set((
            customers::merged_into.eq(None::<i64>),
            customers::merged_email_key.eq(None::<String>),
            customers::first_name.eq(&was.first_name),
            customers::last_name.eq(&was.last_name),
            customers::email.eq(email),
            customers::email_key.eq(email_key),
            customers::phone.eq(&was.phone),
            customers::disabled.eq(disabled),
            customers::first_key.eq(search_key(&was.first_name)),
            customers::last_key.eq(search_key(&was.last_name)),
            customers::phone_key.eq(phone_key(was.phone.as_deref().unwrap_or_default())),
            customers::last_purchase_at.eq(was.last_purchase_at),
        ))
        .execute(conn)
        .await
        .map(|_| ())
}

/// Returns when a customer bought last, by their purchases.
pub async fn bought_last(
    conn: &mut Conn,
    operator: i64,
    customer: i64,
) -> QueryResult<Option<Timestamp>> {
    purchases::table
        .filter(purchases::operator_id.eq(operator).and(purchases::customer_id.eq(customer)))
        .select(max(purchases::at))
        .first(conn)
        .await
}

/// Undoes a merge as `customers::unmerge` does, all of it or nothing, with its entries in the timelines and in the audit.
pub async fn unmerge(conn: &mut Conn, undo: &Unmerge<'_>) -> QueryResult<Unmerged> {
    let operator = undo.operator;
    let (row, record, now) = match find(conn, undo).await? {
        Ok(found) => found,
        Err(why) => return Ok(why),
    };
    let both = [row.survivor_id, row.absorbed_id];
    for customer in both {
        sessions::end_all(conn, operator, customer).await?;
        tokens::replace_of_customer(conn, operator, customer, undo.at).await?;
        forget_devices(conn, operator, customer).await?;
    }
    give_back_identities(conn, operator, &row, &record).await?;
    for kind in GIVEN_BACK {
        give_back(conn, operator, &row, kind).await?;
    }
    if record.sign_in_moved {
        move_account(conn, operator, row.survivor_id, row.absorbed_id).await?;
    }
    if let Some(account) = ended_account(&record) {
        add_account(conn, account).await?;
    }
    for customer in both {
        account_queries::forget_lost_vouching(conn, operator, customer).await?;
    }
    refill(conn, operator, &record, &now).await?;
    email_changes::take_apart(conn, operator, (&row, &record), undo.at).await?;
    merge_records::delete(conn, operator, row.id).await?;
    for event in undo.events {
        timeline_queries::record(conn, event).await?;
    }
    for act in undo.audit {
        audit_queries::record(conn, act).await?;
    }
    Ok(Unmerged::Done)
}

async fn find(
    conn: &mut Conn,
    undo: &Unmerge<'_>,
) -> QueryResult<Result<(MergeRow, MergeRecord, SideRow), Unmerged>> {
    let operator = undo.operator;
    let row = merge_records::by_id(conn, operator, undo.merge).await?;
    let Some(row) = row.filter(|row| row.at > undo.not_before) else {
        return Ok(Err(Unmerged::Gone));
    };
    let Some(now) = side(conn, operator, row.survivor_id).await? else {
        return Ok(Err(Unmerged::SurvivorMerged));
    };
    let latest = of_survivor(conn, operator, row.survivor_id, 1).await?;
    if latest.iter().any(|latest| latest.id != row.id) {
        return Ok(Err(Unmerged::LaterMerge));
    }
    let record: MergeRecord = serde_json::from_str(&row.record)
        .map_err(|error| diesel::result::Error::DeserializationError(error.into()))?;
    if let Some(email) = ended_account(&record).and_then(|account| account.sign_in_email.as_ref())
        && customer_queries::by_sign_in_email(conn, operator, email).await?.is_some()
    {
        return Ok(Err(Unmerged::EmailTaken));
    }
    Ok(Ok((row, record, now)))
}

async fn give_back_identities(
    conn: &mut Conn,
    operator: i64,
    row: &MergeRow,
    record: &MergeRecord,
) -> QueryResult<()> {
    if record.sign_in_moved {
        give_identities_since(conn, operator, row).await?;
    }
    give_back(conn, operator, row, Moved::Identities).await?;
    for identity in &record.ended {
        let (provider, issuer, subject) =
            (identity.provider_id, &identity.issuer, &identity.subject);
        if has_provider(conn, operator, provider).await?
            && identity_queries::find(conn, operator, provider, issuer, subject).await?.is_none()
        {
            add_identity(conn, identity).await?;
        }
    }
    Ok(())
}

async fn refill(
    conn: &mut Conn,
    operator: i64,
    record: &MergeRecord,
    now: &SideRow,
) -> QueryResult<()> {
    let restored = restored(record, now);
    let email = (restored.email.as_deref(), restored.email_key.as_deref());
    revive(conn, operator, &record.absorbed, email, restored.disabled).await?;
    twins::regroup(conn, operator, record.absorbed.id, None).await?;
    let (survivor, kept) = (now.id, &restored.survivor);
    let profile = ProfileChange {
        first_name: &kept.first_name,
        last_name: &kept.last_name,
        phone: kept.phone.as_deref(),
        locale: &kept.locale,
    };
    customer_queries::update_profile(conn, operator, survivor, profile).await?;
    let email = kept.email.as_deref().zip(kept.email_key.as_deref());
    customer_queries::set_email(conn, operator, survivor, email).await?;
    let bought = bought_last(conn, operator, survivor).await?;
    let bought = bought.max(record.survivor.last_purchase_at);
    set_last_purchase(conn, operator, survivor, bought).await
}
