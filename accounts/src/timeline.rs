//! What is written down about a customer.

use crate::{Accounts, Caller, StoreError, store::rows::NewEvent};
use model::{Customer, Page, Portal, TimelineEntry, Timestamp};

/// What happened.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Event {
    SignedIn,
    SignInFailed,
    SignedOut,
    PasswordSet,
    Activated,
    PasswordChanged,
    ProfileChanged,
    SessionsEnded,
    Purchased,
    SignInLinked,
    SignInUnlinked,
    /// A provider said that its session is over.
    SignedOutByProvider,
}

impl Event {
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::SignedIn => "signed-in",
            Self::SignInFailed => "sign-in-failed",
            Self::SignedOut => "signed-out",
            Self::PasswordSet => "password-set",
            Self::Activated => "activated",
            Self::PasswordChanged => "password-changed",
            Self::ProfileChanged => "profile-changed",
            Self::SessionsEnded => "sessions-ended",
            Self::Purchased => "purchased",
            Self::SignInLinked => "sign-in-linked",
            Self::SignInUnlinked => "sign-in-unlinked",
            Self::SignedOutByProvider => "signed-out-by-provider",
        }
    }

    pub(crate) fn of(self, caller: &Caller, customer: i64, at: Timestamp) -> NewEvent {
        NewEvent {
            operator_id: caller.portal.operator,
            customer_id: customer,
            event: self.as_str(),
            detail: None,
            ip: Some(caller.ip.to_string()),
            at,
        }
    }

    /// The same by a provider of that name.
    pub(crate) fn by(self, provider: &str, caller: &Caller, at: Timestamp) -> NewEvent {
        NewEvent {
            detail: Some(provider.to_owned()),
            ..self.of(caller, 0, at)
        }
    }
}

impl Accounts {
    /// What happened to the customer, as they may see it: the latest first, without the names of agents and with
    /// shortened addresses of the network. `before` is the `next` of the page before.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    pub async fn own_timeline(
        &self,
        portal: &Portal,
        customer: &Customer,
        before: Option<i64>,
    ) -> Result<Page<TimelineEntry>, StoreError> {
        let _ = (portal, customer, before);
        unimplemented!()
    }
}
