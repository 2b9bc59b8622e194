//! Changes by agents to a customer and their account.

use super::Conn;
use crate::store::{
    rows::{AccountRow, ChangedHere, ProfileChange},
    schema::{accounts, customers},
};
use diesel::{
    prelude::*,
    sql_types::{Nullable, Text},
};
use diesel_async::RunQueryDsl;
use model::{CustomerId, IdentityId, OperatorId};

/// Creates an invited account for a customer without an account; an existing one stays unchanged.
pub async fn invite(
    conn: &mut Conn,
    operator: OperatorId,
    customer: CustomerId,
) -> QueryResult<()> {
    diesel::insert_into(accounts::table)
        .values((
            accounts::customer_id.eq(customer),
            accounts::operator_id.eq(operator),
            accounts::state.eq(AccountRow::INVITED),
            accounts::number_sign_in.eq(false),
        ))
        .on_conflict_do_nothing()
        .execute(conn)
        .await
        .map(|_| ())
}

/// Disables or enables a customer.
pub async fn set_disabled(
    conn: &mut Conn,
    operator: OperatorId,
    customer: CustomerId,
    disabled: bool,
) -> QueryResult<()> {
    let of_customer = customers::operator_id.eq(operator).and(customers::id.eq(customer));
    diesel::update(customers::table.filter(of_customer))
        .set(customers::disabled.eq(disabled))
        .execute(conn)
        .await
        .map(|_| ())
}

diesel::define_sql_function! {
    #[sql_name = "COALESCE"]
    fn text_or(one: Nullable<Text>, other: Text) -> Text;
}

/// Records which of name, phone and language a change is about to replace.
pub async fn mark_profile(
    conn: &mut Conn,
    operator: OperatorId,
    customer: CustomerId,
    change: ProfileChange<'_>,
) -> QueryResult<()> {
    let renamed =
        customers::first_name.ne(change.first_name).or(customers::last_name.ne(change.last_name));
    let other_phone = text_or(customers::phone, "").ne(change.phone.unwrap_or_default());
    let other_locale = customers::locale.ne(change.locale);
    let of_customer = customers::operator_id.eq(operator).and(customers::id.eq(customer));
    diesel::update(customers::table.filter(of_customer))
        .set((
            customers::name_changed.eq(customers::name_changed.or(renamed)),
            customers::phone_changed.eq(customers::phone_changed.or(other_phone)),
            customers::locale_changed.eq(customers::locale_changed.or(other_locale)),
        ))
        .execute(conn)
        .await
        .map(|_| ())
}

/// Records whether another address is about to replace that of a customer.
pub async fn mark_email(
    conn: &mut Conn,
    operator: OperatorId,
    customer: CustomerId,
    email: Option<&str>,
) -> QueryResult<()> {
    let other_email = text_or(customers::email, "").ne(email.unwrap_or_default());
    let of_customer = customers::operator_id.eq(operator).and(customers::id.eq(customer));
    diesel::update(customers::table.filter(of_customer))
        .set(customers::email_changed.eq(customers::email_changed.or(other_email)))
        .execute(conn)
        .await
        .map(|_| ())
}

/// Returns whether the name of a customer counts as changed here.
pub async fn is_name_changed(
    conn: &mut Conn,
    operator: OperatorId,
    customer: CustomerId,
) -> QueryResult<bool> {
    let of_customer = customers::operator_id.eq(operator).and(customers::id.eq(customer));
    customers::table.filter(of_customer).select(customers::name_changed).first(conn).await
}

/// Sets whether the name of a customer counts as changed here.
pub async fn set_name_changed(
    conn: &mut Conn,
    operator: OperatorId,
    customer: CustomerId,
    changed: bool,
) -> QueryResult<()> {
    let of_customer = customers::operator_id.eq(operator).and(customers::id.eq(customer));
    diesel::update(customers::table.filter(of_customer))
        .set(customers::name_changed.eq(changed))
        .execute(conn)
        .await
        .map(|_| ())
}

/// Sets which values of a customer count as changed here.
pub async fn set_changed_here(
    conn: &mut Conn,
    operator: OperatorId,
    customer: CustomerId,
    changed: ChangedHere,
) -> QueryResult<()> {
    let of_customer = customers::operator_id.eq(operator).and(customers::id.eq(customer));
    diesel::update(customers::table.filter(of_customer))
        .set(changed)
        .execute(conn)
        .await
        .map(|_| ())
}

/// Keeps what another system calls the customer.
pub async fn set_external_id(
    conn: &mut Conn,
    operator: OperatorId,
    customer: CustomerId,
    external_id: Option<&str>,
) -> QueryResult<()> {
    let of_customer = customers::operator_id.eq(operator).and(customers::id.eq(customer));
    diesel::update(customers::table.filter(of_customer))
        .set(customers::external_id.eq(external_id))
        .execute(conn)
        .await
        .map(|_| ())
}

/// Ends the email sign-in of an account, and clears the proof of its address.
pub async fn end_email_sign_in(
    conn: &mut Conn,
    operator: OperatorId,
    customer: CustomerId,
) -> QueryResult<()> {
    let of_customer = accounts::operator_id.eq(operator).and(accounts::customer_id.eq(customer));
    diesel::update(accounts::table.filter(of_customer))
        .set((
            accounts::sign_in_email.eq(None::<String>),
            accounts::email_proved.eq(false),
            accounts::email_vouched_by.eq(None::<IdentityId>),
        ))
        .execute(conn)
        .await
        .map(|_| ())
}
