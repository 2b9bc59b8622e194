//! Tests of providers by a round trip.

use super::{NewAudit, NewFlow};
use crate::store::schema;
use diesel::prelude::*;
use model::Timestamp;

/// A test that an agent begins.
#[derive(Debug, Clone, Insertable)]
#[diesel(table_name = schema::provider_tests)]
pub struct NewTest {
    pub operator_id: i64,
    pub provider_id: i64,
    pub agent_id: i64,
    pub portal_id: i64,
    pub version: i64,
    pub browser: Vec<u8>,
    pub ticket: Vec<u8>,
    /// Whether the ticket is used up; also when nobody is to leave.
    pub departed: bool,
    /// `model::Finding`s as JSON.
    pub findings: String,
    /// A `model::TestReport` as JSON.
    pub report: Option<String>,
    pub finished_at: Option<Timestamp>,
    pub claimed: bool,
    pub expires_at: Timestamp,
}

#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = schema::provider_tests)]
pub struct TestRow {
    pub id: i64,
    pub operator_id: i64,
    pub provider_id: i64,
    pub agent_id: i64,
    pub portal_id: i64,
    pub version: i64,
    pub departed: bool,
    pub findings: String,
    pub report: Option<String>,
    pub finished_at: Option<Timestamp>,
    pub claimed: bool,
}

/// A browser that leaves with the ticket of a test.
pub struct TestDeparture<'a> {
    pub flow: &'a NewFlow,
    /// Until when the test waits for it.
    pub expires_at: Timestamp,
}

/// A test that came back to the browser that began it.
pub struct TestClaim<'a> {
    pub test: &'a TestRow,
    /// Whether it was passed.
    pub passed: bool,
    pub act: &'a NewAudit,
}
