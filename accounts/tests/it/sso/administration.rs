//! Managing providers from the command line.

use super::{
    hostile_oidc::{FaultMode, SECRET},
    world::{World, member, provider, settings, with_email},
};
use accounts::{
    Accounts,
    sso::ProviderError,
    testing::{Database, SECRET_KEY, TestApp},
};
use model::{Protocol, Provider, ProviderId, ProviderRefusal};
use rstest::rstest;
use std::sync::Arc;

fn changes(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|&(name, value)| (name.to_owned(), value.to_owned())).collect()
}

/// Returns an instance with other keys.
pub fn with_keys(app: &TestApp, keys: &[&str]) -> Accounts {
    let config = accounts::Config {
        secret_keys: keys.iter().map(|&key| key.into()).collect(),
        ..app.config.clone()
    };
    Accounts::connect(&config, Arc::new(app.clock.clone())).expect("the configuration works")
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn visitors_see_providers_only_while_single_sign_on_is_on(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let world = World::new(app, |provider| provider.button.es = "Entrar".into()).await;
    let choice = world.portal.provider(world.provider).expect("a button");
    assert_eq!((&*choice.name, &*choice.button.es), ("Plata ID", "Entrar"));
    let host = &app.portal.host;
    settings(app, host, &[("sso_enabled", "false")]).await;
    assert!(app.portal_now().await.providers.is_empty());
    let off = [("sso_enabled", "true"), ("customer_accounts_enabled", "false")];
    settings(app, host, &off).await;
    assert!(app.portal_now().await.providers.is_empty());
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_provider_is_listed_changed_and_removed(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let world = World::new(app, |_| ()).await;
    let (host, id) = (app.portal.host.as_str(), world.provider);
    let listed = app.accounts.providers().list_of_host(host).await.expect("a list");
    assert_eq!((listed.len(), listed[0].id, listed[0].has_secret), (1, id, true));
    let uri = format!("https://tickets.example.test/sso/{id}/callback");
    assert_eq!(listed[0].redirect_uris, [uri]);
    let change = changes(&[("name", "Sol ID"), ("button.en", "Sign in with Sol ID")]);
    let changed = app.accounts.providers().change_of_host(host, id, &change, None).await;
    assert_eq!(changed.expect("changed").name, "Sol ID");
    let choice = app.portal_now().await;
    assert_eq!(choice.provider(id).expect("a button").name, "Sol ID");
    for (pairs, why) in [
        (
            changes(&[("name", "Other"), ("colour", "red")]),
            ProviderRefusal::UnknownName("colour".into()),
        ),
        (changes(&[("client_id", "")]), ProviderRefusal::Missing("client_id")),
        (changes(&[("button.en", "a\u{202e}b")]), one_line("button.en")),
    ] {
        let refused = app.accounts.providers().change_of_host(host, id, &pairs, None).await;
        assert!(matches!(refused, Err(ProviderError::Refused(reason)) if reason == why));
    }
    let listed = app.accounts.providers().list_of_host(host).await.expect("a list");
    assert_eq!(listed[0].provider.name, "Sol ID", "all or nothing");
    world.sign_in(member("still signs in with the same secret")).await;
    let missing =
        app.accounts.providers().remove_from_host(host, ProviderId::new(id.get() + 1)).await;
    assert!(matches!(missing, Err(ProviderError::UnknownProvider(_))));
    app.execute("DELETE FROM identities").await;
    app.accounts.providers().remove_from_host(host, id).await.expect("removed");
    assert!(app.portal_now().await.providers.is_empty());
    let nobody = app.accounts.providers().list_of_host("nobody.example.test").await;
    assert!(matches!(nobody, Err(ProviderError::UnknownHost(_))));
}

fn one_line(name: &'static str) -> ProviderRefusal {
    ProviderRefusal::BadValue(name, "one line of at most 500 characters")
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_address_that_is_never_requested_is_refused(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let world = World::new(app, |_| ()).await;
    let (host, id) = (app.portal.host.as_str(), world.provider);
    let is_refused = |refusal: &ProviderError| {
        matches!(refusal, ProviderError::Refused(ProviderRefusal::BadValue("url", _)))
    };
    for url in ["http://sso.example.test", "https://10.0.0.1/cas", "https://169.254.169.254/"] {
        let mut elsewhere = Provider::new(Protocol::Cas);
        elsewhere.name = "Campus".into();
        elsewhere.url = url.into();
        let added = app.accounts.providers().add_to_host(host, &elsewhere, None).await;
        assert!(added.is_err_and(|refusal| is_refused(&refusal)), "{url}");
        let change = changes(&[("url", url)]);
        let changed = app.accounts.providers().change_of_host(host, id, &change, None).await;
        assert!(changed.is_err_and(|refusal| is_refused(&refusal)), "{url}");
    }
    assert_eq!(world.count("providers").await, 1);
    world.sign_in(member("still signs in")).await;
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn only_a_test_that_passes_allows_to_close_every_other_way_in(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let world = World::new(app, |_| ()).await;
    let (host, id) = (app.portal.host.as_str(), world.provider);
    let only = changes(&[("sso_only", "true")]);
    world.hostile.set_fault(FaultMode::Fails);
    let findings = app.accounts.providers().test_of_host(host, id).await.expect("a test");
    assert!(findings.iter().any(|finding| !finding.ok));
    assert!(app.accounts.settings().change_of_host(host, &only).await.is_err());
    world.hostile.set_fault(FaultMode::Well);
    app.clock.advance(chrono::TimeDelta::hours(25));
    let findings = app.accounts.providers().test_of_host(host, id).await.expect("a test");
    assert!(findings.iter().all(|finding| finding.ok), "{findings:?}");
    let tested = app.accounts.providers().list_of_host(host).await.expect("a list")[0].tested_at;
    assert!(tested.is_some());
    // Texts do not affect the test's result. Any other change requires a new test.
    let change = changes(&[("button.en", "Plata"), ("client_id", "guichet")]);
    app.accounts.providers().change_of_host(host, id, &change, None).await.expect("changed");
    let tested = app.accounts.providers().list_of_host(host).await.expect("a list")[0].tested_at;
    assert!(tested.is_some());
    let change = changes(&[("scopes", "email")]);
    app.accounts.providers().change_of_host(host, id, &change, None).await.expect("changed");
    assert!(app.accounts.settings().change_of_host(host, &only).await.is_err());
    app.accounts.providers().test_of_host(host, id).await.expect("a test");
    app.accounts.settings().change_of_host(host, &only).await.expect("changed");
    // The only way to sign in cannot be removed.
    let removed = app.accounts.providers().remove_from_host(host, id).await;
    assert!(matches!(removed, Err(ProviderError::OnlyWayIn)));
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_provider_that_is_a_customers_only_sign_in_stays(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let world = World::new(app, |_| ()).await;
    let (host, id) = (app.portal.host.as_str(), world.provider);
    world.sign_in(member("u-1")).await;
    let signed_in = world.sign_in(with_email("u-2", "ana@example.test")).await;
    let removed = app.accounts.providers().remove_from_host(host, id).await;
    assert!(matches!(removed, Err(ProviderError::InUse(2))), "{removed:?}");
    // One gets another identity, the other a password.
    let second = provider(&world.hostile, "second");
    let second = app
        .accounts
        .providers()
        .add_to_host(host, &second, Some(&SECRET.into()))
        .await
        .expect("added");
    app
        .execute(&format!(
            "INSERT INTO identities (operator_id, provider_id, issuer, subject, customer_id, linked_at) \
             SELECT operator_id, {second}, issuer, subject, customer_id, linked_at FROM identities WHERE subject = 'u-1'"
        ))
        .await;
    let removed = app.accounts.providers().remove_from_host(host, id).await;
    assert!(matches!(removed, Err(ProviderError::InUse(1))), "{removed:?}");
    app.execute("UPDATE accounts SET password_hash = 'x', number_sign_in = TRUE").await;
    app.accounts.providers().remove_from_host(host, id).await.expect("removed");
    assert_eq!(world.count("identities").await, 1);
    assert!(world.session(&signed_in).await.is_none(), "who came in by it is out");
    let caller = world.caller();
    let left =
        app.accounts.sessions().sign_out(&caller, signed_in.signed_in.session.expose()).await;
    assert!(left.expect("signed out").is_none());
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn secrets_are_kept_only_with_a_key_and_only_encrypted(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let world = World::new(app, |_| ()).await;
    let host = &app.portal.host;
    let keyless = with_keys(app, &[]);
    let provider = provider(&world.hostile, "good");
    let refused = keyless.providers().add_to_host(host, &provider, Some(&SECRET.into())).await;
    assert!(matches!(refused, Err(ProviderError::NoKey)));
    let mut cas = Provider::new(Protocol::Cas);
    cas.name = "Campus".into();
    cas.url = "https://cas.example.test/cas".into();
    keyless.providers().add_to_host(host, &cas, None).await.expect("it has no secret");
    assert!(keyless.keys().check().await.is_err());
    assert!(app.accounts.keys().check().await.is_ok());
    let other = "CAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAg=";
    assert!(with_keys(app, &[other]).keys().check().await.is_err());
    // A new first key encrypts, and the old one still decrypts.
    assert!(with_keys(app, &[other, SECRET_KEY]).keys().check().await.is_ok());
    let findings = with_keys(app, &[other]).providers().test_of_host(host, world.provider).await;
    assert!(findings.expect("a test").iter().any(|finding| !finding.ok));
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn no_secret_of_a_provider_and_no_token_of_its_users_is_in_the_database(
    #[case] database: Database,
) {
    let app = TestApp::on(database).await;
    let world = World::new(&app, |_| ()).await;
    let caller = world.caller();
    let authorization = world.begin_authorization(&caller).await;
    world.hostile.know(with_email("u-1", "ana@example.test"));
    let answer = world.hostile.answer(&authorization.url);
    let flow = authorization.flow.expose();
    let arrived =
        app.accounts.sso().handle_callback(&caller, world.provider, Some(flow), &answer).await;
    assert!(arrived.is_ok());
    let kept = "sessions WHERE id_token IS NOT NULL AND provider_session IS NOT NULL";
    assert_eq!(world.count(kept).await, 1);
    let stored = app.stored().await;
    // The last one is the beginning of every signed token.
    for secret in [SECRET, flow, "session of u-1", "eyJ"] {
        assert!(!stored.contains(secret), "{secret}");
    }
    assert!(stored.contains("ana@example.test"), "what is stored is found");
}
