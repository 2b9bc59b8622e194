//! Sessions: who a cookie belongs to, where, and for how long.

mod acceptance;
mod impact;

pub(crate) use acceptance::{SessionOrigin, SignInMethod};

use acceptance::is_accepted;

use crate::{
    Accounts, Caller,
    store::{
        StoreError, read,
        rows::{NewSession, ReplacedSession, SessionRow},
        write,
    },
    timeline::Event,
    token::{Secret, hash_of},
};
use chrono::TimeDelta;
use model::{Customer, Failure, Portal, SessionSummary, Timestamp, refusals::SessionRefusal};

/// Use is written down this often at most, so that looking at pages costs no write each.
const TOUCH_EVERY: TimeDelta = TimeDelta::seconds(60);

impl Accounts {
    /// Returns the customer whose session that cookie is, while it lasts and counts on the portal (`acceptance`).
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    pub async fn session(
        &self,
        portal: &Portal,
        token: &str,
    ) -> Result<Option<Customer>, StoreError> {
        let Some(hash) = hash_of(token) else {
            return Ok(None);
        };
        let operator = portal.operator;
        let Some(session) = read!(self.store(), sessions::by_hash(operator, &hash)).await? else {
            return Ok(None);
        };
        let now = self.now();
        let origin = SessionOrigin::of(&session.origin);
        if !is_accepted(origin, portal) || is_over(&session, now) {
            return Ok(None);
        }
        let customer = session.customer_id;
        let Some(row) = read!(self.store(), customers::by_id(operator, customer)).await? else {
            return Ok(None);
        };
        let Ok(number) = row.number.parse() else {
            return Ok(None);
        };
        if !row.is_active() {
            return Ok(None);
        }
        if now - session.last_seen_at >= TOUCH_EVERY {
            let id = session.id;
            write!(self.store(), sessions::touch(operator, id, now)).await?;
        }
        Ok(Some(Customer {
            id: row.customer,
            session: session.id,
            number,
            first_name: row.first_name,
            last_name: row.last_name,
            email: row.email,
            phone: row.phone,
            locale: row.locale.parse().unwrap_or_default(),
            email_sign_in: row.sign_in_email.is_some(),
            number_sign_in: row.number_sign_in.unwrap_or_default(),
            has_password: row.password_hash.is_some(),
            email_proved: row.email_proved.unwrap_or_default(),
        }))
    }

    /// Ends the session of a cookie, if it is one. Where a provider vouched for it, the secret of a flow that leads there
    /// to sign out as well, by [`leave`](Self::leave).
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer: the session goes on then.
    pub async fn sign_out(
        &self,
        caller: &Caller,
        token: &str,
    ) -> Result<Option<Secret>, StoreError> {
        let Some(hash) = hash_of(token) else {
            return Ok(None);
        };
        let operator = caller.portal.operator;
        let Some(session) = read!(self.store(), sessions::by_hash(operator, &hash)).await? else {
            return Ok(None);
        };
        let event = Event::SignedOut.of(caller, session.customer_id, self.now());
        let (flow, secret) = self.leaving(&caller.portal, session).await?.unzip();
        write!(self.store(), sessions::end(operator, &hash, flow.as_ref(), &event)).await?;
        Ok(secret)
    }

    /// Returns the customer's sessions that last, on this portal and on others of the operator, the latest used first.
    /// What does not count on this portal any more is left out.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    pub async fn sessions(
        &self,
        portal: &Portal,
        customer: &Customer,
    ) -> Result<Vec<SessionSummary>, StoreError> {
        let (operator, id) = (portal.operator, customer.id);
        let now = self.now();
        let rows = read!(self.store(), sessions::of_customer(operator, id)).await?;
        Ok(rows
            .into_iter()
            .filter(|session| {
                let origin = SessionOrigin::of(&session.origin);
                let is_elsewhere = origin.is_some_and(|origin| origin.portal != portal.id);
                !is_over(session, now) && (is_elsewhere || is_accepted(origin, portal))
            })
            .map(|session| SessionSummary {
                current: session.id == customer.session,
                user_agent: session.user_agent,
                signed_in_at: session.created_at,
                last_seen_at: session.last_seen_at,
            })
            .collect())
    }

    /// Ends every session of the customer but the one that asks.
    ///
    /// # Errors
    /// [`Failure::Unavailable`] when the database does not answer.
    pub async fn end_other_sessions(
        &self,
        caller: &Caller,
        customer: &Customer,
    ) -> Result<(), Failure<SessionRefusal>> {
        let (operator, id, keep) = (caller.portal.operator, customer.id, customer.session);
        let event = Event::SessionsEnded.of(caller, id, self.now());
        write!(self.store(), sessions::end_other_ones(operator, id, keep, &event)).await?;
        Ok(())
    }

    /// Returns the session that ends when the caller's browser signs in.
    pub(crate) fn replaced_session(&self, caller: &Caller) -> Option<ReplacedSession> {
        Some(ReplacedSession {
            hash: caller.session.as_deref().and_then(hash_of)?,
            event: Event::SignedOut.of(caller, 0, self.now()),
        })
    }

    /// Returns a session to be kept on the caller's portal, and the secret for its cookie.
    pub(crate) fn new_session(
        &self,
        caller: &Caller,
        customer: i64,
        method: SignInMethod,
        remember: bool,
    ) -> (NewSession, Secret) {
        let settings = &caller.portal.settings;
        let secret = Secret::random();
        let now = self.now();
        let (idle, lasts) = if remember {
            (settings.remember_me_minutes, settings.remember_me_minutes)
        } else {
            (settings.session_idle_minutes, settings.session_absolute_minutes)
        };
        let session = NewSession {
            operator_id: caller.portal.operator,
            customer_id: customer,
            hash: secret.hash(),
            user_agent: caller.user_agent.chars().filter(|c| !c.is_control()).take(200).collect(),
            created_at: now,
            last_seen_at: now,
            idle_minutes: idle,
            expires_at: now + TimeDelta::minutes(lasts.into()),
            identity_id: None,
            provider_session: None,
            id_token: None,
            origin: SessionOrigin { portal: caller.portal.id, method }.into(),
        };
        (session, secret)
    }
}

pub(crate) fn is_over(session: &SessionRow, now: Timestamp) -> bool {
    let idle = TimeDelta::minutes(session.idle_minutes.into());
    now >= session.expires_at || now >= session.last_seen_at + idle
}
