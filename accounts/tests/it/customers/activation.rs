//! Progress of an activation, why it cannot be sent, its quotas, and addresses it is never sent to.

use super::{ANA, NEW, activation_link, details, guest, set_password};
use crate::{
    agents::{self, LAURA},
    branding::{changes, form},
    story::{buy, sign_in},
};
use accounts::{
    CustomerForm,
    testing::{Database, TestApp},
};
use chrono::TimeDelta;
use model::{
    ActivationState as State, Agent, AuditEntry, CustomerNumber, Failure, Ineligibility, Link,
    refusals::{ActivationRefusal, PasswordRefusal},
};
use rstest::rstest;

mod status;

async fn state(app: &TestApp, agent: &Agent, number: &CustomerNumber) -> State {
    details(app, agent, number).await.activation.state
}

async fn can_send(
    app: &TestApp,
    agent: &Agent,
    number: &CustomerNumber,
) -> Result<(), Ineligibility> {
    details(app, agent, number).await.activation.can_send
}

async fn send(
    app: &TestApp,
    agent: &Agent,
    number: &CustomerNumber,
) -> Result<(), Failure<ActivationRefusal>> {
    app.accounts.customers().send_activation(agent, &app.agent_caller(), number).await
}

/// Checks that the button is disabled for the same reason that sending is refused.
async fn refused(
    app: &TestApp,
    agent: &Agent,
    number: &CustomerNumber,
    why: Ineligibility,
    refusal: ActivationRefusal,
) {
    assert_eq!(can_send(app, agent, number).await, Err(why));
    let sent = send(app, agent, number).await;
    assert_eq!(sent.expect_err("refused"), refusal.into());
    assert!(app.mails().await.is_empty());
}

