//! Proving, once more, that it is the customer who asks: by the password, or by a fresh session where there is none.

use crate::{
    Accounts, Caller,
    store::{StoreError, read, rows::AccountRow},
};
use chrono::TimeDelta;
use model::{Customer, Failure};
use secrecy::{ExposeSecret, SecretString};

/// A session is fresh for so long after its sign-in (security rule R6).
const FRESH: TimeDelta = TimeDelta::minutes(10);

/// What a form calls the ways in which the proof fails.
pub(crate) struct Unproved<R> {
    pub missing: R,
    pub wrong: R,
    /// There is no password, and the session is not fresh.
    pub stale: R,
}

impl Accounts {
    /// Asks for the password of who has one, and for a fresh session of who has none.
    pub(super) async fn prove_customer<R>(
        &self,
        caller: &Caller,
        customer: &Customer,
        row: &AccountRow,
        current: Option<&SecretString>,
        unproved: Unproved<R>,
    ) -> Result<(), Failure<R>> {
        if row.password_hash.is_some() {
            return self
                .prove_own_password(caller, row, current, unproved.missing, unproved.wrong)
                .await;
        }
        if self.is_fresh(caller, customer).await? {
            Ok(())
        } else {
            Err(Failure::Refused(vec![unproved.stale]))
        }
    }

    /// Asks for the password; wrong ones count like failed sign-ins.
    pub(super) async fn prove_own_password<R>(
        &self,
        caller: &Caller,
        row: &AccountRow,
        password: Option<&SecretString>,
        missing: R,
        wrong: R,
    ) -> Result<(), Failure<R>> {
        let password = password.map_or("", |password| password.expose_secret());
        if password.is_empty() {
            return Err(Failure::Refused(vec![missing]));
        }
        let tries = self.tries_of(caller, row.customer).await?;
        let hash = row.password_hash.as_deref();
        if !self
            .verify_password_throttled(&tries, password, hash)
            .await?
        {
            return Err(Failure::Refused(vec![wrong]));
        }
        self.note_right_password(&tries).await?;
        Ok(())
    }

    async fn is_fresh(&self, caller: &Caller, customer: &Customer) -> Result<bool, StoreError> {
        let (operator, id) = (caller.portal.operator, customer.id);
        let sessions = read!(self.store(), sessions::of_customer(operator, id)).await?;
        let now = self.now();
        Ok(sessions
            .iter()
            .any(|session| session.id == customer.session && now - session.created_at < FRESH))
    }
}
