//! Purchases that customers miss because they were made with another address.

use super::{
    Conn, customers as customer_queries, email_changes, outbox, throttles, timeline, tokens,
};
use crate::{
    store::{
        rows::{AccountRow, Added, NewEvent, NewToken, PurchaseAddition, PurchaseRequest},
        schema::{accounts, customers, purchases, tokens as token_rows},
    },
    token::Purpose,
};
use chrono::TimeDelta;
use diesel::{dsl::max, prelude::*};
use diesel_async::RunQueryDsl;
use model::{EmailAddress, Timestamp};

/// The purchase of that number, with its guest, if whoever reads that mailbox may have it. Asks the database the same
/// questions whatever it answers.
pub async fn find(
    conn: &mut Conn,
    operator: i64,
    number: &str,
    email_key: &str,
    now: Timestamp,
) -> QueryResult<Option<(i64, AccountRow)>> {
    let by_number = purchases::operator_id.eq(operator).and(purchases::number.eq(number));
    let id: Option<i64> =
        purchases::table.filter(by_number).select(purchases::id).first(conn).await.optional()?;
    let id = id.unwrap_or_default();
    let guest = guest_of(conn, operator, id, email_key, now).await?;
    Ok(guest.map(|guest| (id, guest)))
}

/// Whose purchase it is: only of somebody with that address who has no account, while no account shows it by that address
/// and nobody can object to it.
async fn guest_of(
    conn: &mut Conn,
    operator: i64,
    purchase: i64,
    email_key: &str,
    now: Timestamp,
) -> QueryResult<Option<AccountRow>> {
    let by_id = purchases::operator_id.eq(operator).and(purchases::id.eq(purchase));
    let owner: Option<i64> = purchases::table
        .filter(by_id)
        .select(purchases::customer_id)
        .first(conn)
        .await
        .optional()?;
    let owner = owner.unwrap_or_default();
    let row = customer_queries::by_id(conn, operator, owner).await?;
    let objection = email_changes::objection_left(conn, operator, owner, now).await?;
    let is_agents = customer_queries::is_agents_address(conn, operator, email_key).await?;
    let is_shown = is_shown_to_an_account(conn, operator, email_key).await?;
    let has_address = |row: &AccountRow| {
        let email = row.email.as_deref().and_then(|email| email.parse().ok());
        email.is_some_and(|email: EmailAddress| email.key() == email_key)
    };
    Ok(row.filter(|row| {
        let is_guest = !row.disabled && row.state.as_deref() != Some(AccountRow::ACTIVE);
        is_guest && has_address(row) && !is_agents && !is_shown && objection.is_none()
    }))
}

/// Whether a customer who signs in has proved that address: their history has what its guests bought.
async fn is_shown_to_an_account(
    conn: &mut Conn,
    operator: i64,
    email_key: &str,
) -> QueryResult<bool> {
    let found: i64 = customers::table
        .inner_join(accounts::table.on(accounts::customer_id.eq(customers::id)))
        .filter(customers::operator_id.eq(operator).and(customers::email_key.eq(email_key)))
        .filter(accounts::state.eq(AccountRow::ACTIVE).and(accounts::email_proved.eq(true)))
        .count()
        .get_result(conn)
        .await?;
    Ok(found > 0)
}

/// Whether the purchase of a link that is about to be mailed may still go to who reads that mailbox.
pub async fn is_free(conn: &mut Conn, token: &NewToken) -> QueryResult<bool> {
    let (Some(purchase), Some(key)) = (token.purchase_id, token.email_key.as_deref()) else {
        return Ok(false);
    };
    let guest = guest_of(conn, token.operator_id, purchase, key, token.created_at).await?;
    Ok(guest.is_some())
}

