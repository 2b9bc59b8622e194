//! Purchases that customers miss because they were made with another address.

use super::{Conn, tokens::pending};
use crate::{
    store::{
        rows::AccountRow,
        schema::{accounts, customers, purchases, tokens},
    },
    token::Purpose,
};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use model::{CustomerId, OperatorId, PurchaseId, Timestamp};

/// Returns the id of the purchase of that number.
pub async fn id_of(
    conn: &mut Conn,
    operator: OperatorId,
    number: &str,
) -> QueryResult<Option<PurchaseId>> {
    purchases::table
        .filter(purchases::operator_id.eq(operator).and(purchases::number.eq(number)))
        .select(purchases::id)
        .first(conn)
        .await
        .optional()
}

/// Returns the customer of a purchase.
pub async fn owner_of(
    conn: &mut Conn,
    operator: OperatorId,
    purchase: PurchaseId,
) -> QueryResult<Option<CustomerId>> {
    purchases::table
        .filter(purchases::operator_id.eq(operator).and(purchases::id.eq(purchase)))
        .select(purchases::customer_id)
        .first(conn)
        .await
        .optional()
}

/// Returns whether a customer with an account has proved that address; their history includes its guests' purchases.
pub async fn is_shown(conn: &mut Conn, operator: OperatorId, email_key: &str) -> QueryResult<bool> {
    let found: i64 = customers::table
        .inner_join(accounts::table.on(accounts::customer_id.eq(customers::id)))
        .filter(customers::operator_id.eq(operator).and(customers::email_key.eq(email_key)))
        .filter(accounts::state.eq(AccountRow::ACTIVE).and(accounts::email_proved.eq(true)))
        .count()
        .get_result(conn)
        .await?;
    Ok(found > 0)
}

/// Replaces the pending links to a purchase that a customer asked for.
pub async fn replace_links(
    conn: &mut Conn,
    operator: OperatorId,
    customer: CustomerId,
    purchase: PurchaseId,
    now: Timestamp,
) -> QueryResult<()> {
    let pending = tokens::operator_id
        .eq(operator)
        .and(tokens::customer_id.eq(customer))
        .and(tokens::purpose.eq(Purpose::AddPurchase))
        .and(tokens::purchase_id.eq(purchase))
        .and(pending!());
    diesel::update(tokens::table.filter(pending))
        .set(tokens::replaced_at.eq(now))
        .execute(conn)
        .await
        .map(|_| ())
}

/// Moves a purchase from one customer to another; returns its time.
pub async fn move_purchase(
    conn: &mut Conn,
    operator: OperatorId,
    purchase: PurchaseId,
    from: CustomerId,
    to: CustomerId,
) -> QueryResult<Timestamp> {
    let of_owner = purchases::operator_id
        .eq(operator)
        .and(purchases::id.eq(purchase))
        .and(purchases::customer_id.eq(from));
    diesel::update(purchases::table.filter(of_owner))
        .set(purchases::customer_id.eq(to))
        .returning(purchases::at)
        .get_result(conn)
        .await
}
