//! A change of an address, undone by its former owner: all of it or nothing.

use super::{
    Conn, customers as customer_queries, email_changes,
    emails::{is_taken, set_sign_in},
    merge_records::{of_absorbed, of_survivor},
    merges::forget_devices,
    outbox, sessions, timeline, tokens,
    unmerge::unmerge,
};
use crate::{
    profile::{Restored, restored},
    store::{
        rows::{
            AccountRow, AddressUndo, EmailChangeRow, MergeRow, NewEvent, Outcome, ProfileChange,
            Unmerge, Unmerged,
        },
        schema::{accounts, identities},
    },
};
use diesel::prelude::*;
use diesel_async::{AsyncConnection, RunQueryDsl};
use model::EmailAddress;

/// More merges than these nobody has on top of one.
const MAX_MERGES: usize = 100;

/// Why an undo stops, leaving everything as it was.
enum Stop {
    Refused(Outcome),
    Failed(diesel::result::Error),
}

impl From<diesel::result::Error> for Stop {
    fn from(error: diesel::result::Error) -> Self {
        Self::Failed(error)
    }
}

/// Spends the link and gives the old address back, with the names of then. What the address was merged into since is taken
/// apart first; later changes, their links and mails, the password, sessions, devices and sign-ins that were linked since
/// end: they may be somebody else's.
pub async fn undo(conn: &mut Conn, undo: &AddressUndo<'_>) -> QueryResult<Outcome> {
    let done = conn.transaction(async |conn| attempt(conn, undo).await).await;
    match done {
        Ok(()) => Ok(Outcome::Done),
        Err(Stop::Refused(why)) => Ok(why),
        Err(Stop::Failed(error)) => Err(error),
    }
}

async fn attempt(conn: &mut Conn, undo: &AddressUndo<'_>) -> Result<(), Stop> {
    let (operator, now) = (undo.event.operator_id, undo.event.at);
    let dead = || Stop::Refused(Outcome::Dead);
    let change = email_changes::open(conn, operator, undo.change).await?;
    let change = change.ok_or_else(dead)?;
    if !tokens::spend(conn, operator, undo.token, now).await? {
        return Err(dead());
    }
    undo_merges(conn, undo, &change).await?;
    let customer = change.customer_id;
    let row = customer_queries::by_id(conn, operator, customer).await?;
    let row = row.filter(|row| !row.disabled).ok_or_else(dead)?;
    let email: EmailAddress =
        change.old_email.as_deref().and_then(|email| email.parse().ok()).ok_or_else(dead)?;
    email_changes::close_from(conn, operator, &change, now).await?;
    let objection = email_changes::objection_left(conn, operator, customer, now).await?;
    let back = restored(&change, objection.is_some());
    let key = email.key();
    if back.sign_in && is_taken(conn, operator, customer, &key).await? {
        return Err(Stop::Refused(Outcome::Taken));
    }
    give_back(conn, operator, &change, (&row, &email)).await?;
    let left = row.email.unwrap_or_default();
    let row = customer_queries::by_id(conn, operator, customer).await?;
    let row = row.ok_or_else(dead)?;
    close_account(conn, operator, customer, back.sign_in.then_some(&*key), &back).await?;
    end_what_followed(conn, operator, &change, now).await?;
    tell(conn, undo, (&row, &email), &left, &back).await?;
    Ok(())
}

/// Takes every merge of the customer apart that is not older than the change, and what was merged on top of it first:
/// nobody can bury a customer under others, and no undo reaches the account of another one.
async fn undo_merges(
    conn: &mut Conn,
    undo: &AddressUndo<'_>,
    change: &EmailChangeRow,
) -> Result<(), Stop> {
    let operator = undo.event.operator_id;
    for _ in 0..MAX_MERGES {
        let Some(merge) = next_merge(conn, operator, change).await? else {
            return Ok(());
        };
        let events = (undo.merge_events)(&merge);
        let step = Unmerge {
            operator,
            merge: merge.id,
            events: &events,
            audit: &[],
            not_before: undo.not_before,
            at: undo.event.at,
        };
        match unmerge(conn, &step).await? {
            Unmerged::Done => {}
            Unmerged::EmailTaken => return Err(Stop::Refused(Outcome::Taken)),
            Unmerged::Gone | Unmerged::SurvivorMerged | Unmerged::LaterMerge => {
                return Err(Stop::Refused(Outcome::Dead));
            }
        }
    }
    Err(Stop::Refused(Outcome::Dead))
}

