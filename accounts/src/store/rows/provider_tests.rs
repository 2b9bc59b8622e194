//! Tests of providers by a sign-in.

use crate::store::schema;
use diesel::prelude::*;
use model::{AgentId, OperatorId, PortalId, ProviderId, ProviderTestId, Timestamp};

/// A test that an agent begins.
#[derive(Debug, Clone, Insertable)]
#[diesel(table_name = schema::provider_tests)]
pub struct NewTest {
    pub operator_id: OperatorId,
    pub provider_id: ProviderId,
    pub agent_id: AgentId,
    pub portal_id: PortalId,
    pub version: i64,
    pub browser: Vec<u8>,
    pub ticket: Vec<u8>,
    /// Whether the ticket is spent; also `true` when no sign-in takes place.
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
    pub id: ProviderTestId,
    pub operator_id: OperatorId,
    pub provider_id: ProviderId,
    pub agent_id: AgentId,
    pub portal_id: PortalId,
    pub version: i64,
    pub departed: bool,
    pub findings: String,
    pub report: Option<String>,
    pub finished_at: Option<Timestamp>,
    pub claimed: bool,
}
