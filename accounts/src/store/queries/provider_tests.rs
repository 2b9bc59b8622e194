//! Tests of providers by a round trip.

use super::{Conn, audit, providers, sso};
use crate::store::{
    rows::{NewTest, TestClaim, TestDeparture, TestRow},
    schema::provider_tests as tests,
};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use model::Timestamp;

pub async fn insert(conn: &mut Conn, test: &NewTest) -> QueryResult<i64> {
    diesel::insert_into(tests::table).values(test).returning(tests::id).get_result(conn).await
}

/// The test of a ticket, while it lasts.
pub async fn by_ticket(
    conn: &mut Conn,
    operator: i64,
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

/// The test that a browser began, while it lasts.
pub async fn by_browser(
    conn: &mut Conn,
    operator: i64,
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
    operator: i64,
    test: i64,
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

/// The latest test of a provider that may be looked at.
pub async fn latest(
    conn: &mut Conn,
    operator: i64,
    provider: i64,
    now: Timestamp,
) -> QueryResult<Option<i64>> {
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

/// Spends the ticket and begins the trip; only one of several browsers gets a yes.
pub async fn depart(
    conn: &mut Conn,
    test: i64,
    departure: &TestDeparture<'_>,
) -> QueryResult<bool> {
    let spent = spend(conn, test, departure.expires_at).await?;
    if spent {
        sso::begin_flow(conn, departure.flow).await?;
    }
    Ok(spent)
}

async fn spend(conn: &mut Conn, test: i64, expires_at: Timestamp) -> QueryResult<bool> {
    let waiting = tests::id.eq(test).and(tests::departed.eq(false));
    let spent = diesel::update(tests::table.filter(waiting))
        .set((tests::departed.eq(true), tests::expires_at.eq(expires_at)))
        .execute(conn)
        .await?;
    Ok(spent == 1)
}

/// Keeps what came of a test: the first answer counts. Its ticket is used up, if it was not yet.
pub async fn finish(
    conn: &mut Conn,
    test: i64,
    report: &str,
    now: Timestamp,
    expires_at: Timestamp,
) -> QueryResult<()> {
    let open = tests::id.eq(test).and(tests::report.is_null());
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

/// Shows a test to the operator, and where it was passed keeps that of the provider, if that is still as it was.
pub async fn claim(conn: &mut Conn, claim: &TestClaim<'_>, now: Timestamp) -> QueryResult<()> {
    let test = claim.test;
    let unseen = tests::id.eq(test.id).and(tests::claimed.eq(false));
    let claimed = diesel::update(tests::table.filter(unseen))
        .set(tests::claimed.eq(true))
        .execute(conn)
        .await?;
    if claimed != 1 {
        return Ok(());
    }
    if claim.passed {
        let (operator, provider) = (test.operator_id, test.provider_id);
        providers::set_tested(conn, operator, provider, test.version, Some(now)).await?;
    }
    audit::record(conn, claim.act).await
}