/// The merge to be taken apart next: of those that are not older than the change, or on top of one of them.
async fn next_merge(
    conn: &mut Conn,
    operator: i64,
    change: &EmailChangeRow,
) -> QueryResult<Option<MergeRow>> {
    let customer = change.customer_id;
    let mut found = of_absorbed(conn, operator, customer).await?;
    if found.is_none() {
        found = of_survivor(conn, operator, customer, 1).await?.pop();
    }
    let Some(mut merge) = found.filter(|merge| merge.id >= change.merges_from) else {
        return Ok(None);
    };
    loop {
        let survivor = merge.survivor_id;
        let above = match of_absorbed(conn, operator, survivor).await? {
            Some(above) => Some(above),
            None => of_survivor(conn, operator, survivor, 1).await?.pop(),
        };
        match above.filter(|above| above.id > merge.id) {
            Some(above) => merge = above,
            None => return Ok(Some(merge)),
        }
    }
}

/// The address and the names of before the change.
async fn give_back(
    conn: &mut Conn,
    operator: i64,
    change: &EmailChangeRow,
    (row, email): (&AccountRow, &EmailAddress),
) -> QueryResult<()> {
    let profile = ProfileChange {
        first_name: change.first_name.as_deref().unwrap_or(&row.first_name),
        last_name: change.last_name.as_deref().unwrap_or(&row.last_name),
        phone: row.phone.as_deref(),
        locale: &row.locale,
    };
    customer_queries::update_profile(conn, operator, row.customer, profile).await?;
    let key = email.key();
    customer_queries::set_email(conn, operator, row.customer, Some((email.as_str(), &key))).await
}

/// An account that was opened since ends; another one loses its password.
async fn close_account(
    conn: &mut Conn,
    operator: i64,
    customer: i64,
    sign_in: Option<&str>,
    back: &Restored,
) -> QueryResult<()> {
    let of_customer = accounts::operator_id.eq(operator).and(accounts::customer_id.eq(customer));
    if back.keeps_account {
        set_sign_in(conn, operator, customer, sign_in, back.proved).await?;
        diesel::update(accounts::table.filter(of_customer))
            .set(accounts::password_hash.eq(None::<String>))
            .execute(conn)
            .await
            .map(|_| ())
    } else {
        let opened_since = of_customer.and(accounts::state.eq(AccountRow::ACTIVE));
        diesel::delete(accounts::table.filter(opened_since)).execute(conn).await.map(|_| ())
    }
}

/// Sessions, devices, pending links, and sign-ins that were linked since the change.
async fn end_what_followed(
    conn: &mut Conn,
    operator: i64,
    change: &EmailChangeRow,
    now: model::Timestamp,
) -> QueryResult<()> {
    let customer = change.customer_id;
    let linked_since = identities::operator_id
        .eq(operator)
        .and(identities::customer_id.eq(customer))
        .and(identities::linked_at.ge(change.at));
    diesel::delete(identities::table.filter(linked_since)).execute(conn).await?;
    tokens::replace_of_customer(conn, operator, customer, now).await?;
    sessions::end_all(conn, operator, customer).await?;
    forget_devices(conn, operator, customer).await
}

/// The line in the timeline, and the mail by which a new password is chosen.
async fn tell(
    conn: &mut Conn,
    undo: &AddressUndo<'_>,
    (row, email): (&AccountRow, &EmailAddress),
    left: &str,
    back: &Restored,
) -> QueryResult<()> {
    let event = NewEvent {
        customer_id: row.customer,
        detail: Some(format!("{left} → {email}")),
        ..undo.event.clone()
    };
    timeline::record(conn, &event).await?;
    if back.new_password
        && let Some((mail, link)) = (undo.new_password)(row, email)
    {
        outbox::queue_with_link(conn, &mail, Some(&link)).await?;
    }
    Ok(())
}
