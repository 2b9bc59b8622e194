//! Judging a password: the one place where a try is counted, the hash compared, and a failure counted.

use super::{Backoff, Network, Quota, Source, Start, Tries, counting, person, seconds};
use crate::{
    Accounts, Caller, StoreError,
    store::{read, transaction, write},
    token::hash_of,
};
use model::Failure;

impl Accounts {
    /// Returns whether a password is right; without a hash it is wrong after the same work. A wrong one is counted. A right
    /// one is to be counted by `throttles::succeed`, with what follows from it, or by
    /// [`note_right_password`](Self::note_right_password).
    ///
    /// # Errors
    /// The wait when there were too many tries; `Busy` when there is no time to hash, which counts for nothing.
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

    /// Returns whether a try may succeed, and counts it before it is judged.
    ///
    /// # Errors
    /// The wait when there were too many.
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

    /// Counts a password that was right.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    pub(crate) async fn note_right_password(&self, tries: &Tries) -> Result<(), StoreError> {
        let now = self.now();
        write!(self.store(), throttles::succeed(tries, now)).await
    }

    /// Returns what the tries of a customer count against who is known otherwise than by what they type.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    pub(crate) async fn tries_of(
        &self,
        caller: &Caller,
        customer: i64,
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

    /// Returns whose budget a request uses. `customer` is the one who is signed in.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    pub(crate) async fn source(
        &self,
        caller: &Caller,
        customer: Option<i64>,
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

    /// Returns the hash of the browser's device, if that customer signed in on it before.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    pub(crate) async fn knows_device(
        &self,
        caller: &Caller,
        customer: i64,
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
