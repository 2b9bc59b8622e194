//! The protocol against hostile servers.

mod answers;
#[path = "../../../tests/it/sso/hostile_cas.rs"]
mod hostile_cas;
mod round_trip;

use super::Cas;
use crate::sso::{
    http::{Http, Limits},
    protocol::{Assertion, Client, FlowSecrets, ProtocolError},
};
use hostile_cas::HostileCas;
use model::{Protocol, Provider};
use std::time::Duration;

const REDIRECT_URI: &str = "https://tickets.example.test/sso/2/callback";

/// A server and our client.
struct World {
    hostile: HostileCas,
    cas: Cas,
}

impl World {
    async fn new() -> Self {
        let limits = Limits {
            total: Duration::from_millis(700),
            visit: Duration::from_millis(600),
            ..Limits::default()
        };
        Self { hostile: HostileCas::start().await, cas: Cas::new(Http::with_limits(limits)) }
    }

    fn provider(&self, case: &str) -> Provider {
        let mut provider = Provider::new(Protocol::Cas);
        provider.name = "Hostile".into();
        provider.url = self.hostile.url(case);
        provider
    }

    fn begin_authorization(&self, case: &str, flow: &FlowSecrets) -> String {
        let provider = self.provider(case);
        self.cas.login_url(&client(&provider), flow, false).unwrap()
    }

    async fn handle_callback(
        &self,
        case: &str,
        flow: &FlowSecrets,
        answer: &[(String, String)],
    ) -> Result<Assertion, ProtocolError> {
        let provider = self.provider(case);
        let outcome = self.cas.validate(&client(&provider), flow, answer).await;
        if let Err(error) = &outcome {
            let text = format!("{error:?}");
            for secret in [&flow.state, "ST-", "forged", "script"] {
                assert!(!text.contains(secret), "{text} tells {secret}");
            }
        }
        outcome
    }

    async fn sign_in(&self, case: &str) -> Result<Assertion, ProtocolError> {
        let flow = FlowSecrets::random();
        let answer = self.hostile.answer(&self.begin_authorization(case, &flow));
        self.handle_callback(case, &flow, &answer).await
    }

    /// Returns how often a ticket was validated.
    fn asked(&self, case: &str) -> usize {
        self.hostile.hits(&format!("{case}/p3")) + self.hostile.hits(&format!("{case}/p2"))
    }
}

fn client(provider: &Provider) -> Client<'_> {
    Client { provider, secret: None, redirect_uri: REDIRECT_URI.into() }
}

fn put(answer: &[(String, String)], name: &str, value: &str) -> Vec<(String, String)> {
    let change = |(given, old): &(String, String)| {
        let value = if given == name { value } else { old };
        (given.clone(), value.to_owned())
    };
    answer.iter().map(change).collect()
}
