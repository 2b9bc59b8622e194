//! Campaigns, and their customers.

use crate::store::schema;
use diesel::prelude::*;
use model::{
    AgentId, CampaignId, CampaignRecipientId, CampaignState, CustomerId, CustomerNumber, LeftOut,
    MailId, OperatorId, RecipientState, Timestamp,
};

#[derive(Debug, Clone, Copy, Insertable)]
#[diesel(table_name = schema::campaigns)]
pub struct NewCampaign<'a> {
    pub operator_id: OperatorId,
    pub agent_id: AgentId,
    pub name: &'a str,
    pub filter: &'a str,
    pub time_zone: &'a str,
    pub per_minute: i32,
    pub state: CampaignState,
    pub created_at: Timestamp,
    pub next_at: Timestamp,
}

/// A campaign, with the name of its maker.
#[derive(Debug, Clone, Queryable)]
pub struct CampaignRow {
    pub id: CampaignId,
    pub name: String,
    pub filter: String,
    pub time_zone: String,
    pub per_minute: i32,
    pub state: CampaignState,
    pub place: Option<String>,
    pub created_at: Timestamp,
    pub start_at: Option<Timestamp>,
    pub next_at: Timestamp,
    pub ended_at: Option<Timestamp>,
    pub counted_at: Option<Timestamp>,
    pub maker_id: AgentId,
    pub maker: String,
}

#[derive(Debug, Clone, Copy, Insertable)]
#[diesel(table_name = schema::campaign_recipients)]
pub struct NewRecipient {
    pub operator_id: OperatorId,
    pub campaign_id: CampaignId,
    pub customer_id: CustomerId,
    pub state: RecipientState,
    pub reason: Option<LeftOut>,
    pub created_at: Timestamp,
}

/// The next customer of a campaign.
#[derive(Debug, Clone, Queryable)]
pub struct WaitingRow {
    pub id: CampaignRecipientId,
    pub customer: CustomerId,
    pub number: CustomerNumber,
}

/// A customer whom a campaign leaves out.
#[derive(Debug, Clone, Queryable)]
pub struct LeftOutRow {
    pub id: CampaignRecipientId,
    pub number: CustomerNumber,
    pub first_name: String,
    pub last_name: String,
}

/// A customer of a campaign whose mail was made.
#[derive(Debug, Clone, Queryable)]
pub struct RecipientRow {
    pub id: CampaignRecipientId,
    pub customer: CustomerId,
    pub state: RecipientState,
    pub mail: Option<MailId>,
    pub queued_at: Option<Timestamp>,
    pub opened_at: Option<Timestamp>,
}

/// An activation link of a customer of a campaign.
#[derive(Debug, Clone, Queryable)]
pub struct RecipientLink {
    pub customer: CustomerId,
    pub created_at: Timestamp,
    pub expires_at: Timestamp,
    pub opened_at: Option<Timestamp>,
    pub used_at: Option<Timestamp>,
    pub replaced_at: Option<Timestamp>,
}
