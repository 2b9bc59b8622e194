//! Accounts whose password another system has hashed: how they sign in, and what their unproved address gives.

use crate::{
    email_change::link_to,
    sso::world::{World, with_email},
    story::{PASSWORD, buy, customer, form, register, session, sign_in},
};
use accounts::{
    RegisterForm,
    testing::{Database, TestApp},
};
use model::{
    Customer, Failure,
    refusals::{LinkRefusal, SignInRefusal},
};
use rstest::rstest;

const EMAIL: &str = "ana@example.test";
const NEW: &str = "the mountain in winter";
const WRONG: &str = "the river in spring";

/// bcrypt of [`PASSWORD`], as it is stored, and what verifying it takes.
const BCRYPT: &str = "foreign:$2b$05$abcdefghijklmnopqrstuuZPbrIh2XV3S3Ub/VgIilpRIsySeqj3i";
const WORK: i64 = (5 << 40) + 32;

/// Leaves the only account as it comes from another system.
async fn leave(app: &TestApp) {
    let sql = "UPDATE accounts SET email_proved = FALSE";
    app.execute(&format!("{sql}, password_hash = '{BCRYPT}', foreign_work = {WORK}")).await;
}

async fn import(app: &TestApp) {
    register(app, EMAIL).await;
    leave(app).await;
}

async fn hash(app: &TestApp) -> String {
    app.texts("SELECT password_hash FROM accounts").await.remove(0)
}

