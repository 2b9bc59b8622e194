//! Events of customers' timelines.

use crate::{store::schema, timeline::Event};
use diesel::prelude::*;
use model::{AgentId, CustomerId, OperatorId, Timestamp};

#[derive(Debug, Clone, Insertable)]
#[diesel(table_name = schema::timeline)]
pub struct NewEvent {
    pub operator_id: OperatorId,
    pub customer_id: CustomerId,
    pub event: Event,
    pub detail: Option<String>,
    pub ip: Option<String>,
    pub at: Timestamp,
    pub agent_id: Option<AgentId>,
    pub api_token: Option<String>,
}
