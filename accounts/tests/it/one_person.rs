//! One person is one customer, whichever flow came first.

mod provider_news;

use crate::{
    agents,
    customers::{activation_link, guest, set_password},
    recovery::share_with_guests,
    sso::world::{World, member, with_email},
    story::{PASSWORD, buy, customer, form, register, session, sign_in},
};
use accounts::{
    Caller, Confirmed,
    testing::{Database, ReceivedMail, TestApp},
};
use chrono::TimeDelta;
use model::{CustomerId, Failure, refusals::ConfirmRefusal};
use rstest::rstest;
use serde_json::json;

pub const ANA: &str = "ana@example.test";

/// Registers and confirms in one browser. Returns the result, or the mails sent before and after the confirmation.
async fn try_to_register(app: &TestApp, email: &str) -> Result<(), Vec<ReceivedMail>> {
    let caller = app.caller();
    let browser = app.accounts.registration().register(&caller, form(email)).await;
    let browser = browser.expect("the same answer as ever");
    let mails = app.mails().await;
    let Some(link) = mails.iter().find_map(|mail| mail.token("confirm")) else {
        return Err(mails);
    };
    match confirm(app, &caller, &link, browser.expose()).await {
        Ok(_) => Ok(()),
        Err(_) => Err(app.mails().await),
    }
}

async fn confirm(
    app: &TestApp,
    caller: &Caller,
    link: &str,
    browser: &str,
) -> Result<Confirmed, Failure<ConfirmRefusal>> {
    app.accounts.registration().confirm(caller, link, Some(browser), None).await
}

