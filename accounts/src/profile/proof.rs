//! Proving, once more, that it is the customer who asks: by the password, or by a fresh session where there is none.

use crate::{
    Accounts, Caller,
    store::{
        StoreError, read,
        rows::{AccountRow, OwnerCheck, OwnerProof},
    },
};
use chrono::TimeDelta;
use model::{Customer, Failure, Refusal};
use secrecy::{ExposeSecret, SecretString};

/// A session is fresh for so long after its sign-in (security rule R6).
const FRESH: TimeDelta = TimeDelta::minutes(10);

/// What a form calls the ways in which the proof fails.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Unproved<R> {
    pub missing: R,
    pub wrong: R,
    /// There is no password, and the session is not fresh.
    pub stale: R,
}

impl<R: Refusal> Unproved<R> {
    /// Refuses what the transaction of the change did not do, since the proof no longer held.
    pub fn refuse(self, check: OwnerCheck) -> Result<(), Failure<R>> {
        match check {
            OwnerCheck::Holds => Ok(()),
            OwnerCheck::PasswordChanged => Err(self.wrong.into()),
            OwnerCheck::SessionEnded => Err(self.stale.into()),
        }
    }
}

impl Accounts {
    /// Asks for the password of who has one, and for a fresh session of who has none. Returns what was proved, to be
    /// checked again in the transaction.
    pub(super) async fn prove_customer<'a, R: Refusal>(
        &self,
        caller: &Caller,
        customer: &Customer,
        row: &'a AccountRow,
        current: Option<&SecretString>,
        unproved: Unproved<R>,
    ) -> Result<OwnerProof<'a>, Failure<R>> {
        let proof = OwnerProof {
            session: Some(customer.session),
            password_hash: row.password_hash.as_deref(),
        };
        if row.password_hash.is_some() {
            self.prove_own_password(caller, row, current, unproved.missing, unproved.wrong).await?;
        } else if !self.is_fresh(caller, customer).await? {
            return Err(unproved.stale.into());
        }
        Ok(proof)
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
        if !self.verify_password_throttled(&tries, password, hash).await? {
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
