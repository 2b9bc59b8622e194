//! Single sign-on: the authorization flow, access rules, and identity resolution (docs/behaviour.md, section 4).

mod access_rule;
mod account_linking;
mod address_owners;
mod administration;
mod attributes;
mod authorize;
mod cas;
mod external_user;
mod flow;
#[cfg(feature = "fuzzing")]
#[doc(hidden)]
pub mod fuzzing;
mod http;
mod linked_sign_ins;
mod oidc;
mod opening;
mod protocol;
mod provider_news;
mod provider_test_admin;
mod provider_test_flow;
mod providers;
mod resolve_identity;
mod sign_out;
mod test_report;
#[cfg(test)]
mod testing;
mod vouching;

use crate::{
    Authorities, Secret, SignedIn, StoreError,
    clock::Clock,
    groups::SingleSignOn,
    session::SignInMethod,
    store::{read, rows::ProviderRow},
    token::sha256,
};
use cas::Cas;
pub(crate) use flow::FlowPurpose;
pub use http::OutboundProxy;
pub(crate) use http::{Http, HttpError};
use ipnet::IpNet;
use model::{
    Failure, OperatorId, Portal, Protocol, Provider, ProviderId, ProviderRefusal, ReturnPath,
    refusals::SsoRefusal,
};
use oidc::Oidc;
use protocol::Client;
use secrecy::SecretString;
use std::sync::Arc;

pub use administration::ProviderForm;
pub use flow::flow_key;
pub use provider_test_admin::TestBegun;
pub use provider_test_flow::TicketOutcome;

/// Configuration of outbound connections.
#[derive(Debug, Clone, Default)]
pub struct SsoConfig {
    /// Whether providers may be on this machine, over http. For development only.
    pub allow_loopback: bool,
    /// Private networks that providers may be in, as [`is_private_network`] defines. Only providers are requested
    /// there.
    pub networks: Vec<IpNet>,
    /// Authorities trusted for providers' certificates, in addition to the system's.
    pub authorities: Authorities,
    /// Proxy for requests that leave our networks: to providers, and to hosts being checked.
    pub proxy: Option<OutboundProxy>,
}

/// An authorization request: where the browser is redirected.
#[derive(Debug)]
pub struct AuthorizationRequest {
    pub url: String,
    /// Value of the flow cookie, which identifies the browser at the callback.
    pub flow: Secret,
    /// Distinguishes this flow's cookie from other pending flows of the same browser; see [`flow_key`].
    pub key: String,
}

/// Result of a callback.
#[derive(Debug)]
pub enum CallbackOutcome {
    SignedIn(SsoSignedIn),
    /// The user may own an account, which has to be proved on `/sso/link`. The secret is for the pending link's cookie.
    MustProve(Secret),
    /// An account would be opened, and the operator demands consent first, given on the same page. The secret is of the
    /// same kind.
    MustAgree(Secret),
}

/// A successful sign-in by a provider.
#[derive(Debug)]
pub struct SsoSignedIn {
    pub signed_in: SignedIn,
    pub return_path: Option<ReturnPath>,
}

/// A failed sign-in by a provider.
#[derive(Debug)]
pub struct SsoFailed {
    pub failure: Failure<SsoRefusal>,
    pub return_path: Option<ReturnPath>,
    /// Whether the flow was used up. A response that is not for it leaves it unchanged.
    pub flow_spent: bool,
}

/// Why a provider was not saved.
#[derive(Debug, thiserror::Error)]
pub enum ProviderError {
    #[error("no portal has the host {0}: `guichet doctor` lists those that there are")]
    UnknownHost(String),
    #[error("there is no provider {0}: `guichet provider list` shows those that there are")]
    UnknownProvider(ProviderId),
    #[error("{0}")]
    Refused(ProviderRefusal),
    #[error("a secret can be kept only with a key: set secret_keys first")]
    NoKey,
    #[error("there are customers who can sign in by it only: {0}")]
    InUse(i64),
    #[error("sso_only needs another provider that has passed its test: nobody could sign in")]
    OnlyWayIn,
    #[error("somebody else changed it at the same time: try again")]
    ChangedMeanwhile,
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Why a provider's logout notification was rejected.
#[derive(Debug)]
pub enum LogoutRefused {
    Invalid(String),
    Store(StoreError),
}

/// State shared by all providers.
pub(crate) struct Sso {
    /// HTTP client for providers.
    http: Http,
    public_http: Http,
    oidc: Oidc,
    cas: Cas,
}

impl Sso {
    /// Returns the guarded client for other URLs typed by admins, restricted to public addresses.
    pub(crate) const fn public_http(&self) -> &Http {
        &self.public_http
    }