async fn disable(app: &TestApp, customer: CustomerId) {
    let sql = format!("UPDATE customers SET disabled = TRUE WHERE id = {customer}");
    app.execute(&sql).await;
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_customer_of_a_provider_adds_a_password_by_registering(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let world = World::new(app, |_| ()).await;
    let signed_in = world.sign_in(with_email("u-1", ANA)).await;
    let first = world.session(&signed_in).await.expect("a session");
    try_to_register(app, ANA).await.expect("registered");
    let notice = app.mail_to(ANA).await;
    assert!(notice.text.contains(&first.number.to_string()), "{}", notice.text);
    assert!(world.session(&signed_in).await.is_none(), "others are signed out");
    for identifier in [ANA, &first.number.to_string()] {
        let ana = customer(app, identifier).await;
        assert_eq!(ana.id, first.id, "{identifier}");
        assert!(ana.email_sign_in && ana.number_sign_in && ana.has_password);
    }
    assert_eq!(world.customer(with_email("u-1", ANA)).await.id, first.id);
    assert_eq!(world.count("customers").await, 1);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_customer_with_number_sign_in_replaces_the_password_by_registering(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let (admin, number) = guest(app).await;
    let link = activation_link(app, &admin, &number).await;
    set_password(app, &link, "the desert after rain").await;
    let number = number.to_string();
    let old = sign_in(app, &app.caller(), &number, "the desert after rain").await;
    let old = old.expect("in").session;
    let asked = app.accounts.recovery().forgot_password(&app.caller(), &number, "").await;
    asked.expect("asked");
    let pending = app.mail_to(ANA).await.token("set-password").expect("a link");
    try_to_register(app, ANA).await.expect("registered");
    let notice = app.mail_to(ANA).await;
    assert!(notice.text.contains("/forgot-password"), "{}", notice.text);
    assert!(session(app, old.expose()).await.is_none());
    let caller = app.caller();
    assert!(sign_in(app, &caller, &number, "the desert after rain").await.is_err());
    let set =
        app.accounts.recovery().set_password(&caller, &pending, &"the ocean at dawn".into()).await;
    assert!(set.is_err(), "pending links are dead");
    assert_eq!(customer(app, ANA).await.number.to_string(), number);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn of_several_accounts_none_is_guessed_and_the_mail_says_which_there_are(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let world = World::new(app, |_| ()).await;
    let first = world.customer(with_email("u-1", ANA)).await;
    let second = world.customer(with_email("u-2", "eva@example.test")).await;
    app.execute(&format!(
        "UPDATE customers SET email = '{ANA}', email_key = '{ANA}' WHERE id = {}",
        second.id
    ))
    .await;
    let mails = try_to_register(app, ANA).await.expect_err("refused");
    assert_eq!(mails.len(), 1, "{mails:#?}");
    for number in [first.number, second.number] {
        assert!(mails[0].text.contains(&number.to_string()), "{}", mails[0].text);
    }
    assert_eq!(world.count("customers").await, 2);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_disabled_customer_cannot_register_and_only_the_mail_says_so(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let world = World::new(app, |_| ()).await;
    // By provider, by number, and as a guest besides another one.
    let by_provider = world.customer(with_email("u-1", ANA)).await;
    disable(app, by_provider.id).await;
    register(app, "bea@example.test").await;
    disable(app, customer(app, "bea@example.test").await.id).await;
    app.execute("UPDATE accounts SET sign_in_email = NULL").await;
    for first in ["Carla", "Carlota"] {
        buy(app, "carla@example.test", first).await;
    }
    app.execute("UPDATE customers SET disabled = TRUE WHERE first_name = 'Carla'").await;
    let before = world.count("customers").await;
    for email in [ANA, "bea@example.test", "carla@example.test"] {
        let mails = try_to_register(app, email).await.expect_err("refused");
        assert_eq!(mails.len(), 1, "{mails:#?}");
        assert_eq!(mails[0].to, email);
        assert!(mails[0].text.contains("disabled"), "{}", mails[0].text);
        let tried = sign_in(app, &app.caller(), email, PASSWORD).await;
        assert!(tried.is_err(), "{email}");
    }
    assert_eq!(world.count("customers").await, before);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_disabled_guest_cannot_register_however_many_others_share_the_address(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    share_with_guests(app).await;
    app.execute("DELETE FROM accounts").await;
    app.execute("UPDATE customers SET disabled = TRUE WHERE first_name = 'Ana'").await;
    let mails = try_to_register(app, ANA).await.expect_err("refused");
    assert!(mails[0].text.contains("disabled"), "{mails:#?}");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_customer_disabled_before_opening_the_link_gets_the_reason_by_mail_once(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    buy(app, ANA, "Ana").await;
    let caller = app.caller();
    let browser = app.accounts.registration().register(&caller, form(ANA)).await;
    let browser = browser.expect("registered");
    let link = app.mail_to(ANA).await.token("confirm").expect("a link");
    app.execute("UPDATE customers SET disabled = TRUE").await;
    let refused = confirm(app, &caller, &link, browser.expose()).await;
    assert_eq!(refused.expect_err("refused"), ConfirmRefusal::SeeMail.into());
    let notice = app.mail_to(ANA).await;
    assert!(notice.text.contains("disabled"), "{}", notice.text);
    let again = confirm(app, &caller, &link, browser.expose()).await;
    assert_eq!(again.expect_err("used"), ConfirmRefusal::LinkDead.into());
    assert!(app.mails().await.is_empty());
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_address_that_an_agent_typed_proves_nothing_even_after_a_day(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let (_, agent) = agents::staff(app).await;
    let world = World::new(app, |_| ()).await;
    let victim = world.customer(with_email("u-1", ANA)).await;
    crate::objections::correct(app, &agent, &victim.number, "eva@evil.test").await;
    app.clock.advance(TimeDelta::hours(25));
    app.mails().await;
    try_to_register(app, "eva@evil.test").await.expect("registered");
    let eva = customer(app, "eva@evil.test").await;
    assert_ne!(eva.id, victim.id);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_address_is_proved_while_the_provider_vouches_for_it_and_for_good_by_a_link(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let world = World::new(app, |_| ()).await;
    let unverified = || json!({ "sub": "u-1", "email": ANA, "email_verified": false });
    let first = world.customer(with_email("u-1", ANA)).await;
    assert!(first.email_proved);
    let silent = world.customer(unverified()).await;
    assert_eq!((silent.id, silent.email_proved), (first.id, false));
    let other = world.customer(with_email("u-1", "ana.new@example.test")).await;
    assert_eq!((other.email.as_deref(), other.email_proved), (Some(ANA), false));
    assert!(world.customer(with_email("u-1", ANA)).await.email_proved, "again");
    // A mailed link proves it whatever the provider says.
    let asked = app.accounts.recovery().forgot_password(&world.caller(), ANA, "").await;
    asked.expect("asked");
    let link = app.mail_to(ANA).await.token("set-password").expect("a link");
    set_password(app, &link, PASSWORD).await;
    assert!(world.customer(unverified()).await.email_proved);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_address_is_unproved_once_its_provider_is_no_longer_trusted(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let world = World::new(app, |provider| provider.trust_emails = true).await;
    let unchecked = json!({ "sub": "u-1", "email": ANA, "email_verified": false });
    let ana = world.customer(unchecked).await;
    assert!(ana.email_proved);
    for (name, value, proved) in [("name", "Sol ID", 1), ("trust_emails", "false", 0)] {
        let change = [(name.to_owned(), value.to_owned())];
        let host = &app.portal.host;
        let changed = app.accounts.providers().change_of_host(host, world.provider, &change, None);
        changed.await.expect("changed");
        let left = world.count("accounts WHERE email_proved = TRUE").await;
        assert_eq!(left, proved, "after {name}");
    }
    try_to_register(app, ANA).await.expect("registered");
    assert_ne!(customer(app, ANA).await.id, ana.id);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_email_turned_on_by_a_providers_word_is_proved_no_longer_than_that_counts(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let world = World::new(app, |provider| provider.trust_emails = true).await;
    let unchecked = || json!({ "sub": "u-1", "email": ANA, "email_verified": false });
    let first = world.customer(unchecked()).await;
    let new = "the mountain in winter".into();
    let on = app.accounts.profile().activate_email(&world.caller(), &first, None, &new).await;
    on.expect("turned on");
    assert_eq!(world.count("accounts WHERE email_proved = TRUE").await, 1);
    let change = [("trust_emails".to_owned(), "false".to_owned())];
    let host = &app.portal.host;
    let changed = app.accounts.providers().change_of_host(host, world.provider, &change, None);
    changed.await.expect("changed");
    assert_eq!(world.count("accounts WHERE email_proved = TRUE").await, 0);
    // The reader of the mailbox gets the account, and the provider's user is out of it.
    app.mails().await;
    try_to_register(app, ANA).await.expect("registered");
    assert_eq!(customer(app, ANA).await.id, first.id);
    assert_ne!(world.customer(unchecked()).await.id, first.id);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_address_that_is_not_vouched_for_any_more_takes_no_password(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let world = World::new(app, |_| ()).await;
    let first = world.customer(with_email("u-1", ANA)).await;
    world.customer(member("u-1")).await;
    try_to_register(app, ANA).await.expect("registered");
    assert_ne!(customer(app, ANA).await.id, first.id);
}
