//! A provider's sign-in before its customer is resolved.

use super::SsoSignedIn;
use crate::{
    Accounts, Caller, SignedIn, instruments,
    session::{self, SignInMethod},
    store::{
        StoreError, Tx,
        rows::{NewEvent, NewSession},
    },
    timeline::Event,
    token::Secret,
};
use model::{CustomerId, IdentityId, OperatorId, ReturnPath, Timestamp};

/// Data of a new session of a sign-in by a provider.
pub(super) struct SessionSeed<'a> {
    pub accounts: &'a Accounts,
    pub caller: &'a Caller,
    /// Display name of the provider, for the timeline.
    pub provider: &'a str,
    pub method: SignInMethod,
    /// The hash of the provider's session.
    pub provider_session: Option<Vec<u8>>,
    /// Encrypted.
    pub id_token: Option<Vec<u8>>,
    pub device: Secret,
    /// Start of the draws of a new customer's number.
    pub draw: u32,
    pub now: Timestamp,
}

/// A created session.
#[derive(Debug)]
pub(super) struct CreatedSession {
    /// Token for the session cookie.
    pub cookie: Secret,
    /// Language of its customer.
    pub locale: String,
}

impl SessionSeed<'_> {
    /// Returns the id of the operator.
    pub(super) fn operator(&self) -> OperatorId {
        self.caller.portal.operator
    }

    /// Returns a customer's timeline event with the provider's name.
    pub(super) fn event(&self, event: Event, customer: CustomerId) -> NewEvent {
        event.by(self.provider, self.caller, customer, self.now)
    }

    /// Creates a customer's session in place of the browser's current one. Returns the token for its cookie.
    pub(super) async fn begin_session(
        &self,
        tx: &mut Tx,
        customer: CustomerId,
        identity: IdentityId,
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

    /// Counts the session that was begun, and returns the result for the browser.
    pub(super) fn signed_in(
        self,
        opened: CreatedSession,
        return_path: Option<ReturnPath>,
    ) -> SsoSignedIn {
        instruments::SESSIONS_BEGUN.increment(&["provider"]);
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
