//! How often something may be tried (security rules R3 and R4).

use crate::{store::StoreError, token::sha256};
use chrono::TimeDelta;
use model::Timestamp;
use std::net::IpAddr;

/// A number of tries at once, then one for each interval (the generic cell rate algorithm: one moment is its whole state).
#[derive(Debug, Clone)]
pub struct Quota {
    pub(crate) key: Vec<u8>,
    pub(crate) burst: i32,
    pub(crate) interval: TimeDelta,
}

impl Quota {
    fn new(key: &str, burst: i32, interval: TimeDelta) -> Self {
        Self {
            key: sha256(key.as_bytes()),
            burst,
            interval,
        }
    }

    /// Failed sign-ins of one address of the network: 20 in 5 minutes.
    pub(crate) fn sign_in_address(operator: i64, ip: IpAddr) -> Self {
        Self::new(
            &format!("sign-in|{operator}|{}", network(ip)),
            20,
            TimeDelta::seconds(15),
        )
    }

    /// Requests that make a mail, by the network address they come from: 10 an hour.
    pub(crate) fn requests_of_address(what: &str, operator: i64, ip: IpAddr) -> Self {
        Self::new(
            &format!("{what}|ip|{operator}|{}", network(ip)),
            10,
            TimeDelta::minutes(6),
        )
    }

    /// Mails to one mailbox: 3 at once, then 1 an hour.
    pub(crate) fn mails_to(what: &str, operator: i64, subject: &str) -> Self {
        Self::new(
            &format!("{what}|to|{operator}|{subject}"),
            3,
            TimeDelta::hours(1),
        )
    }

    /// Activation mails to one customer: 3 an hour.
    pub(crate) fn activations_of(operator: i64, customer: i64) -> Self {
        Self::new(
            &format!("activate|to|{operator}|{customer}"),
            3,
            TimeDelta::minutes(20),
        )
    }

    /// Activation mails by one agent: 60 an hour.
    pub(crate) fn activations_by(operator: i64, agent: i64) -> Self {
        Self::new(
            &format!("activate|by|{operator}|{agent}"),
            60,
            TimeDelta::minutes(1),
        )
    }

    /// Purchases from one network address: 30 an hour.
    pub(crate) fn purchases_of_address(operator: i64, ip: IpAddr) -> Self {
        Self::new(
            &format!("buy|ip|{operator}|{}", network(ip)),
            30,
            TimeDelta::minutes(2),
        )
    }

    /// Failed passwords of agents, by the network address they come from: 20 in 5 minutes.
    pub(crate) fn agent_sign_in_address(ip: IpAddr) -> Self {
        Self::new(
            &format!("agent-sign-in|{}", network(ip)),
            20,
            TimeDelta::seconds(15),
        )
    }

    /// Failed second factors, by the network address they come from: 20 in 5 minutes.
    pub(crate) fn agent_code_address(ip: IpAddr) -> Self {
        Self::new(
            &format!("agent-code|{}", network(ip)),
            20,
            TimeDelta::seconds(15),
        )
    }

    /// Mails that an agent has sent to others: 60 an hour.
    pub(crate) fn mails_of_agent(what: &str, agent: i64) -> Self {
        Self::new(&format!("{what}|agent|{agent}"), 60, TimeDelta::minutes(1))
    }

    /// Checks of hosts by one agent, each of which asks that host: 10 at once, then one every 30 seconds.
    pub(crate) fn host_checks_by(operator: i64, agent: i64) -> Self {
        Self::new(
            &format!("host-check|by|{operator}|{agent}"),
            10,
            TimeDelta::seconds(30),
        )
    }

    /// Tests of providers by one agent, each of which asks them several things: 10 at once, then one every 30 seconds.
    pub(crate) fn provider_tests_by(operator: i64, agent: i64) -> Self {
        Self::new(
            &format!("provider-test|by|{operator}|{agent}"),
            10,
            TimeDelta::seconds(30),
        )
    }

    /// Trips to a provider from one network address: 30 at once, then one every 10 seconds.
    pub(crate) fn sso_starts(operator: i64, ip: IpAddr) -> Self {
        Self::new(
            &format!("sso|ip|{operator}|{}", network(ip)),
            30,
            TimeDelta::seconds(10),
        )
    }

    /// How long to wait when the next free moment is `next_at`.
    pub(crate) fn wait(&self, next_at: Timestamp, now: Timestamp) -> Option<TimeDelta> {
        let wait = next_at - now - self.interval * (self.burst - 1);
        (wait > TimeDelta::zero()).then_some(wait)
    }
}

