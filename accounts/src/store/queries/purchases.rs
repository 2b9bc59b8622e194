//! Products and purchases.

use super::{
    Conn, customers as customer_queries, email_changes, form_keys, outbox, timeline, tokens,
};

use crate::store::{
    rows::{
        Buyer, LinkTarget, NewCustomer, NewEvent, NewMail, NewPurchase, NewToken, Order,
        ProductRow, PurchaseRow,
    },
    schema::{accounts, customers, products, purchases},
};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use model::{Timestamp, purchase::PurchaseNumber};

/// The most purchases a history shows.
const HISTORY: i64 = 200;

pub async fn products(conn: &mut Conn, operator: i64) -> QueryResult<Vec<ProductRow>> {
    products::table
        .filter(products::operator_id.eq(operator))
        .select(ProductRow::as_select())
        .order(products::id)
        .limit(100)
        .load(conn)
        .await
}

pub async fn product(
    conn: &mut Conn,
    operator: i64,
    product: i64,
) -> QueryResult<Option<ProductRow>> {
    products::table
        .filter(products::operator_id.eq(operator).and(products::id.eq(product)))
        .select(ProductRow::as_select())
        .first(conn)
        .await
        .optional()
}

/// The customer themselves, and who shares their proved address without an account of their own. A guest whose address was
/// changed is nobody's while the former owner can object.
async fn people(
    conn: &mut Conn,
    operator: i64,
    customer: i64,
    proved: Option<&str>,
    now: Timestamp,
) -> QueryResult<Vec<i64>> {
    let mut people = vec![customer];
    let Some(key) = proved else { return Ok(people) };
    if customer_queries::is_agents_address(conn, operator, key).await? {
        return Ok(people);
    }
    let guests: Vec<i64> = customers::table
        .left_join(accounts::table.on(accounts::customer_id.eq(customers::id)))
        .filter(customers::operator_id.eq(operator).and(customers::email_key.eq(key)))
        .filter(accounts::state.is_null().or(accounts::state.ne("active").assume_not_null()))
        .select(customers::id)
        .limit(100)
        .load(conn)
        .await?;
    let standing = email_changes::objections(conn, operator, &guests, now).await?;
    people.extend(guests.into_iter().filter(|guest| !standing.contains_key(guest)));
    Ok(people)
}

/// What a customer may see, newest first.
pub async fn history(
    conn: &mut Conn,
    operator: i64,
    customer: i64,
    proved: Option<&str>,
    now: Timestamp,
) -> QueryResult<Vec<PurchaseRow>> {
    let people = people(conn, operator, customer, proved, now).await?;
    purchases::table
        .filter(purchases::operator_id.eq(operator).and(purchases::customer_id.eq_any(people)))
        .select(PurchaseRow::as_select())
        .order((purchases::at.desc(), purchases::id.desc()))
        .limit(HISTORY)
        .load(conn)
        .await
}

/// One purchase of the history.
pub async fn in_history(
    conn: &mut Conn,
    operator: i64,
    customer: i64,
    proved: Option<&str>,
    number: &str,
    now: Timestamp,
) -> QueryResult<Option<PurchaseRow>> {
    let people = people(conn, operator, customer, proved, now).await?;
    purchases::table
        .filter(purchases::operator_id.eq(operator).and(purchases::number.eq(number)))
        .filter(purchases::customer_id.eq_any(people))
        .select(PurchaseRow::as_select())
        .first(conn)
        .await
        .optional()
}

pub async fn by_id(
    conn: &mut Conn,
    operator: i64,
    purchase: i64,
) -> QueryResult<Option<PurchaseRow>> {
    purchases::table
        .filter(purchases::operator_id.eq(operator).and(purchases::id.eq(purchase)))
        .select(PurchaseRow::as_select())
        .first(conn)
        .await
        .optional()
}

/// Takes places of a product. Returns whether there were as many; a product without a capacity has them always.
async fn take_places(
    conn: &mut Conn,
    operator: i64,
    product: i64,
    places: i32,
) -> QueryResult<bool> {
    let own = products::operator_id.eq(operator).and(products::id.eq(product));
    let capacity: Option<i32> =
        products::table.filter(own).select(products::capacity).first(conn).await?;
    let Some(capacity) = capacity else {
        return Ok(true);
    };
    let taken = diesel::update(products::table.filter(own))
        .filter(products::places_sold.le(capacity - places))
        .set(products::places_sold.eq(products::places_sold + places))
        .execute(conn)
        .await?;
    Ok(taken == 1)
}

