//! Rows of queries that are not types of the model.

mod agents;
mod branding;
mod catalogue;
mod customer_details;
mod email_change;
mod merges;
mod provider_tests;
mod sealed;
mod search;
mod sso;

pub use agents::*;
pub use branding::*;
pub use catalogue::*;
pub use customer_details::*;
pub use email_change::*;
pub use merges::*;
pub use provider_tests::*;
pub use sealed::*;
pub use search::*;
pub use sso::*;

use super::schema;

use diesel::prelude::*;
use model::{
    AgentId, ArrivalId, CustomerId, EmailChangeId, IdentityId, MailId, OperatorId, PortalId,
    ProductId, ProviderId, PurchaseId, RegistrationId, SessionId, Settings, Timestamp, TokenId,
};
use serde::{Deserialize, Serialize};

/// A portal. Pairs are the operator's value and the portal's own, if any.
#[derive(Queryable)]
pub struct PortalRow {
    pub id: PortalId,
    pub operator: OperatorId,
    pub operator_name: String,
    pub name: String,
    pub host: String,
    pub origin: String,
    pub accent: String,
    pub default_locale: (String, Option<String>),
    pub sender_name: String,
    pub sender: String,
    pub accounts: (bool, Option<bool>),
    pub force_login: (bool, Option<bool>),
    pub sso: (bool, Option<bool>),
    pub sso_only: (bool, Option<bool>),
    pub tell: (bool, Option<bool>),
    pub idle: (i32, Option<i32>),
    pub absolute: (i32, Option<i32>),
    pub remember: (i32, Option<i32>),
    pub minimum: (i32, Option<i32>),
    pub activation_hours: i32,
    pub networks: (i32, String),
    pub locales: String,
    pub logo: (Option<String>, Option<i32>, Option<i32>),
}

#[derive(Insertable)]
#[diesel(table_name = schema::operators)]
pub struct NewOperatorRow<'a> {
    pub name: &'a str,
    pub default_locale: &'a str,
    pub sender_name: &'a str,
    pub sender: &'a str,
    #[diesel(embed)]
    pub settings: SettingsRow,
    pub created_at: Timestamp,
    pub demo: bool,
}

/// An operator's settings.
#[derive(Debug, Clone, Insertable, AsChangeset, Queryable, Selectable)]
#[diesel(table_name = schema::operators)]
pub struct SettingsRow {
    pub customer_accounts_enabled: bool,
    pub force_login: bool,
    pub sso_enabled: bool,
    pub sso_only: bool,
    pub tell_when_email_is_registered: bool,
    pub session_idle_minutes: i32,
    pub session_absolute_minutes: i32,
    pub remember_me_minutes: i32,
    pub password_minimum: i32,
    pub activation_hours: i32,
    pub network_multiplier: i32,
    pub trusted_networks: String,
}

impl From<&Settings> for SettingsRow {
    fn from(settings: &Settings) -> Self {
        Self {
            customer_accounts_enabled: settings.customer_accounts_enabled,
            force_login: settings.force_login,
            sso_enabled: settings.sso_enabled,
            sso_only: settings.sso_only,
            tell_when_email_is_registered: settings.tell_when_email_is_registered,
            session_idle_minutes: settings.session_idle_minutes,
            session_absolute_minutes: settings.session_absolute_minutes,
            remember_me_minutes: settings.remember_me_minutes,
            password_minimum: settings.password_minimum,
            activation_hours: settings.activation_hours,
            network_multiplier: settings.network_multiplier,
            trusted_networks: settings.trusted_networks.clone(),
        }
    }
}

impl From<SettingsRow> for Settings {
    fn from(row: SettingsRow) -> Self {
        Self {
            customer_accounts_enabled: row.customer_accounts_enabled,
            force_login: row.force_login,
            sso_enabled: row.sso_enabled,
            sso_only: row.sso_only,
            tell_when_email_is_registered: row.tell_when_email_is_registered,
            session_idle_minutes: row.session_idle_minutes,
            session_absolute_minutes: row.session_absolute_minutes,
            remember_me_minutes: row.remember_me_minutes,
            password_minimum: row.password_minimum,
            activation_hours: row.activation_hours,
            network_multiplier: row.network_multiplier,
            trusted_networks: row.trusted_networks,
        }
    }
}

