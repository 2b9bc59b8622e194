//! Single sign-on: to a provider and back, whom it lets in, and whose account that becomes (docs/behaviour.md, section 4).

mod account_linking;
mod address_owners;
mod administration;
mod attributes;
mod cas;
mod external_user;
mod flow;
mod gate;
mod http;
mod linked_sign_ins;
mod oidc;
mod open_account;
mod protocol;
mod provider_news;
mod providers;
mod resolve_identity;
mod sealed;
mod session_seed;
mod sign_out;
mod test_desk;
mod test_report;
mod test_trip;
#[cfg(test)]
mod testing;
mod vouching;

use crate::{
    Accounts, Authorities, Secret, SignedIn, StoreError,
    clock::Clock,
    session::SignInMethod,
    store::{read, rows::ProviderRow},
    token::sha256,
};
use cas::Cas;
pub use http::OutboundProxy;
pub(crate) use http::{Http, HttpError};
use ipnet::IpNet;
use model::{Failure, Portal, Provider, ProviderRefusal, ReturnPath, refusals::SsoRefusal};
use oidc::Oidc;
use protocol::Client;
use sealed::Keys;
use secrecy::SecretString;
use std::sync::Arc;

pub use administration::ProviderForm;
pub use flow::flow_key;
pub use test_desk::TestBegun;
pub use test_trip::TestWay;
pub(crate) use vouching::EmailProof;

/// What the configuration says about providers.
#[derive(Debug, Clone, Default)]
pub struct SsoConfig {
    /// Keys of 32 bytes for what is encrypted in the database: the first one encrypts, all of them decrypt.
    pub secret_keys: Vec<SecretString>,
    /// Whether providers may be on this machine, by http: for development only.
    pub allow_loopback: bool,
    /// Private networks that providers may be in, as [`is_private_network`] says. Nothing else is asked there.
    pub networks: Vec<IpNet>,
    /// Who may sign providers' certificates, beside the system's authorities.
    pub authorities: Authorities,
    /// What leads out of our networks to providers, and to hosts that are to lead here.
    pub proxy: Option<OutboundProxy>,
}

/// A browser that is sent to a provider.
#[derive(Debug)]
pub struct Departure {
    pub url: String,
    /// For the flow cookie, by which the browser is known when it comes back.
    pub flow: Secret,
    /// Tells this flow's cookie from those of others that are under way in the same browser, as [`flow_key`] does.
    pub key: String,
}

/// A browser that came back from a provider.
#[derive(Debug)]
pub enum Arrival {
    SignedIn(SsoSignedIn),
    /// An account may be theirs; it has to be proved on `/sso/link`. The secret is for the arrival cookie.
    MustProve(Secret),
}

/// A sign-in by a provider that succeeded.
#[derive(Debug)]
pub struct SsoSignedIn {
    pub signed_in: SignedIn,
    pub return_path: Option<ReturnPath>,
}

/// A sign-in by a provider that did not succeed.
#[derive(Debug)]
pub struct SsoFailed {
    pub failure: Failure<SsoRefusal>,
    pub return_path: Option<ReturnPath>,
    /// Whether the flow is over. An answer that is not for it leaves it as it was.
    pub flow_spent: bool,
}

/// What somebody who arrived has to prove, and how they can.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proof {
    pub provider: String,
    /// What the provider's user is called there.
    pub label: String,
    pub email: String,
    /// Whether the password of the one account in question can prove it.
    pub by_password: bool,
    /// Once the mailed link was opened in this browser: whose account it can be. Otherwise empty.
    pub candidates: Vec<Candidate>,
    /// Whether none of the candidates is active, so that a new account may be opened as well.
    pub may_open_new: bool,
}

/// A customer that a proved mailbox may choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    pub number: model::CustomerNumber,
    pub first_name: String,
    pub last_name: String,
    pub last_purchase_at: Option<model::Timestamp>,
}

