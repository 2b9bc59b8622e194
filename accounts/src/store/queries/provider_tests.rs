//! Tests of providers by a sign-in.

use super::Conn;
use crate::store::{
    rows::{NewTest, TestRow},
    schema::provider_tests as tests,
};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use model::{OperatorId, ProviderId, ProviderTestId, Timestamp};

/// Stores a test; returns its id.
pub async fn insert(conn: &mut Conn, test: &NewTest) -> QueryResult<ProviderTestId> {
    diesel::insert_into(tests::table).values(test).returning(tests::id).get_result(conn).await
}

/// Returns the test of a ticket, unless it has expired.
pub async fn by_ticket(
    conn: &mut Conn,
    operator: OperatorId,
    ticket: &[u8],
    now: Timestamp,
) -> QueryResult<Option<TestRow>> {
    tests::table
        .filter(
            tests::operator_id
                .eq(operator)
                .and(tests::ticket.eq(ticket))
                .and(tests::expires_at.gt(now)),
        )
        .select(TestRow::as_select())
        .first(conn)
        .await
        .optional()
}

/// Returns the test that a browser began, unless it has expired.
pub async fn by_browser(
    conn: &mut Conn,
    operator: OperatorId,
    browser: &[u8],
    now: Timestamp,
) -> QueryResult<Option<TestRow>> {
    tests::table
        .filter(
            tests::operator_id
                .eq(operator)
                .and(tests::browser.eq(browser))
                .and(tests::expires_at.gt(now)),
        )
        .select(TestRow::as_select())
        .first(conn)
        .await
        .optional()
}

pub async fn by_id(
    conn: &mut Conn,
    operator: OperatorId,
    test: ProviderTestId,
    now: Timestamp,
) -> QueryResult<Option<TestRow>> {
    tests::table
        .filter(
            tests::id.eq(test).and(tests::operator_id.eq(operator)).and(tests::expires_at.gt(now)),
        )
        .select(TestRow::as_select())
        .first(conn)
        .await
        .optional()
}

/// Returns the id of the latest test of a provider whose report may be shown.
pub async fn latest(
    conn: &mut Conn,
    operator: OperatorId,
    provider: ProviderId,
    now: Timestamp,
) -> QueryResult<Option<ProviderTestId>> {
    tests::table
        .filter(
            tests::provider_id
                .eq(provider)
                .and(tests::operator_id.eq(operator))
                .and(tests::claimed.eq(true))
                .and(tests::expires_at.gt(now)),
        )
        .select(tests::id)
        .order(tests::id.desc())
        .first(conn)
        .await
        .optional()
}

/// Spends the ticket of a test and sets when it expires; returns `true` to only one of several callers.
pub async fn spend(
    conn: &mut Conn,
    operator: OperatorId,
    test: ProviderTestId,
    expires_at: Timestamp,
) -> QueryResult<bool> {
    let waiting =
        tests::operator_id.eq(operator).and(tests::id.eq(test)).and(tests::departed.eq(false));
    let spent = diesel::update(tests::table.filter(waiting))
        .set((tests::departed.eq(true), tests::expires_at.eq(expires_at)))
        .execute(conn)
        .await?;
    Ok(spent == 1)
}

/// Stores the report of a test; the first one counts. Spends its ticket, if that is unspent.
pub async fn finish(
    conn: &mut Conn,
    operator: OperatorId,
    test: ProviderTestId,
    report: &str,
    now: Timestamp,
    expires_at: Timestamp,
) -> QueryResult<()> {
    let open = tests::operator_id.eq(operator).and(tests::id.eq(test)).and(tests::report.is_null());
    diesel::update(tests::table.filter(open))
        .set((
            tests::departed.eq(true),
            tests::report.eq(report),
            tests::finished_at.eq(now),
            tests::expires_at.eq(expires_at),
        ))
        .execute(conn)
        .await
        .map(|_| ())
}

/// Allows the operator to see a test; returns `false` if that was allowed before.
pub async fn claim(
    conn: &mut Conn,
    operator: OperatorId,
    test: ProviderTestId,
) -> QueryResult<bool> {
    let unclaimed =
        tests::operator_id.eq(operator).and(tests::id.eq(test)).and(tests::claimed.eq(false));
    let claimed = diesel::update(tests::table.filter(unclaimed))
        .set(tests::claimed.eq(true))
        .execute(conn)
        .await?;
    Ok(claimed == 1)
}

pub async fn delete_of_provider(
    conn: &mut Conn,
    operator: OperatorId,
    provider: ProviderId,
) -> QueryResult<()> {
    let of_provider = tests::operator_id.eq(operator).and(tests::provider_id.eq(provider));
    diesel::delete(tests::table.filter(of_provider)).execute(conn).await.map(|_| ())
}
