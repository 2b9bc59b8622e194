//! Whose requests share a quota, and the numbers of all quotas. docs/security.md has the reasons.

use super::Quota;
use crate::{Accounts, Caller, StoreError, store::read, token::hash_of};
use chrono::TimeDelta;
use model::{AgentId, ApiTokenId, CustomerId, LoginId, OperatorId, Settings};
use std::net::IpAddr;

/// Multiple of the usual quota for networks that the operator trusts, such as its own offices.
const TRUSTED_FACTOR: i32 = 20;

/// Who is counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Source {
    /// A customer who is signed in, or was the last to sign in on the device. All devices of a customer share the quota:
    /// every sign-in in another browser adds one, so who collects them would get ever more.
    Customer(CustomerId),
    /// All others at an IP address, with that multiple of the quota.
    Network { name: String, factor: i32 },
}

impl Source {
    /// Returns the narrowest source that cannot be forged. Cookies can; known devices cannot.
    pub fn of(customer: Option<CustomerId>, ip: IpAddr, settings: &Settings) -> Self {
        customer.map_or_else(|| Self::network(ip, settings), Self::Customer)
    }

    /// Returns the source of an IP address.
    pub fn network(ip: IpAddr, settings: &Settings) -> Self {
        let trusted = if settings.trusts(ip) { TRUSTED_FACTOR } else { 1 };
        Self::Network {
            name: network(ip),
            factor: settings.network_multiplier.saturating_mul(trusted),
        }
    }
}

impl Accounts {
    /// Returns the source whose quotas a request uses. `customer` is the signed-in one.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    pub(crate) async fn source(
        &self,
        caller: &Caller,
        customer: Option<CustomerId>,
    ) -> Result<Source, StoreError> {
        let person = match (customer, caller.device.as_deref().and_then(hash_of)) {
            (None, Some(device)) => {
                let operator = caller.portal.operator;
                read!(self.store(), sessions::last_on_device(operator, &device)).await?
            }
            (signed_in, _) => signed_in,
        };
        Ok(Source::of(person, caller.ip, &caller.portal.settings))
    }
}

impl Quota {
    /// Returns a quota per source: a person, or all others at an IP address.
    fn of_source(
        what: &str,
        operator: OperatorId,
        source: &Source,
        own: (i32, TimeDelta),
        shared: (i32, TimeDelta),
    ) -> Self {
        let key = |kind: &str, who: &str| format!("{what}|{kind}|{operator}|{who}");
        match source {
            Source::Customer(id) => Self::new(&key("customer", &id.to_string()), own.0, own.1),
            Source::Network { name, factor } => {
                Self::new(&key("ip", name), shared.0, shared.1).times(*factor)
            }
        }
    }

    /// Requests that send a mail: 10 an hour per person, 100 an hour for all others at an IP address.
    pub(crate) fn requests_of(what: &str, operator: OperatorId, source: &Source) -> Self {
        let own = (10, TimeDelta::minutes(6));
        Self::of_source(what, operator, source, own, (100, TimeDelta::seconds(36)))
    }

    /// Purchases: 30 an hour per person; for all others at an IP address 300 at once, then 360 an hour.
    pub(crate) fn purchases_of(operator: OperatorId, source: &Source) -> Self {
        let own = (30, TimeDelta::minutes(2));
        Self::of_source("buy", operator, source, own, (300, TimeDelta::seconds(10)))
    }

    /// Started sign-ins by providers: 30 at once, then one every 10 seconds, per person; 600 at once, then two a
    /// second, for all others at an IP address.
    pub(crate) fn sso_starts(operator: OperatorId, source: &Source) -> Self {
        let own = (30, TimeDelta::seconds(10));
        let shared = (600, TimeDelta::milliseconds(500));
        Self::of_source("sso", operator, source, own, shared)
    }

