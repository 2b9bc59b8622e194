//! Verifying a password between counting the attempt and recording its outcome, and which counters an attempt has.

use super::{
    AttemptCounters, Backoff, Network, Quota, Source,
    attempts::{self, Start, person},
    gcra::move_back,
    seconds,
};
use crate::{
    Accounts, Caller, StoreError,
    foreign_hash::Work,
    password_hasher::Busy,
    store::{read, transaction},
    token::hash_of,
};
use model::{CustomerId, Failure};
use secrecy::{ExposeSecret, SecretString};
use tracing::{Instrument, Span};

impl Network {
    /// Returns the quotas of the caller's IP address.
    pub(crate) fn of(caller: &Caller) -> Self {
        let portal = &caller.portal;
        let source = Source::network(caller.ip, &portal.settings);
        Self {
            failures: Quota::failures_of_network(portal.operator, &source),
            in_flight: Quota::in_flight_of_network(portal.operator, &source),
        }
    }

    /// Returns the quotas of an agent's IP address. `what` is the first step or the second.
    pub(crate) fn of_agents(what: &str, ip: std::net::IpAddr) -> Self {
        Self {
            failures: Quota::agent_failures(what, ip),
            in_flight: Quota::agent_in_flight(what, ip),
        }
    }
}

impl AttemptCounters {
    /// Returns the counters on an unknown device.
    pub(crate) fn on_unknown_device(subject: Backoff, network: Network) -> Self {
        Self {
            subject,
            shared: None,
            network: Some(network),
            successes: None,
            siblings: Vec::new(),
        }
    }

    /// Returns the counters on the person's own device, which other clients' attempts do not affect.
    pub(crate) fn on_known_device(subject: Backoff) -> Self {
        Self { subject, shared: None, network: None, successes: None, siblings: Vec::new() }
    }
}

impl Accounts {
    /// Returns whether a password is right; without a hash it is wrong after the same time. Counts failures. Successes
    /// are counted by [`succeed`](super::succeed), in the transaction of their consequence, or by
    /// [`record_correct_password`](Self::record_correct_password).
    ///
    /// # Errors
    /// The wait after too many attempts; `Busy` when the hasher is overloaded, which counts as no attempt.
    pub(crate) async fn verify_password_throttled<R>(
        &self,
        counters: &AttemptCounters,
        password: &str,
        hash: Option<&str>,
    ) -> Result<bool, Failure<R>> {
        self.verify_password_at_equal_cost(counters, password, hash, &[]).await
    }

    /// Returns whether a password is right, as [`verify_password_throttled`](Self::verify_password_throttled). Wrong
    /// ones cost as much as the dearest hashes of other systems, whatever the hash is.
    ///
    /// # Errors
    /// As for [`verify_password_throttled`](Self::verify_password_throttled).
    pub(crate) async fn verify_password_at_equal_cost<R>(
        &self,
        counters: &AttemptCounters,
        password: &str,
        hash: Option<&str>,
        dearest: &[Work],
    ) -> Result<bool, Failure<R>> {
        self.0.hasher.ensure_room()?;
        let hash = if self.begin_attempt(counters).await? { hash } else { None };
        let (accounts, counters) = (self.clone(), counters.clone());
        let (password, hash) = (password.to_owned(), hash.map(str::to_owned));
        let dearest = dearest.to_vec();
        let verification = async move {
            accounts.verify_begun(&counters, &password, hash.as_deref(), &dearest).await
        };
        // A task of its own goes on when the client hangs up: what is computed for the client is charged for.
        match tokio::spawn(verification.instrument(Span::current())).await {
            Ok(verdict) => Ok(verdict??),
            Err(_) => Err(Failure::Unavailable),
        }
    }

