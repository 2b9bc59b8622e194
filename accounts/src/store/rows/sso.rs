//! Rows of single sign-on, and what its queries take and give.

use super::{AccountRow, NewEvent, NewMail, NewSession, OriginRow, ProfileChange, ReplacedSession};

use crate::store::schema;
use diesel::prelude::*;
use model::Timestamp;

#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = schema::providers)]
pub struct ProviderRow {
    pub id: i64,
    pub operator_id: i64,
    /// A `model::Provider` as JSON.
    pub settings: String,
    pub tested_at: Option<Timestamp>,
    pub secret: Option<Vec<u8>>,
    /// Another one after every change.
    pub version: i64,
    /// Another one after every change of whom it admits.
    pub access_rule: i64,
}

/// All that can be changed of a provider. It is untested then, unless that is said apart.
#[derive(Clone, Copy, Insertable, AsChangeset)]
#[diesel(table_name = schema::providers, treat_none_as_null = true)]
pub struct NewProvider<'a> {
    pub operator_id: i64,
    pub name: &'a str,
    pub protocol: &'a str,
    pub settings: &'a str,
    pub secret: Option<&'a [u8]>,
}

/// What a change of a provider means for what was built on it.
#[derive(Debug, Clone, Copy)]
pub struct ProviderConsequences {
    /// The test that it passed says nothing any more.
    pub is_untested: bool,
    /// The version of its access rule from now on.
    pub access_rule: i64,
    /// The addresses that it vouched for are vouched for no longer, until it does so again.
    pub ends_vouching: bool,
}

#[derive(Debug, Clone, Insertable)]
#[diesel(table_name = schema::sso_flows)]
pub struct NewFlow {
    pub operator_id: i64,
    pub provider_id: i64,
    pub hash: Vec<u8>,
    pub purpose: &'static str,
    pub state: String,
    pub nonce: String,
    pub verifier: String,
    pub id_token: Option<Vec<u8>>,
    pub return_path: Option<String>,
    pub created_at: Timestamp,
    pub expires_at: Timestamp,
    /// The test that the trip is for.
    pub test_id: Option<i64>,
    /// Whether the provider was asked for a login made anew.
    pub fresh_login: bool,
}

#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = schema::sso_flows)]
pub struct FlowRow {
    pub id: i64,
    pub provider_id: i64,
    pub state: String,
    pub nonce: String,
    pub verifier: String,
    pub id_token: Option<Vec<u8>>,
    pub return_path: Option<String>,
    pub created_at: Timestamp,
    pub expires_at: Timestamp,
    pub test_id: Option<i64>,
    pub fresh_login: bool,
}

#[derive(Debug, Clone, Insertable)]
#[diesel(table_name = schema::sso_arrivals)]
pub struct NewArrival {
    pub operator_id: i64,
    pub provider_id: i64,
    pub hash: Vec<u8>,
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
    pub created_at: Timestamp,
    pub expires_at: Timestamp,
    /// The rule by which the provider's user was admitted.
    pub access_rule: i64,
}

#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = schema::sso_arrivals)]
pub struct ArrivalRow {
    pub id: i64,
    pub provider_id: i64,
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

/// Whom a provider vouches for. The address is there only if the provider's word for it counts.
#[derive(Debug, Clone)]
pub struct Person {
    pub provider_id: i64,
    pub issuer: String,
    pub subject: String,
    pub label: String,
    pub external_id: Option<String>,
    pub first_name: String,
    pub last_name: String,
    /// Both names are the provider's own words, and not what stands in for them.
    pub says_names: bool,
    pub email: Option<String>,
    pub email_key: Option<String>,
    pub locale: String,
}

/// What a provider says of its user, and what of it has changed since the customer was last asked.
#[derive(Debug, Clone, Default, PartialEq, Eq, Queryable, Selectable, AsChangeset)]
#[diesel(table_name = schema::identities, treat_none_as_null = true)]
pub struct Said {
    #[diesel(column_name = said_email)]
    pub email: Option<String>,
    #[diesel(column_name = said_first_name)]
    pub first_name: Option<String>,
    #[diesel(column_name = said_last_name)]
    pub last_name: Option<String>,
    pub email_changed: bool,
    pub names_changed: bool,
}

/// A customer's answer to what a provider says anew.
pub struct NewsAnswer<'a> {
    pub identity: i64,
    /// The names that are taken over.
    pub profile: Option<ProfileChange<'a>>,
    /// The address is to be confirmed first.
    pub email_waits: bool,
    /// Of the customer.
    pub event: &'a NewEvent,
}

