//! Customers' sessions.

use crate::store::schema;
use diesel::prelude::*;
use model::{CustomerId, IdentityId, OperatorId, PortalId, ProviderId, SessionId, Timestamp};

#[derive(Debug, Clone, Insertable)]
#[diesel(table_name = schema::sessions)]
pub struct NewSession {
    pub operator_id: OperatorId,
    pub customer_id: CustomerId,
    pub hash: Vec<u8>,
    pub user_agent: String,
    pub created_at: Timestamp,
    pub last_seen_at: Timestamp,
    pub idle_minutes: i32,
    pub expires_at: Timestamp,
    pub identity_id: Option<IdentityId>,
    pub provider_session: Option<Vec<u8>>,
    pub id_token: Option<Vec<u8>>,
    pub remembered: bool,
    #[diesel(embed)]
    pub origin: OriginRow,
}

/// Where and how a session was created. Sessions of releases that did not record it have neither portal nor method.
#[derive(Debug, Clone, Default, PartialEq, Eq, Insertable, Queryable, Selectable)]
#[diesel(table_name = schema::sessions)]
pub struct OriginRow {
    pub portal_id: Option<PortalId>,
    pub method: String,
    pub provider_id: Option<ProviderId>,
    pub access_rule: Option<i64>,
}

/// Sessions with the same origin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionGroup {
    pub origin: OriginRow,
    /// The idle limits of sessions that begin under today's settings, in minutes.
    pub idle_limits: [i32; 2],
}

#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = schema::sessions)]
pub struct SessionRow {
    pub id: SessionId,
    pub customer_id: CustomerId,
    pub user_agent: String,
    pub created_at: Timestamp,
    pub last_seen_at: Timestamp,
    pub idle_minutes: i32,
    pub expires_at: Timestamp,
    pub identity_id: Option<IdentityId>,
    pub id_token: Option<Vec<u8>>,
    #[diesel(embed)]
    pub origin: OriginRow,
}
