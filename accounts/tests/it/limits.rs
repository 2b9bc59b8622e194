//! Rate limits that allow honest crowds, and stop attackers.

use crate::story::{PASSWORD, customer, form, order_form, register, sign_in};
use accounts::{
    Caller, SignInForm,
    testing::{Database, TestApp},
};
use chrono::TimeDelta;
use model::{Customer, Failure, refusals::SignInRefusal};
use rstest::rstest;
use std::sync::Arc;

mod networks;
mod own_data;

const ANA: &str = "ana@example.test";
const WRONG: &str = "not the password";

/// Returns the device cookie of a browser that has signed in before.
async fn own_device(app: &TestApp, email: &str) -> String {
    let signed_in = sign_in(app, &app.caller(), email, PASSWORD).await;
    signed_in.expect("signed in").device.expose().to_owned()
}

fn on_device(caller: &Caller, device: &str) -> Caller {
    Caller { device: Some(device.to_owned()), ..caller.clone() }
}

/// Uses up the failures of an IP address.
async fn exhaust(app: &TestApp, caller: &Caller) {
    for person in 0..20 {
        let email = format!("nobody{person}@example.test");
        let refused = sign_in(app, caller, &email, WRONG).await;
        assert_eq!(refused.expect_err("wrong"), SignInRefusal::NoMatch.into());
    }
}