#[derive(Insertable)]
#[diesel(table_name = schema::identities)]
pub struct NewIdentity<'a> {
    pub operator_id: i64,
    pub provider_id: i64,
    pub issuer: &'a str,
    pub subject: &'a str,
    pub customer_id: i64,
    pub linked_at: Timestamp,
    pub label: &'a str,
    pub external_id: Option<&'a str>,
    pub said_email: Option<&'a str>,
    pub said_first_name: Option<&'a str>,
    pub said_last_name: Option<&'a str>,
}

/// How a session was made, and which provider vouched for it, if one did.
#[derive(Debug, Default, Queryable, Selectable)]
#[diesel(table_name = schema::sessions)]
pub struct VouchedRow {
    pub identity_id: Option<i64>,
    pub provider_session: Option<Vec<u8>>,
    pub id_token: Option<Vec<u8>>,
    #[diesel(embed)]
    pub origin: OriginRow,
}

/// A customer's identity, and the name of its provider.
#[derive(Debug, Clone, Queryable)]
pub struct LinkedRow {
    pub id: i64,
    pub provider: String,
    pub label: String,
    pub linked_at: Timestamp,
    pub said: Said,
}

/// How somebody from a provider comes in. Customer and identity are filled in once they are known.
pub struct Entrance<'a> {
    pub session: &'a NewSession,
    pub replaced: Option<&'a ReplacedSession>,
    pub device: &'a [u8],
    pub linked: &'a NewEvent,
    pub signed_in: &'a NewEvent,
    pub refused: &'a NewEvent,
    /// Where the draws of a new customer's number start.
    pub draw: u32,
}

/// How an arrival from a provider ended.
#[derive(Debug)]
pub enum Welcomed {
    /// Signed in as the customer with that language.
    SignedIn(String),
    /// The arrival is kept until an account is proved.
    MustProve,
    Inactive,
}

/// The customers an address may be of.
#[derive(Debug, Default)]
pub struct People {
    pub active: Vec<AccountRow>,
    /// Those without an active account.
    pub guests: Vec<AccountRow>,
    /// The address belongs to somebody who may not sign in.
    pub blocked: bool,
}

impl People {
    /// Whom a proved mailbox may choose from.
    pub fn candidates(&self) -> &[AccountRow] {
        if self.active.is_empty() { &self.guests } else { &self.active }
    }
}

/// What somebody proved to be theirs.
#[derive(Debug, Clone, Copy)]
pub enum Proved<'a> {
    /// The active customer whose password has this hash.
    Password(i64, &'a str),
    /// The mailbox, by the link of that token; the customer chosen, or a new one.
    Mailbox(i64, Option<i64>),
}

/// An arrival that is to be linked.
pub struct Linking<'a> {
    pub arrival: i64,
    pub person: &'a Person,
    pub proved: Proved<'a>,
    pub entrance: &'a Entrance<'a>,
    /// Tells the owner.
    pub notice: Option<&'a NewMail>,
}

/// How linking ended.
#[derive(Debug)]
pub enum Linked {
    /// Signed in as the customer with that language.
    SignedIn(String),
    ArrivalGone,
    LinkDead,
    ChoiceMissing,
}

/// What a provider says is over.
pub struct Ended<'a> {
    pub provider: i64,
    /// The hash of the provider's session.
    pub session: Option<&'a [u8]>,
    /// Issuer and subject.
    pub user: Option<(&'a str, &'a str)>,
    /// The key of the message, where it may count once only, and until when it could come again.
    pub once: Option<(&'a [u8], Timestamp)>,
    pub event: &'a NewEvent,
}

/// How removing an identity ended.
#[derive(Debug, PartialEq, Eq)]
pub enum Unlinked {
    Done,
    LastWayIn,
    Unknown,
}

/// How removing a provider ended.
#[derive(Debug, PartialEq, Eq)]
pub enum ProviderRemoved {
    Done,
    /// That many customers have no other way in.
    InUse(i64),
    /// Single sign-on is the only way in, and no other provider has passed its test.
    OnlyWayIn,
    Unknown,
}
