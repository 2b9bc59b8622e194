//! The customers of campaigns.

use super::Conn;
use crate::{
    store::{
        rows::{AccountStatus, LeftOutRow, NewRecipient, RecipientLink, RecipientRow, WaitingRow},
        schema::{accounts, campaign_recipients as recipients, customers, tokens},
    },
    token::Purpose,
};
use diesel::{
    dsl::{count_star, sql},
    prelude::*,
    sql_types::{BigInt, Bool},
};
use diesel_async::RunQueryDsl;
use model::{
    CampaignId, CampaignRecipientId, CustomerId, LeftOut, MailId, OperatorId, RecipientState,
    Timestamp,
};

/// Condition of a customer of a campaign who is still waiting.
macro_rules! is_waiting {
    ($operator:expr, $recipient:expr) => {
        recipients::operator_id
            .eq($operator)
            .and(recipients::id.eq($recipient))
            .and(recipients::state.eq(RecipientState::Waiting))
    };
}

pub async fn insert(conn: &mut Conn, recipient: NewRecipient) -> QueryResult<()> {
    diesel::insert_into(recipients::table).values(recipient).execute(conn).await.map(|_| ())
}

/// Returns those of the customers who are in a campaign already.
pub async fn known(
    conn: &mut Conn,
    operator: OperatorId,
    campaign: CampaignId,
    people: &[CustomerId],
) -> QueryResult<Vec<CustomerId>> {
    recipients::table
        .filter(recipients::campaign_id.eq(campaign).and(recipients::customer_id.eq_any(people)))
        .filter(recipients::operator_id.eq(operator))
        .select(recipients::customer_id)
        .load(conn)
        .await
}

/// Returns the customer of a campaign who is written to next.
pub async fn next_waiting(
    conn: &mut Conn,
    operator: OperatorId,
    campaign: CampaignId,
) -> QueryResult<Option<WaitingRow>> {
    recipients::table
        .inner_join(customers::table.on(customers::id.eq(recipients::customer_id)))
        .filter(
            recipients::campaign_id.eq(campaign).and(recipients::state.eq(RecipientState::Waiting)),
        )
        .filter(recipients::operator_id.eq(operator))
        .select((recipients::id, recipients::customer_id, customers::number))
        .order(recipients::id)
        .first(conn)
        .await
        .optional()
}

/// Records that a waiting customer's mail was queued. Returns whether the customer was still waiting.
pub async fn mark_queued(
    conn: &mut Conn,
    operator: OperatorId,
    recipient: CampaignRecipientId,
    mail: MailId,
    now: Timestamp,
) -> QueryResult<bool> {
    let marked = diesel::update(recipients::table.filter(is_waiting!(operator, recipient)))
        .set((
            recipients::state.eq(RecipientState::Queued),
            recipients::mail_id.eq(mail),
            recipients::queued_at.eq(now),
        ))
        .execute(conn)
        .await?;
    Ok(marked == 1)
}

/// Records why a waiting customer is left out.
pub async fn leave_out(
    conn: &mut Conn,
    operator: OperatorId,
    recipient: CampaignRecipientId,
    reason: LeftOut,
) -> QueryResult<()> {
    diesel::update(recipients::table.filter(is_waiting!(operator, recipient)))
        .set((recipients::state.eq(RecipientState::LeftOut), recipients::reason.eq(reason)))
        .execute(conn)
        .await
        .map(|_| ())
}

/// Returns whether a customer of a campaign still waits.
pub async fn waits(
    conn: &mut Conn,
    operator: OperatorId,
    recipient: CampaignRecipientId,
) -> QueryResult<bool> {
    let waiting: i64 =
        recipients::table.filter(is_waiting!(operator, recipient)).count().get_result(conn).await?;
    Ok(waiting > 0)
}

/// Returns how many customers of a campaign are in each state.
pub async fn by_state(
    conn: &mut Conn,
    operator: OperatorId,
    campaign: CampaignId,
) -> QueryResult<Vec<(RecipientState, i64)>> {
    recipients::table
        .filter(recipients::campaign_id.eq(campaign).and(recipients::operator_id.eq(operator)))
        .group_by(recipients::state)
        .select((recipients::state, count_star()))
        .load(conn)
        .await
}