/// Places an order, or finds the one that the same form has placed before. Returns its number, or `None` when there are
/// fewer places left than it has travellers.
pub async fn place(conn: &mut Conn, order: &Order<'_>) -> QueryResult<Option<String>> {
    let operator = order.purchase.operator_id;
    if let Some(placed) = form_keys::result_of(conn, operator, order.form).await? {
        return open_again(conn, operator, placed, order.link).await.map(Some);
    }
    if !take_places(conn, operator, order.product, order.purchase.travellers).await? {
        return Ok(None);
    }
    let (customer_draw, draw) = order.draws;
    let customer_id = match order.buyer {
        // Who was signed in a moment ago may have become part of another customer since.
        Buyer::Customer(id) => customer_queries::survivor_of(conn, operator, id).await?,
        Buyer::Guest(guest) => find_or_create(conn, guest, customer_draw).await?,
    };
    let number = free_number(conn, operator, draw).await?;
    let purchase =
        NewPurchase { customer_id, number: number.as_str().to_owned(), ..order.purchase.clone() };
    let id: i64 = diesel::insert_into(purchases::table)
        .values(&purchase)
        .returning(purchases::id)
        .get_result(conn)
        .await?;
    diesel::update(
        customers::table
            .filter(customers::operator_id.eq(operator).and(customers::id.eq(customer_id))),
    )
    .set(customers::last_purchase_at.eq(purchase.at))
    .execute(conn)
    .await?;
    form_keys::keep(conn, operator, order.form, id, purchase.at).await?;
    issue_link(conn, id, order.link).await?;
    let mail_link = LinkTarget { purchase: Some(id), ..order.mail_link.clone() };
    let mail = (order.mail)(number.as_str());
    let mail = NewMail {
        customer_id: Some(customer_id),
        ..mail.map_err(|error| diesel::result::Error::SerializationError(error.into()))?
    };
    outbox::queue_with_link(conn, &mail, Some(&mail_link)).await?;
    timeline::record(conn, &NewEvent { customer_id, ..order.event.clone() }).await?;
    Ok(Some(purchase.number))
}

/// Returns the first number that is free; the draws start at `draw`.
async fn free_number(conn: &mut Conn, operator: i64, draw: u64) -> QueryResult<PurchaseNumber> {
    let mut draw = draw % PurchaseNumber::COUNT;
    loop {
        let number = PurchaseNumber::from_draw(draw);
        let taken: i64 = purchases::table
            .filter(purchases::operator_id.eq(operator).and(purchases::number.eq(number.as_str())))
            .count()
            .get_result(conn)
            .await?;
        if taken == 0 {
            return Ok(number);
        }
        // A step prime to the count of numbers visits every one of them.
        draw += 7_919;
    }
}

/// Opens an order that was placed before to one more link; returns its number.
pub async fn open_again(
    conn: &mut Conn,
    operator: i64,
    purchase: i64,
    link: &NewToken,
) -> QueryResult<String> {
    issue_link(conn, purchase, link).await?;
    purchases::table
        .filter(purchases::operator_id.eq(operator).and(purchases::id.eq(purchase)))
        .select(purchases::number)
        .first(conn)
        .await
}

async fn issue_link(conn: &mut Conn, purchase: i64, link: &NewToken) -> QueryResult<()> {
    let link = NewToken { purchase_id: Some(purchase), ..link.clone() };
    tokens::issue(conn, &link).await.map(|_| ())
}

async fn find_or_create(conn: &mut Conn, guest: &NewCustomer, draw: u32) -> QueryResult<i64> {
    let key = guest.email_key.as_deref().unwrap_or_default();
    let same = |one: &str, other: &str| one.to_lowercase() == other.to_lowercase();
    let mut known = customer_queries::by_email(conn, guest.operator_id, key).await?;
    // Who bought with an address that went with a merge still reaches who they are part of now.
    known.extend(customer_queries::by_merged_email(conn, guest.operator_id, key).await?);
    let found = known.into_iter().find(|row| {
        !row.disabled
            && same(&row.first_name, &guest.first_name)
            && same(&row.last_name, &guest.last_name)
    });
    match found {
        Some(row) => Ok(row.customer),
        None => Ok(customer_queries::create(conn, guest, draw).await?.0),
    }
}