async fn purchases(app: &TestApp, customer: &Customer) -> usize {
    let history = app.accounts.orders().history(&app.portal, customer).await;
    history.expect("a history").len()
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn both_identifiers_sign_in_and_the_first_right_password_becomes_ours(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    import(app).await;
    let number = app.texts("SELECT number FROM customers").await.remove(0);
    for identifier in [number.as_str(), EMAIL] {
        leave(app).await;
        let wrong = sign_in(app, &app.caller(), identifier, WRONG).await;
        assert_eq!(wrong.expect_err("wrong"), SignInRefusal::NoMatch.into(), "{identifier}");
        assert_eq!(hash(app).await, BCRYPT, "as it was");
        let ana = customer(app, identifier).await;
        assert!(!ana.email_proved && ana.number_sign_in && ana.email_sign_in, "{identifier}");
        assert!(hash(app).await.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{identifier}");
        let foreign = "SELECT COUNT(*) FROM accounts WHERE foreign_work IS NOT NULL";
        assert_eq!(app.number(foreign).await, 0, "{identifier}");
        assert_eq!(customer(app, identifier).await.id, ana.id, "again, by our hash");
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn two_first_sign_ins_at_once_both_succeed(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    import(app).await;
    let (one, other) = (app.caller(), app.caller());
    let (one, other) =
        tokio::join!(sign_in(app, &one, EMAIL, PASSWORD), sign_in(app, &other, EMAIL, PASSWORD));
    one.expect("signed in");
    other.expect("signed in as well");
    assert!(hash(app).await.starts_with("$argon2id$"));
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn wrong_passwords_are_throttled_as_for_anybody(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    import(app).await;
    for identifier in [EMAIL, "nobody@example.test"] {
        for _ in 0..5 {
            let refused = sign_in(app, &app.caller(), identifier, WRONG).await;
            assert_eq!(refused.expect_err("wrong"), SignInRefusal::NoMatch.into(), "{identifier}");
        }
        let waits = sign_in(app, &app.caller(), identifier, PASSWORD).await.expect_err("waits");
        assert!(matches!(waits, Failure::Wait(30..=31)), "{identifier}: {waits:?}");
    }
    assert_eq!(hash(app).await, BCRYPT);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn purchases_of_guests_show_once_a_reset_has_proved_the_address(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    import(app).await;
    // By another customer, and by the same name: nothing shows that it is the person of the account.
    for first_name in ["Eva", "Ana"] {
        buy(app, EMAIL, first_name).await;
    }
    let ana = customer(app, EMAIL).await;
    assert!(!ana.email_proved);
    assert_eq!(purchases(app, &ana).await, 0);
    let recovery = app.accounts.recovery();
    recovery.forgot_password(&app.caller(), EMAIL, "").await.expect("asked");
    let link = app.mail_to(EMAIL).await.token("set-password").expect("a link");
    recovery.set_password(&app.caller(), &link, &NEW.into()).await.expect("set");
    assert!(sign_in(app, &app.caller(), EMAIL, PASSWORD).await.is_err(), "the other system's");
    let signed_in = sign_in(app, &app.caller(), EMAIL, NEW).await.expect("signed in");
    let now = session(app, signed_in.session.expose()).await.expect("a session");
    assert_eq!((now.id, now.email_proved), (ana.id, true));
    assert_eq!(purchases(app, &now).await, 2);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn whoever_reads_the_mailbox_registers_over_the_other_systems_password(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    import(app).await;
    let before = customer(app, EMAIL).await;
    leave(app).await;
    let caller = app.caller();
    let typed = RegisterForm { password: NEW.into(), ..form(EMAIL) };
    let browser = app.accounts.registration().register(&caller, typed).await;
    let browser = browser.expect("the address is nobody's yet");
    assert!(sign_in(app, &app.caller(), EMAIL, PASSWORD).await.is_ok(), "until it is confirmed");
    let token = app.mail_to(EMAIL).await.token("confirm").expect("a link");
    let confirmed =
        app.accounts.registration().confirm(&caller, &token, Some(browser.expose()), None).await;
    confirmed.expect("confirmed");
    let notice = app.mail_to(EMAIL).await;
    assert!(notice.text.contains("/forgot-password"), "{}", notice.text);
    assert!(sign_in(app, &app.caller(), EMAIL, PASSWORD).await.is_err(), "the other system's");
    let signed_in = sign_in(app, &app.caller(), EMAIL, NEW).await.expect("signed in");
    let now = session(app, signed_in.session.expose()).await.expect("a session");
    assert_eq!((now.id, now.email_proved), (before.id, true));
    assert_eq!(app.number("SELECT COUNT(*) FROM customers").await, 1);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_provider_is_linked_by_the_mailbox_alone_which_ends_the_password(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let world = World::new(app, |_| ()).await;
    import(app).await;
    let before = customer(app, EMAIL).await;
    let caller = world.caller();
    let outcome = world.must_prove(&caller, with_email("u-1", EMAIL)).await;
    let sso = app.accounts.sso();
    let proof = sso.proof(&world.portal, &outcome, None).await.expect("an answer");
    let proof = proof.expect("a proof");
    assert!(!proof.by_password && !proof.may_open_new);
    let tried = sso.link_by_password(&caller, &outcome, &PASSWORD.into()).await;
    assert_eq!(tried.expect_err("no proof"), LinkRefusal::PasswordWrong.into());
    let link = world.mailed_proof(&caller, &outcome, EMAIL).await;
    let linked = sso.link_by_mail(&caller, &outcome, &link, "", None).await.expect("linked");
    let now = world.session(&linked).await.expect("a session");
    assert_eq!((now.id, now.email_proved, now.has_password), (before.id, true, false));
    assert!(sign_in(app, &app.caller(), EMAIL, PASSWORD).await.is_err(), "the other system's");
    assert_eq!(world.customer(with_email("u-1", EMAIL)).await.id, before.id);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_change_to_the_same_address_proves_it(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    import(app).await;
    buy(app, EMAIL, "Eva").await;
    let signed_in = sign_in(app, &app.caller(), EMAIL, PASSWORD).await.expect("signed in");
    let cookie = signed_in.session.expose();
    let ana = session(app, cookie).await.expect("a session");
    let link = link_to(app, &ana, EMAIL).await;
    let profile = app.accounts.profile();
    let changed = profile.confirm_email_change(&app.caller(), Some(&ana), &link, None).await;
    assert_eq!(changed.expect("proved").email, EMAIL);
    let now = session(app, cookie).await.expect("goes on");
    assert!(now.email_proved && now.email_sign_in);
    assert_eq!(purchases(app, &now).await, 1);
}