/// Returns how many customers a campaign leaves out for each reason.
pub async fn by_reason(
    conn: &mut Conn,
    operator: OperatorId,
    campaign: CampaignId,
) -> QueryResult<Vec<(Option<LeftOut>, i64)>> {
    recipients::table
        .filter(recipients::campaign_id.eq(campaign).and(recipients::operator_id.eq(operator)))
        .filter(recipients::reason.is_not_null())
        .group_by(recipients::reason)
        .select((recipients::reason, count_star()))
        .load(conn)
        .await
}

/// Returns how many customers of a campaign had their link opened.
pub async fn opened(
    conn: &mut Conn,
    operator: OperatorId,
    campaign: CampaignId,
) -> QueryResult<i64> {
    recipients::table
        .filter(recipients::campaign_id.eq(campaign).and(recipients::operator_id.eq(operator)))
        .filter(recipients::opened_at.is_not_null())
        .count()
        .get_result(conn)
        .await
}

/// Returns customers whom a campaign leaves out for that reason, latest first, before an id.
pub async fn left_out(
    conn: &mut Conn,
    operator: OperatorId,
    campaign: CampaignId,
    (reason, before): (LeftOut, CampaignRecipientId),
    limit: i64,
) -> QueryResult<Vec<LeftOutRow>> {
    recipients::table
        .inner_join(customers::table.on(customers::id.eq(recipients::customer_id)))
        .filter(recipients::campaign_id.eq(campaign).and(recipients::reason.eq(reason)))
        .filter(recipients::operator_id.eq(operator).and(recipients::id.lt(before)))
        .select((recipients::id, customers::number, customers::first_name, customers::last_name))
        .order(recipients::id.desc())
        .limit(limit)
        .load(conn)
        .await
}

/// Returns customers of a campaign whose mail was queued and who have not activated, after an id.
pub async fn open(
    conn: &mut Conn,
    operator: OperatorId,
    campaign: CampaignId,
    after: CampaignRecipientId,
    limit: i64,
) -> QueryResult<Vec<RecipientRow>> {
    recipients::table
        .filter(recipients::campaign_id.eq(campaign).and(recipients::id.gt(after)))
        .filter(recipients::operator_id.eq(operator).and(recipients::queued_at.is_not_null()))
        .filter(recipients::state.ne(RecipientState::Activated))
        .select((
            recipients::id,
            recipients::customer_id,
            recipients::state,
            recipients::mail_id,
            recipients::queued_at,
            recipients::opened_at,
        ))
        .order(recipients::id)
        .limit(limit)
        .load(conn)
        .await
}

/// Returns the activation links of customers.
pub async fn links(
    conn: &mut Conn,
    operator: OperatorId,
    people: &[CustomerId],
) -> QueryResult<Vec<RecipientLink>> {
    tokens::table
        .filter(tokens::operator_id.eq(operator).and(tokens::customer_id.eq_any(people)))
        .filter(tokens::purpose.eq(Purpose::Activate))
        .select((
            tokens::customer_id.assume_not_null(),
            tokens::created_at,
            tokens::expires_at,
            tokens::opened_at,
            tokens::used_at,
            tokens::replaced_at,
        ))
        .load(conn)
        .await
}

/// Returns when those of the customers activated their accounts who have.
pub async fn activations(
    conn: &mut Conn,
    operator: OperatorId,
    people: &[CustomerId],
) -> QueryResult<Vec<(CustomerId, Option<Timestamp>)>> {
    // As in `search::accounts_of`: the plus keeps SQLite off an index that begins with the operator.
    let of_operator = sql::<Bool>("+accounts.operator_id = ").bind::<BigInt, _>(operator);
    accounts::table
        .filter(accounts::customer_id.eq_any(people).and(of_operator))
        .filter(accounts::state.eq(AccountStatus::Active))
        .select((accounts::customer_id, accounts::activated_at))
        .load(conn)
        .await
}

/// Records how far a customer of a campaign is.
pub async fn set_progress(
    conn: &mut Conn,
    operator: OperatorId,
    recipient: CampaignRecipientId,
    state: RecipientState,
    opened_at: Option<Timestamp>,
) -> QueryResult<()> {
    let one = recipients::operator_id.eq(operator).and(recipients::id.eq(recipient));
    diesel::update(recipients::table.filter(one))
        .set((recipients::state.eq(state), recipients::opened_at.eq(opened_at)))
        .execute(conn)
        .await
        .map(|_| ())
}
