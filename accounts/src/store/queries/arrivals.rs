//! Whose account a provider opens (docs/behaviour.md, section 4).

use super::{
    Conn, accounts, customers, email_changes, identities, outbox, sessions, timeline, tokens,
};
use crate::{
    sso::{EmailProof, proof_after_sign_in},
    store::{
        rows::{
            AccountRow, Entrance, Linked, Linking, NewArrival, NewCustomer, NewEvent, NewSession,
            People, Person, Proved, Welcomed,
        },
        schema::sso_arrivals,
    },
};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use model::{EmailAddress, Timestamp};

/// The customers an address may be of: on file, or as the email they sign in with. Whose address was changed is not among
/// them while its former owner can object.
pub async fn people(
    conn: &mut Conn,
    operator: i64,
    key: &str,
    now: Timestamp,
) -> QueryResult<People> {
    let mut rows = customers::by_email(conn, operator, key).await?;
    let owner = customers::by_sign_in_email(conn, operator, key).await?;
    if let Some(owner) = owner
        && rows.iter().all(|row| row.customer != owner.customer)
    {
        rows.insert(0, owner);
    }
    let blocked = rows.iter().any(|row| row.disabled);
    let ids: Vec<i64> = rows.iter().map(|row| row.customer).collect();
    let standing = email_changes::objections(conn, operator, &ids, now).await?;
    rows.retain(|row| !standing.contains_key(&row.customer));
    let (active, others): (Vec<_>, Vec<_>) = rows.into_iter().partition(AccountRow::is_active);
    let guests = others.into_iter().filter(|row| !row.disabled).collect();
    Ok(People { active, guests, blocked })
}

/// Finds the customer of somebody whom a provider vouches for and signs them in; or keeps the arrival.
pub async fn welcome(
    conn: &mut Conn,
    operator: i64,
    person: &Person,
    arrival: Option<&NewArrival>,
    entrance: &Entrance<'_>,
    now: Timestamp,
) -> QueryResult<Welcomed> {
    if let Some(known) = known(conn, operator, person).await? {
        return enter_known(conn, operator, known, person, entrance, now).await;
    }
    let (Some(key), Some(arrival)) = (&person.email_key, arrival) else {
        return register(conn, operator, person, (entrance, false), now)
            .await
            .map(Welcomed::SignedIn);
    };
    let people = people(conn, operator, key, now).await?;
    if people.blocked {
        return Ok(Welcomed::Inactive);
    }
    match (people.active.as_slice(), people.guests.as_slice()) {
        ([], []) => {
            register(conn, operator, person, (entrance, false), now).await.map(Welcomed::SignedIn)
        }
        ([], [guest]) => attach(conn, operator, guest, person, (entrance, false), now)
            .await
            .map(Welcomed::SignedIn),
        _ => {
            diesel::insert_into(sso_arrivals::table).values(arrival).execute(conn).await?;
            Ok(Welcomed::MustProve)
        }
    }
}

/// Links an arrival to the customer who was proved, tells them, and signs in. Changes nothing unless it succeeds.
pub async fn link(
    conn: &mut Conn,
    operator: i64,
    linking: &Linking<'_>,
    now: Timestamp,
) -> QueryResult<Linked> {
    let person = linking.person;
    let key = person.email_key.as_deref().unwrap_or_default();
    let people = people(conn, operator, key, now).await?;
    if people.blocked || known(conn, operator, person).await?.is_some() {
        return Ok(Linked::ArrivalGone);
    }
    let Some(chosen) = chosen(&people, linking.proved) else {
        return Ok(Linked::ChoiceMissing);
    };
    if let Proved::Mailbox(token, _) = linking.proved
        && !tokens::spend(conn, operator, token, now).await?
    {
        return Ok(Linked::LinkDead);
    }
    if !end_arrival(conn, operator, linking.arrival, now).await? {
        return Ok(Linked::ArrivalGone);
    }
    let entrance = (linking.entrance, matches!(linking.proved, Proved::Mailbox(..)));
    let locale = match chosen {
        None => register(conn, operator, person, entrance, now).await?,
        Some(row) if row.is_active() => {
            join(conn, operator, row, linking, now).await?;
            enter(conn, operator, row.customer, person, entrance, now).await?;
            row.locale.clone()
        }
        Some(row) => attach(conn, operator, row, person, entrance, now).await?,
    };
    if let Some(notice) = linking.notice {
        outbox::queue(conn, notice).await?;
    }
    Ok(Linked::SignedIn(locale))
}

/// The customer that was proved, or none for a new one; nothing when that choice is not there.
fn chosen<'a>(people: &'a People, proved: Proved<'_>) -> Option<Option<&'a AccountRow>> {
    match proved {
        Proved::Password(customer, hash) => match people.active.as_slice() {
            [row] if row.customer == customer && row.password_hash.as_deref() == Some(hash) => {
                Some(Some(row))
            }
            _ => None,
        },
        Proved::Mailbox(_, None) => people.active.is_empty().then_some(None),
        Proved::Mailbox(_, Some(customer)) => {
            people.candidates().iter().find(|row| row.customer == customer).map(Some)
        }
    }
}

/// An active account gets another way in. Its pending links die; its sessions end unless its password was proved, since
/// whoever began them may not be who reads the mailbox.
async fn join(
    conn: &mut Conn,
    operator: i64,
    row: &AccountRow,
    linking: &Linking<'_>,
    now: Timestamp,
) -> QueryResult<()> {
    tokens::replace_of_customer(conn, operator, row.customer, now).await?;
    if matches!(linking.proved, Proved::Mailbox(..)) {
        sessions::end_all(conn, operator, row.customer).await?;
    }
    Ok(())
}