#[derive(Clone, Copy, Insertable)]
#[diesel(table_name = schema::portals)]
pub struct NewPortalRow<'a> {
    pub operator_id: OperatorId,
    pub name: &'a str,
    pub host: &'a str,
    pub origin: &'a str,
    pub accent: &'a str,
}

#[derive(Debug, Clone, Insertable)]
#[diesel(table_name = schema::customers)]
pub struct NewCustomer {
    pub operator_id: OperatorId,
    pub number: String,
    pub first_name: String,
    pub last_name: String,
    pub email: Option<String>,
    pub email_key: Option<String>,
    pub phone: Option<String>,
    pub locale: String,
    pub disabled: bool,
    pub last_purchase_at: Option<Timestamp>,
    pub created_at: Timestamp,
}

/// A customer's changes to their profile.
#[derive(Debug, Clone, Copy, AsChangeset)]
#[diesel(table_name = schema::customers)]
#[diesel(treat_none_as_null = true)]
pub struct ProfileChange<'a> {
    pub first_name: &'a str,
    pub last_name: &'a str,
    pub phone: Option<&'a str>,
    pub locale: &'a str,
}

/// A customer with their account; `state` is `None` without one.
#[derive(Debug, Clone, Queryable)]
pub struct AccountRow {
    pub customer: CustomerId,
    pub number: String,
    pub first_name: String,
    pub last_name: String,
    pub email: Option<String>,
    pub phone: Option<String>,
    pub locale: String,
    pub disabled: bool,
    pub last_purchase_at: Option<Timestamp>,
    pub state: Option<String>,
    pub password_hash: Option<String>,
    pub number_sign_in: Option<bool>,
    pub sign_in_email: Option<String>,
    pub email_proved: Option<bool>,
}

impl AccountRow {
    pub const ACTIVE: &'static str = "active";
    pub const INVITED: &'static str = "invited";

    pub fn is_active(&self) -> bool {
        self.state.as_deref() == Some(Self::ACTIVE) && !self.disabled
    }

    pub fn is_invited(&self) -> bool {
        self.state.as_deref() == Some(Self::INVITED) && !self.disabled
    }
}

#[derive(Insertable)]
#[diesel(table_name = schema::accounts)]
pub struct NewAccount<'a> {
    pub customer_id: CustomerId,
    pub operator_id: OperatorId,
    pub state: &'a str,
    pub password_hash: Option<&'a str>,
    pub number_sign_in: bool,
    pub sign_in_email: Option<&'a str>,
    pub activated_at: Option<Timestamp>,
    pub password_changed_at: Option<Timestamp>,
    pub email_proved: bool,
}

#[derive(Debug, Clone, Insertable)]
#[diesel(table_name = schema::registrations)]
pub struct NewRegistration {
    pub operator_id: OperatorId,
    pub email: String,
    pub email_key: String,
    pub first_name: String,
    pub last_name: String,
    pub password_hash: String,
    pub locale: String,
    pub return_path: Option<String>,
    pub browser_hash: Vec<u8>,
    pub created_at: Timestamp,
    pub mailed_at: Timestamp,
}

#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = schema::registrations)]
pub struct RegistrationRow {
    pub id: RegistrationId,
    pub email: String,
    pub email_key: String,
    pub first_name: String,
    pub last_name: String,
    pub password_hash: String,
    pub locale: String,
    pub return_path: Option<String>,
    pub browser_hash: Vec<u8>,
    pub mailed_at: Timestamp,
}

#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = schema::tokens)]
pub struct TokenRow {
    pub id: TokenId,
    pub purpose: String,
    pub registration_id: Option<RegistrationId>,
    pub customer_id: Option<CustomerId>,
    pub purchase_id: Option<PurchaseId>,
    pub arrival_id: Option<ArrivalId>,
    pub return_path: Option<String>,
    pub email: Option<String>,
    pub email_key: Option<String>,
    pub expires_at: Timestamp,
    pub opened_at: Option<Timestamp>,
    pub used_at: Option<Timestamp>,
    pub replaced_at: Option<Timestamp>,
    pub change_id: Option<EmailChangeId>,
}

