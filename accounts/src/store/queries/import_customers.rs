//! Customers that an import reads and writes, a batch at a time.

use super::{Backend, Conn, customers::search_keys, many_rows::values};
use crate::store::{
    rows::{ImportedCustomer, KnownCustomerRow, NewEvent},
    schema::{accounts, agents, customers},
};
use diesel::{
    prelude::*,
    sql_types::{BigInt, Bool, Nullable, Text},
};
use diesel_async::RunQueryDsl;
use model::{CustomerId, CustomerNumber, OperatorId, Timestamp};

/// Returns the customers of these external ids.
pub async fn known(
    conn: &mut Conn,
    operator: OperatorId,
    external_ids: &[String],
) -> QueryResult<Vec<KnownCustomerRow>> {
    customers::table
        .left_join(accounts::table.on(accounts::customer_id.eq(customers::id)))
        .filter(customers::operator_id.eq(operator))
        .filter(customers::external_id.assume_not_null().eq_any(external_ids))
        .select((
            customers::id,
            customers::external_id,
            customers::first_name,
            customers::last_name,
            customers::email,
            customers::email_key,
            customers::phone,
            customers::locale,
            customers::first_key,
            customers::last_key,
            customers::phone_key,
            customers::name_changed,
            customers::email_changed,
            customers::phone_changed,
            customers::locale_changed,
            customers::merged_into,
            accounts::state.nullable(),
        ))
        .load(conn)
        .await
}

/// Returns which of these addresses are those of agents of the operator.
pub async fn agents_addresses(
    conn: &mut Conn,
    operator: OperatorId,
    keys: &[String],
) -> QueryResult<Vec<String>> {
    agents::table
        .filter(agents::operator_id.eq(operator).and(agents::email_key.eq_any(keys)))
        .select(agents::email_key)
        .load(conn)
        .await
}

/// Returns which of these customer numbers are taken.
pub async fn taken_numbers(
    conn: &mut Conn,
    operator: OperatorId,
    numbers: &[CustomerNumber],
) -> QueryResult<Vec<CustomerNumber>> {
    customers::table
        .filter(customers::operator_id.eq(operator).and(customers::number.eq_any(numbers)))
        .select(customers::number)
        .load(conn)
        .await
}

/// Adds complete customers, each with their number.
pub async fn insert(
    conn: &mut Conn,
    operator: OperatorId,
    new: &[(CustomerNumber, ImportedCustomer)],
    now: Timestamp,
) -> QueryResult<()> {
    let sql = format!(
        "INSERT INTO customers (operator_id, number, external_id, first_name, last_name, email, email_key, phone, \
         locale, disabled, created_at, first_key, last_key, phone_key) VALUES {}",
        values(new.len(), 14)
    );
    let mut insert = diesel::sql_query(sql).into_boxed::<Backend>();
    for (number, one) in new {
        let phone = one.phone.as_deref();
        let (first_key, last_key, phone_key) = search_keys(&one.first_name, &one.last_name, phone);
        insert = insert
            .bind::<BigInt, _>(operator)
            .bind::<Text, _>(number.digits())
            .bind::<Text, _>(one.external_id.as_str())
            .bind::<Text, _>(one.first_name.as_str())
            .bind::<Text, _>(one.last_name.as_str())
            .bind::<Nullable<Text>, _>(one.email.as_deref())
            .bind::<Nullable<Text>, _>(one.email_key.as_deref())
            .bind::<Nullable<Text>, _>(phone)
            .bind::<Text, _>(one.locale.as_str())
            .bind::<Bool, _>(false)
            .bind::<diesel::sql_types::Timestamp, _>(now)
            .bind::<Text, _>(first_key)
            .bind::<Text, _>(last_key)
            .bind::<Text, _>(phone_key);
    }
    insert.execute(conn).await.map(|_| ())
}

/// Returns the ids of the customers with these external ids.
pub async fn ids_of(
    conn: &mut Conn,
    operator: OperatorId,
    external_ids: &[String],
) -> QueryResult<Vec<(Option<String>, CustomerId)>> {
    customers::table
        .filter(customers::operator_id.eq(operator))
        .filter(customers::external_id.assume_not_null().eq_any(external_ids))
        .select((customers::external_id, customers::id))
        .load(conn)
        .await
}

/// Records events of many timelines.
pub async fn record_events(conn: &mut Conn, events: &[NewEvent]) -> QueryResult<()> {
    let sql = format!(
        "INSERT INTO timeline (operator_id, customer_id, event, detail, ip, at, agent_id, api_token) VALUES {}",
        values(events.len(), 8)
    );
    let mut insert = diesel::sql_query(sql).into_boxed::<Backend>();
    for event in events {
        insert = insert
            .bind::<BigInt, _>(event.operator_id)
            .bind::<BigInt, _>(event.customer_id)
            .bind::<Text, _>(event.event.as_str())
            .bind::<Nullable<Text>, _>(event.detail.as_deref())
            .bind::<Nullable<Text>, _>(event.ip.as_deref())
            .bind::<diesel::sql_types::Timestamp, _>(event.at)
            .bind::<Nullable<BigInt>, _>(event.agent_id)
            .bind::<Nullable<Text>, _>(event.api_token.as_deref());
    }
    insert.execute(conn).await.map(|_| ())
}