/// Free tries, then waits that double; a success forgets them all.
#[derive(Debug, Clone)]
pub struct Backoff {
    pub(crate) key: Vec<u8>,
    free: i32,
}

impl Backoff {
    const FIRST_WAIT_SECONDS: i64 = 30;
    const LONGEST_WAIT_SECONDS: i64 = 3600;
    /// After that many failures in a row only a new password helps.
    const STOP: i32 = 100;

    /// Somebody at a device that never signed in as this customer. A person is a customer's id or an unknown identifier.
    pub(crate) fn stranger(operator: i64, person: &str) -> Self {
        Self {
            key: sha256(format!("person|{operator}|{person}").as_bytes()),
            free: 5,
        }
    }

    /// The customer's own device: strangers cannot use up its tries.
    pub(crate) fn device(operator: i64, person: &str, device: &[u8]) -> Self {
        let mut key = format!("device|{operator}|{person}|").into_bytes();
        key.extend_from_slice(device);
        Self {
            key: sha256(&key),
            free: 10,
        }
    }

    /// Passwords of agents: of a [`login`](Self::login), or of an address that is nobody's.
    pub(crate) fn agent(person: &str) -> Self {
        Self {
            key: sha256(format!("agent|{person}").as_bytes()),
            free: 5,
        }
    }

    /// Codes of a person's second factor.
    pub(crate) fn agent_code(login: i64) -> Self {
        Self {
            key: sha256(format!("agent-code|{login}").as_bytes()),
            free: 5,
        }
    }

    /// How the throttle names a person of the backoffice.
    pub(crate) fn login(login: i64) -> String {
        format!("#{login}")
    }

    /// When the next try may be made after that many failures in a row.
    pub(crate) fn next_try(&self, failures: i32, now: Timestamp) -> Timestamp {
        if failures >= Self::STOP {
            return now + TimeDelta::days(36_500);
        }
        if failures < self.free {
            return now;
        }
        let doublings = u32::try_from(failures - self.free).unwrap_or(0).min(20);
        let seconds = Self::FIRST_WAIT_SECONDS.saturating_mul(1_i64 << doublings);
        now + TimeDelta::seconds(seconds.min(Self::LONGEST_WAIT_SECONDS))
    }
}

/// IPv4 addresses one by one, IPv6 by the /64 that one subscriber has.
fn network(ip: IpAddr) -> String {
    match ip.to_canonical() {
        IpAddr::V4(ip) => ip.to_string(),
        IpAddr::V6(ip) => format!("{:x?}", &ip.segments()[..4]),
    }
}

/// Whole seconds to show and to send as `Retry-After`: rounded up, an hour at most.
pub(crate) fn seconds(wait: TimeDelta) -> u32 {
    let seconds = wait.num_milliseconds().div_euclid(1000) + 1;
    u32::try_from(seconds.min(Backoff::LONGEST_WAIT_SECONDS)).unwrap_or(1)
}

/// Turns a wait that is due into the failure that tells it.
pub(crate) fn pass<R>(
    wait: Result<Option<TimeDelta>, StoreError>,
) -> Result<(), model::Failure<R>> {
    match wait? {
        None => Ok(()),
        Some(wait) => Err(model::Failure::Wait(seconds(wait))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::{Clock, TestClock};

    #[test]
    fn five_tries_are_free_then_waits_double_up_to_an_hour_and_stop_at_a_hundred() {
        let now = TestClock::at_noon().now();
        let backoff = Backoff::stranger(1, "7");
        let wait = |failures| (backoff.next_try(failures, now) - now).num_seconds();
        assert_eq!(
            [1, 4, 5, 6, 7, 11, 12, 13, 99].map(wait),
            [0, 0, 30, 60, 120, 1920, 3600, 3600, 3600]
        );
        assert!(wait(100) > 365 * 24 * 3600);
    }

    #[test]
    fn neighbours_in_an_ipv6_network_share_their_tries() {
        let of = |ip: &str| network(ip.parse().unwrap());
        assert_eq!(of("2001:db8:1:2::1"), of("2001:db8:1:2:ffff::9"));
        assert_ne!(of("2001:db8:1:2::1"), of("2001:db8:1:3::1"));
        assert_eq!(of("::ffff:192.0.2.1"), of("192.0.2.1"));
        assert_ne!(of("192.0.2.1"), of("192.0.2.2"));
    }
}
