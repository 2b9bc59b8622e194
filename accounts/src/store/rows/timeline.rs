//! Events of customers' timelines.

use crate::store::schema;
use diesel::prelude::*;
use model::Timestamp;

#[derive(Debug, Clone, Insertable)]
#[diesel(table_name = schema::timeline)]
pub struct NewEvent {
    pub operator_id: i64,
    pub customer_id: i64,
    pub event: &'static str,
    pub detail: Option<String>,
    pub ip: Option<String>,
    pub at: Timestamp,
    pub agent_id: Option<i64>,
    pub api_token: Option<String>,
}
