//! What a session by a provider begins with, before it is known whose it becomes.

use super::SsoSignedIn;
use crate::{
    Accounts, Caller, SignedIn,
    session::{self, SignInMethod},
    store::{
        StoreError, Tx,
        rows::{NewEvent, NewSession},
    },
    timeline::Event,
    token::Secret,
};
use model::{ReturnPath, Timestamp};

/// A sign-in that a provider vouches for.
pub(super) struct SessionSeed<'a> {
    pub accounts: &'a Accounts,
    pub caller: &'a Caller,
    /// The name of the provider, for the timeline.
    pub provider: &'a str,
    pub method: SignInMethod,
    /// The hash of the provider's session.
    pub provider_session: Option<Vec<u8>>,
    /// Encrypted.
    pub id_token: Option<Vec<u8>>,
    pub device: Secret,
    /// Where the draws of a new customer's number start.
    pub draw: u32,
    pub now: Timestamp,
}

/// A session that has begun.
#[derive(Debug)]
pub(super) struct Opened {
    /// For the session cookie.
    pub cookie: Secret,
    /// The language of its customer.
    pub locale: String,
}

impl SessionSeed<'_> {
    pub(super) fn operator(&self) -> i64 {
        self.caller.portal.operator
    }

    /// Returns what happened to a customer, by the provider.
    pub(super) fn event(&self, event: Event, customer: i64) -> NewEvent {
        event.by(self.provider, self.caller, customer, self.now)
    }

    /// Begins the session of a customer in the place of the one that the browser had. Returns the secret for its cookie.
    pub(super) async fn begin_session(
        &self,
        tx: &mut Tx,
        customer: i64,
        identity: i64,
    ) -> Result<Secret, StoreError> {
        let (session, cookie) =
            self.accounts.new_session(self.caller, customer, self.method, false);
        let session = NewSession {
            identity_id: Some(identity),
            provider_session: self.provider_session.clone(),
            id_token: self.id_token.clone(),
            ..session
        };
        let event = self.event(Event::SignedIn, customer);
        session::open(tx, self.caller, &session, &self.device.hash(), &event).await?;
        Ok(cookie)
    }

    /// Returns what the browser gets.
    pub(super) fn signed_in(self, opened: Opened, return_path: Option<ReturnPath>) -> SsoSignedIn {
        SsoSignedIn {
            signed_in: SignedIn {
                session: opened.cookie,
                device: self.device,
                keep_seconds: None,
                locale: opened.locale.parse().unwrap_or_default(),
            },
            return_path,
        }
    }
}
