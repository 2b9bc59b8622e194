//! Creating sessions: at a sign-in, or to replace the current one.

use super::{SessionOrigin, SignInMethod};
use crate::{
    Accounts, Caller,
    store::{
        StoreError, Tx, query,
        rows::{NewEvent, NewSession, VouchedRow},
    },
    timeline::Event,
    token::{Secret, hash_of},
};
use chrono::TimeDelta;
use model::{Customer, CustomerId, Timestamp};

/// Maximum sessions of a customer.
const MAX_SESSIONS: i64 = 50;

/// Maximum length; longer user agents are truncated.
const MAX_USER_AGENT_LENGTH: usize = 200;

/// A session that continues under a new token.
#[derive(Debug)]
pub struct ContinuedSession {
    pub token: Secret,
    /// Seconds that the browser keeps the cookie. None means until it is closed.
    pub keep_seconds: Option<i64>,
}

impl Accounts {
    /// Returns a session to insert for the caller's portal, and the token for its cookie.
    pub(crate) fn new_session(
        &self,
        caller: &Caller,
        customer: CustomerId,
        method: SignInMethod,
        remember: bool,
    ) -> (NewSession, Secret) {
        let secret = Secret::random();
        let origin = SessionOrigin { portal: caller.portal.id, method };
        let made =
            VouchedRow { remembered: remember, origin: origin.into(), ..VouchedRow::default() };
        (row(caller, customer, &secret, made, self.now()), secret)
    }
}

/// Returns the seconds that the browser keeps the cookie of a session; none if it is not remembered.
pub(crate) fn keep_seconds(caller: &Caller, remember: bool) -> Option<i64> {
    remember.then(|| i64::from(caller.portal.settings.remember_me_minutes) * 60)
}

/// Creates a session in place of the browser's current one, and remembers the device.
///
/// # Errors
/// [`StoreError`] when the database does not answer.
pub(crate) async fn open(
    tx: &mut Tx,
    caller: &Caller,
    session: &NewSession,
    device: &[u8],
    event: &NewEvent,
) -> Result<(), StoreError> {
    let (operator, customer, now) = (session.operator_id, session.customer_id, event.at);
    end_current(tx, caller, customer, now).await?;
    insert(tx, session).await?;
    query!(tx, sessions::remember_device(operator, customer, device, now)).await?;
    query!(tx, timeline::record(event)).await?;
    Ok(())
}

/// Ends the browser's session, whose cookie the response replaces or deletes. If it was that of another customer than
/// `customer`, their timeline shows its end.
///
/// # Errors
/// [`StoreError`] when the database does not answer.
pub(crate) async fn end_current(
    tx: &mut Tx,
    caller: &Caller,
    customer: CustomerId,
    now: Timestamp,
) -> Result<(), StoreError> {
    let operator = caller.portal.operator;
    if let Some(hash) = caller.session.as_deref().and_then(hash_of)
        && let Some(before) = query!(tx, sessions::end_by_hash(operator, &hash)).await?
        && before != customer
    {
        let ended = Event::SignedOut.of(caller, before, now);
        query!(tx, timeline::record(&ended)).await?;
    }
    Ok(())
}

/// Ends all sessions of a customer. The current one continues under a new token, with its original origin, and is
/// remembered if it was.
///
/// # Errors
/// [`StoreError`] when the database does not answer.
pub(crate) async fn rotate(
    tx: &mut Tx,
    caller: &Caller,
    customer: &Customer,
    now: Timestamp,
) -> Result<ContinuedSession, StoreError> {
    let operator = caller.portal.operator;
    let made = query!(tx, sessions::vouched(operator, customer.session)).await?.unwrap_or_default();
    query!(tx, sessions::end_all(operator, customer.id)).await?;
    let token = Secret::random();
    let session = row(caller, customer.id, &token, made, now);
    insert(tx, &session).await?;
    Ok(ContinuedSession { token, keep_seconds: keep_seconds(caller, session.remembered) })
}

/// Inserts a session, and ends those beyond [`MAX_SESSIONS`].
async fn insert(tx: &mut Tx, session: &NewSession) -> Result<(), StoreError> {
    let (operator, customer) = (session.operator_id, session.customer_id);
    query!(tx, sessions::insert(session)).await?;
    let beyond = query!(tx, sessions::beyond(operator, customer, MAX_SESSIONS)).await?;
    if !beyond.is_empty() {
        query!(tx, sessions::end_each(operator, &beyond)).await?;
    }
    Ok(())
}

fn row(
    caller: &Caller,
    customer: CustomerId,
    secret: &Secret,
    made: VouchedRow,
    now: Timestamp,
) -> NewSession {
    let settings = &caller.portal.settings;
    let (idle, absolute) = if made.remembered {
        (settings.remember_me_minutes, settings.remember_me_minutes)
    } else {
        (settings.session_idle_minutes, settings.session_absolute_minutes)
    };
    let user_agent = caller.user_agent.chars().filter(|c| !c.is_control());
    NewSession {
        operator_id: caller.portal.operator,
        customer_id: customer,
        hash: secret.hash(),
        user_agent: user_agent.take(MAX_USER_AGENT_LENGTH).collect(),
        created_at: now,
        last_seen_at: now,
        idle_minutes: idle,
        expires_at: now + TimeDelta::minutes(absolute.into()),
        identity_id: made.identity_id,
        provider_session: made.provider_session,
        id_token: made.id_token,
        remembered: made.remembered,
        origin: made.origin,
    }
}
