//! An operator with a provider and its users.

use super::hostile_oidc::{CLIENT, HostileOidc, SECRET};
use crate::story;
use accounts::{
    Caller,
    clock::Clock,
    sso::{Arrival, Departure, SsoFailed, SsoSignedIn},
    testing::Bench,
};
use model::{Customer, Failure, Portal, Protocol, Provider, refusals::SsoRefusal};
use serde_json::{Value, json};
use std::sync::Arc;

pub const ANA: &str = "ana@example.test";

pub struct World<'a> {
    pub bench: &'a Bench,
    pub hostile: HostileOidc,
    pub portal: Arc<Portal>,
    pub provider: i64,
}

/// Changes the settings of the operator of a host.
pub async fn settings(bench: &Bench, host: &str, pairs: &[(&str, &str)]) {
    let pairs: Vec<_> =
        pairs.iter().map(|&(name, value)| (name.to_owned(), value.to_owned())).collect();
    let changed = bench.accounts.change_settings(host, &pairs).await;
    changed.expect("changed");
}

/// Returns the provider of a case, as an operator configures it.
pub fn provider(hostile: &HostileOidc, case: &str) -> Provider {
    let mut provider = Provider::new(Protocol::Oidc);
    provider.name = "Plata ID".into();
    provider.url = hostile.issuer(case);
    provider.client_id = CLIENT.into();
    provider
}

/// Returns the claims of a user without an email, which tests add.
pub fn member(subject: &str) -> Value {
    json!({ "sub": subject, "sid": format!("session of {subject}"), "email": null })
}

/// Returns the claims of a user with a verified email.
pub fn with_email(subject: &str, email: &str) -> Value {
    json!({ "sub": subject, "sid": format!("session of {subject}"), "email": email, "email_verified": true })
}

impl<'a> World<'a> {
    /// Creates the bench's operator with single sign-on turned on.
    pub async fn new(bench: &'a Bench, change: impl FnOnce(&mut Provider)) -> Self {
        let clock = bench.clock.clone();
        let hostile = HostileOidc::start(move || clock.now().and_utc().timestamp()).await;
        let mut provider = provider(&hostile, "good");
        change(&mut provider);
        let host = bench.portal.host.clone();
        let added = bench.accounts.add_provider(&host, &provider, Some(&SECRET.into())).await;
        settings(bench, &host, &[("sso_enabled", "true")]).await;
        Self { bench, hostile, portal: bench.portal_now().await, provider: added.expect("added") }
    }

    /// Returns a client with a browser of its own.
    pub fn caller(&self) -> Caller {
        Caller { portal: Arc::clone(&self.portal), ..self.bench.caller() }
    }

    pub async fn depart(&self, caller: &Caller) -> Departure {
        let departure =
            self.bench.accounts.depart(caller, self.provider, "/products/1", false).await;
        departure.expect("a departure")
    }

    /// Runs a whole flow of a user with these claims.
    pub async fn visit(&self, caller: &Caller, claims: Value) -> Result<Arrival, SsoFailed> {
        let departure = self.depart(caller).await;
        self.hostile.know(claims);
        let answer = self.hostile.answer(&departure.url);
        let flow = Some(departure.flow.expose());
        self.bench.accounts.arrive(caller, self.provider, flow, &answer).await
    }

    /// Runs a flow that signs in.
    pub async fn sign_in(&self, claims: Value) -> SsoSignedIn {
        match self.visit(&self.caller(), claims).await {
            Ok(Arrival::SignedIn(signed_in)) => signed_in,
            other => panic!("nobody was signed in: {other:?}"),
        }
    }

    /// Signs in. Returns the customer.
    pub async fn customer(&self, claims: Value) -> Customer {
        let signed_in = self.sign_in(claims).await;
        self.session(&signed_in).await.expect("a session")
    }

    pub async fn session(&self, signed_in: &SsoSignedIn) -> Option<Customer> {
        story::session(self.bench, signed_in.signed_in.session.expose()).await
    }

    /// Runs a flow after which an account has to be proved. Returns the pending link's cookie.
    pub async fn must_prove(&self, caller: &Caller, claims: Value) -> String {
        match self.visit(caller, claims).await {
            Ok(Arrival::MustProve(cookie)) => cookie.expose().to_owned(),
            other => panic!("nothing was to be proved: {other:?}"),
        }
    }

    /// Runs a flow that fails. Returns the reason.
    pub async fn refused(&self, claims: Value) -> Failure<SsoRefusal> {
        let arrival = self.visit(&self.caller(), claims).await;
        arrival.expect_err("refused").failure
    }

    /// Requests the mailed link and opens it.
    pub async fn mailed_proof(&self, caller: &Caller, arrival: &str, to: &str) -> String {
        let asked = self.bench.accounts.mail_proof(caller, arrival).await;
        asked.expect("asked");
        let mail = self.bench.mail_to(to).await;
        mail.token("sso/prove").expect("a link")
    }

    pub async fn purchases(&self, customer: &Customer) -> usize {
        let history = self.bench.accounts.purchases(&self.portal, customer).await;
        history.expect("a history").len()
    }

    pub async fn count(&self, of: &str) -> i64 {
        self.bench.number(&format!("SELECT COUNT(*) FROM {of}")).await
    }
}