#[derive(Debug, Clone, Insertable)]
#[diesel(table_name = schema::tokens)]
pub struct NewToken {
    pub operator_id: OperatorId,
    pub hash: Vec<u8>,
    pub purpose: String,
    pub email_key: Option<String>,
    pub registration_id: Option<RegistrationId>,
    pub customer_id: Option<CustomerId>,
    pub purchase_id: Option<PurchaseId>,
    pub agent_id: Option<AgentId>,
    pub arrival_id: Option<ArrivalId>,
    pub return_path: Option<String>,
    pub email: Option<String>,
    pub change_id: Option<EmailChangeId>,
    pub created_at: Timestamp,
    pub expires_at: Timestamp,
}

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

#[derive(Queryable, Selectable)]
#[diesel(table_name = schema::purchases)]
pub struct PurchaseRow {
    pub number: String,
    pub product: String,
    pub travellers: i32,
    pub total_minor: i64,
    pub currency: String,
    pub first_name: String,
    pub last_name: String,
    pub email: String,
    pub at: Timestamp,
    pub payable_until: Option<Timestamp>,
    pub paid_at: Option<Timestamp>,
}

/// An order that is to be paid, or was.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = schema::purchases)]
pub struct UnpaidRow {
    pub id: PurchaseId,
    pub customer_id: CustomerId,
    pub payable_until: Option<Timestamp>,
    pub paid_at: Option<Timestamp>,
}

#[derive(Debug, Clone, Insertable)]
#[diesel(table_name = schema::purchases)]
pub struct NewPurchase {
    pub operator_id: OperatorId,
    pub portal_id: PortalId,
    pub customer_id: CustomerId,
    pub number: String,
    pub product: String,
    pub travellers: i32,
    pub total_minor: i64,
    pub currency: String,
    pub payment: &'static str,
    pub first_name: String,
    pub last_name: String,
    pub email: String,
    pub at: Timestamp,
    pub product_id: Option<ProductId>,
    /// Until then it can be paid; `None` as long as it takes.
    pub payable_until: Option<Timestamp>,
    /// Of a product with a capacity.
    pub held_places: i32,
    /// When the places go back unless it is paid.
    pub release_at: Option<Timestamp>,
}

#[derive(Debug, Clone, Insertable)]
#[diesel(table_name = schema::outbox)]
pub struct NewMail {
    pub operator_id: OperatorId,
    pub portal_id: PortalId,
    pub customer_id: Option<CustomerId>,
    pub recipient: String,
    pub locale: String,
    pub mail: String,
    pub link: Option<String>,
    pub message_id: String,
    pub state: &'static str,
    pub attempts: i32,
    pub priority: i32,
    pub due_at: Timestamp,
    pub created_at: Timestamp,
}

#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = schema::outbox)]
pub struct MailRow {
    pub id: MailId,
    pub operator_id: OperatorId,
    pub portal_id: PortalId,
    pub recipient: String,
    pub locale: String,
    pub mail: String,
    pub link: Option<String>,
    pub message_id: String,
    pub attempts: i32,
    pub created_at: Timestamp,
}

/// The link in a queued mail; its token is generated when the mail is sent.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct LinkTarget {
    pub purpose: String,
    pub email_key: Option<String>,
    pub registration: Option<RegistrationId>,
    pub customer: Option<CustomerId>,
    pub purchase: Option<PurchaseId>,
    #[serde(default)]
    pub agent: Option<AgentId>,
    #[serde(default)]
    pub arrival: Option<ArrivalId>,
    pub return_path: Option<String>,
    /// The new address of a change of email, or the old one that an undo restores.
    pub email: Option<String>,
    /// The change of email that an undo is for.
    #[serde(default)]
    pub change: Option<EmailChangeId>,
}

#[derive(Debug, Clone, Insertable)]
#[diesel(table_name = schema::timeline)]
pub struct NewEvent {
    pub operator_id: OperatorId,
    pub customer_id: CustomerId,
    pub event: &'static str,
    pub detail: Option<String>,
    pub ip: Option<String>,
    pub at: Timestamp,
    pub agent_id: Option<AgentId>,
}
