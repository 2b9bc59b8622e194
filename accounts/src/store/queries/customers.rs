//! Customers and their accounts, looked up; customers, written.

use super::Conn;
use crate::store::{
    rows::{AccountRow, NewCustomer, ProfileChange},
    schema::{accounts, agents, customers},
};
use diesel::{
    dsl::{Eq, sql},
    prelude::*,
    sql_types::Bool,
};
use diesel_async::RunQueryDsl;
use model::{CustomerNumber, phone_key, search_key};

macro_rules! with_account {
    ($filter:expr) => {
        customers::table
            .left_join(accounts::table.on(accounts::customer_id.eq(customers::id)))
            .filter($filter)
            .select((
                customers::id,
                customers::number,
                customers::first_name,
                customers::last_name,
                customers::email,
                customers::phone,
                customers::locale,
                customers::disabled,
                customers::last_purchase_at,
                accounts::state.nullable(),
                accounts::password_hash.nullable(),
                accounts::number_sign_in.nullable(),
                accounts::sign_in_email.nullable(),
                accounts::email_proved.nullable(),
            ))
    };
}

pub async fn by_id(
    conn: &mut Conn,
    operator: i64,
    customer: i64,
) -> QueryResult<Option<AccountRow>> {
    with_account!(
        customers::operator_id
            .eq(operator)
            .and(customers::id.eq(customer))
    )
    .first(conn)
    .await
    .optional()
}

pub async fn by_number(
    conn: &mut Conn,
    operator: i64,
    number: &str,
) -> QueryResult<Option<AccountRow>> {
    with_account!(
        customers::operator_id
            .eq(operator)
            .and(customers::number.eq(number))
    )
    .first(conn)
    .await
    .optional()
}

/// The customer whose email sign-in that address is.
pub async fn by_sign_in_email(
    conn: &mut Conn,
    operator: i64,
    key: &str,
) -> QueryResult<Option<AccountRow>> {
    with_account!(
        accounts::operator_id
            .eq(operator)
            .and(accounts::sign_in_email.eq(key))
    )
    .first(conn)
    .await
    .optional()
}

/// Customers with that address on file, those with the latest purchase first.
pub async fn by_email(conn: &mut Conn, operator: i64, key: &str) -> QueryResult<Vec<AccountRow>> {
    let mut rows: Vec<AccountRow> = with_account!(
        customers::operator_id
            .eq(operator)
            .and(customers::email_key.eq(key))
    )
    .limit(100)
    .load(conn)
    .await?;
    // The databases disagree about where missing values sort.
    rows.sort_by_key(|row| std::cmp::Reverse((row.last_purchase_at, row.customer)));
    Ok(rows)
}

/// Whether an agent of the operator has that address: counter sales carry it, so it proves nobody.
pub async fn is_agents_address(conn: &mut Conn, operator: i64, key: &str) -> QueryResult<bool> {
    let found: i64 = agents::table
        .filter(
            agents::operator_id
                .eq(operator)
                .and(agents::email_key.eq(key)),
        )
        .count()
        .get_result(conn)
        .await?;
    Ok(found > 0)
}

/// Creates a customer with the first number that is free; the draws start at `draw`.
pub async fn create(
    conn: &mut Conn,
    customer: &NewCustomer,
    draw: u32,
) -> QueryResult<(i64, CustomerNumber)> {
    let mut draw = draw;
    loop {
        let number = CustomerNumber::from_draw(draw);
        if by_number(conn, customer.operator_id, number.digits())
            .await?
            .is_none()
        {
            let row = NewCustomer {
                number: number.digits().to_owned(),
                ..customer.clone()
            };
            return Ok((insert(conn, &row).await?, number));
        }
        // A step prime to the count of numbers visits every one of them.
        draw = draw.wrapping_add(7_919);
    }
}

/// What a customer is searched by. The one place that makes it: whoever writes a name or a phone writes this.
type Keys = (
    Eq<customers::first_key, String>,
    Eq<customers::last_key, String>,
    Eq<customers::phone_key, String>,
);

fn keys(first_name: &str, last_name: &str, phone: Option<&str>) -> Keys {
    (
        customers::first_key.eq(search_key(first_name)),
        customers::last_key.eq(search_key(last_name)),
        customers::phone_key.eq(phone_key(phone.unwrap_or_default())),
    )
}

/// Adds a customer as they are, number included; tells the id.
pub async fn insert(conn: &mut Conn, customer: &NewCustomer) -> QueryResult<i64> {
    let keys = keys(
        &customer.first_name,
        &customer.last_name,
        customer.phone.as_deref(),
    );
    diesel::insert_into(customers::table)
        .values((customer, keys))
        .returning(customers::id)
        .get_result(conn)
        .await
}

pub async fn update_profile(
    conn: &mut Conn,
    operator: i64,
    customer: i64,
    change: ProfileChange<'_>,
) -> QueryResult<()> {
    let of_customer = customers::operator_id
        .eq(operator)
        .and(customers::id.eq(customer));
    diesel::update(customers::table.filter(of_customer))
        .set((
            change,
            keys(change.first_name, change.last_name, change.phone),
        ))
        .execute(conn)
        .await
        .map(|_| ())
}

/// Gives a customer another address, as it is written and its key, or none.
pub async fn set_email(
    conn: &mut Conn,
    operator: i64,
    customer: i64,
    email: Option<(&str, &str)>,
) -> QueryResult<()> {
    let of_customer = customers::operator_id
        .eq(operator)
        .and(customers::id.eq(customer));
    diesel::update(customers::table.filter(of_customer))
        .set((
            customers::email.eq(email.map(|(email, _)| email)),
            customers::email_key.eq(email.map(|(_, key)| key)),
        ))
        .execute(conn)
        .await
        .map(|_| ())
}

/// Makes the keys of customers who were there before there were any, the first `most` beyond that id; tells the last one.
/// The filter is written out because it is the condition of an index.
pub async fn make_missing_keys(conn: &mut Conn, after: i64, most: i64) -> QueryResult<Option<i64>> {
    let without = sql::<Bool>("first_key = '' AND last_key = '' AND first_name <> ''");
    let rows: Vec<(i64, String, String, Option<String>)> = customers::table
        .filter(customers::id.gt(after))
        .filter(without)
        .select((
            customers::id,
            customers::first_name,
            customers::last_name,
            customers::phone,
        ))
        .order(customers::id)
        .limit(most)
        .load(conn)
        .await?;
    for (id, first_name, last_name, phone) in &rows {
        diesel::update(customers::table.find(id))
            .set(keys(first_name, last_name, phone.as_deref()))
            .execute(conn)
            .await?;
    }
    Ok(rows.last().map(|(id, ..)| *id))
}
