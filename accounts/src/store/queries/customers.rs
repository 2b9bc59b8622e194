//! Look-ups of customers and their accounts, and writes of customers.

use super::Conn;
use crate::store::{
    rows::{AccountRow, KeylessRow, NewCustomer, ProfileChange},
    schema::{accounts, agents, customers},
};
use diesel::{
    dsl::{Eq, sql},
    prelude::*,
    sql_types::{BigInt, Bool, Nullable},
};
use diesel_async::RunQueryDsl;
use model::{CustomerId, CustomerNumber, OperatorId, phone_key, search_key};

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
    operator: OperatorId,
    customer: CustomerId,
) -> QueryResult<Option<AccountRow>> {
    with_account!(customers::operator_id.eq(operator).and(customers::id.eq(customer)))
        .first(conn)
        .await
        .optional()
}

diesel::define_sql_function! {
    #[sql_name = "COALESCE"]
    fn first_known(one: Nullable<BigInt>, other: BigInt) -> BigInt;
}

/// Returns the customer of that number, or the survivor of a merged customer with it. In one statement, so that a
/// merged number takes as long as any.
pub async fn by_number(
    conn: &mut Conn,
    operator: OperatorId,
    number: &CustomerNumber,
) -> QueryResult<Option<AccountRow>> {
    let typed = diesel::alias!(customers as typed);
    let whose = typed
        .filter(
            typed
                .field(customers::operator_id)
                .eq(operator)
                .and(typed.field(customers::number).eq(number)),
        )
        .select(first_known(typed.field(customers::merged_into), typed.field(customers::id)));
    with_account!(
        customers::operator_id.eq(operator).and(customers::id.nullable().eq(whose.single_value()))
    )
    .first(conn)
    .await
    .optional()
}

/// Returns the id of the customer, or of the survivor they were merged into.
pub async fn survivor_of(
    conn: &mut Conn,
    operator: OperatorId,
    customer: CustomerId,
) -> QueryResult<CustomerId> {
    let survivor: Option<CustomerId> = customers::table
        .filter(customers::operator_id.eq(operator).and(customers::id.eq(customer)))
        .filter(customers::merged_into.is_not_null())
        .select(customers::merged_into.assume_not_null())
        .first(conn)
        .await
        .optional()?;
    Ok(survivor.unwrap_or(customer))
}

/// Returns the ids of the survivors of merged customers with that address.
pub async fn survivors_of_email(
    conn: &mut Conn,
    operator: OperatorId,
    key: &str,
) -> QueryResult<Vec<CustomerId>> {
    customers::table
        .filter(customers::operator_id.eq(operator).and(customers::merged_email_key.eq(key)))
        .filter(customers::merged_into.is_not_null())
        .select(customers::merged_into.assume_not_null())
        .limit(100)
        .load(conn)
        .await
}

/// Returns customers by their ids, in no particular order.
pub async fn by_ids(
    conn: &mut Conn,
    operator: OperatorId,
    customers: &[CustomerId],
) -> QueryResult<Vec<AccountRow>> {
    with_account!(customers::operator_id.eq(operator).and(customers::id.eq_any(customers)))
        .load(conn)
        .await
}

/// Returns the customer who signs in with that email.
pub async fn by_sign_in_email(
    conn: &mut Conn,
    operator: OperatorId,
    key: &str,
) -> QueryResult<Option<AccountRow>> {
    with_account!(accounts::operator_id.eq(operator).and(accounts::sign_in_email.eq(key)))
        .first(conn)
        .await
        .optional()
}

/// Returns customers with that address on file, most recent purchase first. If there are more than 100, those with an
/// account are among them, then disabled ones and then the latest buyers: anyone can make guests by purchases.
pub async fn by_email(
    conn: &mut Conn,
    operator: OperatorId,
    key: &str,
) -> QueryResult<Vec<AccountRow>> {
    let of_address = customers::operator_id.eq(operator).and(customers::email_key.eq(key));
    let rows: Vec<AccountRow> = with_account!(of_address)
        .order((
            accounts::state.nullable().is_null(),
            customers::disabled.desc(),
            // The databases sort nulls differently.
            customers::last_purchase_at.is_null(),
            customers::last_purchase_at.desc(),
            customers::id.desc(),
        ))
        .limit(100)
        .load(conn)
        .await?;
    Ok(latest_buyer_first(rows))
}

