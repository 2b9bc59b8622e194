//! Purchases that customers miss because they were made with another address.

use super::{Conn, customers as customer_queries, email_changes};
use crate::{
    purchases::Claim,
    store::{
        rows::{AccountRow, NewToken},
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

/// Returns the guest customer of the purchase, if the reader of that mailbox may have it. Runs every query whatever the
/// results are, so that all answers take as long.
pub async fn guest_of(
    conn: &mut Conn,
    operator: OperatorId,
    purchase: PurchaseId,
    email_key: &str,
    now: Timestamp,
) -> QueryResult<Option<AccountRow>> {
    let owner = owner_of(conn, operator, purchase).await?.unwrap_or_default();
    let row = customer_queries::by_id(conn, operator, owner).await?;
    let objection = email_changes::objection_left(conn, operator, owner, now).await?;
    let claim = Claim {
        email_key,
        is_agents: customer_queries::is_agents_address(conn, operator, email_key).await?,
        is_shown: is_shown_to_an_account(conn, operator, email_key).await?,
        objection: objection.is_some(),
    };
    Ok(row.filter(|row| claim.holds_against(row)))
}

async fn owner_of(
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
async fn is_shown_to_an_account(
    conn: &mut Conn,
    operator: OperatorId,
    email_key: &str,
) -> QueryResult<bool> {
    let found: i64 = customers::table
        .inner_join(accounts::table.on(accounts::customer_id.eq(customers::id)))
        .filter(customers::operator_id.eq(operator).and(customers::email_key.eq(email_key)))
        .filter(accounts::state.eq(AccountRow::ACTIVE).and(accounts::email_proved.eq(true)))
        .count()
        .get_result(conn)
        .await?;
    Ok(found > 0)
}

/// Returns whether the purchase of a link about to be mailed may still go to the reader of that mailbox.
pub async fn is_free(conn: &mut Conn, token: &NewToken) -> QueryResult<bool> {
    let (Some(purchase), Some(key)) = (token.purchase_id, token.email_key.as_deref()) else {
        return Ok(false);
    };
    let guest = guest_of(conn, token.operator_id, purchase, key, token.created_at).await?;
    Ok(guest.is_some())
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
        .and(tokens::purpose.eq(Purpose::AddPurchase.as_str()))
        .and(tokens::purchase_id.eq(purchase))
        .and(tokens::used_at.is_null())
        .and(tokens::replaced_at.is_null());
    diesel::update(tokens::table.filter(pending))
        .set(tokens::replaced_at.eq(now))
        .execute(conn)
        .await
        .map(|_| ())
}

/// Moves a purchase from one customer to another; returns its time.
pub async fn give(
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
