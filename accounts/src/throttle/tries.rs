//! Judging a password: the one place where a try is counted, the hash compared, and a failure written down.

use super::{Backoff, Quota, Source, seconds};
use crate::{
    Accounts, Caller, StoreError,
    store::{read, write},
    token::hash_of,
};
use chrono::TimeDelta;
use model::Failure;

/// Everything that a try of a password, or of a second factor, counts against.
#[derive(Debug, Clone)]
pub struct Tries {
    /// Whose waits are shown.
    pub(crate) subject: Backoff,
    /// The budget that all identifiers of a customer share. Its waits are not shown, or failures with one identifier would
    /// tell whose the other is: while one lasts, every password is wrong.
    pub(crate) shared: Option<Backoff>,
    /// The network address, on devices that nobody signed in on before.
    pub(crate) network: Option<Network>,
    /// What a success takes from.
    pub(crate) successes: Option<Quota>,
    /// Counters that a success forgets as well, by their keys.
    pub(crate) siblings: Vec<Vec<u8>>,
}

/// What everybody behind a network address shares.
#[derive(Debug, Clone)]
pub struct Network {
    /// Taken from by failures alone, also beyond its end: tries that were under way at once make the next wait longer.
    pub(crate) failures: Quota,
    /// Places for tries that are being judged; given back by every outcome.
    pub(crate) in_flight: Quota,
}

/// How a try goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Start {
    Judge,
    /// The shared budget is used up: the answer is "wrong" after the same work.
    Refuse,
    Wait(TimeDelta),
}

impl Network {
    pub(crate) fn of(caller: &Caller) -> Self {
        let portal = &caller.portal;
        let source = Source::network(caller.ip, &portal.settings);
        Self {
            failures: Quota::failures_of_network(portal.operator, &source),
            in_flight: Quota::in_flight_of_network(portal.operator, &source),
        }
    }

    /// The same for agents. `what` is the first step or the second.
    pub(crate) fn of_agents(what: &str, ip: std::net::IpAddr) -> Self {
        Self {
            failures: Quota::agent_failures(what, ip),
            in_flight: Quota::agent_in_flight(what, ip),
        }
    }
}

impl Tries {
    /// On a device that nobody signed in on before.
    pub(crate) fn on_unknown_device(subject: Backoff, network: Network) -> Self {
        Self {
            subject,
            shared: None,
            network: Some(network),
            successes: None,
            siblings: Vec::new(),
        }
    }

    /// On a device of the person's own: nothing that others do counts.
    pub(crate) fn on_known_device(subject: Backoff) -> Self {
        Self { subject, shared: None, network: None, successes: None, siblings: Vec::new() }
    }
}

impl Accounts {
    /// Judges a password; without a hash it is wrong after the same work. A wrong one is written down. A right one is to
    /// be written down by `throttles::succeed`, with what follows from it or by
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
            Err(_) => write!(self.store(), throttles::abandon(tries, now)).await?,
        }
        Ok(verdict?)
    }

    /// Counts a try before it is judged. Returns whether it may succeed.
    ///
    /// # Errors
    /// The wait when there were too many.
    pub(crate) async fn begin_try<R>(&self, tries: &Tries) -> Result<bool, Failure<R>> {
        let now = self.now();
        match write!(self.store(), throttles::begin_try(tries, now)).await? {
            Start::Judge => Ok(true),
            Start::Refuse => Ok(false),
            Start::Wait(wait) => Err(Failure::Wait(seconds(wait))),
        }
    }

    /// Writes down a password that was right.
    pub(crate) async fn note_right_password(&self, tries: &Tries) -> Result<(), StoreError> {
        let now = self.now();
        write!(self.store(), throttles::succeed(tries, now)).await
    }

    /// What the tries of a customer count against who is known otherwise than by what they type.
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

    /// Returns whose budget a request uses. `customer` is who is signed in.
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

/// How the throttle names a customer, whichever identifier was typed.
pub(crate) fn person(customer: i64) -> String {
    format!("#{customer}")
}
