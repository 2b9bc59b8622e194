//! What is left of a customer who deletes their account: purchases of nobody, and that it happened.

use super::{
    Conn, customers as customer_queries, merge_records, outbox as outbox_queries, owner_proofs,
    sessions, timeline as timeline_queries,
};
use crate::store::{
    rows::{NewEvent, NewMail, OwnerCheck, OwnerProof, ProfileChange},
    schema::{
        accounts, audit, devices, email_changes, identities, outbox, purchases, timeline, tokens,
    },
};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

macro_rules! of_customer {
    ($table:ident, $operator:expr, $customer:expr) => {
        $table::table
            .filter($table::operator_id.eq($operator).and($table::customer_id.eq($customer)))
    };
}

/// Deletes the account and whatever says who had it, if the proof still holds.
pub async fn delete(
    conn: &mut Conn,
    proof: OwnerProof<'_>,
    event: &NewEvent,
    locale: &str,
    goodbye: Option<&NewMail>,
) -> QueryResult<OwnerCheck> {
    let (operator, customer) = (event.operator_id, event.customer_id);
    let check = owner_proofs::check(conn, operator, customer, proof).await?;
    if check != OwnerCheck::Holds {
        return Ok(check);
    }
    sessions::end_all(conn, operator, customer).await?;
    diesel::delete(of_customer!(devices, operator, customer)).execute(conn).await?;
    diesel::delete(of_customer!(identities, operator, customer)).execute(conn).await?;
    diesel::delete(of_customer!(tokens, operator, customer)).execute(conn).await?;
    diesel::delete(of_customer!(email_changes, operator, customer)).execute(conn).await?;
    diesel::delete(of_customer!(outbox, operator, customer)).execute(conn).await?;
    diesel::delete(of_customer!(accounts, operator, customer)).execute(conn).await?;
    merge_records::forget(conn, operator, customer).await?;
    make_nobody(conn, operator, customer, locale).await?;
    timeline_queries::record(conn, event).await?;
    if let Some(goodbye) = goodbye {
        outbox_queries::queue(conn, goodbye).await?;
    }
    Ok(OwnerCheck::Holds)
}

async fn make_nobody(
    conn: &mut Conn,
    operator: i64,
    customer: i64,
    locale: &str,
) -> QueryResult<()> {
    let nobody = ProfileChange { first_name: "", last_name: "", phone: None, locale };
    customer_queries::update_profile(conn, operator, customer, nobody).await?;
    customer_queries::set_email(conn, operator, customer, None).await?;
    diesel::update(of_customer!(purchases, operator, customer))
        .set((purchases::first_name.eq(""), purchases::last_name.eq(""), purchases::email.eq("")))
        .execute(conn)
        .await?;
    diesel::update(of_customer!(timeline, operator, customer))
        .set((timeline::detail.eq(None::<String>), timeline::ip.eq(None::<String>)))
        .execute(conn)
        .await?;
    diesel::update(of_customer!(audit, operator, customer))
        .set((audit::was.eq(None::<String>), audit::became.eq(None::<String>)))
        .execute(conn)
        .await
        .map(|_| ())
}
