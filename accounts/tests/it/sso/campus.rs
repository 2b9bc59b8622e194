//! The same rules with a CAS server.

use super::{
    hostile_cas::HostileCas,
    world::{ANA, settings},
};
use crate::story::{self, buy};
use accounts::{
    Accounts, Caller,
    sso::{CallbackOutcome, SsoSignedIn},
    testing::{Database, TestApp},
};
use model::{Customer, Protocol, Provider, ProviderId};
use rstest::rstest;

struct Campus<'a> {
    app: &'a TestApp,
    accounts: Accounts,
    hostile: HostileCas,
    caller: Caller,
    provider: ProviderId,
}

impl<'a> Campus<'a> {
    /// Creates the app's operator with a CAS server whose emails it trusts.
    async fn new(app: &'a TestApp, accounts: &Accounts) -> Self {
        let hostile = HostileCas::start().await;
        let host = &app.portal.host;
        let mut campus = Provider::new(Protocol::Cas);
        campus.name = "Campus".into();
        campus.url = hostile.url("good");
        campus.trust_emails = true;
        let provider = accounts.providers().add_to_host(host, &campus, None).await;
        settings(app, host, &[("sso_enabled", "true")]).await;
        let portal = accounts.portal(host).await.expect("an answer");
        Self {
            app,
            accounts: accounts.clone(),
            hostile,
            caller: Caller { portal: portal.expect("a portal"), ..app.caller() },
            provider: provider.expect("added"),
        }
    }

    /// Signs in. Returns the ticket as well.
    async fn sign_in(&self, user: &str, attributes: &str) -> (SsoSignedIn, String) {
        let authorization =
            self.accounts.sso().begin_authorization(&self.caller, self.provider, "/", false).await;
        let authorization = authorization.expect("a departure");
        self.hostile.know(user, attributes);
        let answer = self.hostile.answer(&authorization.url);
        let flow = Some(authorization.flow.expose());
        let arrived =
            self.accounts.sso().handle_callback(&self.caller, self.provider, flow, &answer).await;
        let Ok(CallbackOutcome::SignedIn(signed_in)) = arrived else {
            panic!("nobody was signed in: {arrived:?}");
        };
        let ticket = answer.iter().find(|(name, _)| name == "ticket");
        (signed_in, ticket.expect("a ticket").1.clone())
    }

    async fn session(&self, signed_in: &SsoSignedIn) -> Option<Customer> {
        story::session(self.app, signed_in.signed_in.session.expose()).await
    }

    async fn single_logout(&self, provider: ProviderId, request: &str) {
        let portal = &self.caller.portal;
        let ended = self.accounts.sso().single_logout(portal, provider, request).await;
        ended.expect("an answer");
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_trusted_server_opens_the_guests_account(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let campus = Campus::new(app, &app.accounts).await;
    buy(app, ANA, "Anita").await;
    let mail = format!("<cas:email>{ANA}</cas:email>");
    let (signed_in, _) = campus.sign_in("ana", &mail).await;
    let ana = campus.session(&signed_in).await.expect("a session");
    assert_eq!((&*ana.first_name, ana.email_proved), ("Anita", true));
    let (again, _) = campus.sign_in("ana", "").await;
    assert_eq!(campus.session(&again).await.expect("a session").id, ana.id);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_single_logout_ends_the_session_of_its_ticket_alone(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let campus = Campus::new(app, &app.accounts).await;
    let (first, ticket) = campus.sign_in("ana", "").await;
    let (second, _) = campus.sign_in("ana", "").await;
    let request = HostileCas::logout_request(&ticket);
    for (provider, nothing) in [
        (campus.provider, ""),
        (campus.provider, "<x/>"),
        (campus.provider, &HostileCas::logout_request("ST-9-unknown")),
        (ProviderId::new(campus.provider.get() + 1), &request),
    ] {
        campus.single_logout(provider, nothing).await;
        assert!(campus.session(&first).await.is_some(), "{nothing}");
    }
    campus.single_logout(campus.provider, &request).await;
    assert!(campus.session(&first).await.is_none());
    assert!(campus.session(&second).await.is_some());
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn signing_out_goes_on_to_the_server_also_where_no_key_is_set(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let keyless = super::administration::with_keys(app, &[]);
    let campus = Campus::new(app, &keyless).await;
    let (signed_in, _) = campus.sign_in("ana", "").await;
    let session = signed_in.signed_in.session.expose();
    let flow = campus.accounts.sessions().sign_out(&campus.caller, session).await;
    let flow = flow.expect("signed out").expect("a trip");
    let portal = &campus.caller.portal;
    let url = campus.accounts.sso().leave(portal, flow.expose()).await;
    let back = "logout?service=https%3A%2F%2Ftickets.example.test%2Fsigned-out";
    let expected = format!("{}/{back}", campus.hostile.url("good"));
    assert_eq!(url.expect("an answer"), Some(expected));
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_works_passes_its_test(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let campus = Campus::new(app, &app.accounts).await;
    let host = &app.portal.host;
    let findings = app.accounts.providers().test_of_host(host, campus.provider).await;
    let findings = findings.expect("a test");
    assert!(findings.iter().all(|finding| finding.ok), "{findings:?}");
}