async fn known(conn: &mut Conn, operator: i64, person: &Person) -> QueryResult<Option<(i64, i64)>> {
    let (issuer, subject) = (&person.issuer, &person.subject);
    identities::find(conn, operator, person.provider_id, issuer, subject).await
}

async fn end_arrival(
    conn: &mut Conn,
    operator: i64,
    arrival: i64,
    now: Timestamp,
) -> QueryResult<bool> {
    let live = sso_arrivals::operator_id
        .eq(operator)
        .and(sso_arrivals::id.eq(arrival))
        .and(sso_arrivals::expires_at.gt(now));
    let ended = diesel::delete(sso_arrivals::table.filter(live)).execute(conn).await?;
    Ok(ended == 1)
}

async fn enter_known(
    conn: &mut Conn,
    operator: i64,
    (identity, customer): (i64, i64),
    person: &Person,
    entrance: &Entrance<'_>,
    now: Timestamp,
) -> QueryResult<Welcomed> {
    let row = customers::by_id(conn, operator, customer).await?;
    let Some(row) = row.filter(AccountRow::is_active) else {
        let refused = NewEvent { customer_id: customer, ..entrance.refused.clone() };
        timeline::record(conn, &refused).await?;
        return Ok(Welcomed::Inactive);
    };
    identities::refresh(conn, operator, identity, person).await?;
    let on_file = row.email.as_deref().and_then(|email| email.parse().ok());
    let on_file = on_file.map(|email: EmailAddress| email.key());
    let before = accounts::email_proof(conn, operator, customer).await?;
    let vouched = person.email_key.as_deref();
    let after = proof_after_sign_in(before, identity, on_file.as_deref(), vouched);
    if after != before {
        accounts::set_email_proof(conn, operator, customer, after).await?;
    }
    open_session(conn, customer, identity, entrance, now).await?;
    Ok(Welcomed::SignedIn(row.locale))
}

/// A new customer, with an account that the provider alone signs in to.
async fn register(
    conn: &mut Conn,
    operator: i64,
    person: &Person,
    (entrance, by_mail): (&Entrance<'_>, bool),
    now: Timestamp,
) -> QueryResult<String> {
    let customer = NewCustomer {
        operator_id: operator,
        number: String::new(),
        first_name: person.first_name.clone(),
        last_name: person.last_name.clone(),
        email: person.email.clone(),
        email_key: person.email_key.clone(),
        phone: None,
        locale: person.locale.clone(),
        disabled: false,
        last_purchase_at: None,
        created_at: now,
    };
    let (id, _) = customers::create(conn, &customer, entrance.draw).await?;
    accounts::activate_by_provider(conn, operator, id, now).await?;
    enter(conn, operator, id, person, (entrance, by_mail), now).await?;
    Ok(person.locale.clone())
}

/// A customer without an active account gets one that the provider alone signs in to, and keeps number and names.
async fn attach(
    conn: &mut Conn,
    operator: i64,
    guest: &AccountRow,
    person: &Person,
    (entrance, by_mail): (&Entrance<'_>, bool),
    now: Timestamp,
) -> QueryResult<String> {
    let id = guest.customer;
    accounts::activate_by_provider(conn, operator, id, now).await?;
    tokens::replace_of_customer(conn, operator, id, now).await?;
    sessions::end_all(conn, operator, id).await?;
    enter(conn, operator, id, person, (entrance, by_mail), now).await?;
    Ok(guest.locale.clone())
}

/// The identity is the customer's from now on, and they are in. Links that were to prove the same address for somebody
/// else die. `by_mail`: a link to the mailbox proved the address, and not the provider's word alone.
async fn enter(
    conn: &mut Conn,
    operator: i64,
    customer: i64,
    person: &Person,
    (entrance, by_mail): (&Entrance<'_>, bool),
    now: Timestamp,
) -> QueryResult<()> {
    let identity = identities::link(conn, operator, customer, person, now).await?;
    let before = accounts::email_proof(conn, operator, customer).await?;
    let proof = match (by_mail, before) {
        (true, _) => EmailProof::Link,
        (false, EmailProof::Unproved) if person.email.is_some() => EmailProof::Provider(identity),
        (false, before) => before,
    };
    accounts::set_email_proof(conn, operator, customer, proof).await?;
    if let Some(key) = &person.email_key {
        tokens::replace_of_address(conn, operator, key, "prove", now).await?;
    }
    let linked = NewEvent { customer_id: customer, ..entrance.linked.clone() };
    timeline::record(conn, &linked).await?;
    open_session(conn, customer, identity, entrance, now).await
}

async fn open_session(
    conn: &mut Conn,
    customer: i64,
    identity: i64,
    entrance: &Entrance<'_>,
    now: Timestamp,
) -> QueryResult<()> {
    let session = NewSession {
        customer_id: customer,
        identity_id: Some(identity),
        ..entrance.session.clone()
    };
    let event = NewEvent { customer_id: customer, ..entrance.signed_in.clone() };
    let session_rows = (&session, entrance.replaced);
    sessions::open(conn, session_rows, entrance.device, &event, now).await
}

/// Whether an arrival is still there, for a mail about to be sent.
pub async fn waits(conn: &mut Conn, operator: i64, arrival: i64) -> QueryResult<bool> {
    let found: i64 = sso_arrivals::table
        .filter(sso_arrivals::operator_id.eq(operator).and(sso_arrivals::id.eq(arrival)))
        .count()
        .get_result(conn)
        .await?;
    Ok(found > 0)
}
