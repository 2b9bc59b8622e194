//! One customer becomes two again: what moved goes back, what happened since stays with the survivor.

use super::{
    Conn, accounts as account_queries, audit as audit_queries, customers as customer_queries,
    email_changes,
    merge_records::{of_survivor, side},
    merges::forget_devices,
    sessions, timeline as timeline_queries, tokens, twins,
};
use crate::store::{
    rows::{
        AccountRecord, IdentityRecord, KeptData, MergeRecord, MergeRow, ProfileChange, SideRow,
        Unmerge, Unmerged,
    },
    schema::{
        accounts, audit, customers, identities, merge_moves, merges, outbox, providers, purchases,
        timeline,
    },
};
use diesel::{dsl::max, prelude::*};
use diesel_async::RunQueryDsl;
use model::{Timestamp, phone_key, search_key};

/// A merge, what it was made of, and the survivor as they are now.
struct Undoing {
    row: MergeRow,
    record: MergeRecord,
    now: SideRow,
}

/// Gives back what moved and still is where it went.
macro_rules! move_back {
    ($conn:expr, $operator:expr, $undoing:expr, $table:ident, $column:ident) => {
        let moved = merge_moves::table
            .filter(
                merge_moves::merge_id
                    .eq($undoing.row.id)
                    .and(merge_moves::kind.eq(stringify!($table))),
            )
            .select(merge_moves::row_id);
        let theirs = $table::table.filter(
            $table::operator_id
                .eq($operator)
                .and($table::$column.eq($undoing.row.survivor_id))
                .and($table::id.eq_any(moved)),
        );
        diesel::update(theirs)
            .set($table::$column.eq($undoing.row.absorbed_id))
            .execute($conn)
            .await?;
    };
}

/// Undoes a merge, all of it or nothing.
pub async fn unmerge(conn: &mut Conn, undo: &Unmerge<'_>) -> QueryResult<Unmerged> {
    let operator = undo.operator;
    let undoing = match find(conn, undo).await? {
        Ok(undoing) => undoing,
        Err(why) => return Ok(why),
    };
    let (survivor, absorbed) = (undoing.row.survivor_id, undoing.row.absorbed_id);
    for customer in [survivor, absorbed] {
        sessions::end_all(conn, operator, customer).await?;
        tokens::replace_of_customer(conn, operator, customer, undo.at).await?;
        forget_devices(conn, operator, customer).await?;
    }
    give_back_identities(conn, operator, &undoing).await?;
    move_back!(conn, operator, undoing, purchases, customer_id);
    move_back!(conn, operator, undoing, timeline, customer_id);
    move_back!(conn, operator, undoing, outbox, customer_id);
    move_back!(conn, operator, undoing, audit, customer_id);
    move_back!(conn, operator, undoing, customers, merged_into);
    give_back_account(conn, &undoing).await?;
    for customer in [survivor, absorbed] {
        account_queries::forget_lost_vouching(conn, operator, customer).await?;
    }
    refill(conn, operator, &undoing).await?;
    email_changes::take_apart(conn, operator, (&undoing.row, &undoing.record), undo.at).await?;
    diesel::delete(merges::table.find(undoing.row.id)).execute(conn).await?;
    for event in undo.events {
        timeline_queries::record(conn, event).await?;
    }
    for act in undo.audit {
        audit_queries::record(conn, act).await?;
    }
    Ok(Unmerged::Done)
}

/// The merge, if it can be undone.
async fn find(conn: &mut Conn, undo: &Unmerge<'_>) -> QueryResult<Result<Undoing, Unmerged>> {
    let operator = undo.operator;
    let row: Option<MergeRow> = merges::table
        .filter(merges::operator_id.eq(operator).and(merges::id.eq(undo.merge)))
        .select(MergeRow::as_select())
        .first(conn)
        .await
        .optional()?;
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
    let undoing = Undoing { row, record, now };
    if let Some(email) = ended_account(&undoing).and_then(|account| account.sign_in_email.as_ref())
        && customer_queries::by_sign_in_email(conn, operator, email).await?.is_some()
    {
        return Ok(Err(Unmerged::EmailTaken));
    }
    Ok(Ok(undoing))
}

/// The account that the merge brought to an end.
fn ended_account(undoing: &Undoing) -> Option<&AccountRecord> {
    let record = &undoing.record;
    let side = if record.sign_in_moved { &record.survivor } else { &record.absorbed };
    side.account.as_ref()
}

/// An account that moved goes back as it is now: its owner may have changed the password since. The one that ended begins
/// again as it was.
async fn give_back_account(conn: &mut Conn, undoing: &Undoing) -> QueryResult<()> {
    if undoing.record.sign_in_moved {
        diesel::update(accounts::table.find(undoing.row.survivor_id))
            .set(accounts::customer_id.eq(undoing.row.absorbed_id))
            .execute(conn)
            .await?;
    }
    if let Some(account) = ended_account(undoing) {
        diesel::insert_into(accounts::table).values(account).execute(conn).await?;
    }
    Ok(())
}

