//! A customer as agents see them, and possible duplicates.

use super::{Conn, outbox as outbox_queries};
use crate::{
    store::{
        rows::{ActivationMail, ActivationRow, DetailsRow, OtherRow},
        schema::{accounts, customers, outbox, tokens},
    },
    token::Purpose,
};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use model::{CustomerId, CustomerNumber, OperatorId};

/// How many customers with the same name, phone or email are read.
const OTHERS: i64 = 50;

/// Returns the customer of that number, unless they were merged into another one.
pub async fn by_number(
    conn: &mut Conn,
    operator: OperatorId,
    number: &CustomerNumber,
) -> QueryResult<Option<DetailsRow>> {
    customers::table
        .left_join(accounts::table.on(accounts::customer_id.eq(customers::id)))
        .filter(
            customers::operator_id
                .eq(operator)
                .and(customers::number.eq(number))
                .and(customers::merged_into.is_null()),
        )
        .select((
            customers::id,
            customers::first_name,
            customers::last_name,
            customers::email,
            customers::email_key,
            customers::phone,
            customers::locale,
            customers::disabled,
            customers::last_purchase_at,
            customers::created_at,
            customers::first_key,
            customers::last_key,
            customers::phone_key,
            accounts::state.nullable(),
            accounts::password_hash.is_not_null().nullable(),
            accounts::number_sign_in.nullable(),
            accounts::sign_in_email.nullable(),
            accounts::activated_at.nullable(),
        ))
        .first(conn)
        .await
        .optional()
}

/// Returns what another system calls the customer.
pub async fn external_id_of(
    conn: &mut Conn,
    operator: OperatorId,
    customer: CustomerId,
) -> QueryResult<Option<String>> {
    customers::table
        .filter(customers::operator_id.eq(operator).and(customers::id.eq(customer)))
        .select(customers::external_id)
        .first(conn)
        .await
}

/// Returns the id of the customer whom another system calls so, or of the survivor they were merged into.
pub async fn with_external_id(
    conn: &mut Conn,
    operator: OperatorId,
    external_id: &str,
) -> QueryResult<Option<CustomerId>> {
    let found: Option<(CustomerId, Option<CustomerId>)> = customers::table
        .filter(customers::operator_id.eq(operator))
        .filter(customers::external_id.assume_not_null().eq(external_id))
        .select((customers::id, customers::merged_into))
        .first(conn)
        .await
        .optional()?;
    Ok(found.map(|(id, survivor)| survivor.unwrap_or(id)))
}

/// Returns whether another customer, also one who was merged since, is called so by another system.
pub async fn is_external_id_taken(
    conn: &mut Conn,
    operator: OperatorId,
    external_id: &str,
    except: Option<CustomerId>,
) -> QueryResult<bool> {
    let owner: Option<CustomerId> = customers::table
        .filter(customers::operator_id.eq(operator))
        .filter(customers::external_id.assume_not_null().eq(external_id))
        .select(customers::id)
        .first(conn)
        .await
        .optional()?;
    Ok(owner.is_some_and(|owner| Some(owner) != except))
}

macro_rules! others {
    ($operator:expr, $customer:expr, $same:expr) => {
        customers::table
            .left_join(accounts::table.on(accounts::customer_id.eq(customers::id)))
            .filter(
                customers::operator_id
                    .eq($operator)
                    .and($same)
                    .and(customers::id.ne($customer))
                    .and(customers::disabled.eq(false)),
            )
            .select((
                customers::id,
                customers::number,
                customers::first_name,
                customers::last_name,
                customers::email_key,
                customers::first_key,
                customers::last_key,
                customers::phone_key,
                customers::last_purchase_at,
                accounts::state.nullable(),
            ))
            .limit(OTHERS)
    };
}

/// Returns other customers with that email.
pub async fn others_with_email(
    conn: &mut Conn,
    operator: OperatorId,
    customer: CustomerId,
    key: &str,
) -> QueryResult<Vec<OtherRow>> {
    others!(operator, customer, customers::email_key.eq(key)).load(conn).await
}

/// Returns other customers with the same first and last name.
pub async fn others_with_name(
    conn: &mut Conn,
    operator: OperatorId,
    of: &DetailsRow,
) -> QueryResult<Vec<OtherRow>> {
    let names = customers::last_key.eq(&of.last_key).and(customers::first_key.eq(&of.first_key));
    others!(operator, of.id, names).load(conn).await
}

/// Returns other customers with that phone.
pub async fn others_with_phone(
    conn: &mut Conn,
    operator: OperatorId,
    customer: CustomerId,
    key: &str,
) -> QueryResult<Vec<OtherRow>> {
    others!(operator, customer, customers::phone_key.eq(key)).load(conn).await
}

/// Returns the latest activation mail of a customer, within the retention of mails.
pub async fn activation_mail(
    conn: &mut Conn,
    operator: OperatorId,
    customer: CustomerId,
) -> QueryResult<Option<ActivationMail>> {
    let mails: Vec<ActivationMail> = outbox::table
        .filter(outbox::operator_id.eq(operator).and(outbox::customer_id.eq(customer)))
        .select((
            outbox::state,
            outbox::mail,
            outbox::link,
            outbox::created_at,
            outbox::due_at,
            outbox::error,
        ))
        .order(outbox::id.desc())
        .limit(50)
        .load(conn)
        .await?;
    let activates = |mail: &ActivationMail| {
        outbox_queries::purpose_of(mail.link.as_deref()) == Some(Purpose::Activate)
    };
    Ok(mails.into_iter().find(activates))
}

/// Returns the latest activation link of a customer.
pub async fn activation_link(
    conn: &mut Conn,
    operator: OperatorId,
    customer: CustomerId,
) -> QueryResult<Option<ActivationRow>> {
    tokens::table
        .filter(
            tokens::operator_id
                .eq(operator)
                .and(tokens::customer_id.eq(customer))
                .and(tokens::purpose.eq(Purpose::Activate)),
        )
        .select((tokens::expires_at, tokens::opened_at, tokens::replaced_at))
        .order(tokens::id.desc())
        .first(conn)
        .await
        .optional()
}