async fn audit(app: &TestApp, admin: &Agent) -> Vec<AuditEntry> {
    let page = app.accounts.audit_log().page(admin, None).await;
    page.expect("an audit").items
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_newer_mail_kills_the_older_link_sent_or_not(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (admin, number) = guest(app).await;
    let first = activation_link(app, &admin, &number).await;
    send(app, &admin, &number).await.expect("queued");
    send(app, &admin, &number).await.expect("queued in its place");
    let third = app.mail_to(ANA).await.token("set-password").expect("a link");
    let state = app.accounts.recovery().password_link(&app.portal, &first).await;
    assert_eq!(state.expect("an answer"), Link::Replaced);
    let refused = app.accounts.recovery().set_password(&app.caller(), &first, &NEW.into()).await;
    assert_eq!(refused.expect_err("dead"), PasswordRefusal::LinkDead.into());
    set_password(app, &third, NEW).await;
    let used = app.accounts.recovery().password_link(&app.portal, &third).await;
    assert_eq!(used.expect("an answer"), Link::Used);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn the_button_says_why_it_cannot_send(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (admin, number) = guest(app).await;
    let setting = async |sql: &str| app.execute(sql).await;
    use ActivationRefusal as R;
    assert_eq!(can_send(app, &admin, &number).await, Ok(()));

    setting("UPDATE customers SET email = NULL, email_key = NULL").await;
    refused(app, &admin, &number, Ineligibility::NoEmail, R::NoEmail).await;
    setting("UPDATE customers SET email = 'ana@example.test', email_key = 'ana@example.test'")
        .await;

    setting("UPDATE operators SET sso_enabled = TRUE, sso_only = TRUE").await;
    refused(app, &admin, &number, Ineligibility::SsoOnly, R::SsoOnly).await;
    setting("UPDATE operators SET sso_enabled = FALSE, sso_only = FALSE, customer_accounts_enabled = FALSE").await;
    refused(app, &admin, &number, Ineligibility::AccountsOff, R::AccountsOff).await;
    setting("UPDATE operators SET customer_accounts_enabled = TRUE").await;

    let caller = app.agent_caller();
    let disabled = app.accounts.customers().disable(&admin, &caller, &number).await;
    disabled.expect("disabled");
    refused(app, &admin, &number, Ineligibility::Disabled, R::Disabled).await;
    let enabled = app.accounts.customers().enable(&admin, &caller, &number).await;
    enabled.expect("enabled");

    let link = activation_link(app, &admin, &number).await;
    set_password(app, &link, NEW).await;
    refused(app, &admin, &number, Ineligibility::AlreadyActive, R::AlreadyActive).await;
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_customer_gets_three_mails_and_an_agent_sends_sixty_an_hour(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (admin, number) = guest(app).await;
    for _ in 0..3 {
        send(app, &admin, &number).await.expect("sent");
    }
    let fourth = send(app, &admin, &number).await;
    assert!(matches!(fourth, Err(Failure::Wait(1..=1201))), "{fourth:?}");
    let why = can_send(app, &admin, &number).await;
    assert!(matches!(why, Err(Ineligibility::TooMany(1..=1201))), "{why:?}");
    app.clock.advance(TimeDelta::minutes(20));
    send(app, &admin, &number).await.expect("sent again");
    app.mails().await;

    let accounts = &app.accounts;
    accounts.bulk().add_customers(admin.operator, 0, 70).await.expect("bulk customers");
    app.clock.advance(TimeDelta::hours(2));
    let people = super::find(app, &admin, "").await;
    let mut sent = 0;
    for person in people.iter().filter(|person| person.number != number) {
        match send(app, &admin, &person.number).await {
            Ok(()) => sent += 1,
            Err(Failure::Wait(1..=61)) => {}
            other => panic!("{other:?}"),
        }
    }
    assert_eq!(sent, 60);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_invited_customer_gets_the_activation_again_without_an_agent(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let (admin, number) = guest(app).await;
    activation_link(app, &admin, &number).await;
    app.clock.advance(TimeDelta::minutes(5));
    let asked = app.accounts.recovery().forgot_password(&app.caller(), ANA, "").await;
    asked.expect("asked");
    let link = app.mail_to(ANA).await.token("set-password").expect("a link");
    let again = state(app, &admin, &number).await;
    assert!(matches!(again, State::Sent { by: None, .. }), "{again:?}");
    set_password(app, &link, NEW).await;
    let signed_in = sign_in(app, &app.caller(), &number.to_string(), NEW).await;
    signed_in.expect("the number signs in");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn no_agent_activates_a_customer_to_their_own_mailbox(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (admin, agent) = agents::staff(app).await;
    buy(app, LAURA, "Laura").await;
    let number = super::number_of(app, &agent, LAURA).await;
    use ActivationRefusal as R;
    refused(app, &agent, &number, Ineligibility::AgentsAddress, R::AgentsAddress).await;
    let records = audit(app, &admin).await;
    assert_eq!(
        (records[0].action.as_str(), records[0].after.as_deref()),
        ("activation-refused", Some("agents-address"))
    );
    assert_eq!(records[0].subject, number.to_string());
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_address_that_an_agent_changed_gets_no_link_before_its_former_owner_could_object(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let (admin, agent) = agents::staff(app).await;
    buy(app, ANA, "Ana").await;
    let number = super::number_of(app, &agent, ANA).await;
    let form = CustomerForm {
        first_name: "Ana".into(),
        last_name: "Quiroga".into(),
        email: "eva@evil.test".into(),
        phone: String::new(),
    };
    let changed =
        app.accounts.customers().change(&agent, &app.agent_caller(), &number, form, None).await;
    changed.expect("changed");
    let notice = app.mail_to(ANA).await;
    assert!(!notice.text.contains("eva@evil.test"), "{}", notice.text);
    let why = can_send(app, &agent, &number).await;
    assert!(matches!(why, Err(Ineligibility::AddressChanged(86_000..=86_400))), "{why:?}");
    let sent = send(app, &agent, &number).await;
    assert_eq!(sent.expect_err("refused"), ActivationRefusal::AddressChanged.into());
    assert_eq!(audit(app, &admin).await[0].action, "activation-refused");
    let asked =
        app.accounts.recovery().forgot_password(&app.caller(), &number.to_string(), "").await;
    asked.expect("the same answer");
    assert!(app.mails().await.is_empty());

    let undo = notice.token("undo-email").expect("a link");
    let undone = app.accounts.profile().undo_email_change(&app.caller(), &undo).await;
    assert_eq!(undone.expect("undone"), ANA);
    activation_link(app, &agent, &number).await;
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn after_a_day_without_objection_the_new_address_gets_its_link(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (admin, number) = guest(app).await;
    let form = CustomerForm {
        first_name: "Ana".into(),
        last_name: "Quiroga".into(),
        email: "new@example.test".into(),
        phone: String::new(),
    };
    let changed =
        app.accounts.customers().change(&admin, &app.agent_caller(), &number, form, None).await;
    changed.expect("changed");
    app.mails().await;
    app.clock.advance(TimeDelta::hours(24));
    send(app, &admin, &number).await.expect("sent");
    app.mail_to("new@example.test").await;
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn the_link_leads_to_a_portal_where_it_works(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (admin, number) = guest(app).await;
    let (accounts, caller) = (&app.accounts, app.agent_caller());
    let shop = form("Islands", "islands.localhost");
    let shop = accounts.branding().add_portal(&admin, &caller, &shop).await;
    shop.expect("another portal");
    app.confirm_host("islands.localhost").await;
    let off = changes(&[("customer_accounts_enabled", "false")]);
    let first = app.portal.id;
    let changed = accounts.branding().change_overrides(&admin, &caller, first, &off, None).await;
    changed.expect("no accounts there");
    send(app, &admin, &number).await.expect("sent");
    let mail = app.mail_to(ANA).await;
    assert!(mail.text.contains("https://islands.localhost/set-password/"));
}
