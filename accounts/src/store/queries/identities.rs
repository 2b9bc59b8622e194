//! Customers' identities at providers.

use super::{Conn, accounts as account_queries, customers, timeline};
use crate::{
    sso::news,
    store::{
        rows::{LinkedRow, NewEvent, NewIdentity, NewsAnswer, Person, Said, Unlinked},
        schema::{accounts, identities, providers, sessions},
    },
};
use diesel::{dsl::exists, prelude::*};
use diesel_async::RunQueryDsl;
use model::Timestamp;

/// The identity of a provider's user and its customer.
pub async fn find(
    conn: &mut Conn,
    operator: i64,
    provider: i64,
    issuer: &str,
    subject: &str,
) -> QueryResult<Option<(i64, i64)>> {
    identities::table
        .filter(
            identities::operator_id
                .eq(operator)
                .and(identities::provider_id.eq(provider))
                .and(identities::issuer.eq(issuer))
                .and(identities::subject.eq(subject)),
        )
        .select((identities::id, identities::customer_id))
        .first(conn)
        .await
        .optional()
}

pub async fn link(
    conn: &mut Conn,
    operator: i64,
    customer: i64,
    person: &Person,
    now: Timestamp,
) -> QueryResult<i64> {
    let identity = NewIdentity {
        operator_id: operator,
        provider_id: person.provider_id,
        issuer: &person.issuer,
        subject: &person.subject,
        customer_id: customer,
        linked_at: now,
        label: &person.label,
        external_id: person.external_id.as_deref(),
        said_email: person.email.as_deref(),
        said_first_name: person.says_names.then_some(&*person.first_name),
        said_last_name: person.says_names.then_some(&*person.last_name),
    };
    diesel::insert_into(identities::table)
        .values(&identity)
        .returning(identities::id)
        .get_result(conn)
        .await
}

/// What the provider says of its user today.
pub async fn refresh(
    conn: &mut Conn,
    operator: i64,
    identity: i64,
    person: &Person,
) -> QueryResult<()> {
    let same = identities::operator_id.eq(operator).and(identities::id.eq(identity));
    let before = identities::table.filter(same).select(Said::as_select()).first(conn).await?;
    diesel::update(identities::table.filter(same))
        .set((
            identities::label.eq(&person.label),
            identities::external_id.eq(&person.external_id),
            news(&before, person),
        ))
        .execute(conn)
        .await
        .map(|_| ())
}

/// What the provider says of a customer's identity.
pub async fn said(
    conn: &mut Conn,
    operator: i64,
    customer: i64,
    identity: i64,
) -> QueryResult<Option<Said>> {
    identities::table
        .filter(
            identities::operator_id
                .eq(operator)
                .and(identities::customer_id.eq(customer))
                .and(identities::id.eq(identity)),
        )
        .select(Said::as_select())
        .first(conn)
        .await
        .optional()
}

/// Notes that the customer has answered what the provider says anew, and takes the names over.
pub async fn answer_news(conn: &mut Conn, answer: &NewsAnswer<'_>) -> QueryResult<()> {
    let (operator, customer) = (answer.event.operator_id, answer.event.customer_id);
    let theirs = identities::operator_id
        .eq(operator)
        .and(identities::customer_id.eq(customer))
        .and(identities::id.eq(answer.identity));
    diesel::update(identities::table.filter(theirs))
        .set((
            identities::email_changed.eq(answer.email_waits),
            identities::names_changed.eq(false),
        ))
        .execute(conn)
        .await?;
    if let Some(profile) = answer.profile {
        customers::update_profile(conn, operator, customer, profile).await?;
        timeline::record(conn, answer.event).await?;
    }
    Ok(())
}

/// The provider of an identity.
pub async fn provider_of(
    conn: &mut Conn,
    operator: i64,
    identity: i64,
) -> QueryResult<Option<i64>> {
    identities::table
        .filter(identities::operator_id.eq(operator).and(identities::id.eq(identity)))
        .select(identities::provider_id)
        .first(conn)
        .await
        .optional()
}

pub async fn of_customer(
    conn: &mut Conn,
    operator: i64,
    customer: i64,
) -> QueryResult<Vec<LinkedRow>> {
    identities::table
        .inner_join(providers::table.on(providers::id.eq(identities::provider_id)))
        .filter(identities::operator_id.eq(operator).and(identities::customer_id.eq(customer)))
        .select((
            identities::id,
            providers::name,
            identities::label,
            identities::linked_at,
            Said::as_select(),
        ))
        .order(identities::id)
        .limit(100)
        .load(conn)
        .await
}

/// Removes an identity of a customer and ends the other sessions it began. Without another identity a password must be
/// able to sign in.
pub async fn unlink(
    conn: &mut Conn,
    operator: i64,
    customer: i64,
    identity: i64,
    keep_session: i64,
    password_signs_in: bool,
    event: &NewEvent,
) -> QueryResult<Unlinked> {
    let linked = of_customer(conn, operator, customer).await?;
    if !linked.iter().any(|row| row.id == identity) {
        return Ok(Unlinked::Unknown);
    }
    if linked.len() == 1 && !(password_signs_in && has_password_sign_in(conn, customer).await?) {
        return Ok(Unlinked::LastWayIn);
    }
    diesel::delete(identities::table.find(identity)).execute(conn).await?;
    let others = sessions::operator_id
        .eq(operator)
        .and(sessions::identity_id.eq(identity))
        .and(sessions::id.ne(keep_session));
    diesel::delete(sessions::table.filter(others)).execute(conn).await?;
    account_queries::forget_lost_vouching(conn, operator, customer).await?;
    timeline::record(conn, event).await?;
    Ok(Unlinked::Done)
}

async fn has_password_sign_in(conn: &mut Conn, customer: i64) -> QueryResult<bool> {
    let found: i64 = accounts::table
        .filter(accounts::customer_id.eq(customer).and(accounts::password_hash.is_not_null()))
        .filter(accounts::number_sign_in.eq(true).or(accounts::sign_in_email.is_not_null()))
        .count()
        .get_result(conn)
        .await?;
    Ok(found > 0)
}

/// How many customers sign in by that provider and in no other way.
pub async fn count_without_other_way(
    conn: &mut Conn,
    operator: i64,
    provider: i64,
    passwords_count: bool,
) -> QueryResult<i64> {
    let other = diesel::alias!(identities as other);
    let elsewhere = other.filter(
        other
            .field(identities::operator_id)
            .eq(operator)
            .and(other.field(identities::customer_id).eq(identities::customer_id))
            .and(other.field(identities::provider_id).ne(provider)),
    );
    let without_password = accounts::password_hash
        .is_null()
        .or(accounts::number_sign_in.eq(false).and(accounts::sign_in_email.is_null()));
    let sole = identities::table
        .inner_join(accounts::table.on(accounts::customer_id.eq(identities::customer_id)))
        .filter(identities::operator_id.eq(operator).and(identities::provider_id.eq(provider)))
        .filter(diesel::dsl::not(exists(elsewhere)))
        .select(diesel::dsl::count(identities::customer_id).aggregate_distinct());
    if passwords_count {
        sole.filter(without_password).get_result(conn).await
    } else {
        sole.get_result(conn).await
    }
}
