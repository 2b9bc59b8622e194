//! What a try of a password or of a second factor counts against.

use super::{Backoff, Quota, Source};
use crate::Caller;
use chrono::TimeDelta;

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
