//! Counters of an attempt at a password or a second factor.

use super::{Backoff, Quota, Source};
use crate::Caller;
use chrono::TimeDelta;

/// All counters of an attempt at a password or a second factor.
#[derive(Debug, Clone)]
pub struct AttemptCounters {
    /// Counter whose waits are shown.
    pub(crate) subject: Backoff,
    /// Counter shared by all identifiers of a customer. Its waits are not shown, because failures of one identifier
    /// would reveal the other: during a wait every password is wrong.
    pub(crate) shared: Option<Backoff>,
    /// The IP address's quotas, on unknown devices.
    pub(crate) network: Option<Network>,
    /// Quota of successes.
    pub(crate) successes: Option<Quota>,
    /// Keys of further counters that a success resets.
    pub(crate) siblings: Vec<Vec<u8>>,
}

/// Quotas shared by all clients at an IP address.
#[derive(Debug, Clone)]
pub struct Network {
    /// Only failures take from it, even beyond its end: concurrent attempts make the next wait longer.
    pub(crate) failures: Quota,
    /// Places for concurrent verifications; every outcome gives its place back.
    pub(crate) in_flight: Quota,
}

/// How an attempt continues.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Start {
    Verify,
    /// The shared counter is exhausted: the answer is "wrong" after the same time.
    Refuse,
    Wait(TimeDelta),
}

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
