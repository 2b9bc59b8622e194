//! Bounces: an address is marked by a permanent failure with the valid return path of one of its mails, and by nothing
//! else.

use crate::{
    agents, api_tokens,
    customers::{ANA, activation_link, details, guest, happened, number_of, set_password},
    story::{PASSWORD, buy, order_form, register},
};
use accounts::{
    Accounts, Authorities, BounceOutcome, Caller, Config,
    mail::TransportConfig,
    testing::{Database, MailServer, RETURN_PATHS, TestApp},
};
use chrono::TimeDelta;
use model::{Agent, Bounce, CustomerNumber, MailId, Role, refusals::ActivationRefusal};
use rstest::rstest;
use std::sync::Arc;

const REASON: &str = "550 5.1.1 User unknown";

/// Returns the return path of the newest mail.
pub async fn newest_return_path(app: &TestApp) -> String {
    let id = app.number("SELECT MAX(id) FROM outbox").await;
    let newest = "SELECT message_id FROM outbox ORDER BY id DESC LIMIT 1";
    let message_id = app.texts(newest).await.remove(0);
    app.accounts.bounces().return_path(MailId::new(id), &message_id).expect("a return path")
}

async fn record(app: &TestApp, path: &str, status: &str) -> BounceOutcome {
    app.accounts.bounces().record(path, status, REASON).await.expect("the database answers")
}

async fn bounce(app: &TestApp, agent: &Agent, number: &CustomerNumber) -> Option<Bounce> {
    details(app, agent, number).await.bounce
}