/// Those that moved, those that were linked since to an account that moved, and those that ended, unless their provider is
/// gone or they are somebody's by now.
async fn give_back_identities(
    conn: &mut Conn,
    operator: i64,
    undoing: &Undoing,
) -> QueryResult<()> {
    if undoing.record.sign_in_moved {
        let since = identities::operator_id
            .eq(operator)
            .and(identities::customer_id.eq(undoing.row.survivor_id))
            .and(identities::linked_at.ge(undoing.row.at));
        diesel::update(identities::table.filter(since))
            .set(identities::customer_id.eq(undoing.row.absorbed_id))
            .execute(conn)
            .await?;
    }
    move_back!(conn, operator, undoing, identities, customer_id);
    for identity in &undoing.record.ended {
        if is_free(conn, operator, identity).await? {
            diesel::insert_into(identities::table).values(identity).execute(conn).await?;
        }
    }
    Ok(())
}

async fn is_free(conn: &mut Conn, operator: i64, identity: &IdentityRecord) -> QueryResult<bool> {
    let provider: i64 = providers::table
        .filter(providers::operator_id.eq(operator).and(providers::id.eq(identity.provider_id)))
        .count()
        .get_result(conn)
        .await?;
    let (issuer, subject) = (&identity.issuer, &identity.subject);
    let taken =
        super::identities::find(conn, operator, identity.provider_id, issuer, subject).await?;
    Ok(provider > 0 && taken.is_none())
}

/// Both are called and reached as before. What the survivor changed since stays the survivor's; but an address goes with
/// the account that it is the address of.
async fn refill(conn: &mut Conn, operator: i64, undoing: &Undoing) -> QueryResult<()> {
    let Undoing { record, now, row } = undoing;
    let follows = record.sign_in_moved && now.email_key != record.kept.email_key;
    let was = if follows { now } else { &record.absorbed };
    revive(conn, operator, undoing, (&was.email, &was.email_key)).await?;
    let restored = restored(undoing, follows);
    let profile = ProfileChange {
        first_name: &restored.first_name,
        last_name: &restored.last_name,
        phone: restored.phone.as_deref(),
        locale: &restored.locale,
    };
    customer_queries::update_profile(conn, operator, row.survivor_id, profile).await?;
    let email = restored.email.as_deref().zip(restored.email_key.as_deref());
    customer_queries::set_email(conn, operator, row.survivor_id, email).await?;
    let bought = bought_last(conn, operator, row.survivor_id).await?;
    diesel::update(customers::table.find(row.survivor_id))
        .set(customers::last_purchase_at.eq(bought.max(record.survivor.last_purchase_at)))
        .execute(conn)
        .await
        .map(|_| ())
}

/// The survivor's data as they are to be. An address that follows its account is not theirs.
fn restored(undoing: &Undoing, email_follows: bool) -> KeptData {
    let Undoing { record, now, .. } = undoing;
    let (kept, before) = (&record.kept, &record.survivor);
    let (email, email_key) = if email_follows {
        (before.email.clone(), before.email_key.clone())
    } else {
        (
            unless_changed(&now.email, &kept.email, &before.email),
            unless_changed(&now.email_key, &kept.email_key, &before.email_key),
        )
    };
    KeptData {
        first_name: unless_changed(&now.first_name, &kept.first_name, &before.first_name),
        last_name: unless_changed(&now.last_name, &kept.last_name, &before.last_name),
        phone: unless_changed(&now.phone, &kept.phone, &before.phone),
        locale: unless_changed(&now.locale, &kept.locale, &before.locale),
        email,
        email_key,
    }
}

fn unless_changed<T: Clone + PartialEq>(now: &T, kept: &T, before: &T) -> T {
    if now == kept { before.clone() } else { now.clone() }
}

/// The absorbed customer is one of their own again; out, where either of the two is locked out by now.
async fn revive(
    conn: &mut Conn,
    operator: i64,
    undoing: &Undoing,
    (email, email_key): (&Option<String>, &Option<String>),
) -> QueryResult<()> {
    let was = &undoing.record.absorbed;
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
            customers::disabled.eq(was.disabled || undoing.now.disabled),
            customers::first_key.eq(search_key(&was.first_name)),
            customers::last_key.eq(search_key(&was.last_name)),
            customers::phone_key.eq(phone_key(was.phone.as_deref().unwrap_or_default())),
            customers::last_purchase_at.eq(was.last_purchase_at),
        ))
        .execute(conn)
        .await?;
    twins::regroup(conn, operator, was.id, None).await
}

async fn bought_last(
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