/// The number of a purchase that may go to who reads that mailbox.
pub async fn number_if_free(
    conn: &mut Conn,
    operator: i64,
    purchase: i64,
    email_key: &str,
    now: Timestamp,
) -> QueryResult<Option<String>> {
    if guest_of(conn, operator, purchase, email_key, now).await?.is_none() {
        return Ok(None);
    }
    let by_id = purchases::operator_id.eq(operator).and(purchases::id.eq(purchase));
    purchases::table.filter(by_id).select(purchases::number).first(conn).await.optional()
}

/// Queues the mail that asks the mailbox, if there is one to ask, in the place of an older one about the same purchase;
/// tells the wait otherwise.
pub async fn ask(conn: &mut Conn, request: &PurchaseRequest<'_>) -> QueryResult<Option<TimeDelta>> {
    let (event, purchase) = (request.event, request.purchase);
    let wait = throttles::take(conn, request.quotas, event.at).await?;
    if wait.is_some() {
        return Ok(wait);
    }
    let (operator, customer) = (event.operator_id, event.customer_id);
    let older = token_rows::operator_id
        .eq(operator)
        .and(token_rows::customer_id.eq(customer))
        .and(token_rows::purpose.eq(Purpose::AddPurchase.as_str()))
        .and(token_rows::purchase_id.eq(purchase))
        .and(token_rows::used_at.is_null())
        .and(token_rows::replaced_at.is_null());
    diesel::update(token_rows::table.filter(older))
        .set(token_rows::replaced_at.eq(event.at))
        .execute(conn)
        .await?;
    outbox::take_back(conn, operator, customer, |link| {
        link.purpose == Purpose::AddPurchase.as_str() && link.purchase == Some(purchase)
    })
    .await?;
    if let Some((mail, link)) = request.mail {
        outbox::queue_with_link(conn, mail, Some(link)).await?;
    }
    timeline::record(conn, event).await?;
    Ok(None)
}

/// Spends the link and gives the purchase to the customer who asked for it. Only this one: what else its guest bought
/// was not asked for.
pub async fn add(
    conn: &mut Conn,
    operator: i64,
    addition: &PurchaseAddition<'_>,
    now: Timestamp,
) -> QueryResult<Added> {
    let (purchase, customer) = (addition.purchase, addition.added.customer_id);
    let Some(guest) = guest_of(conn, operator, purchase, addition.email_key, now).await? else {
        return Ok(Added::NotFree);
    };
    if !tokens::spend(conn, operator, addition.token, now).await? {
        return Ok(Added::Dead);
    }
    let guest = guest.customer;
    let of_guest = purchases::operator_id
        .eq(operator)
        .and(purchases::id.eq(purchase))
        .and(purchases::customer_id.eq(guest));
    let at: Timestamp = diesel::update(purchases::table.filter(of_guest))
        .set(purchases::customer_id.eq(customer))
        .returning(purchases::at)
        .get_result(conn)
        .await?;
    let left = last_purchase(conn, operator, guest).await?;
    set_last_purchase(conn, operator, guest, left).await?;
    let known = customer_queries::by_id(conn, operator, customer)
        .await?
        .and_then(|row| row.last_purchase_at);
    set_last_purchase(conn, operator, customer, known.max(Some(at))).await?;
    timeline::record(conn, addition.added).await?;
    let moved = NewEvent { customer_id: guest, ..addition.moved.clone() };
    timeline::record(conn, &moved).await?;
    Ok(Added::Done)
}

async fn last_purchase(
    conn: &mut Conn,
    operator: i64,
    customer: i64,
) -> QueryResult<Option<Timestamp>> {
    let of_customer = purchases::operator_id.eq(operator).and(purchases::customer_id.eq(customer));
    purchases::table.filter(of_customer).select(max(purchases::at)).first(conn).await
}

async fn set_last_purchase(
    conn: &mut Conn,
    operator: i64,
    customer: i64,
    at: Option<Timestamp>,
) -> QueryResult<()> {
    let of_customer = customers::operator_id.eq(operator).and(customers::id.eq(customer));
    diesel::update(customers::table.filter(of_customer))
        .set(customers::last_purchase_at.eq(at))
        .execute(conn)
        .await
        .map(|_| ())
}
