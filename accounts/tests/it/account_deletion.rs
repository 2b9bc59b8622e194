//! The customer's own timeline, data export, and account deletion.

use crate::{
    agents,
    bounces::newest_return_path,
    customers::{ANA, details, find, happened},
    story::{PASSWORD, buy, customer, register, session, sign_in},
};
use accounts::{
    CustomerForm, ProfileForm,
    testing::{Database, TestApp},
};
use chrono::TimeDelta;
use model::{
    AccountState, Customer, Failure, Ineligibility, Locale,
    refusals::{CustomerRefusal, DeleteAccountRefusal as R, ProfileRefusal},
};
use rstest::rstest;

async fn delete(
    app: &TestApp,
    customer: &Customer,
    password: Option<&str>,
) -> Result<(), Failure<R>> {
    let password = password.map(Into::into);
    app.accounts.profile().delete_account(&app.caller(), customer, password.as_ref()).await
}

fn profile(phone: &str) -> ProfileForm {
    ProfileForm {
        first_name: "Ana".into(),
        last_name: "Quiroga".into(),
        phone: phone.into(),
        locale: Locale::Spanish,
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_phone_is_kept_found_and_taken_away_again(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (_, agent) = agents::staff(app).await;
    register(app, ANA).await;
    let ana = customer(app, ANA).await;
    let change = async |phone: &str| {
        app.accounts.profile().change(&app.caller(), &ana, profile(phone)).await
    };
    let refused = change("call me").await;
    assert_eq!(refused.expect_err("refused"), ProfileRefusal::PhoneInvalid.into());
    change("+54 351 555 0142").await.expect("changed");
    assert_eq!(find(app, &agent, "54351").await.len(), 1);
    assert_eq!(customer(app, ANA).await.phone.as_deref(), Some("+54 351 555 0142"));
    change("").await.expect("changed");
    assert!(find(app, &agent, "54351").await.is_empty());
    assert_eq!(customer(app, ANA).await.phone, None);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn customers_see_what_happened_without_names_of_agents_and_whole_addresses(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let (_, agent) = agents::staff(app).await;
    register(app, ANA).await;
    let ana = customer(app, ANA).await;
    let ended =
        app.accounts.customers().end_sessions(&agent, &app.agent_caller(), &ana.number).await;
    ended.expect("ended");
    let page = app.accounts.profile().timeline(&app.portal, &ana, None).await.expect("a page");
    assert_eq!(page.items[0].event, "sessions-ended");
    assert!(page.items[0].by_agent && page.items[0].agent.is_none() && page.items[0].ip.is_none());
    let signed_in = &page.items[1];
    assert_eq!(signed_in.event, "signed-in");
    assert!(signed_in.ip.as_deref().is_some_and(|ip| ip.ends_with('…')), "{signed_in:?}");
    assert_eq!(page.items.last().expect("an entry").event, "registered");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn the_download_has_everything_and_nothing_secret(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    buy(app, ANA, "Ana").await;
    register(app, ANA).await;
    let ana = customer(app, ANA).await;
    let data = app.accounts.profile().export(&app.caller(), &ana).await.expect("data");
    let json: serde_json::Value = serde_json::from_str(&data).expect("JSON");
    assert_eq!(json["customer"]["number"], ana.number.to_string());
    assert_eq!(json["customer"]["email"], ANA);
    assert_eq!(json["purchases"].as_array().expect("a list").len(), 1);
    assert_eq!(json["sessions"].as_array().expect("a list").len(), 1);
    assert_eq!(json["activity"][0]["event"], "data-downloaded");
    let at = json["activity"][0]["at"].as_str().expect("a moment");
    assert!(at.ends_with("+00:00"), "moments have their offset: {at}");
    assert!(json["activity"].as_array().expect("a list").len() >= 4);
    assert!(!data.contains("argon2") && !data.contains("hash"), "{data}");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_deleted_account_leaves_anonymous_purchases(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (admin, _) = agents::staff(app).await;
    buy(app, ANA, "Ana").await;
    register(app, ANA).await;
    let ana = customer(app, ANA).await;
    let form = CustomerForm {
        first_name: "Ana María".into(),
        last_name: "Quiroga".into(),
        email: ANA.into(),
        phone: "+54 351 555 0142".into(),
    };
    let changed =
        app.accounts.customers().change(&admin, &app.agent_caller(), &ana.number, form, None).await;
    changed.expect("changed");
    app.execute("UPDATE outbox SET state = 'dead' WHERE customer_id IS NOT NULL").await;
    let dead = app.accounts.mails().log(&admin, None, true).await.expect("mails").items[0].id;
    app.accounts.mails().retry(&admin, &app.agent_caller(), dead).await.expect("queued");
    let retried = app.accounts.audit_log().page(&admin, None).await.expect("an audit").items;
    assert_eq!(retried[0].after.as_deref(), Some(ANA));
    let cookie = sign_in(app, &app.caller(), ANA, PASSWORD).await.expect("signed in").session;
    for (password, why) in [(None, R::CurrentMissing), (Some("wrong"), R::CurrentWrong)] {
        let refused = delete(app, &ana, password).await;
        assert_eq!(refused.expect_err("refused"), why.into());
    }
    let asked = app.accounts.recovery().forgot_password(&app.caller(), ANA, "").await;
    asked.expect("asked");
    delete(app, &ana, Some(PASSWORD)).await.expect("deleted");

    let goodbye = app.mail_to(ANA).await;
    assert!(goodbye.token("set-password").is_none());
    assert!(session(app, cookie.expose()).await.is_none());
    for identifier in [ANA, &ana.number.to_string()] {
        assert!(sign_in(app, &app.caller(), identifier, PASSWORD).await.is_err());
    }
    for text in [ANA, "quiroga", "ana", "54351", ""] {
        assert!(find(app, &admin, text).await.is_empty(), "{text:?}");
    }
    let left = details(app, &admin, &ana.number).await;
    assert!(left.deleted && left.sessions.is_empty() && left.hints.is_empty());
    assert_eq!(left.summary.account, AccountState::None);
    assert_eq!(left.activation.can_send, Err(Ineligibility::NoEmail));
    assert_eq!(left.purchases.len(), 1);
    let purchase = &left.purchases[0];
    assert_eq!((purchase.first_name.as_str(), purchase.email.as_str()), ("", ""));
    assert!(purchase.total.minor > 0);
    let events = happened(app, &admin, &ana.number).await;
    assert_eq!(events[0], "account-deleted");
    let page = app.accounts.customers().timeline(&admin, &ana.number, None).await.expect("a page");
    assert!(page.items.iter().all(|entry| entry.ip.is_none() && entry.detail.is_none()));
    let records = app.accounts.audit_log().page(&admin, None).await.expect("an audit").items;
    let record =
        records.iter().find(|record| record.action == "customer-changed").expect("the record");
    assert_eq!((&record.before, &record.after), (&None, &None));
    assert!(!format!("{records:?}").contains(ANA), "{records:?}");
    let form = CustomerForm {
        first_name: "Ana".into(),
        last_name: "Quiroga".into(),
        email: ANA.into(),
        phone: String::new(),
    };
    let revived =
        app.accounts.customers().change(&admin, &app.agent_caller(), &ana.number, form, None).await;
    assert_eq!(revived.expect_err("gone"), CustomerRefusal::Unknown.into());
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn nothing_personal_is_left_in_the_database(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    register(app, ANA).await;
    let ana = customer(app, ANA).await;
    let path = newest_return_path(app).await;
    app.accounts.bounces().record(&path, "5.1.1", "unknown").await.expect("recorded");
    let marked = "SELECT count(*) FROM bounced_addresses";
    assert_eq!(app.number(marked).await, 1);
    let asked = app
        .accounts
        .profile()
        .request_email_change(&app.caller(), &ana, Some(&PASSWORD.into()), "new@example.test")
        .await;
    asked.expect("asked");
    app.mails().await;
    delete(app, &ana, Some(PASSWORD)).await.expect("deleted");
    for (table, column) in [
        ("customers", "email"),
        ("customers", "phone"),
        ("tokens", "email"),
        ("timeline", "detail"),
        ("timeline", "ip"),
    ] {
        let left =
            app.number(&format!("SELECT count(*) FROM {table} WHERE {column} IS NOT NULL")).await;
        assert_eq!(left, 0, "{table}.{column}");
    }
    for table in ["accounts", "devices", "sessions", "identities"] {
        assert_eq!(app.number(&format!("SELECT count(*) FROM {table}")).await, 0, "{table}");
    }
    let mails = app.number("SELECT count(*) FROM outbox WHERE customer_id IS NOT NULL").await;
    assert_eq!(mails, 0);
    assert_eq!(app.number(marked).await, 0);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_deleted_customer_may_register_again_as_a_new_one(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    buy(app, ANA, "Ana").await;
    register(app, ANA).await;
    let before = customer(app, ANA).await;
    delete(app, &before, Some(PASSWORD)).await.expect("deleted");
    app.mails().await;
    app.clock.advance(TimeDelta::hours(2));
    register(app, ANA).await;
    let after = customer(app, ANA).await;
    assert_ne!(before.number, after.number);
    let history = app.accounts.orders().history(&app.portal, &after).await;
    assert!(history.expect("history").is_empty());
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn without_a_password_deletion_requires_a_fresh_session(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    register(app, ANA).await;
    let ana = customer(app, ANA).await;
    app.execute("UPDATE accounts SET password_hash = NULL").await;
    // Ten minutes later, and for a clock that was set back.
    for later in [10, -20] {
        app.clock.advance(TimeDelta::minutes(later));
        let stale = delete(app, &ana, None).await;
        assert_eq!(stale.expect_err("stale"), R::SignInAgain.into(), "{later}");
    }
    app.clock.advance(TimeDelta::minutes(19));
    delete(app, &ana, None).await.expect("fresh");
}