    /// Failed passwords of an IP address, on unknown devices: 20 in 5 minutes.
    pub(crate) fn failures_of_network(operator: OperatorId, source: &Source) -> Self {
        let failures = (20, TimeDelta::seconds(15));
        Self::of_source("sign-in", operator, source, failures, failures)
    }

    /// Concurrent password verifications of unknown devices: 64 per IP address. A place that is never given back,
    /// because the server stopped, is freed after a while.
    pub(crate) fn in_flight_of_network(operator: OperatorId, source: &Source) -> Self {
        let places = (64, TimeDelta::milliseconds(250));
        Self::of_source("sign-in-flight", operator, source, places, places)
    }

    /// Correct passwords of a customer: 30 at once, then one every 2 minutes. Each costs a hash, and a sign-in a
    /// session.
    pub(crate) fn correct_passwords_of(operator: OperatorId, customer: CustomerId) -> Self {
        let key = format!("right-password|{operator}|{customer}");
        Self::new(&key, 30, TimeDelta::minutes(2))
    }

    /// Password changes of a customer: 5 at once, then 5 an hour. Each costs a hash and mails a notice.
    pub(crate) fn password_changes_of(operator: OperatorId, customer: CustomerId) -> Self {
        let key = format!("password-change|{operator}|{customer}");
        Self::new(&key, 5, TimeDelta::minutes(12))
    }

    /// Changes by a customer of their own data that send no mail: 60 at once, then one a minute. Each is in the timeline,
    /// and other systems of the operator read events of them.
    pub(crate) fn own_changes_of(operator: OperatorId, customer: CustomerId) -> Self {
        let key = format!("own-change|{operator}|{customer}");
        Self::new(&key, 60, TimeDelta::minutes(1))
    }

    /// Downloads of a customer's data: 30 at once, then one every 2 minutes. Each reads all that there is.
    pub(crate) fn downloads_of(operator: OperatorId, customer: CustomerId) -> Self {
        let key = format!("download|{operator}|{customer}");
        Self::new(&key, 30, TimeDelta::minutes(2))
    }

    /// Repetitions of a form that has created something, by its idempotency key: 30 at once, then one every 2 minutes.
    /// Each gets a new secret, since that of the lost answer is not known any more.
    pub(crate) fn repetitions_of(form: &[u8]) -> Self {
        Self::new(&format!("repetition|{form:x?}"), 30, TimeDelta::minutes(2))
    }

    /// Mails to one mailbox: 3 at once, then 1 an hour.
    pub(crate) fn mails_to(what: &str, operator: OperatorId, subject: &str) -> Self {
        Self::new(&format!("{what}|to|{operator}|{subject}"), 3, TimeDelta::hours(1))
    }

    /// Confirmations of purchases to one mailbox: 10 at once, then 10 an hour.
    pub(crate) fn purchases_to(operator: OperatorId, email_key: &str) -> Self {
        let key = format!("buy|to|{operator}|{email_key}");
        Self::new(&key, 10, TimeDelta::minutes(6))
    }

    /// Activation mails to one customer: 3 an hour.
    pub(crate) fn activations_of(operator: OperatorId, customer: CustomerId) -> Self {
        Self::new(&format!("activate|to|{operator}|{customer}"), 3, TimeDelta::minutes(20))
    }

    /// Activation mails by one agent: 60 an hour.
    pub(crate) fn activations_by(operator: OperatorId, agent: AgentId) -> Self {
        Self::new(&format!("activate|by|{operator}|{agent}"), 60, TimeDelta::minutes(1))
    }

    /// Campaigns of an operator: 20 at once, then one an hour.
    pub(crate) fn campaigns_of(operator: OperatorId) -> Self {
        Self::new(&format!("campaign|of|{operator}"), 20, TimeDelta::hours(1))
    }

    /// Examples of campaigns that an agent mails to themselves: 10 an hour.
    pub(crate) fn campaign_examples_by(operator: OperatorId, agent: AgentId) -> Self {
        Self::new(&format!("campaign-example|by|{operator}|{agent}"), 10, TimeDelta::minutes(6))
    }

