//! An operator with a provider and its users.

use super::hostile_oidc::{CLIENT, HostileOidc, SECRET};
use crate::story;
use accounts::{
    Caller,
    clock::Clock,
    sso::{AuthorizationRequest, CallbackOutcome, SsoFailed, SsoSignedIn},
    testing::TestApp,
};
use model::{Customer, Failure, Portal, Protocol, Provider, ProviderId, refusals::SsoRefusal};
use serde_json::{Value, json};
use std::sync::Arc;

pub const ANA: &str = "ana@example.test";

pub struct World<'a> {
    pub app: &'a TestApp,
    pub hostile: HostileOidc,
    pub portal: Arc<Portal>,
    pub provider: ProviderId,
}

/// Changes the settings of the operator of a host.
pub async fn settings(app: &TestApp, host: &str, pairs: &[(&str, &str)]) {
    let pairs: Vec<_> =
        pairs.iter().map(|&(name, value)| (name.to_owned(), value.to_owned())).collect();
    let changed = app.accounts.settings().change_of_host(host, &pairs).await;
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
    /// Creates the app's operator with single sign-on turned on.
    pub async fn new(app: &'a TestApp, change: impl FnOnce(&mut Provider)) -> Self {
        let clock = app.clock.clone();
        let hostile = HostileOidc::start(move || clock.now().and_utc().timestamp()).await;
        let mut provider = provider(&hostile, "good");
        change(&mut provider);
        let host = app.portal.host.clone();
        let added =
            app.accounts.providers().add_to_host(&host, &provider, Some(&SECRET.into())).await;
        settings(app, &host, &[("sso_enabled", "true")]).await;
        Self { app, hostile, portal: app.portal_now().await, provider: added.expect("added") }
    }

    /// Returns a client with a browser of its own.
    pub fn caller(&self) -> Caller {
        Caller { portal: Arc::clone(&self.portal), ..self.app.caller() }
    }

    pub async fn begin_authorization(&self, caller: &Caller) -> AuthorizationRequest {
        let authorization = self
            .app
            .accounts
            .sso()
            .begin_authorization(caller, self.provider, "/products/1", false)
            .await;
        authorization.expect("a departure")
    }

    /// Runs a whole flow of a user with these claims.
    pub async fn visit(
        &self,
        caller: &Caller,
        claims: Value,
    ) -> Result<CallbackOutcome, SsoFailed> {
        let authorization = self.begin_authorization(caller).await;
        self.hostile.know(claims);
        let answer = self.hostile.answer(&authorization.url);
        let flow = Some(authorization.flow.expose());
        self.app.accounts.sso().handle_callback(caller, self.provider, flow, &answer).await
    }

    /// Runs a flow that signs in.
    pub async fn sign_in(&self, claims: Value) -> SsoSignedIn {
        match self.visit(&self.caller(), claims).await {
            Ok(CallbackOutcome::SignedIn(signed_in)) => signed_in,
            other => panic!("nobody was signed in: {other:?}"),
        }
    }

    /// Signs in. Returns the customer.
    pub async fn customer(&self, claims: Value) -> Customer {
        let signed_in = self.sign_in(claims).await;
        self.session(&signed_in).await.expect("a session")
    }

    pub async fn session(&self, signed_in: &SsoSignedIn) -> Option<Customer> {
        story::session(self.app, signed_in.signed_in.session.expose()).await
    }

    /// Runs a flow after which an account has to be proved. Returns the pending link's cookie.
    pub async fn must_prove(&self, caller: &Caller, claims: Value) -> String {
        match self.visit(caller, claims).await {
            Ok(CallbackOutcome::MustProve(cookie)) => cookie.expose().to_owned(),
            other => panic!("nothing was to be proved: {other:?}"),
        }
    }

    /// Runs a flow after which an account would be opened with consent. Returns the pending link's cookie.
    pub async fn must_agree(&self, caller: &Caller, claims: Value) -> String {
        match self.visit(caller, claims).await {
            Ok(CallbackOutcome::MustAgree(cookie)) => cookie.expose().to_owned(),
            other => panic!("nothing was to be agreed to: {other:?}"),
        }
    }

    /// Runs a flow that fails. Returns the reason.
    pub async fn refused(&self, claims: Value) -> Failure<SsoRefusal> {
        let outcome = self.visit(&self.caller(), claims).await;
        outcome.expect_err("refused").failure
    }

    /// Requests the mailed link and opens it.
    pub async fn mailed_proof(&self, caller: &Caller, outcome: &str, to: &str) -> String {
        let asked = self.app.accounts.sso().mail_proof(caller, outcome).await;
        asked.expect("asked");
        let mail = self.app.mail_to(to).await;
        mail.token("sso/prove").expect("a link")
    }

    pub async fn purchases(&self, customer: &Customer) -> usize {
        let history = self.app.accounts.orders().history(&self.portal, customer).await;
        history.expect("a history").len()
    }

    pub async fn count(&self, of: &str) -> i64 {
        self.app.number(&format!("SELECT COUNT(*) FROM {of}")).await
    }
}
