//! Changes by agents to a customer and their account.

use super::Conn;
use crate::store::{
    rows::AccountRow,
    schema::{accounts, customers},
};
use diesel::prelude::*;
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
