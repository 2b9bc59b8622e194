//! Single sign-on: a trip to a provider and back, the gate, and whose account it opens (product.md, section 4).

mod cas;
mod http;
mod oidc;
mod protocol;
pub(crate) mod sealed;

use crate::{Accounts, Caller, Secret, SignedIn, StoreError};
use model::{
    Customer, Failure, LinkedSignIn, Portal, Provider, ProviderRefusal, ReturnPath,
    refusals::{LinkRefusal, SsoRefusal, UnlinkRefusal},
};
use secrecy::SecretString;

/// What the configuration says about providers.
#[derive(Debug, Clone, Default)]
pub struct SsoConfig {
    /// Keys of 32 bytes for what is encrypted in the database: the first one encrypts, all of them decrypt.
    pub secret_keys: Vec<SecretString>,
    /// Whether providers may be on this machine, by http: for development only.
    pub allow_loopback: bool,
}

/// A browser that is sent to a provider.
#[derive(Debug)]
pub struct Departure {
    pub url: String,
    /// For the flow cookie, by which the browser is known when it comes back.
    pub flow: Secret,
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

/// A provider as its operator manages it.
#[derive(Debug, Clone)]
pub struct ProviderSummary {
    pub id: i64,
    pub provider: Provider,
    pub has_secret: bool,
    pub tested_at: Option<model::Timestamp>,
    /// What to enter at the provider, one for each portal.
    pub redirect_uris: Vec<String>,
}

/// One thing that testing a provider found out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    pub ok: bool,
    pub text: String,
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
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Why a provider's word that a session has ended was not taken.
#[derive(Debug)]
pub enum LogoutRefused {
    Invalid(String),
    Store(StoreError),
}

impl Accounts {
    /// Sends a browser to a provider. `ask_again` makes the provider show its login whoever is signed in there.
    ///
    /// # Errors
    /// `ProviderFailed` when it cannot be reached, or a wait.
    pub async fn depart(
        &self,
        _caller: &Caller,
        _provider: i64,
        _return_to: &str,
        _ask_again: bool,
    ) -> Result<Departure, Failure<SsoRefusal>> {
        unimplemented!()
    }

    /// Takes a browser back from a provider: spends the flow once, has the answer verified, asks the gate, and finds the
    /// customer. `answer` is the decoded query of the callback.
    ///
    /// # Errors
    /// Why nobody was signed in.
    pub async fn arrive(
        &self,
        _caller: &Caller,
        _provider: i64,
        _flow: Option<&str>,
        _answer: &[(String, String)],
    ) -> Result<Arrival, SsoFailed> {
        unimplemented!()
    }

    /// What the arrival has to prove. `link` is the mailed link that was opened in this browser, if one was.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    pub async fn proof(
        &self,
        _portal: &Portal,
        _arrival: &str,
        _link: Option<&str>,
    ) -> Result<Option<Proof>, StoreError> {
        unimplemented!()
    }

    /// Mails the link that proves the mailbox. It works in this browser only.
    ///
    /// # Errors
    /// `ArrivalGone`, or a wait.
    pub async fn mail_proof(
        &self,
        _caller: &Caller,
        _arrival: &str,
    ) -> Result<(), Failure<LinkRefusal>> {
        unimplemented!()
    }

    /// Links the arrival to the account whose password this is, tells its owner, and signs in.
    ///
    /// # Errors
    /// What is wrong with the password, `ArrivalGone`, or a wait.
    pub async fn link_by_password(
        &self,
        _caller: &Caller,
        _arrival: &str,
        _password: &SecretString,
    ) -> Result<SsoSignedIn, Failure<LinkRefusal>> {
        unimplemented!()
    }

    /// Spends the mailed link, links the arrival to the customer of that number, or to a new one when it is empty, tells
    /// the owner, and signs in.
    ///
    /// # Errors
    /// `LinkDead`, `ArrivalGone` or `ChoiceMissing`.
    pub async fn link_by_mail(
        &self,
        _caller: &Caller,
        _arrival: &str,
        _link: &str,
        _customer: &str,
    ) -> Result<SsoSignedIn, Failure<LinkRefusal>> {
        unimplemented!()
    }

    /// Where the provider ends its own session, after ours has ended; spends the flow that signing out began.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    pub async fn leave(&self, _portal: &Portal, _flow: &str) -> Result<Option<String>, StoreError> {
        unimplemented!()
    }

    /// Ends the sessions that an OpenID provider says are over (OpenID Connect Back-Channel Logout 1.0).
    ///
    /// # Errors
    /// [`LogoutRefused`] when the token is not valid.
    pub async fn back_channel_logout(
        &self,
        _portal: &Portal,
        _provider: i64,
        _logout_token: &str,
    ) -> Result<(), LogoutRefused> {
        unimplemented!()
    }

    /// Ends the session of the ticket that a CAS server says is over. Anything else changes nothing.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    pub async fn single_logout(
        &self,
        _portal: &Portal,
        _provider: i64,
        _request: &str,
    ) -> Result<(), StoreError> {
        unimplemented!()
    }

    /// The customer's sign-ins at providers.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    pub async fn linked_sign_ins(
        &self,
        _portal: &Portal,
        _customer: &Customer,
    ) -> Result<Vec<LinkedSignIn>, StoreError> {
        unimplemented!()
    }

    /// Removes one of them, and ends the other sessions it began.
    ///
    /// # Errors
    /// `LastWayIn` or `Unknown`.
    pub async fn unlink(
        &self,
        _caller: &Caller,
        _customer: &Customer,
        _sign_in: i64,
    ) -> Result<(), Failure<UnlinkRefusal>> {
        unimplemented!()
    }

    /// The providers of the operator whose portal has that host.
    ///
    /// # Errors
    /// [`ProviderError`]; likewise below.
    pub async fn providers(&self, _host: &str) -> Result<Vec<ProviderSummary>, ProviderError> {
        unimplemented!()
    }

    /// Adds a provider; tells its id.
    ///
    /// # Errors
    /// As [`providers`](Self::providers).
    pub async fn add_provider(
        &self,
        _host: &str,
        _provider: &Provider,
        _secret: Option<&SecretString>,
    ) -> Result<i64, ProviderError> {
        unimplemented!()
    }

    /// Changes parts of a provider, and its secret if one is given: all of it or, where a part is refused, nothing. It
    /// has to pass its test anew.
    ///
    /// # Errors
    /// As [`providers`](Self::providers).
    pub async fn change_provider(
        &self,
        _host: &str,
        _provider: i64,
        _changes: &[(String, String)],
        _secret: Option<&SecretString>,
    ) -> Result<Provider, ProviderError> {
        unimplemented!()
    }

    /// Removes a provider, unless it is somebody's only way in.
    ///
    /// # Errors
    /// As [`providers`](Self::providers).
    pub async fn remove_provider(&self, _host: &str, _provider: i64) -> Result<(), ProviderError> {
        unimplemented!()
    }

    /// Talks to a provider as far as it goes without a person, and keeps that it passed when everything was as it should.
    ///
    /// # Errors
    /// As [`providers`](Self::providers).
    pub async fn test_provider(
        &self,
        _host: &str,
        _provider: i64,
    ) -> Result<Vec<Finding>, ProviderError> {
        unimplemented!()
    }
}
