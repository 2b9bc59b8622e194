//! Sessions and accounts that a provider's sign-in opens: an account for a new customer, for one without an account, or as
//! another sign-in of an active one.

use super::{SsoSignedIn, external_user::ExternalUser, vouching::proof_after_linking};
use crate::{
    Accounts, Caller, SignedIn, consents, customer_record,
    events::{self, Subject},
    instruments, links,
    session::{self, SignInMethod},
    store::{
        StoreError, Tx, query,
        rows::{AccountRow, NewCustomer, NewEvent, NewSession},
    },
    timeline::Event,
    token::{Purpose, Secret},
};
use model::{ConsentTextId, CustomerId, EventKind, IdentityId, OperatorId, ReturnPath, Timestamp};

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
    /// The text that was agreed to, recorded for an account that is opened.
    pub consent: Option<ConsentTextId>,
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
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
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

/// Creates a customer with an account that only the provider signs in to.
///
/// # Errors
/// [`StoreError`] when the database does not answer.
pub(super) async fn of_new_customer(
    tx: &mut Tx,
    seed: &SessionSeed<'_>,
    user: &ExternalUser,
    by_mailbox: bool,
) -> Result<CreatedSession, StoreError> {
    let (operator, now) = (seed.operator(), seed.now);
    let customer = new_customer(operator, user, now);
    let (id, _) = customer_record::create(tx, &customer, seed.draw).await?;
    query!(tx, accounts::activate_by_provider(operator, id, now)).await?;
    consents::record(tx, operator, id, seed.consent, now).await?;
    let subject = Subject::customer(id);
    events::record(tx, operator, EventKind::CustomerActivated, subject, now).await?;
    let cookie = link(tx, seed, id, user, by_mailbox).await?;
    Ok(CreatedSession { cookie, locale: user.locale.clone() })
}

/// Creates an account that only the provider signs in to, for a customer without an active one. Number and names stay.
///
/// # Errors
/// [`StoreError`] when the database does not answer.
pub(super) async fn of_guest(
    tx: &mut Tx,
    seed: &SessionSeed<'_>,
    guest: &AccountRow,
    user: &ExternalUser,
    by_mailbox: bool,
) -> Result<CreatedSession, StoreError> {
    let (operator, now, id) = (seed.operator(), seed.now, guest.customer);
    query!(tx, accounts::activate_by_provider(operator, id, now)).await?;
    consents::record(tx, operator, id, seed.consent, now).await?;
    let subject = Subject::customer(id);
    events::record(tx, operator, EventKind::CustomerActivated, subject, now).await?;
    links::replace_of_customer(tx, operator, id, now).await?;
    query!(tx, sessions::end_all(operator, id)).await?;
    let cookie = link(tx, seed, id, user, by_mailbox).await?;
    Ok(CreatedSession { cookie, locale: guest.locale.clone() })
}

/// Links another sign-in to an active account. Revokes its pending links. If the mailbox was the proof and not the
/// password, also ends its sessions, which another person may have created. Where nothing had proved the address that
/// signs in, the password and the identities may be those of a person who does not read the mailbox: they are removed.
///
/// # Errors
/// [`StoreError`] when the database does not answer.
pub(super) async fn join(
    tx: &mut Tx,
    seed: &SessionSeed<'_>,
    owner: &AccountRow,
    user: &ExternalUser,
    by_mailbox: bool,
) -> Result<CreatedSession, StoreError> {
    let (operator, id) = (seed.operator(), owner.customer);
    links::replace_of_customer(tx, operator, id, seed.now).await?;
    if by_mailbox {
        query!(tx, sessions::end_all(operator, id)).await?;
        if owner.signs_in_unproved() {
            query!(tx, accounts::remove_password(operator, id)).await?;
            query!(tx, account_deletion::delete_identities(operator, id)).await?;
        }
    }
    let cookie = link(tx, seed, id, user, by_mailbox).await?;
    Ok(CreatedSession { cookie, locale: owner.locale.clone() })
}

/// Links the identity to the customer and creates their session. Revokes links that were to prove the same address for
/// another customer.
async fn link(
    tx: &mut Tx,
    seed: &SessionSeed<'_>,
    customer: CustomerId,
    user: &ExternalUser,
    by_mailbox: bool,
) -> Result<Secret, StoreError> {
    let (operator, now) = (seed.operator(), seed.now);
    let row = user.identity(operator, customer, now);
    let identity = query!(tx, identities::insert(&row)).await?;
    let before = query!(tx, accounts::email_proof(operator, customer)).await?;
    let proof = proof_after_linking(before, identity, user.email.is_some(), by_mailbox);
    query!(tx, accounts::set_email_proof(operator, customer, proof)).await?;
    if let Some(key) = &user.email_key {
        let purpose = Purpose::Prove;
        query!(tx, tokens::replace_of_address(operator, key, purpose, now)).await?;
    }
    let linked = seed.event(Event::SignInLinked, customer);
    query!(tx, timeline::record(&linked)).await?;
    seed.begin_session(tx, customer, identity).await
}

fn new_customer(operator: OperatorId, user: &ExternalUser, now: Timestamp) -> NewCustomer {
    NewCustomer {
        operator_id: operator,
        first_name: user.first_name.clone(),
        last_name: user.last_name.clone(),
        email: user.email.clone(),
        email_key: user.email_key.clone(),
        phone: None,
        locale: user.locale.clone(),
        disabled: false,
        last_purchase_at: None,
        created_at: now,
    }
}
