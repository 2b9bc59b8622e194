//! Rows of single sign-on.

use super::OriginRow;
use crate::{sso::FlowPurpose, store::schema};
use diesel::prelude::*;
use model::{
    CustomerId, FlowId, IdentityId, OperatorId, PendingLinkId, Protocol, ProviderId,
    ProviderTestId, Timestamp,
};

#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = schema::providers)]
pub struct ProviderRow {
    pub id: ProviderId,
    pub operator_id: OperatorId,
    /// A `model::Provider` as JSON.
    pub settings: String,
    pub tested_at: Option<Timestamp>,
    pub secret: Option<Vec<u8>>,
    /// Changes with every change of the provider.
    pub version: i64,
    /// Changes with every change of who may sign in.
    pub access_rule: i64,
}

/// All columns of a provider that can be changed.
#[derive(Clone, Copy, Insertable, AsChangeset)]
#[diesel(table_name = schema::providers, treat_none_as_null = true)]
pub struct NewProvider<'a> {
    pub operator_id: OperatorId,
    pub name: &'a str,
    pub protocol: Protocol,
    pub settings: &'a str,
    pub secret: Option<&'a [u8]>,
}

#[derive(Debug, Clone, Insertable)]
#[diesel(table_name = schema::sso_flows)]
pub struct NewFlow {
    pub operator_id: OperatorId,
    pub provider_id: ProviderId,
    pub hash: Vec<u8>,
    pub purpose: FlowPurpose,
    pub state: String,
    pub nonce: String,
    pub verifier: String,
    pub id_token: Option<Vec<u8>>,
    pub return_path: Option<String>,
    pub created_at: Timestamp,
    pub expires_at: Timestamp,
    /// The test that the flow is for.
    pub test_id: Option<ProviderTestId>,
    /// Whether the provider was asked for a new login.
    pub fresh_login: bool,
}

#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = schema::sso_flows)]
pub struct FlowRow {
    pub id: FlowId,
    pub provider_id: ProviderId,
    pub state: String,
    pub nonce: String,
    pub verifier: String,
    pub id_token: Option<Vec<u8>>,
    pub return_path: Option<String>,
    pub created_at: Timestamp,
    pub expires_at: Timestamp,
    pub test_id: Option<ProviderTestId>,
    pub fresh_login: bool,
}

#[derive(Debug, Clone, Insertable)]
#[diesel(table_name = schema::sso_arrivals)]
pub struct NewPendingLink {
    pub operator_id: OperatorId,
    pub provider_id: ProviderId,
    pub hash: Vec<u8>,
    pub issuer: String,
    pub subject: String,
    pub label: String,
    pub external_id: Option<String>,
    pub first_name: String,
    pub last_name: String,
    /// Empty, like its key, for a user without an address.
    pub email: String,
    pub email_key: String,
    pub provider_session: Option<Vec<u8>>,
    pub id_token: Option<Vec<u8>>,
    pub return_path: Option<String>,
    pub created_at: Timestamp,
    pub expires_at: Timestamp,
    /// The access rule that admitted the user.
    pub access_rule: i64,
}

#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = schema::sso_arrivals)]
pub struct PendingLinkRow {
    pub id: PendingLinkId,
    pub provider_id: ProviderId,
    pub issuer: String,
    pub subject: String,
    pub label: String,
    pub external_id: Option<String>,
    pub first_name: String,
    pub last_name: String,
    pub email: String,
    pub email_key: String,
    pub provider_session: Option<Vec<u8>>,
    pub id_token: Option<Vec<u8>>,
    pub return_path: Option<String>,
    pub access_rule: i64,
}

impl PendingLinkRow {
    /// Returns the address and its key; `None` for a user without one.
    pub fn address(&self) -> Option<(&str, &str)> {
        (!self.email_key.is_empty()).then_some((self.email.as_str(), self.email_key.as_str()))
    }

    /// Returns the key of the address.
    pub fn key(&self) -> Option<&str> {
        self.address().map(|(_, key)| key)
    }
}

/// The attributes of a provider's user, and which have changed since the customer was last asked.
#[derive(Debug, Clone, Default, PartialEq, Eq, Queryable, Selectable, AsChangeset)]
#[diesel(table_name = schema::identities, treat_none_as_null = true)]
pub struct ProviderClaims {
    #[diesel(column_name = said_email)]
    pub email: Option<String>,
    #[diesel(column_name = said_first_name)]
    pub first_name: Option<String>,
    #[diesel(column_name = said_last_name)]
    pub last_name: Option<String>,
    pub email_changed: bool,
    pub names_changed: bool,
}

#[derive(Insertable)]
#[diesel(table_name = schema::identities)]
pub struct NewIdentity<'a> {
    pub operator_id: OperatorId,
    pub provider_id: ProviderId,
    pub issuer: &'a str,
    pub subject: &'a str,
    pub customer_id: CustomerId,
    pub linked_at: Timestamp,
    pub label: &'a str,
    pub external_id: Option<&'a str>,
    pub said_email: Option<&'a str>,
    pub said_first_name: Option<&'a str>,
    pub said_last_name: Option<&'a str>,
}

/// What a session keeps under a new token: its origin, the identity that vouches for it, if there is one, and whether
/// the browser remembers it.
#[derive(Debug, Default, Queryable, Selectable)]
#[diesel(table_name = schema::sessions)]
pub struct VouchedRow {
    pub identity_id: Option<IdentityId>,
    pub provider_session: Option<Vec<u8>>,
    pub id_token: Option<Vec<u8>>,
    pub remembered: bool,
    #[diesel(embed)]
    pub origin: OriginRow,
}

/// A customer's identity, and the name of its provider.
#[derive(Debug, Clone, Queryable)]
pub struct LinkedRow {
    pub id: IdentityId,
    pub provider: String,
    pub label: String,
    pub linked_at: Timestamp,
    pub claims: ProviderClaims,
}
