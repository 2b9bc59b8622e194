//! Pending registrations and their confirmation.

use super::{Conn, accounts, customers, form_keys, outbox, sessions, timeline, tokens};
use crate::store::{
    rows::{
        AccountRow, Confirmed, LinkTarget, NewCustomer, NewEvent, NewMail, NewRegistration,
        ProfileChange, RegistrationRow,
    },
    schema::registrations,
};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use model::Timestamp;

pub async fn by_id(
    conn: &mut Conn,
    operator: i64,
    registration: i64,
) -> QueryResult<Option<RegistrationRow>> {
    registrations::table
        .filter(
            registrations::operator_id
                .eq(operator)
                .and(registrations::id.eq(registration)),
        )
        .select(RegistrationRow::as_select())
        .first(conn)
        .await
        .optional()
}

/// The registration that a browser began.
pub async fn by_browser(
    conn: &mut Conn,
    operator: i64,
    hash: &[u8],
) -> QueryResult<Option<RegistrationRow>> {
    registrations::table
        .filter(
            registrations::operator_id
                .eq(operator)
                .and(registrations::browser_hash.eq(hash)),
        )
        .select(RegistrationRow::as_select())
        .first(conn)
        .await
        .optional()
}

/// Lets another secret stand for the browser that made a registration, if it still waits.
pub async fn recognise(
    conn: &mut Conn,
    operator: i64,
    registration: i64,
    browser_hash: &[u8],
) -> QueryResult<()> {
    let row = registrations::operator_id
        .eq(operator)
        .and(registrations::id.eq(registration));
    diesel::update(registrations::table.filter(row))
        .set(registrations::browser_hash.eq(browser_hash))
        .execute(conn)
        .await
        .map(|_| ())
}

/// Keeps a registration in place of an older one of the same address, whose links die, and queues its mail; unless the
/// same form has made one before.
pub async fn record(
    conn: &mut Conn,
    registration: &NewRegistration,
    form: Option<&[u8]>,
    mail: &NewMail,
    link: Option<&LinkTarget>,
) -> QueryResult<()> {
    let NewRegistration {
        operator_id,
        email_key,
        created_at,
        ..
    } = registration;
    if let Some(id) = form_keys::result_of(conn, *operator_id, form).await? {
        return recognise(conn, *operator_id, id, &registration.browser_hash).await;
    }
    let older = registrations::operator_id
        .eq(operator_id)
        .and(registrations::email_key.eq(email_key));
    diesel::delete(registrations::table.filter(older))
        .execute(conn)
        .await?;
    tokens::replace_of_address(conn, *operator_id, email_key, "confirm", *created_at).await?;
    let id: i64 = diesel::insert_into(registrations::table)
        .values(registration)
        .returning(registrations::id)
        .get_result(conn)
        .await?;
    form_keys::keep(conn, *operator_id, form, id, *created_at).await?;
    let link = link.map(|link| LinkTarget {
        registration: Some(id),
        ..link.clone()
    });
    outbox::queue_with_link(conn, mail, link.as_ref()).await
}

/// Notes that the mail of a registration went out again, and queues it.
pub async fn resend(
    conn: &mut Conn,
    operator: i64,
    registration: i64,
    mail: &NewMail,
    link: Option<&LinkTarget>,
    now: Timestamp,
) -> QueryResult<()> {
    let row = registrations::operator_id
        .eq(operator)
        .and(registrations::id.eq(registration));
    diesel::update(registrations::table.filter(row))
        .set(registrations::mailed_at.eq(now))
        .execute(conn)
        .await?;
    outbox::queue_with_link(conn, mail, link).await
}

/// Spends the link and makes the account active, on the customer that product.md chooses.
pub async fn confirm(
    conn: &mut Conn,
    operator: i64,
    token: i64,
    registration: &RegistrationRow,
    draw: u32,
    ip: &str,
    now: Timestamp,
) -> QueryResult<Confirmed> {
    let key = registration.email_key.as_str();
    if by_id(conn, operator, registration.id).await?.is_none()
        || !tokens::spend(conn, operator, token, now).await?
    {
        return Ok(Confirmed::Dead);
    }
    if customers::by_sign_in_email(conn, operator, key)
        .await?
        .is_some()
    {
        return Ok(Confirmed::Taken);
    }
    let customer = match whose_purchases(conn, operator, key).await? {
        Some(found) => found.customer,
        None => {
            let customer = new_customer(operator, registration, now);
            customers::create(conn, &customer, draw).await?.0
        }
    };
    take_over(conn, operator, customer, registration).await?;
    accounts::activate(
        conn,
        operator,
        customer,
        &registration.password_hash,
        Some(key),
        now,
    )
    .await?;
    diesel::delete(registrations::table.find(registration.id))
        .execute(conn)
        .await?;
    tokens::spend_siblings(conn, operator, key, now).await?;
    tokens::replace_of_customer(conn, operator, customer, now).await?;
    sessions::end_all(conn, operator, customer).await?;
    let event = NewEvent {
        operator_id: operator,
        customer_id: customer,
        event: "registered",
        detail: None,
        ip: Some(ip.to_owned()),
        at: now,
        agent_id: None,
    };
    timeline::record(conn, &event).await?;
    Ok(Confirmed::Active)
}

/// The customer of that address without an active account who bought last (product.md, section 4).
async fn whose_purchases(
    conn: &mut Conn,
    operator: i64,
    key: &str,
) -> QueryResult<Option<AccountRow>> {
    if customers::is_agents_address(conn, operator, key).await? {
        return Ok(None);
    }
    let candidates = customers::by_email(conn, operator, key).await?;
    Ok(candidates
        .into_iter()
        .find(|row| !row.disabled && !row.is_active()))
}

fn new_customer(operator: i64, registration: &RegistrationRow, now: Timestamp) -> NewCustomer {
    NewCustomer {
        operator_id: operator,
        number: String::new(),
        first_name: registration.first_name.clone(),
        last_name: registration.last_name.clone(),
        email: Some(registration.email.clone()),
        email_key: Some(registration.email_key.clone()),
        phone: None,
        locale: registration.locale.clone(),
        disabled: false,
        last_purchase_at: None,
        created_at: now,
    }
}

/// What was typed at registration is what the customer says of themselves now.
async fn take_over(
    conn: &mut Conn,
    operator: i64,
    customer: i64,
    registration: &RegistrationRow,
) -> QueryResult<()> {
    let phone = customers::by_id(conn, operator, customer)
        .await?
        .and_then(|row| row.phone);
    let change = ProfileChange {
        first_name: &registration.first_name,
        last_name: &registration.last_name,
        phone: phone.as_deref(),
        locale: &registration.locale,
    };
    customers::update_profile(conn, operator, customer, change).await?;
    customers::set_email(
        conn,
        operator,
        customer,
        Some((&registration.email, &registration.email_key)),
    )
    .await
}