/// Why a provider was not set up.
#[derive(Debug, thiserror::Error)]
pub enum ProviderError {
    #[error("no portal has the host {0}")]
    UnknownHost(String),
    #[error("there is no provider {0}")]
    UnknownProvider(i64),
    #[error("{0}")]
    Refused(ProviderRefusal),
    #[error("a secret can be kept only with a key: set secret_keys first")]
    NoKey,
    #[error("people still sign in by it alone: {0} of them")]
    InUse(i64),
    #[error("sso_only needs another provider that has passed its test: nobody could sign in")]
    OnlyWayIn,
    #[error("somebody else changed it at the same time: try again")]
    ChangedMeanwhile,
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Why a provider's word that a session has ended was not taken.
#[derive(Debug)]
pub enum LogoutRefused {
    Invalid(String),
    Store(StoreError),
}

/// What talking to providers needs.
pub(crate) struct Sso {
    keys: Keys,
    /// For providers.
    http: Http,
    public_http: Http,
    oidc: Oidc,
    cas: Cas,
}

impl Sso {
    /// What seals secrets at rest, those of others as well.
    pub(crate) const fn keys(&self) -> &Keys {
        &self.keys
    }

    /// The guarded client for whatever else asks addresses that admins typed: public ones only.
    pub(crate) const fn public_http(&self) -> &Http {
        &self.public_http
    }

    pub(crate) fn new(config: &SsoConfig, clock: Arc<dyn Clock>) -> Result<Self, String> {
        let http = Http::for_providers(config);
        Ok(Self {
            keys: Keys::new(&config.secret_keys)?,
            oidc: Oidc::new(http.clone(), clock),
            cas: Cas::new(http.clone()),
            http,
            public_http: Http::for_public(config),
        })
    }
}

/// A provider, ready to be talked to.
struct Known {
    id: i64,
    access_rule: i64,
    provider: Provider,
    secret: Option<SecretString>,
}

impl Known {
    /// The provider as a portal of that origin talks to it.
    fn client(&self, origin: &str) -> Client<'_> {
        Client {
            provider: &self.provider,
            secret: self.secret.as_ref(),
            redirect_uri: redirect_uri(origin, self.id),
        }
    }

    /// How those sign in whom the provider admits now.
    const fn method(&self) -> SignInMethod {
        SignInMethod::Provider { id: self.id, access_rule: self.access_rule }
    }

    /// Returns how a session or ticket of the provider is kept: no other provider's has the same hash.
    fn session_hash(&self, session: &str) -> Vec<u8> {
        sha256(format!("{}|{session}", self.id).as_bytes())
    }
}

/// Returns whether providers may be allowed there: all of it is private, and not this machine or link-local.
pub fn is_private_network(network: &IpNet) -> bool {
    http::is_private_network(network)
}

impl Accounts {
    /// Returns a provider that visitors of the portal may use. `None` as well when its secret cannot be decrypted.
    async fn known(&self, portal: &Portal, provider: i64) -> Result<Option<Known>, StoreError> {
        if portal.provider(provider).is_none() {
            return Ok(None);
        }
        let operator = portal.operator;
        let row = read!(self.store(), providers::by_id(operator, provider)).await?;
        Ok(row.and_then(|row| self.opened(&row)))
    }

    fn opened(&self, row: &ProviderRow) -> Option<Known> {
        let secret = match &row.secret {
            None => None,
            Some(sealed) => {
                let purpose = secret_purpose(row.operator_id);
                let secret = self.0.sso.keys.open(&purpose, sealed);
                let secret = secret.and_then(|plain| String::from_utf8(plain).ok());
                if secret.is_none() {
                    let (operator, provider) = (row.operator_id, row.id);
                    tracing::error!(operator, provider, "provider.secret.unreadable");
                }
                Some(SecretString::from(secret?))
            }
        };
        Some(Known { id: row.id, access_rule: row.access_rule, provider: parsed(row)?, secret })
    }
}

/// Returns the provider of a row; `None`, and a line in the log, when it holds what no release of this product wrote.
pub(crate) fn parsed(row: &ProviderRow) -> Option<Provider> {
    serde_json::from_str(&row.settings)
        .inspect_err(|error| {
            let (operator, provider) = (row.operator_id, row.id);
            tracing::error!(operator, provider, %error, "provider.settings.unreadable");
        })
        .ok()
}

fn redirect_uri(origin: &str, provider: i64) -> String {
    format!("{origin}/sso/{provider}/callback")
}

/// Returns what a provider's secret is encrypted for: it decrypts as nothing else, and for no other operator.
pub(crate) fn secret_purpose(operator: i64) -> String {
    format!("secret of a provider of operator {operator}")
}

pub(crate) fn id_token_purpose(operator: i64) -> String {
    format!("ID token of operator {operator}")
}
