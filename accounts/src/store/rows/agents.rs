//! Agents, their sign-ins and what they did.

use crate::store::schema;
use diesel::prelude::*;
use model::Timestamp;

#[derive(Insertable)]
#[diesel(table_name = schema::agents)]
pub struct NewAgent<'a> {
    pub operator_id: i64,
    pub name: &'a str,
    pub email: &'a str,
    pub email_key: &'a str,
    pub role: &'a str,
    /// None until the invitation is accepted.
    pub login_id: Option<i64>,
}

/// Something an agent did.
#[derive(Debug, Clone, Insertable)]
#[diesel(table_name = schema::audit)]
pub struct NewAudit {
    pub operator_id: i64,
    pub agent_id: i64,
    pub action: &'static str,
    pub subject: String,
    pub customer_id: Option<i64>,
    pub was: Option<String>,
    pub became: Option<String>,
    pub ip: String,
    pub at: Timestamp,
}