/// Returns an admin, and a guest whose confirmation bounced.
async fn bounced_guest(app: &TestApp) -> (Agent, CustomerNumber) {
    let (admin, number) = guest(app).await;
    let path = newest_return_path(app).await;
    assert_eq!(record(app, &path, "5.1.1").await, BounceOutcome::Marked);
    (admin, number)
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_permanent_failure_marks_the_address_and_activation_asks_first(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let (admin, number) = guest(app).await;
    assert_eq!(bounce(app, &admin, &number).await, None);
    let path = newest_return_path(app).await;
    assert_eq!(record(app, &path, "5.1.1").await, BounceOutcome::Marked);
    let marked = bounce(app, &admin, &number).await.expect("a mark");
    assert_eq!((marked.status.as_str(), marked.reason.as_str()), ("5.1.1", REASON));
    assert_eq!(happened(app, &admin, &number).await[0], "email-bounced");

    let (customers, caller) = (app.accounts.customers(), app.agent_caller());
    let refused = customers.send_activation(&admin, &caller, &number).await;
    assert_eq!(refused.expect_err("it asks"), ActivationRefusal::Bounced.into());
    assert!(app.mails().await.is_empty());
    let token = api_tokens::token(app, &admin, &api_tokens::form("Printer")).await;
    let system = api_tokens::caller(app, &token).await.expect("a caller");
    let shown = customers.activation_by_api(&system, &number).await.expect("an answer");
    let shown = shown.expect("an activation");
    assert!(!shown.can_send, "by the API it is refused");
    assert_eq!(shown.activation.can_send, Ok(()), "an agent may all the same");
    let refused = customers.send_activation_by_api(&system, &number).await;
    assert_eq!(refused, Err(ActivationRefusal::Bounced.into()));
    let sent = customers.send_activation_despite_bounce(&admin, &caller, &number).await;
    sent.expect("the agent knows");
    assert_eq!(app.mails().await.len(), 1);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn forged_unsigned_and_temporary_bounces_change_nothing(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (admin, number) = guest(app).await;
    let path = newest_return_path(app).await;
    let (local, _) = path.split_once('@').expect("an address");
    let (mail, check) = local.split_once('.').expect("a check value");
    let wrong = if check.starts_with('0') { "1" } else { "0" };
    for forged in [
        format!("{mail}.{wrong}{}@{RETURN_PATHS}", &check[1..]),
        format!("{mail}@{RETURN_PATHS}"),
        format!("{mail}.@{RETURN_PATHS}"),
        format!("bounce+999999.{check}@{RETURN_PATHS}"),
        format!("{local}@evil.test"),
        format!("tickets@{RETURN_PATHS}"),
        ANA.to_owned(),
        String::new(),
    ] {
        assert_eq!(record(app, &forged, "5.1.1").await, BounceOutcome::Unknown, "{forged}");
    }
    for status in ["4.2.2", "4.4.1", "2.0.0", "5", "", "5.1.1 or so"] {
        assert_eq!(record(app, &path, status).await, BounceOutcome::Temporary, "{status}");
    }
    assert_eq!(bounce(app, &admin, &number).await, None);
    assert_ne!(happened(app, &admin, &number).await[0], "email-bounced");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_return_path_is_valid_for_thirty_days(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (admin, number) = guest(app).await;
    let path = newest_return_path(app).await;
    app.clock.advance(TimeDelta::days(30) + TimeDelta::minutes(1));
    assert_eq!(record(app, &path, "5.1.1").await, BounceOutcome::Unknown);
    app.clock.advance(TimeDelta::minutes(-2));
    assert_eq!(record(app, &path, "5.1.1").await, BounceOutcome::Marked);
    assert!(app.number("SELECT COUNT(*) FROM bounced_addresses").await == 1);
    assert!(bounce(app, &admin, &number).await.is_some());
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn the_same_bounce_counts_once_and_a_later_one_replaces_it(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (admin, number) = bounced_guest(app).await;
    let first = bounce(app, &admin, &number).await;
    app.clock.advance(TimeDelta::minutes(5));
    let path = newest_return_path(app).await;
    assert_eq!(record(app, &path.to_uppercase(), "5.7.1").await, BounceOutcome::Marked);
    assert_eq!(bounce(app, &admin, &number).await, first);
    let events = happened(app, &admin, &number).await;
    assert_eq!(events.iter().filter(|event| *event == "email-bounced").count(), 1);
    buy(app, ANA, "Ana").await;
    let later = newest_return_path(app).await;
    for path in [&later, &path, &later] {
        assert_eq!(record(app, path, "5.7.1").await, BounceOutcome::Marked);
    }
    assert_eq!(bounce(app, &admin, &number).await.expect("a mark").status, "5.7.1");
    let events = happened(app, &admin, &number).await;
    assert_eq!(events.iter().filter(|event| *event == "email-bounced").count(), 2);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_used_link_clears_the_mark_and_what_customers_ask_for_is_still_sent(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let (admin, _) = agents::staff(app).await;
    register(app, ANA).await;
    let number = number_of(app, &admin, ANA).await;
    let path = newest_return_path(app).await;
    assert_eq!(record(app, &path, "5.2.2").await, BounceOutcome::Marked);
    let asked = app.accounts.recovery().forgot_password(&app.caller(), ANA, "").await;
    asked.expect("asked");
    let link = app.mail_to(ANA).await.token("set-password").expect("a link");
    assert!(bounce(app, &admin, &number).await.is_some());
    set_password(app, &link, PASSWORD).await;
    assert_eq!(bounce(app, &admin, &number).await, None);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn registering_and_activating_clear_the_mark(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (admin, number) = guest(app).await;
    let link = activation_link(app, &admin, &number).await;
    let path = newest_return_path(app).await;
    assert_eq!(record(app, &path, "5.1.1").await, BounceOutcome::Marked);
    set_password(app, &link, PASSWORD).await;
    assert_eq!(bounce(app, &admin, &number).await, None);
    buy(app, "eva@example.test", "Eva").await;
    let path = newest_return_path(app).await;
    assert_eq!(record(app, &path, "5.1.1").await, BounceOutcome::Marked);
    register(app, "eva@example.test").await;
    assert_eq!(app.number("SELECT COUNT(*) FROM bounced_addresses").await, 0);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_bounce_is_of_one_operator_and_is_forgotten_in_time(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (admin, number) = bounced_guest(app).await;
    let portal = app.other_portal().await;
    let vera = agents::person(app, &portal, "vera@sur.example.test", Role::Admin).await;
    let vera = agents::agent(app, &vera.cookie).await;
    let caller = Caller { portal: Arc::clone(&portal), ..app.caller() };
    let product = app.accounts.catalogue().on_sale(&portal).await.expect("products")[0].id;
    let form = order_form(product, ANA, "Ana");
    app.accounts.orders().buy(&caller, None, form).await.expect("bought");
    app.mails().await;
    let elsewhere = number_of(app, &vera, ANA).await;
    assert_eq!(bounce(app, &vera, &elsewhere).await, None);
    assert!(bounce(app, &admin, &number).await.is_some());
    app.clock.advance(TimeDelta::days(401));
    app.accounts.deployment().purge().await.expect("purged");
    assert_eq!(app.number("SELECT COUNT(*) FROM bounced_addresses").await, 0);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn addresses_that_no_customer_has_are_not_kept(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let form = crate::story::form(ANA);
    app.accounts.registration().register(&app.caller(), form).await.expect("registered");
    let path = newest_return_path(app).await;
    assert_eq!(record(app, &path, "5.1.1").await, BounceOutcome::Unknown);
    assert_eq!(app.number("SELECT COUNT(*) FROM bounced_addresses").await, 0);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn mails_leave_with_their_return_path(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let server = MailServer::start(&[]);
    let smtp = |return_path_domain| Config {
        mail: TransportConfig::Smtp {
            url: format!("smtp://{}?tls=none", server.address).into(),
            authorities: Authorities::default(),
        },
        return_path_domain,
        ..app.config.clone()
    };
    let deliver = async |config: &Config| {
        let clock = Arc::new(app.clock.clone());
        let sender = Accounts::connect(config, clock).expect("the configuration works");
        while sender.mails().send_due().await.expect("the outbox") > 0 {}
    };
    let register = async |email: &str| {
        let form = crate::story::form(email);
        app.accounts.registration().register(&app.caller(), form).await.expect("registered");
    };
    register(ANA).await;
    let path = newest_return_path(app).await;
    deliver(&smtp(Some(RETURN_PATHS.to_owned()))).await;
    let from = |server: &MailServer| -> Vec<String> {
        server.heard().into_iter().filter(|line| line.starts_with("MAIL FROM:")).collect()
    };
    assert!(from(&server)[0].starts_with(&format!("MAIL FROM:<{path}>")), "{:?}", from(&server));
    register("eva@example.test").await;
    deliver(&smtp(None)).await;
    let sender = app.portal.sender.to_string();
    assert!(from(&server)[1].starts_with(&format!("MAIL FROM:<{sender}>")));
}