fn is_wait<T, R>(result: &Result<T, Failure<R>>) -> bool {
    matches!(result, Err(Failure::Wait(_)))
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn only_failures_count_and_a_known_device_has_no_share_in_them(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    register(app, ANA).await;
    let device = own_device(app, ANA).await;
    let caller = app.caller();
    for _ in 0..25 {
        sign_in(app, &caller, ANA, PASSWORD).await.expect("right");
    }
    exhaust(app, &caller).await;
    let stranger = sign_in(app, &caller, ANA, PASSWORD).await;
    assert!(is_wait(&stranger), "{stranger:?}");
    let known = on_device(&caller, &device);
    sign_in(app, &known, ANA, PASSWORD).await.expect("in from the same network");
}

/// Has forty people fail at once; returns how many of them were judged. The others do not count: on a busy machine the
/// hasher refuses those that wait too long.
async fn failures_at_once(app: &TestApp, caller: &Caller, round: u32) -> i64 {
    let tries: Vec<_> = (0..40)
        .map(|person| {
            let (accounts, caller) = (app.accounts.clone(), caller.clone());
            let form = SignInForm {
                identifier: format!("nobody{round}.{person}@example.test"),
                password: WRONG.into(),
                remember: false,
            };
            tokio::spawn(async move { accounts.sessions().sign_in(&caller, form).await })
        })
        .collect();
    let mut failures = 0;
    for attempt in tries {
        let answer = attempt.await.expect("no panic").expect_err("nobody");
        failures += i64::from(answer == SignInRefusal::NoMatch.into());
    }
    failures
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn failures_made_at_once_beyond_the_budget_make_the_wait_longer(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let caller = app.caller();
    let mut failures = 0;
    for round in 0..20 {
        failures += failures_at_once(app, &caller, round).await;
        if failures >= 20 {
            break;
        }
    }
    assert!(failures >= 20, "{failures}");
    app.clock.advance(TimeDelta::seconds(15 * (failures - 19) - 1));
    let early = sign_in(app, &caller, "one@example.test", WRONG).await;
    assert!(is_wait(&early), "{failures}: {early:?}");
    app.clock.advance(TimeDelta::seconds(1));
    let judged = sign_in(app, &caller, "one@example.test", WRONG).await;
    assert_eq!(judged.expect_err("wrong"), SignInRefusal::NoMatch.into());
}

async fn buy(
    app: &TestApp,
    caller: &Caller,
    customer: Option<&Customer>,
    email: &str,
) -> Result<(), Failure<model::refusals::BuyRefusal>> {
    let products = app.accounts.catalogue().on_sale(&app.portal).await;
    let form = order_form(products.expect("products")[0].id, email, "Ana");
    let bought = app.accounts.orders().buy(caller, customer, form).await;
    bought.map(|_| ())
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_mailbox_gets_ten_orders_at_once_wherever_they_are_placed(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    register(app, ANA).await;
    for _ in 0..10 {
        let bought = buy(app, &app.caller(), None, "victim@example.test").await;
        bought.expect("bought");
    }
    let bomb = buy(app, &app.caller(), None, "Victim@example.test").await;
    assert!(is_wait(&bomb), "{bomb:?}");
    // A purchase for a proved mailbox counts for the customer, not for the network.
    let ana = customer(app, ANA).await;
    for _ in 0..30 {
        let bought = buy(app, &app.caller(), Some(&ana), ANA).await;
        bought.expect("bought");
    }
    let more = buy(app, &app.caller(), Some(&ana), ANA).await;
    assert!(is_wait(&more), "{more:?}");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_loop_of_right_sign_ins_is_slowed_down_and_sessions_are_capped(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    register(app, ANA).await;
    for _ in 0..30 {
        let signed_in = sign_in(app, &app.caller(), ANA, PASSWORD).await;
        signed_in.expect("signed in");
    }
    let more = sign_in(app, &app.caller(), ANA, PASSWORD).await;
    assert!(is_wait(&more), "{more:?}");
    for _ in 0..30 {
        app.clock.advance(TimeDelta::minutes(2));
        let signed_in = sign_in(app, &app.caller(), ANA, PASSWORD).await;
        signed_in.expect("one in two minutes");
    }
    let sessions = app.number("SELECT COUNT(*) FROM sessions").await;
    assert_eq!(sessions, 50);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_loop_of_password_changes_is_slowed_down(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    register(app, ANA).await;
    let mut ana = customer(app, ANA).await;
    let mut current = PASSWORD.to_owned();
    for turn in 0..6 {
        let new = format!("the harbour in winter {turn}");
        let changed = app
            .accounts
            .profile()
            .change_password(&app.caller(), &ana, &current.clone().into(), &new.clone().into())
            .await;
        if turn == 5 {
            assert!(is_wait(&changed), "{changed:?}");
            break;
        }
        let session = changed.expect("changed").token;
        ana = crate::story::session(app, session.expose()).await.expect("signed in");
        current = new;
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_reset_frees_the_customers_own_device_and_every_identifier(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    register(app, ANA).await;
    let number = customer(app, ANA).await.number.to_string();
    let known = on_device(&app.caller(), &own_device(app, ANA).await);
    for _ in 0..11 {
        let _ = sign_in(app, &known, ANA, WRONG).await;
    }
    assert!(is_wait(&sign_in(app, &known, ANA, PASSWORD).await));
    for _ in 0..6 {
        let _ = sign_in(app, &app.caller(), &number, WRONG).await;
    }
    let asked = app.accounts.recovery().forgot_password(&known, ANA, "").await;
    asked.expect("asked");
    let link = app.mail_to(ANA).await.token("set-password");
    let link = link.expect("a link");
    let new = "the harbour in winter";
    app.accounts.recovery().set_password(&known, &link, &new.into()).await.expect("set");
    sign_in(app, &known, ANA, new).await.expect("signed in");
    sign_in(app, &app.caller(), &number, new).await.expect("signed in");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn failures_with_the_email_do_not_show_on_the_number_and_give_no_more_tries(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    register(app, ANA).await;
    let number = customer(app, ANA).await.number.to_string();
    for _ in 0..5 {
        let _ = sign_in(app, &app.caller(), ANA, WRONG).await;
    }
    assert!(is_wait(&sign_in(app, &app.caller(), ANA, WRONG).await));
    // Like an unknown number: five answers, then a wait.
    let nobody = model::CustomerNumber::from_draw(1).to_string();
    for identifier in [&number, &nobody] {
        for _ in 0..5 {
            let refused = sign_in(app, &app.caller(), identifier, PASSWORD).await;
            let refused = refused.expect_err("not even the right one");
            assert_eq!(refused, SignInRefusal::NoMatch.into());
        }
        let waits = sign_in(app, &app.caller(), identifier, PASSWORD).await;
        assert!(matches!(waits, Err(Failure::Wait(30..=31))), "{waits:?}");
    }
    app.clock.advance(TimeDelta::seconds(31));
    sign_in(app, &app.caller(), &number, PASSWORD).await.expect("signed in");
    sign_in(app, &app.caller(), ANA, PASSWORD)
        .await
        .expect("a success forgets the failures of both");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_attack_on_one_operator_does_not_affect_another(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    register(app, ANA).await;
    let ferries = Caller { portal: app.other_portal().await, ..app.caller() };
    exhaust(app, &ferries).await;
    let attacked = sign_in(app, &ferries, "one@example.test", WRONG).await;
    assert!(is_wait(&attacked), "{attacked:?}");
    let same_network = Caller { portal: Arc::clone(&app.portal), ..ferries };
    sign_in(app, &same_network, ANA, PASSWORD).await.expect("signed in");
    let registered = app.accounts.registration().register(&same_network, form("eva@example.test"));
    registered.await.expect("registered");
}
