//! A hostile CAS server either creates a valid session or none, on both databases.

use super::{
    hostile_cas::{CASES, HostileCas, LAZY},
    world::settings,
};
use crate::story;
use accounts::{
    Caller,
    sso::{CallbackOutcome, SsoSignedIn},
    testing::{Database, TestApp},
};
use model::{Failure, Portal, Protocol, Provider, ProviderId, refusals::SsoRefusal};
use rstest::rstest;
use std::{collections::HashMap, sync::Arc};
use url::Url;

type Answer = Vec<(String, String)>;

/// An operator with a CAS server.
struct World<'a> {
    app: &'a TestApp,
    hostile: HostileCas,
    portal: Arc<Portal>,
    provider: ProviderId,
}

impl<'a> World<'a> {
    async fn new(app: &'a TestApp) -> Self {
        let hostile = HostileCas::start().await;
        let mut provider = Provider::new(Protocol::Cas);
        provider.name = "Museum".into();
        provider.url = hostile.url("good");
        provider.mapping.email = "mail".into();
        provider.trust_emails = true;
        let host = app.portal.host.clone();
        let added = app.accounts.providers().add_to_host(&host, &provider, None).await;
        settings(app, &host, &[("sso_enabled", "true")]).await;
        Self { app, hostile, portal: app.portal_now().await, provider: added.expect("added") }
    }

    fn caller(&self) -> Caller {
        Caller { portal: Arc::clone(&self.portal), ..self.app.caller() }
    }

    async fn at(&self, case: &str) {
        let url = vec![("url".to_owned(), self.hostile.url(case))];
        let (accounts, host) = (&self.app.accounts, &self.portal.host);
        let changed = accounts.providers().change_of_host(host, self.provider, &url, None).await;
        changed.expect("changed");
    }

    /// Runs a whole flow, with a response that may be modified.
    async fn round_trip(
        &self,
        change: impl FnOnce(&mut Answer),
    ) -> Result<CallbackOutcome, Failure<SsoRefusal>> {
        self.round_trip_asking(false, change).await
    }

    async fn round_trip_asking(
        &self,
        again: bool,
        change: impl FnOnce(&mut Answer),
    ) -> Result<CallbackOutcome, Failure<SsoRefusal>> {
        let (accounts, caller) = (&self.app.accounts, self.caller());
        let authorization =
            accounts.sso().begin_authorization(&caller, self.provider, "/", again).await?;
        let mut answer = self.hostile.answer(&authorization.url);
        change(&mut answer);
        let flow = Some(authorization.flow.expose());
        let outcome = accounts.sso().handle_callback(&caller, self.provider, flow, &answer).await;
        outcome.map_err(|failed| failed.failure)
    }

    /// Runs a flow that signs in. Returns its ticket as well.
    async fn sign_in(&self) -> (SsoSignedIn, String) {
        let mut ticket = String::new();
        let outcome = self.round_trip(|answer| ticket = value(answer, "ticket")).await;
        match outcome {
            Ok(CallbackOutcome::SignedIn(signed_in)) => (signed_in, ticket),
            other => panic!("nobody was signed in: {other:?}"),
        }
    }

    async fn is_in(&self, signed_in: &SsoSignedIn) -> bool {
        let cookie = signed_in.signed_in.session.expose();
        story::session(self.app, cookie).await.is_some()
    }

    async fn count(&self, of: &str) -> i64 {
        self.app.number(&format!("SELECT COUNT(*) FROM {of}")).await
    }
}

fn value(answer: &Answer, name: &str) -> String {
    let found = answer.iter().find(|(given, _)| given == name);
    found.expect("a parameter").1.clone()
}

