//! Which customer a provider's sign-in resolves to (docs/behaviour.md, section 4).

use super::world::{ANA, World, member, provider, with_email};
use crate::story::{PASSWORD, buy, register, sign_in};
use accounts::{
    Caller,
    sso::CallbackOutcome,
    testing::{Database, TestApp},
};
use model::Link;
use rstest::rstest;
use serde_json::json;

mod disabled;

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_new_user_becomes_a_customer_that_only_the_provider_signs_in(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let world = World::new(app, |_| ()).await;
    let signed_in = world.sign_in(with_email("u-1", "Ana@Example.test")).await;
    let path = signed_in.return_path.as_ref().map(ToString::to_string);
    assert_eq!(path.as_deref(), Some("/products/1"));
    let ana = world.session(&signed_in).await.expect("a session");
    assert_eq!((&*ana.first_name, &*ana.last_name), ("Ana", "Quiroga"));
    assert_eq!(ana.email.as_deref(), Some("Ana@Example.test"));
    assert!(ana.email_proved && !ana.has_password);
    assert!(!ana.email_sign_in && !ana.number_sign_in);
    for identifier in [ana.number.to_string(), ANA.to_owned()] {
        let tried = sign_in(app, &world.caller(), &identifier, PASSWORD).await;
        assert!(tried.is_err(), "{identifier}");
    }
    assert!(app.mails().await.is_empty());
    let linked = "timeline WHERE event = 'sign-in-linked' AND detail = 'Plata ID'";
    assert_eq!(world.count(linked).await, 1);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_known_identity_is_the_same_customer_whatever_else_the_provider_says(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let world = World::new(app, |_| ()).await;
    let first = world.customer(with_email("u-1", ANA)).await;
    register(app, "eva@example.test").await;
    let claims = json!({ "sub": "u-1", "given_name": "Eva", "email": "eva@example.test", "email_verified": true });
    let again = world.customer(claims).await;
    assert_eq!(again.id, first.id);
    assert_eq!(again.email.as_deref(), Some(ANA), "the address on file stays");
    assert_eq!(again.first_name, "Ana");
    let linked = app.accounts.sso().linked_sign_ins(&world.portal, &again).await;
    let linked = linked.expect("identities");
    assert_eq!(linked.len(), 1);
    assert_eq!(linked[0].label, "eva@example.test", "what it is called there");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn one_subject_at_two_providers_is_two_people(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let world = World::new(app, |_| ()).await;
    let first = world.customer(member("u-1")).await;
    let host = &app.portal.host;
    let second = provider(&world.hostile, "second");
    let secret = super::hostile_oidc::SECRET.into();
    let added = app.accounts.providers().add_to_host(host, &second, Some(&secret)).await;
    let elsewhere = World {
        app,
        hostile: world.hostile.clone(),
        portal: app.portal_now().await,
        provider: added.expect("added"),
    };
    assert_ne!(elsewhere.customer(member("u-1")).await.id, first.id);
    // A provider with a changed issuer vouches for other people.
    let change = [("url".to_owned(), world.hostile.issuer("third"))];
    let changed =
        app.accounts.providers().change_of_host(host, world.provider, &change, None).await;
    changed.expect("changed");
    assert_ne!(world.customer(member("u-1")).await.id, first.id);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn the_one_guest_of_a_checked_email_is_attached_and_keeps_number_and_names(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let world = World::new(app, |_| ()).await;
    buy(app, ANA, "Anita").await;
    let number = app.number("SELECT CAST(number AS BIGINT) FROM customers").await;
    let ana = world.customer(with_email("u-1", "ANA@example.test")).await;
    assert_eq!(ana.number.digits(), number.to_string());
    assert_eq!(ana.first_name, "Anita");
    assert_eq!(ana.email.as_deref(), Some(ANA));
    assert!(ana.email_proved && !ana.has_password);
    assert_eq!(world.purchases(&ana).await, 1);
    assert_eq!(world.count("customers").await, 1);
    // Later purchases as a guest under another name are visible too.
    buy(app, ANA, "Somebody").await;
    assert_eq!(world.purchases(&ana).await, 2);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_invited_customer_is_attached_and_the_invitation_ends(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let world = World::new(app, |_| ()).await;
    buy(app, ANA, "Ana").await;
    app.execute(
        "INSERT INTO accounts (customer_id, operator_id, state, number_sign_in) \
             SELECT id, operator_id, 'invited', FALSE FROM customers",
    )
    .await;
    let asked = app.accounts.recovery().forgot_password(&world.caller(), ANA, "").await;
    asked.expect("asked");
    let link = app.mail_to(ANA).await.token("set-password").expect("a link");
    let ana = world.customer(with_email("u-1", ANA)).await;
    assert_eq!(world.purchases(&ana).await, 1);
    let state = app.accounts.recovery().password_link(&world.portal, &link).await;
    assert_eq!(state.expect("an answer"), Link::Replaced);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_account_or_several_guests_have_to_be_proved_and_nothing_is_written_before(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let world = World::new(app, |_| ()).await;
    register(app, ANA).await;
    world.must_prove(&world.caller(), with_email("u-1", ANA)).await;
    let other = "bea@example.test";
    buy(app, other, "Bea").await;
    buy(app, other, "Beatriz").await;
    world.must_prove(&world.caller(), with_email("u-2", other)).await;
    assert_eq!(world.count("customers").await, 3);
    assert_eq!(world.count("identities").await, 0);
    assert_eq!(world.count("sessions").await, 0);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_unverified_email_counts_as_none(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let world = World::new(app, |_| ()).await;
    buy(app, ANA, "Ana").await;
    register(app, "eva@example.test").await;
    let unverified = [json!(false), json!("false"), json!(null), json!(1), json!("yes")];
    for (place, verified) in unverified.into_iter().enumerate() {
        for email in [ANA, "eva@example.test"] {
            let claims = json!({ "sub": format!("{email}-{place}"), "email": email, "email_verified": verified });
            let somebody = world.customer(claims).await;
            assert_eq!(somebody.email, None, "{email} {verified}");
            assert!(!somebody.email_proved);
            assert_eq!(world.purchases(&somebody).await, 0);
        }
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_trusted_provider_need_not_say_that_it_checked(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let world = World::new(app, |provider| provider.trust_emails = true).await;
    buy(app, ANA, "Ana").await;
    let claims = json!({ "sub": "u-1", "email": ANA, "email_verified": null });
    let ana = world.customer(claims).await;
    assert!(ana.email_proved);
    assert_eq!(world.purchases(&ana).await, 1);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_agents_address_and_what_is_no_address_open_nothing(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let world = World::new(app, |provider| provider.trust_emails = true).await;
    let agent = "laura@agents.example.test";
    app.execute(&format!(
        "INSERT INTO agents (operator_id, name, email, email_key, role) \
             SELECT id, 'Laura', '{agent}', '{agent}', 'agent' FROM operators"
    ))
    .await;
    buy(app, agent, "Ana").await;
    for (subject, email) in [("u-1", agent), ("u-2", "Ana"), ("u-3", "a@b@example.test")] {
        let somebody = world.customer(with_email(subject, email)).await;
        assert_eq!((somebody.email.as_deref(), somebody.email_proved), (None, false), "{email}");
        assert_eq!(world.purchases(&somebody).await, 0, "{email}");
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn hostile_claims_become_safe_names(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let world = World::new(app, |provider| provider.mapping.external_id = "employee".into()).await;
    let tricks = [
        "Ana\r\nBcc: eva@evil.test",
        "\0\u{1b}[31m",
        "\u{202e}nA",
        "\u{200b} \u{3164}",
        "👩‍🚀 محمد",
        "<script>alert(1)</script>",
        &"x".repeat(500),
    ];
    for (place, trick) in tricks.iter().enumerate() {
        let claims = json!({
            "sub": format!("u-{place}"), "given_name": trick, "family_name": trick, "preferred_username": trick,
            "employee": trick, "email": null,
        });
        let somebody = world.customer(claims).await;
        for name in [&somebody.first_name, &somebody.last_name] {
            assert!(name.parse::<model::PersonName>().is_ok(), "{name:?}");
        }
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn concurrent_flows_create_one_customer(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let world = World::new(app, |_| ()).await;
    world.hostile.know(with_email("u-1", ANA));
    let mut departures = Vec::new();
    for _ in 0..10 {
        let caller: Caller = world.caller();
        let authorization = world.begin_authorization(&caller).await;
        let answer = world.hostile.answer(&authorization.url);
        departures.push((caller, authorization, answer));
    }
    let round_trips = departures.into_iter().map(|(caller, authorization, answer)| {
        let (accounts, provider) = (app.accounts.clone(), world.provider);
        tokio::spawn(async move {
            let flow = Some(authorization.flow.expose());
            accounts.sso().handle_callback(&caller, provider, flow, &answer).await
        })
    });
    let round_trips: Vec<_> = round_trips.collect();
    for round_trip in round_trips {
        let outcome = round_trip.await.expect("no panic");
        assert!(matches!(outcome, Ok(CallbackOutcome::SignedIn(_))), "{outcome:?}");
    }
    assert_eq!(world.count("customers").await, 1);
    assert_eq!(world.count("identities").await, 1);
    assert_eq!(world.count("sessions").await, 10);
}
