//! Pending registrations and their confirmation.

use super::{
    Conn, accounts, customers, email_changes, form_keys, outbox, sessions, throttles, timeline,
    tokens,
};
use crate::{
    registration::{Candidate, Owner, choose_owner},
    store::{
        rows::{
            Confirmed, Confirming, LinkTarget, NewCustomer, NewEvent, NewMail, NewRegistration,
            ProfileChange, RegistrationRow,
        },
        schema::registrations,
    },
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

/// Whose account the address would become now.
pub async fn owner_of(
    conn: &mut Conn,
    operator: i64,
    key: &str,
    now: Timestamp,
) -> QueryResult<Owner> {
    let mut rows = customers::by_email(conn, operator, key).await?;
    if let Some(row) = customers::by_sign_in_email(conn, operator, key).await?
        && rows.iter().all(|known| known.customer != row.customer)
    {
        rows.push(row);
    }
    let ids: Vec<i64> = rows.iter().map(|row| row.customer).collect();
    let standing = email_changes::objections(conn, operator, &ids, now).await?;
    let candidates = rows.into_iter().map(|row| Candidate {
        signs_in: row.sign_in_email.as_deref() == Some(key),
        objection: standing.contains_key(&row.customer),
        row,
    });
    let is_agents = customers::is_agents_address(conn, operator, key).await?;
    Ok(choose_owner(candidates.collect(), is_agents))
}

/// Spends the link and makes the account active, on the customer whose it becomes; or mails why not.
pub async fn confirm(conn: &mut Conn, confirmation: &Confirming<'_>) -> QueryResult<Confirmed> {
    let Confirming {
        registration,
        event,
        ..
    } = confirmation;
    let (operator, now) = (event.operator_id, event.at);
    let key = registration.email_key.as_str();
    if by_id(conn, operator, registration.id).await?.is_none()
        || !tokens::spend(conn, operator, confirmation.token, now).await?
    {
        return Ok(Confirmed::Dead);
    }
    let owner = owner_of(conn, operator, key, now).await?;
    if let Some(mail) = (confirmation.mail)(&owner) {
        outbox::queue(conn, &mail).await?;
    }
    let customer = match owner {
        Owner::Taken(_) => return Ok(Confirmed::Taken),
        Owner::Blocked(_) | Owner::Several(_) => {
            end_registration(conn, operator, registration, now).await?;
            return Ok(Confirmed::Refused);
        }
        Owner::Active(row) => {
            let hash = &registration.password_hash;
            accounts::add_password(conn, operator, row.customer, hash, key, now).await?;
            throttles::forgive(conn, operator, row.customer).await?;
            row.customer
        }
        Owner::Guest(row) => {
            open_account(conn, operator, row.customer, registration, now).await?;
            row.customer
        }
        Owner::New => {
            let customer = new_customer(operator, registration, now);
            let id = customers::create(conn, &customer, confirmation.draw)
                .await?
                .0;
            open_account(conn, operator, id, registration, now).await?;
            id
        }
    };
    end_registration(conn, operator, registration, now).await?;
    tokens::replace_of_customer(conn, operator, customer, now).await?;
    sessions::end_all(conn, operator, customer).await?;
    let event = NewEvent {
        customer_id: customer,
        ..(*event).clone()
    };
    timeline::record(conn, &event).await?;
    Ok(Confirmed::Active)
}

/// An account on a customer who has none, by what was typed at registration.
async fn open_account(
    conn: &mut Conn,
    operator: i64,
    customer: i64,
    registration: &RegistrationRow,
    now: Timestamp,
) -> QueryResult<()> {
    take_over(conn, operator, customer, registration).await?;
    let (hash, key) = (&registration.password_hash, registration.email_key.as_str());
    accounts::activate(conn, operator, customer, hash, Some(key), now).await
}

/// The registration has had its answer; its other links are used up.
async fn end_registration(
    conn: &mut Conn,
    operator: i64,
    registration: &RegistrationRow,
    now: Timestamp,
) -> QueryResult<()> {
    diesel::delete(registrations::table.find(registration.id))
        .execute(conn)
        .await?;
    tokens::spend_siblings(conn, operator, &registration.email_key, now).await
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