/// Returns up to 100 customers with that address on file, most recent purchase first. Unlike [`by_email`] it does not
/// read them all to choose: an agent's address may be on thousands who bought at the counter.
pub async fn some_by_email(
    conn: &mut Conn,
    operator: OperatorId,
    key: &str,
) -> QueryResult<Vec<AccountRow>> {
    let of_address = customers::operator_id.eq(operator).and(customers::email_key.eq(key));
    let rows: Vec<AccountRow> = with_account!(of_address).limit(100).load(conn).await?;
    Ok(latest_buyer_first(rows))
}

fn latest_buyer_first(mut rows: Vec<AccountRow>) -> Vec<AccountRow> {
    rows.sort_by_key(|row| std::cmp::Reverse((row.last_purchase_at, row.customer)));
    rows
}

/// Returns whether the address is that of an agent of the operator: counter sales use it, so it proves no customer.
pub async fn is_agents_address(
    conn: &mut Conn,
    operator: OperatorId,
    key: &str,
) -> QueryResult<bool> {
    let found: i64 = agents::table
        .filter(agents::operator_id.eq(operator).and(agents::email_key.eq(key)))
        .count()
        .get_result(conn)
        .await?;
    Ok(found > 0)
}

/// The search keys of a customer. Every change of a name or a phone writes them, and only this place makes them.
type Keys = (
    Eq<customers::first_key, String>,
    Eq<customers::last_key, String>,
    Eq<customers::phone_key, String>,
);

fn keys(first_name: &str, last_name: &str, phone: Option<&str>) -> Keys {
    let (first, last, phone) = search_keys(first_name, last_name, phone);
    (customers::first_key.eq(first), customers::last_key.eq(last), customers::phone_key.eq(phone))
}

/// Returns the search keys of first name, last name and phone.
pub(super) fn search_keys(
    first_name: &str,
    last_name: &str,
    phone: Option<&str>,
) -> (String, String, String) {
    (search_key(first_name), search_key(last_name), phone_key(phone.unwrap_or_default()))
}

/// Adds a customer with that number; returns the id.
pub async fn insert(
    conn: &mut Conn,
    customer: &NewCustomer,
    number: &CustomerNumber,
) -> QueryResult<CustomerId> {
    let keys = keys(&customer.first_name, &customer.last_name, customer.phone.as_deref());
    diesel::insert_into(customers::table)
        .values((customer, customers::number.eq(number), keys))
        .returning(customers::id)
        .get_result(conn)
        .await
}

/// Changes name and phone of a customer. A merged customer stays empty.
pub async fn update_profile(
    conn: &mut Conn,
    operator: OperatorId,
    customer: CustomerId,
    change: ProfileChange<'_>,
) -> QueryResult<()> {
    let of_customer = customers::operator_id
        .eq(operator)
        .and(customers::id.eq(customer))
        .and(customers::merged_into.is_null());
    diesel::update(customers::table.filter(of_customer))
        .set((change, keys(change.first_name, change.last_name, change.phone)))
        .execute(conn)
        .await
        .map(|_| ())
}

/// Sets or clears a customer's address, as typed and as key. A merged customer stays empty.
pub async fn set_email(
    conn: &mut Conn,
    operator: OperatorId,
    customer: CustomerId,
    email: Option<(&str, &str)>,
) -> QueryResult<()> {
    let of_customer = customers::operator_id
        .eq(operator)
        .and(customers::id.eq(customer))
        .and(customers::merged_into.is_null());
    diesel::update(customers::table.filter(of_customer))
        .set((
            customers::email.eq(email.map(|(email, _)| email)),
            customers::email_key.eq(email.map(|(_, key)| key)),
        ))
        .execute(conn)
        .await
        .map(|_| ())
}

/// Returns at most `limit` customers with a larger id from before the search keys existed. The filter is spelled out
/// because it is the condition of an index.
pub async fn without_keys(
    conn: &mut Conn,
    after: CustomerId,
    limit: i64,
) -> QueryResult<Vec<KeylessRow>> {
    let without = sql::<Bool>("first_key = '' AND last_key = '' AND first_name <> ''");
    customers::table
        .filter(customers::id.gt(after))
        .filter(without)
        .select(KeylessRow::as_select())
        .order(customers::id)
        .limit(limit)
        .load(conn)
        .await
}

/// Fills in the search keys of a customer.
pub async fn make_keys(conn: &mut Conn, customer: &KeylessRow) -> QueryResult<()> {
    let KeylessRow { id, operator_id, first_name, last_name, phone } = customer;
    let row = customers::operator_id.eq(operator_id).and(customers::id.eq(id));
    diesel::update(customers::table.filter(row))
        .set(keys(first_name, last_name, phone.as_deref()))
        .execute(conn)
        .await
        .map(|_| ())
}