    /// Agents' requests that send a mail, per IP address: 10 an hour.
    pub(crate) fn agent_requests(what: &str, ip: IpAddr) -> Self {
        let key = format!("{what}|ip|{}", network(ip));
        Self::new(&key, 10, TimeDelta::minutes(6))
    }

    /// Agents' failed passwords or codes, per IP address: 20 in 5 minutes.
    pub(crate) fn agent_failures(what: &str, ip: IpAddr) -> Self {
        let key = format!("agent-{what}|{}", network(ip));
        Self::new(&key, 20, TimeDelta::seconds(15))
    }

    /// Concurrent verifications of agents' passwords or codes, per IP address: 64.
    pub(crate) fn agent_in_flight(what: &str, ip: IpAddr) -> Self {
        let key = format!("agent-{what}-flight|{}", network(ip));
        Self::new(&key, 64, TimeDelta::milliseconds(250))
    }

    /// Correct passwords of an agent: 30 at once, then one every 2 minutes.
    pub(crate) fn correct_passwords_of_agent(login: LoginId) -> Self {
        let key = format!("agent-right-password|{login}");
        Self::new(&key, 30, TimeDelta::minutes(2))
    }

    /// Mails that an agent sends to others: 60 an hour.
    pub(crate) fn mails_of_agent(what: &str, agent: AgentId) -> Self {
        Self::new(&format!("{what}|agent|{agent}"), 60, TimeDelta::minutes(1))
    }

    /// Requests by one token of the API: 600 at once, then 10 a second.
    pub(crate) fn api_requests(token: ApiTokenId) -> Self {
        Self::new(&format!("api|token|{token}"), 600, TimeDelta::milliseconds(100))
    }

    /// Host checks by one agent, each of which requests that host: 10 at once, then one every 30 seconds.
    pub(crate) fn host_checks_by(operator: OperatorId, agent: AgentId) -> Self {
        Self::new(&format!("host-check|by|{operator}|{agent}"), 10, TimeDelta::seconds(30))
    }

    /// Provider tests by one agent, each of which sends several requests: 10 at once, then one every 30 seconds.
    pub(crate) fn provider_tests_by(operator: OperatorId, agent: AgentId) -> Self {
        Self::new(&format!("provider-test|by|{operator}|{agent}"), 10, TimeDelta::seconds(30))
    }
}

/// Returns IPv4 addresses as they are, IPv6 as the /64 of one subscriber.
fn network(ip: IpAddr) -> String {
    match ip.to_canonical() {
        IpAddr::V4(ip) => ip.to_string(),
        IpAddr::V6(ip) => format!("{:x?}", &ip.segments()[..4]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_in_an_ipv6_network_share_their_tries() {
        let of = |ip: &str| network(ip.parse().unwrap());
        assert_eq!(of("2001:db8:1:2::1"), of("2001:db8:1:2:ffff::9"));
        assert_ne!(of("2001:db8:1:2::1"), of("2001:db8:1:3::1"));
        assert_eq!(of("::ffff:192.0.2.1"), of("192.0.2.1"));
        assert_ne!(of("192.0.2.1"), of("192.0.2.2"));
    }

    #[test]
    fn the_narrowest_unforgeable_source_is_counted() {
        let settings = Settings {
            network_multiplier: 3,
            trusted_networks: "192.0.2.0/24".into(),
            ..Settings::default()
        };
        let network = |name: &str, factor| Source::Network { name: name.into(), factor };
        for (customer, ip, counted) in [
            (Some(7), "192.0.2.1", Source::Customer(CustomerId::new(7))),
            (None, "192.0.2.1", network("192.0.2.1", 60)),
            (None, "198.51.100.1", network("198.51.100.1", 3)),
        ] {
            let ip = ip.parse().unwrap();
            assert_eq!(Source::of(customer.map(CustomerId::new), ip, &settings), counted);
        }
    }
}