    /// Returns whether the password of a begun attempt is right, and counts it if it is wrong.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    async fn verify_begun(
        &self,
        counters: &AttemptCounters,
        password: &str,
        hash: Option<&str>,
        dearest: &[Work],
    ) -> Result<Result<bool, Busy>, StoreError> {
        let verdict = self.0.hasher.verify_at_equal_cost(password, hash, dearest).await;
        let now = self.now();
        match verdict {
            Ok(true) => {}
            Ok(false) => self.record_failed_attempt(counters).await?,
            Err(Busy) => {
                transaction!(self.store(), async |tx| {
                    attempts::abandon(tx, counters, now).await
                })
                .await?;
            }
        }
        Ok(verdict)
    }

    /// Takes one unit from each quota and returns the hash of a new password. While the hasher is overloaded none is
    /// taken: a person who tries again later has not used up what they may do.
    ///
    /// # Errors
    /// The wait when a quota is exhausted, or `Busy`.
    pub(crate) async fn hash_within<R>(
        &self,
        quotas: &[Quota],
        password: &SecretString,
    ) -> Result<String, Failure<R>> {
        self.0.hasher.ensure_room()?;
        self.take_quotas(quotas).await?;
        let hashed = self.0.hasher.hash(password.expose_secret()).await;
        if hashed.is_err() {
            let now = self.now();
            transaction!(self.store(), async |tx| {
                for quota in quotas {
                    move_back(tx, quota, now).await?;
                }
                Ok(())
            })
            .await?;
        }
        Ok(hashed?)
    }

    /// Counts an attempt before it is verified. Returns whether it may succeed.
    ///
    /// # Errors
    /// The wait after too many attempts.
    pub(crate) async fn begin_attempt<R>(
        &self,
        counters: &AttemptCounters,
    ) -> Result<bool, Failure<R>> {
        let now = self.now();
        let start =
            transaction!(self.store(), async |tx| { attempts::begin(tx, counters, now).await })
                .await?;
        match start {
            Start::Verify => Ok(true),
            Start::Refuse => Ok(false),
            Start::Wait(wait) => {
                let seconds = seconds(wait);
                tracing::info!(seconds, "sign_in.throttled");
                Err(Failure::Wait(seconds))
            }
        }
    }

    /// Counts a correct password.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    pub(crate) async fn record_correct_password(
        &self,
        counters: &AttemptCounters,
    ) -> Result<(), StoreError> {
        let now = self.now();
        transaction!(self.store(), async |tx| { attempts::succeed(tx, counters, now).await }).await
    }

    /// Counts a begun attempt as failed.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    pub(crate) async fn record_failed_attempt(
        &self,
        counters: &AttemptCounters,
    ) -> Result<(), StoreError> {
        let now = self.now();
        transaction!(self.store(), async |tx| { attempts::fail(tx, counters, now).await }).await
    }

    /// Returns the throttles for a customer identified by other means than a typed identifier.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    pub(crate) async fn counters_of(
        &self,
        caller: &Caller,
        customer: CustomerId,
    ) -> Result<AttemptCounters, StoreError> {
        let operator = caller.portal.operator;
        let person = person(customer);
        let counters = match self.is_known_device(caller, customer).await? {
            Some(device) => {
                AttemptCounters::on_known_device(Backoff::device(operator, &person, &device))
            }
            None => AttemptCounters::on_unknown_device(
                Backoff::unknown_device(operator, &person),
                Network::of(caller),
            ),
        };
        Ok(AttemptCounters {
            successes: Some(Quota::correct_passwords_of(operator, customer)),
            ..counters
        })
    }

    /// Returns the hash of the browser's device, if that customer has signed in on it before.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    pub(crate) async fn is_known_device(
        &self,
        caller: &Caller,
        customer: CustomerId,
    ) -> Result<Option<Vec<u8>>, StoreError> {
        let Some(device) = caller.device.as_deref().and_then(hash_of) else {
            return Ok(None);
        };
        let operator = caller.portal.operator;
        let known =
            read!(self.store(), sessions::is_known_device(operator, customer, &device)).await?;
        Ok(known.then_some(device))
    }
}