    /// Creates the shared state.
    pub(crate) fn new(config: &SsoConfig, clock: Arc<dyn Clock>) -> Self {
        let http = Http::for_providers(config);
        Self {
            oidc: Oidc::new(http.clone().counted_as(Protocol::Oidc), clock),
            cas: Cas::new(http.clone().counted_as(Protocol::Cas)),
            http,
            public_http: Http::for_public(config),
        }
    }
}

/// A provider, loaded and decrypted.
struct LoadedProvider {
    id: ProviderId,
    access_rule: i64,
    provider: Provider,
    secret: Option<SecretString>,
}

impl LoadedProvider {
    /// Returns the provider's client for a portal of that origin.
    fn client(&self, origin: &str) -> Client<'_> {
        Client {
            provider: &self.provider,
            secret: self.secret.as_ref(),
            redirect_uri: redirect_uri(origin, self.id),
        }
    }

    /// Returns the sign-in method of users that the provider's current rule admits.
    const fn method(&self) -> SignInMethod {
        SignInMethod::Provider { id: self.id, access_rule: self.access_rule }
    }

    /// Returns the stored hash of a provider's session or ticket. It includes the provider, so that hashes of different
    /// providers differ.
    fn session_hash(&self, session: &str) -> Vec<u8> {
        sha256(format!("{}|{session}", self.id).as_bytes())
    }
}

/// Returns whether providers may be allowed there: the whole network is private, and neither loopback nor link-local.
pub fn is_private_network(network: &IpNet) -> bool {
    http::is_private_network(network)
}

impl SingleSignOn<'_> {
    /// Returns a provider enabled on the portal. `None` also when its secret cannot be decrypted.
    async fn load_provider(
        self,
        portal: &Portal,
        provider: ProviderId,
    ) -> Result<Option<LoadedProvider>, StoreError> {
        if portal.provider(provider).is_none() {
            return Ok(None);
        }
        let operator = portal.operator;
        let row = read!(self.accounts.store(), providers::by_id(operator, provider)).await?;
        Ok(row.and_then(|row| self.opened(&row)))
    }

    fn opened(self, row: &ProviderRow) -> Option<LoadedProvider> {
        let secret = match &row.secret {
            None => None,
            Some(sealed) => {
                let purpose = secret_purpose(row.operator_id);
                let secret = self.accounts.0.secret_keys.open(&purpose, sealed);
                let secret = secret.and_then(|plain| String::from_utf8(plain).ok());
                if secret.is_none() {
                    let (operator, provider) = (row.operator_id, row.id);
                    tracing::error!(
                        operator = operator.get(),
                        provider = provider.get(),
                        "provider.secret.unreadable"
                    );
                }
                Some(SecretString::from(secret?))
            }
        };
        Some(LoadedProvider {
            id: row.id,
            access_rule: row.access_rule,
            provider: parsed(row)?,
            secret,
        })
    }
}

/// Returns the provider of a row. `None`, with a log message, when it holds values that no release wrote.
pub(crate) fn parsed(row: &ProviderRow) -> Option<Provider> {
    serde_json::from_str(&row.settings)
        .inspect_err(|error| {
            let (operator, provider) = (row.operator_id, row.id);
            tracing::error!(operator = operator.get(), provider = provider.get(), %error, "provider.settings.unreadable");
        })
        .ok()
}

fn redirect_uri(origin: &str, provider: ProviderId) -> String {
    format!("{origin}/sso/{provider}/callback")
}

/// Returns the encryption context of a provider's secret, which binds it to its use and its operator.
pub(crate) fn secret_purpose(operator: OperatorId) -> String {
    format!("secret of a provider of operator {operator}")
}

/// Returns the encryption context of ID tokens, which binds them to their operator.
pub(crate) fn id_token_purpose(operator: OperatorId) -> String {
    format!("ID token of operator {operator}")
}
