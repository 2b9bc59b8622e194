//! Verifying a password: the only place where attempts are counted and hashes compared.

use super::{Backoff, Network, Quota, Source, Start, Tries, counting, person, seconds};
use crate::{
    Accounts, Caller, StoreError,
    store::{read, transaction, write},
    token::hash_of,
};
use model::{CustomerId, Failure};

impl Accounts {
    /// Returns whether a password is right; without a hash it is wrong after the same time. Counts failures. Successes
    /// are counted by `throttles::succeed`, in the transaction of their consequence, or by
    /// [`note_right_password`](Self::note_right_password).
    ///
    /// # Errors
    /// The wait after too many attempts; `Busy` when the hasher is overloaded, which counts as no attempt.
    pub(crate) async fn verify_password_throttled<R>(
        &self,
        tries: &Tries,
        password: &str,
        hash: Option<&str>,
    ) -> Result<bool, Failure<R>> {
        let hash = if self.begin_try(tries).await? { hash } else { None };
        let verdict = self.0.hasher.verify(password, hash).await;
        let now = self.now();
        match verdict {
            Ok(true) => {}
            Ok(false) => write!(self.store(), throttles::fail(tries, now)).await?,
            Err(_) => {
                transaction!(self.store(), async |tx| { counting::abandon(tx, tries, now).await })
                    .await?;
            }
        }
        Ok(verdict?)
    }

    /// Counts an attempt before it is verified. Returns whether it may succeed.
    ///
    /// # Errors
    /// The wait after too many attempts.
    pub(crate) async fn begin_try<R>(&self, tries: &Tries) -> Result<bool, Failure<R>> {
        let now = self.now();
        let start =
            transaction!(self.store(), async |tx| { counting::begin(tx, tries, now).await })
                .await?;
        match start {
            Start::Judge => Ok(true),
            Start::Refuse => Ok(false),
            Start::Wait(wait) => {
                let seconds = seconds(wait);
                tracing::info!(seconds, "sign_in.throttled");
                Err(Failure::Wait(seconds))
            }
        }
    }

    /// Counts a right password.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    pub(crate) async fn note_right_password(&self, tries: &Tries) -> Result<(), StoreError> {
        let now = self.now();
        write!(self.store(), throttles::succeed(tries, now)).await
    }

    /// Returns the throttles for a customer identified by other means than a typed identifier.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    pub(crate) async fn tries_of(
        &self,
        caller: &Caller,
        customer: CustomerId,
    ) -> Result<Tries, StoreError> {
        let operator = caller.portal.operator;
        let person = person(customer);
        let tries = match self.knows_device(caller, customer).await? {
            Some(device) => Tries::on_known_device(Backoff::device(operator, &person, &device)),
            None => Tries::on_unknown_device(
                Backoff::unknown_device(operator, &person),
                Network::of(caller),
            ),
        };
        Ok(Tries { successes: Some(Quota::right_passwords_of(operator, customer)), ..tries })
    }

    /// Returns the source whose quotas a request uses. `customer` is the signed-in one.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    pub(crate) async fn source(
        &self,
        caller: &Caller,
        customer: Option<CustomerId>,
    ) -> Result<Source, StoreError> {
        let device = match (customer, caller.device.as_deref().and_then(hash_of)) {
            (None, Some(device)) => {
                let operator = caller.portal.operator;
                let known = read!(self.store(), sessions::is_device(operator, &device)).await?;
                known.then_some(device)
            }
            _ => None,
        };
        Ok(Source::of(customer, device, caller.ip, &caller.portal.settings))
    }

    /// Returns the hash of the browser's device, if that customer has signed in on it before.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    pub(crate) async fn knows_device(
        &self,
        caller: &Caller,
        customer: CustomerId,
    ) -> Result<Option<Vec<u8>>, StoreError> {
        let Some(device) = caller.device.as_deref().and_then(hash_of) else {
            return Ok(None);
        };
        let operator = caller.portal.operator;
        let known =
            read!(self.store(), sessions::knows_device(operator, customer, &device)).await?;
        Ok(known.then_some(device))
    }
}
