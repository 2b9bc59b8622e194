//! Sessions: their customer, portal and lifetime.

mod acceptance;
mod impact;
mod opening;

pub(crate) use acceptance::{SessionOrigin, SignInMethod, is_fresh, is_over};
pub use opening::ContinuedSession;
pub(crate) use opening::{end_current, keep_seconds, open, rotate};

use acceptance::{counts, is_listed};

use crate::{
    Caller,
    groups::Sessions,
    instruments,
    store::{StoreError, query, read, rows::AccountRow, transaction, write},
    timeline::Event,
    token::{Secret, hash_of},
};
use chrono::TimeDelta;
use model::{Customer, Failure, Portal, SessionId, SessionSummary, refusals::SessionRefusal};

/// Minimum time between updates of the last use, so that reading pages does not write each time.
const TOUCH_EVERY: TimeDelta = TimeDelta::seconds(60);

impl Sessions<'_> {
    /// Returns the customer of the session cookie, while the session is valid and accepted on the portal
    /// (`acceptance`).
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    #[tracing::instrument(skip_all, fields(operator = portal.operator.get()))]
    pub async fn current(
        self,
        portal: &Portal,
        token: &str,
    ) -> Result<Option<Customer>, StoreError> {
        let Some(hash) = hash_of(token) else {
            return Ok(None);
        };
        let operator = portal.operator;
        let Some(session) =
            read!(self.accounts.store(), sessions::by_hash(operator, &hash)).await?
        else {
            return Ok(None);
        };
        let now = self.accounts.now();
        if !counts(&session, portal, now) {
            return Ok(None);
        }
        let id = session.customer_id;
        let row = read!(self.accounts.store(), customers::by_id(operator, id)).await?;
        let Some(customer) = row.and_then(|row| customer(row, session.id, portal)) else {
            return Ok(None);
        };
        if now - session.last_seen_at >= TOUCH_EVERY {
            let id = session.id;
            write!(self.accounts.store(), sessions::touch(operator, id, now)).await?;
        }
        Ok(Some(customer))
    }

    /// Ends the session of a cookie, if there is one. If a provider vouched for it, returns the secret of a flow that
    /// also signs out there, by [`leave`](crate::SingleSignOn::leave).
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer; the session is then still valid.
    #[tracing::instrument(skip_all, fields(operator = caller.portal.operator.get()))]
    pub async fn sign_out(
        self,
        caller: &Caller,
        token: &str,
    ) -> Result<Option<Secret>, StoreError> {
        let Some(hash) = hash_of(token) else {
            return Ok(None);
        };
        let operator = caller.portal.operator;
        let Some(session) =
            read!(self.accounts.store(), sessions::by_hash(operator, &hash)).await?
        else {
            return Ok(None);
        };
        let event = Event::SignedOut.of(caller, session.customer_id, self.accounts.now());
        let (flow, secret) =
            self.accounts.sso().logout_flow(&caller.portal, session).await?.unzip();
        transaction!(self.accounts.store(), async |tx| {
            query!(tx, sessions::end_by_hash(operator, &hash)).await?;
            if let Some(flow) = &flow {
                query!(tx, sso::begin_flow(flow)).await?;
            }
            query!(tx, timeline::record(&event)).await?;
            Ok(())
        })
        .await?;
        instruments::SESSIONS_ENDED.increment(&["customer"]);
        Ok(secret)
    }

    /// Returns the customer's valid sessions, on this portal and on others of the operator, latest used first. Excludes
    /// those that this portal no longer accepts.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    #[tracing::instrument(skip_all, fields(operator = portal.operator.get()))]
    pub async fn list(
        self,
        portal: &Portal,
        customer: &Customer,
    ) -> Result<Vec<SessionSummary>, StoreError> {
        let (operator, id) = (portal.operator, customer.id);
        let now = self.accounts.now();
        let rows = read!(self.accounts.store(), sessions::of_customer(operator, id)).await?;
        Ok(rows
            .into_iter()
            .filter(|session| is_listed(session, portal, now))
            .map(|session| SessionSummary {
                id: session.id,
                current: session.id == customer.session,
                user_agent: session.user_agent,
                signed_in_at: session.created_at,
                last_seen_at: session.last_seen_at,
            })
            .collect())
    }

    /// Ends every session of the customer except the current one. Never throttled: one of the others may be a thief's,
    /// who could use up a quota.
    ///
    /// # Errors
    /// [`Failure::Unavailable`] when the database does not answer.
    #[tracing::instrument(skip_all, fields(operator = caller.portal.operator.get()))]
    pub async fn end_others(
        self,
        caller: &Caller,
        customer: &Customer,
    ) -> Result<(), Failure<SessionRefusal>> {
        let (operator, id, keep) = (caller.portal.operator, customer.id, customer.session);
        let event = Event::SessionsEnded.of(caller, id, self.accounts.now());
        let ended = transaction!(self.accounts.store(), async |tx| {
            let ended = query!(tx, sessions::end_others(operator, id, keep)).await?;
            if ended {
                query!(tx, timeline::record(&event)).await?;
            }
            Ok(ended)
        })
        .await?;
        if ended {
            instruments::SESSIONS_ENDED.increment(&["customer"]);
        }
        Ok(())
    }

    /// Ends one session of the customer other than the current one. It may have ended already.
    ///
    /// # Errors
    /// [`Failure::Unavailable`] when the database does not answer.
    #[tracing::instrument(skip_all, fields(operator = caller.portal.operator.get()))]
    pub async fn end_one(
        self,
        caller: &Caller,
        customer: &Customer,
        session: SessionId,
    ) -> Result<(), Failure<SessionRefusal>> {
        let (operator, id, keep) = (caller.portal.operator, customer.id, customer.session);
        let event = Event::SessionEnded.of(caller, id, self.accounts.now());
        let ended = transaction!(self.accounts.store(), async |tx| {
            let ended = query!(tx, sessions::end_other(operator, id, session, keep)).await?;
            if ended {
                query!(tx, timeline::record(&event)).await?;
            }
            Ok(ended)
        })
        .await?;
        if ended {
            instruments::SESSIONS_ENDED.increment(&["customer"]);
        }
        Ok(())
    }

    /// Returns whether a cookie would sign its customer in, if the portal had accounts: it was signed in here when they
    /// were switched off.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    #[tracing::instrument(skip_all, fields(operator = portal.operator.get()))]
    pub async fn was_closed_out(self, portal: &Portal, token: &str) -> Result<bool, StoreError> {
        let Some(hash) = hash_of(token).filter(|_| !portal.settings.customer_accounts_enabled)
        else {
            return Ok(false);
        };
        let operator = portal.operator;
        let session = read!(self.accounts.store(), sessions::by_hash(operator, &hash)).await?;
        let now = self.accounts.now();
        Ok(session.is_some_and(|session| {
            let origin = SessionOrigin::of(&session.origin);
            origin.is_some_and(|origin| origin.portal == portal.id) && !is_over(&session, now)
        }))
    }
}

/// Returns the customer of a session, if they have an active account.
fn customer(row: AccountRow, session: SessionId, portal: &Portal) -> Option<Customer> {
    if !row.is_active() {
        return None;
    }
    Some(Customer {
        id: row.customer,
        session,
        number: row.number,
        first_name: row.first_name,
        last_name: row.last_name,
        email: row.email,
        phone: row.phone,
        locale: row.locale.parse().unwrap_or_default(),
        email_sign_in: row.sign_in_email.is_some(),
        number_sign_in: row.number_sign_in.unwrap_or_default(),
        has_password: row.password_hash.is_some() && portal.settings.password_sign_in(),
        email_proved: row.email_proved.unwrap_or_default(),
    })
}