fn put(answer: &mut Answer, name: &str, value: &str) {
    answer.retain(|(given, _)| given != name);
    answer.push((name.to_owned(), value.to_owned()));
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn c01_a_malformed_ticket_is_not_validated(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let world = World::new(app).await;
    let too_long = format!("ST-{}", "a".repeat(254));
    for ticket in
        ["", "ST-", "PT-1-abc", "ST-1&renew=false", "ST-1\r\nX: y", "ST-1/../x", too_long.as_str()]
    {
        let failed = world.round_trip(|answer| put(answer, "ticket", ticket)).await;
        let refused = SsoRefusal::ProviderFailed.into();
        assert_eq!(failed.expect_err("refused"), refused, "{ticket:?}");
    }
    let denied = world.round_trip(|answer| answer.retain(|(name, _)| name != "ticket")).await;
    assert_eq!(denied.expect_err("refused"), SsoRefusal::Denied.into());
    assert_eq!(world.hostile.hits("good/p3"), 0);
    let (_, spent) = world.sign_in().await;
    world.round_trip(|answer| put(answer, "ticket", &spent)).await.expect_err("spent");
    assert_eq!(world.hostile.hits("good/p3"), 2);
    assert_eq!(world.count("sessions").await, 1);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn c02_a_ticket_of_another_flow_is_not_validated(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let world = World::new(app).await;
    let gone = || SsoRefusal::FlowGone.into();
    let foreign = world.round_trip(|answer| put(answer, "flow", &"a".repeat(43))).await;
    assert_eq!(foreign.expect_err("refused"), gone());
    let missing = world.round_trip(|answer| answer.retain(|(name, _)| name != "flow")).await;
    assert_eq!(missing.expect_err("refused"), gone());
    let twice =
        world.round_trip(|answer| answer.push(("flow".into(), value(answer, "flow")))).await;
    assert_eq!(twice.expect_err("refused"), gone());
    assert_eq!(world.hostile.hits("good/p3"), 0);
    // Another user's ticket in one's own flow: the server issued it for another flow.
    let caller = world.caller();
    let theirs = app.accounts.sso().begin_authorization(&caller, world.provider, "/", false).await;
    let theirs = world.hostile.answer(&theirs.expect("a departure").url);
    let stolen = value(&theirs, "ticket");
    let crossed = world.round_trip(|answer| put(answer, "ticket", &stolen)).await;
    assert_eq!(crossed.expect_err("refused"), SsoRefusal::ProviderFailed.into());
    assert_eq!(world.count("sessions").await, 0);
    let open = world.count("sso_flows").await;
    assert_eq!(open, 4, "theirs, and those that were not answered");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn c03_and_c04_the_service_is_the_portals_own_address(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let world = World::new(app).await;
    for suffix in ["", "/", "?x=1"] {
        world.at(&format!("good{suffix}")).await;
        let caller = world.caller();
        let authorization =
            app.accounts.sso().begin_authorization(&caller, world.provider, "/", true).await;
        let url: Url = authorization.expect("a departure").url.parse().expect("an address");
        assert_eq!(url.path(), "/good/login", "{suffix}");
        let query: HashMap<_, _> = url.query_pairs().into_owned().collect();
        assert_eq!((query.len(), query["renew"].as_str()), (2, "true"));
        let service: Url = query["service"].parse().expect("an address");
        let ours = format!("{}/sso/{}/callback?flow=", world.portal.origin, world.provider);
        assert!(service.as_str().starts_with(&ours), "{service}");
    }
    world.at("old").await;
    world.sign_in().await;
    assert_eq!(world.hostile.hits("old/p2"), 1, "an old server is asked in its way");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_new_login_that_was_asked_for_has_to_be_one(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let world = World::new(app).await;
    let round_trip = async |again| world.round_trip_asking(again, |_| ()).await;
    let old = || SsoRefusal::OldLogin.into();
    assert!(round_trip(true).await.is_ok());
    // A server without new logins rejects its ticket when validating.
    world.at(LAZY).await;
    assert_eq!(round_trip(true).await.expect_err("refused"), old());
    // A server may also report that by an attribute.
    for server in ["good", "old"] {
        world.at(server).await;
        for (said, counts) in [("true", true), ("false", false), ("no", false)] {
            let said = format!("<cas:isFromNewLogin>{said}</cas:isFromNewLogin>");
            world.hostile.know("ana", &said);
            let outcome = round_trip(true).await;
            match outcome {
                Ok(_) => assert!(counts, "{server}: {said}"),
                Err(failure) => {
                    assert_eq!((failure, counts), (old(), false), "{server}: {said}")
                }
            }
            assert!(round_trip(false).await.is_ok(), "{server}: {said}");
        }
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn c05_only_a_response_for_exactly_one_user_creates_a_session(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let world = World::new(app).await;
    let (mut wrong, mut sessions) = (Vec::new(), 0);
    for case in CASES {
        world.at(case.name).await;
        let outcome = world.round_trip(|_| ()).await;
        let expected = match &outcome {
            Ok(CallbackOutcome::SignedIn(signed_in)) => {
                sessions += 1;
                case.accepted && world.is_in(signed_in).await
            }
            Ok(CallbackOutcome::MustProve(_) | CallbackOutcome::MustAgree(_)) => false,
            Err(failure) => !case.accepted && *failure == SsoRefusal::ProviderFailed.into(),
        };
        if !expected || world.count("sessions").await != sessions {
            wrong.push(format!("{}: {outcome:?}", case.name));
        }
    }
    println!("C05: {} of {}", CASES.len() - wrong.len(), CASES.len());
    assert!(wrong.is_empty(), "C05: {wrong:#?}");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn c05_attributes_in_both_shapes_name_the_customer(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let world = World::new(app).await;
    world.hostile.know(
        "aquiroga",
        "<cas:mail>ana@example.test</cas:mail><cas:attribute name='mail' value='ana@example.test'/>\
         <cas:given_name>Ana</cas:given_name><cas:attribute name='family_name' value='Quiroga &amp; Sons'/>",
    );
    let (signed_in, _) = world.sign_in().await;
    let cookie = signed_in.signed_in.session.expose();
    let customer = story::session(app, cookie).await.expect("a session");
    assert_eq!(
        (customer.first_name.as_str(), customer.last_name.as_str()),
        ("Ana", "Quiroga & Sons")
    );
    assert_eq!(customer.email.as_deref(), Some("ana@example.test"));
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn c06_single_logout_ends_the_session_of_its_ticket_only(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let world = World::new(app).await;
    let (one, ticket) = world.sign_in().await;
    let (two, other) = world.sign_in().await;
    let tell = async |request: &str| {
        let answer = app.accounts.sso().single_logout(&world.portal, world.provider, request).await;
        answer.expect("an answer");
    };
    let good = HostileCas::logout_request(&ticket);
    let doubled = good.replace(
        "</samlp:LogoutRequest>",
        &format!("<samlp:SessionIndex>{other}</samlp:SessionIndex></samlp:LogoutRequest>"),
    );
    let ignored = [
        String::new(),
        "logout".to_owned(),
        HostileCas::logout_request("ST-9-unknown-cas"),
        HostileCas::logout_request("aquiroga"),
        format!("<!DOCTYPE x>{good}"),
        good.replace("SAML:2.0:protocol", "SAML:1.1:protocol"),
        doubled,
    ];
    for request in &ignored {
        tell(request).await;
        assert!(world.is_in(&one).await && world.is_in(&two).await, "{request}");
    }
    tell(&good).await;
    assert!(!world.is_in(&one).await && world.is_in(&two).await);
    tell(&good).await;
    assert!(world.is_in(&two).await, "said twice it ends no more");
    let stored = format!("sessions WHERE CAST(provider_session AS TEXT) LIKE '%{other}%'");
    assert_eq!(world.count(&stored).await, 0, "a ticket is kept hashed");
}
