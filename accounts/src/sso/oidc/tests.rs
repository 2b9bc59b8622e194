//! The protocol against hostile providers.

mod cases;
mod examined;
mod faults;
#[path = "../../../tests/it/sso/hostile_oidc.rs"]
mod hostile_oidc;
mod round_trip;

use super::Oidc;
use crate::{
    clock::{Clock, TestClock},
    sso::{
        http::{Http, Limits},
        protocol::{Assertion, Client, FlowSecrets, ProtocolError},
    },
};
use hostile_oidc::{ACCESS_TOKEN, CLIENT, HostileOidc, SECRET};
use model::{Locale, Protocol, Provider};
use secrecy::SecretString;
use std::{sync::Arc, time::Duration};

const REDIRECT_URI: &str = "https://tickets.example.test/sso/1/callback";

/// A provider and our client, with an empty cache.
struct World {
    hostile: HostileOidc,
    oidc: Oidc,
    clock: TestClock,
    secret: SecretString,
}

impl World {
    async fn new() -> Self {
        Self::with(Limits::default()).await
    }

    /// Starts with shorter timeouts for cases that never answer; long enough for the others, on a busy machine too.
    async fn hurried() -> Self {
        Self::with(Limits {
            connect: Duration::from_millis(500),
            total: Duration::from_millis(1500),
            visit: Duration::from_millis(1200),
            ..Limits::default()
        })
        .await
    }

    async fn with(limits: Limits) -> Self {
        let clock = TestClock::at_noon();
        let theirs = clock.clone();
        Self {
            hostile: HostileOidc::start(move || theirs.now().and_utc().timestamp()).await,
            oidc: Oidc::new(Http::with_limits(limits), Arc::new(clock.clone())),
            clock,
            secret: SECRET.into(),
        }
    }

    fn provider(&self, case: &str) -> Provider {
        let mut provider = Provider::new(Protocol::Oidc);
        provider.name = "Hostile".into();
        provider.url = self.hostile.issuer(case);
        provider.client_id = CLIENT.into();
        provider
    }

    fn client<'a>(&'a self, provider: &'a Provider) -> Client<'a> {
        Client { provider, secret: Some(&self.secret), redirect_uri: REDIRECT_URI.into() }
    }

    async fn begin_authorization(
        &self,
        case: &str,
        flow: &FlowSecrets,
    ) -> Result<String, ProtocolError> {
        let provider = self.provider(case);
        let client = self.client(&provider);
        self.oidc.authorize_url(&client, flow, false, Locale::Spanish).await
    }

    async fn handle_callback(
        &self,
        case: &str,
        flow: &FlowSecrets,
        answer: &[(String, String)],
    ) -> Result<Assertion, ProtocolError> {
        let provider = self.provider(case);
        self.oidc.exchange(&self.client(&provider), flow, answer).await
    }

    /// Runs a whole authorization flow.
    async fn sign_in(&self, case: &str) -> Result<Assertion, ProtocolError> {
        let flow = FlowSecrets::random();
        let authorization = self.begin_authorization(case, &flow).await?;
        let answer = self.hostile.answer(&authorization);
        let outcome = self.handle_callback(case, &flow, &answer).await;
        if let Err(error) = &outcome {
            tells_no_secret(error, &flow);
        }
        outcome
    }
}

/// Checks that logs contain neither credentials nor text supplied by others.
fn tells_no_secret(error: &ProtocolError, flow: &FlowSecrets) {
    let text = format!("{error:?}");
    let secrets = [
        &flow.state,
        &flow.nonce,
        &flow.verifier,
        ACCESS_TOKEN,
        SECRET,
        "code-",
        "eyJ",
        "script",
        "theirs",
    ];
    for secret in secrets {
        assert!(!text.contains(secret), "{text} tells {secret}");
    }
    assert!(!text.contains("\\r") && !text.contains("\\n"), "{text}");
}
