//! What many people of one network may do.

use super::{ANA, WRONG, exhaust, is_wait, on_device, own_device};
use crate::story::{PASSWORD, form, register, sign_in};
use accounts::{
    Caller, SignInForm,
    testing::{Database, TestApp},
};
use model::{Failure, refusals::SignInRefusal};
use rstest::rstest;

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn sixty_people_of_one_network_sign_in_at_once_without_waiting(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let people: Vec<String> = (0..60).map(|n| format!("p{n}@example.test")).collect();
    for email in &people {
        register(app, email).await;
    }
    let caller = app.caller();
    let tries: Vec<_> = people
        .into_iter()
        .map(|identifier| {
            let (accounts, caller) = (app.accounts.clone(), caller.clone());
            tokio::spawn(async move {
                loop {
                    let form = SignInForm {
                        identifier: identifier.clone(),
                        password: PASSWORD.into(),
                        remember: false,
                    };
                    let answer = accounts.sessions().sign_in(&caller, form).await;
                    // A machine under load cannot hash for all at once; that is no limit of the network.
                    if !matches!(answer, Err(Failure::Busy)) {
                        return answer;
                    }
                }
            })
        })
        .collect();
    for attempt in tries {
        attempt.await.expect("no panic").expect("signed in");
    }
    let sessions = app.number("SELECT COUNT(*) FROM sessions").await;
    assert_eq!(sessions, 60);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_operator_gives_networks_more_and_the_ones_it_trusts_much_more(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let caller = app.caller_with(|it| {
        it.network_multiplier = 2;
        it.trusted_networks = "192.0.2.0/24".into();
    });
    exhaust(app, &caller).await;
    let judged = sign_in(app, &caller, "one@example.test", WRONG).await;
    assert_eq!(judged.expect_err("wrong"), SignInRefusal::NoMatch.into());
    let office = Caller { ip: "192.0.2.7".parse().expect("an address"), ..caller };
    for person in 0..60 {
        let email = format!("colleague{person}@example.test");
        let judged = sign_in(app, &office, &email, WRONG).await;
        assert_eq!(judged.expect_err("wrong"), SignInRefusal::NoMatch.into());
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn settings_of_networks_are_kept(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let changes = [
        ("network_multiplier".to_owned(), "5".to_owned()),
        ("trusted_networks".to_owned(), "192.0.2.7/24".to_owned()),
    ];
    let host = &app.portal.host;
    app.accounts.settings().change_of_host(host, &changes).await.expect("changed");
    let settings = &app.portal_now().await.settings;
    assert_eq!(settings.network_multiplier, 5);
    assert_eq!(settings.trusted_networks, "192.0.2.0/24");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_hundred_register_from_one_network_and_a_known_browser_after_them(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    register(app, ANA).await;
    let device = own_device(app, ANA).await;
    let caller = app.caller();
    let accounts = &app.accounts;
    for person in 0..100 {
        let email = format!("p{person}@example.test");
        let registered = accounts.registration().register(&caller, form(&email)).await;
        registered.expect("registered");
    }
    let one_more = accounts.registration().register(&caller, form("more@example.test")).await;
    assert!(is_wait(&one_more), "{one_more:?}");
    crate::floods::registrations_wait_before_any_hash(app, &caller).await;
    let known = on_device(&caller, &device);
    let registered = accounts.registration().register(&known, form("more@example.test")).await;
    registered.expect("registered");
    // A made-up cookie is no known device.
    let made_up = on_device(&caller, accounts::Secret::random().expose());
    let refused = accounts.registration().register(&made_up, form("last@example.test")).await;
    assert!(is_wait(&refused), "{refused:?}");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_hundred_forget_their_passwords_in_one_network_and_a_known_browser_after_them(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    register(app, ANA).await;
    let device = own_device(app, ANA).await;
    let caller = app.caller();
    for person in 0..100 {
        let asked = app
            .accounts
            .recovery()
            .forgot_password(&caller, &format!("p{person}@example.test"), "")
            .await;
        asked.expect("asked");
    }
    let one_more = app.accounts.recovery().forgot_password(&caller, "more@example.test", "").await;
    assert!(is_wait(&one_more), "{one_more:?}");
    let known = on_device(&caller, &device);
    let asked = app.accounts.recovery().forgot_password(&known, ANA, "").await;
    asked.expect("asked");
    // A made-up cookie is no known device.
    let made_up = on_device(&caller, accounts::Secret::random().expose());
    let refused = app.accounts.recovery().forgot_password(&made_up, "more@example.test", "").await;
    assert!(is_wait(&refused), "{refused:?}");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn all_browsers_of_a_customer_share_one_budget(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    register(app, ANA).await;
    for request in 0..=10 {
        let known = on_device(&app.caller(), &own_device(app, ANA).await);
        let email = format!("p{request}@example.test");
        let asked = app.accounts.recovery().forgot_password(&known, &email, "").await;
        assert_eq!(is_wait(&asked), request == 10, "{asked:?}");
    }
}
