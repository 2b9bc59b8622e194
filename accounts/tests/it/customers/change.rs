//! What agents can correct, whom it notifies, and what a changed address revokes.

use super::{ANA, NEW, details, find, guest, happened, number_of};
use crate::{
    agents, email_change,
    story::{PASSWORD, buy, customer, register, session, sign_in},
};
use accounts::{
    CustomerForm,
    testing::{Database, TestApp},
};
use model::{AccountState, Agent, CustomerNumber, Failure, Link, refusals::CustomerRefusal};
use rstest::rstest;
use std::collections::BTreeSet;

fn form(email: &str) -> CustomerForm {
    CustomerForm {
        first_name: "Ana".into(),
        last_name: "Quiroga".into(),
        email: email.into(),
        phone: String::new(),
    }
}

async fn change(
    app: &TestApp,
    agent: &Agent,
    number: &CustomerNumber,
    form: CustomerForm,
) -> Result<(), Failure<CustomerRefusal>> {
    app.accounts.customers().change(agent, &app.agent_caller(), number, form, None).await
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn corrected_data_is_found_and_written_down_before_and_after(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (admin, number) = guest(app).await;
    let corrected = CustomerForm {
        first_name: "Añá  María".into(),
        last_name: "Íñiguez".into(),
        email: ANA.into(),
        phone: "+54 351 555 0142".into(),
    };
    change(app, &admin, &number, corrected).await.expect("changed");
    assert!(app.mails().await.is_empty(), "the address is the same");
    for text in ["iniguez", "ana maria", "INIGUEZ ana", "+54351555", "54 351"] {
        assert_eq!(find(app, &admin, text).await.len(), 1, "{text}");
    }
    assert!(find(app, &admin, "quiroga").await.is_empty());
    let seen = details(app, &admin, &number).await.summary;
    assert_eq!(
        (seen.first_name.as_str(), seen.last_name.as_str(), seen.phone.as_deref()),
        ("Añá María", "Íñiguez", Some("+54 351 555 0142"))
    );
    let records = app.accounts.audit_log().page(&admin, None).await.expect("an audit").items;
    let before = "first_name: Ana\nlast_name: Quiroga\nphone: ";
    let after = "first_name: Añá María\nlast_name: Íñiguez\nphone: +54 351 555 0142";
    assert_eq!(records[0].action, "customer-changed");
    assert_eq!(
        (records[0].before.as_deref(), records[0].after.as_deref()),
        (Some(before), Some(after))
    );

    let again = details(app, &admin, &number).await.summary;
    let same = CustomerForm {
        first_name: again.first_name,
        last_name: again.last_name,
        email: ANA.into(),
        phone: again.phone.unwrap_or_default(),
    };
    change(app, &admin, &number, same).await.expect("nothing to do");
    let later = app.accounts.audit_log().page(&admin, None).await.expect("an audit").items;
    assert_eq!(later.len(), records.len());
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_new_address_is_announced_to_the_old_one_and_signs_in_only_once_proved(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let (_, agent) = agents::staff(app).await;
    register(app, ANA).await;
    let number = number_of(app, &agent, ANA).await;
    let cookie = sign_in(app, &app.caller(), ANA, PASSWORD).await;
    let cookie = cookie.expect("signed in").session;
    let asked = app.accounts.recovery().forgot_password(&app.caller(), ANA, "").await;
    asked.expect("asked");
    let reset = app.mail_to(ANA).await.token("set-password").expect("a link");

    change(app, &agent, &number, form("new@example.test")).await.expect("changed");
    let notice = app.mail_to(ANA).await;
    assert!(notice.text.contains("n***@example.test"), "{}", notice.text);
    assert!(session(app, cookie.expose()).await.is_none());
    let state = app.accounts.recovery().password_link(&app.portal, &reset).await;
    assert_eq!(state.expect("an answer"), Link::Replaced);
    for email in [ANA, "new@example.test"] {
        assert!(sign_in(app, &app.caller(), email, PASSWORD).await.is_err(), "{email}");
    }
    let ana = customer(app, &number.to_string()).await;
    assert!(!ana.email_sign_in && !ana.email_proved);
    let refused = app
        .accounts
        .profile()
        .activate_email(&app.caller(), &ana, Some(&PASSWORD.into()), &NEW.into())
        .await;
    let unproved = model::refusals::ActivateEmailRefusal::EmailUnproved;
    assert_eq!(refused.expect_err("unproved"), unproved.into());
    let events = happened(app, &agent, &number).await;
    assert!(events.contains(&"email-changed".to_owned()), "{events:?}");

    let undo = notice.token("undo-email").expect("a link");
    app.accounts.profile().undo_email_change(&app.caller(), &undo).await.expect("undone");
    let link = app.mail_to(ANA).await.token("set-password").expect("a new password");
    super::set_password(app, &link, NEW).await;
    sign_in(app, &app.caller(), ANA, NEW).await.expect("the email signs in again");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn another_spelling_of_the_same_mailbox_ends_nothing(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (_, agent) = agents::staff(app).await;
    register(app, ANA).await;
    let number = number_of(app, &agent, ANA).await;
    let cookie = sign_in(app, &app.caller(), ANA, PASSWORD).await;
    let cookie = cookie.expect("signed in").session;
    change(app, &agent, &number, form("Ana@Example.test")).await.expect("changed");
    assert!(app.mails().await.is_empty());
    let ana = session(app, cookie.expose()).await.expect("goes on");
    assert_eq!(ana.email.as_deref(), Some("Ana@Example.test"));
    assert!(ana.email_sign_in);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn two_corrections_at_once_each_notify_the_address_that_they_replace(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let (_, agent) = agents::staff(app).await;
    register(app, ANA).await;
    let number = number_of(app, &agent, ANA).await;
    let (eva, luz) = ("eva@example.test", "luz@example.test");
    let (one, other) = tokio::join!(
        change(app, &agent, &number, form(eva)),
        change(app, &agent, &number, form(luz))
    );
    one.expect("changed");
    other.expect("changed");
    let last = details(app, &agent, &number).await.summary.email.expect("an address");
    let first = if last == eva { luz } else { eva };
    let notified: BTreeSet<String> = app.mails().await.into_iter().map(|mail| mail.to).collect();
    assert_eq!(notified, BTreeSet::from([ANA.to_owned(), first.to_owned()]));
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_is_refused_field_by_field(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (_, agent) = agents::staff(app).await;
    register(app, ANA).await;
    let number = number_of(app, &agent, ANA).await;
    use CustomerRefusal as R;
    let bad = CustomerForm {
        first_name: " ".into(),
        last_name: "a\r\nBcc: eva@evil.test".into(),
        email: "ana".into(),
        phone: "call me".into(),
    };
    let refused = change(app, &agent, &number, bad).await.expect_err("refused");
    let all = vec![R::FirstNameMissing, R::LastNameInvalid, R::EmailInvalid, R::PhoneInvalid];
    assert_eq!(refused, Failure::Refused(all));
    let without = change(app, &agent, &number, form("")).await.expect_err("refused");
    assert_eq!(without, R::EmailMissing.into());
    let nobody = CustomerNumber::from_draw(77);
    let unknown = change(app, &agent, &nobody, form(ANA)).await.expect_err("refused");
    assert_eq!(unknown, R::Unknown.into());
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_address_where_there_was_none_can_be_activated_at_once(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (admin, number) = guest(app).await;
    app.execute("UPDATE customers SET email = NULL, email_key = NULL").await;
    change(app, &admin, &number, form(ANA)).await.expect("changed");
    assert!(app.mails().await.is_empty(), "nobody loses an address");
    super::activation_link(app, &admin, &number).await;
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn nothing_an_agent_can_change_is_a_password(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (admin, number) = guest(app).await;
    buy(app, ANA, "Ana").await;
    change(app, &admin, &number, form(ANA)).await.expect("changed");
    let seen = details(app, &admin, &number).await;
    assert_eq!(seen.summary.account, AccountState::None);
    let shown = format!("{seen:?}");
    assert!(!shown.contains("argon2") && !shown.contains("hash"), "{shown}");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_form_that_was_shown_before_the_customer_changed_something_takes_nothing_back(
    #[case] database: Database,
) {
    const FRESH: &str = "ana.new@example.test";
    let app = &TestApp::on(database).await;
    let (_, agent) = agents::staff(app).await;
    register(app, ANA).await;
    let number = number_of(app, &agent, ANA).await;
    let old = details(app, &agent, &number).await.version;
    let ana = customer(app, ANA).await;
    email_change::change(app, &ana, FRESH).await;
    let customers = app.accounts.customers();
    let save = async |email: &str, version: &str| {
        let phone = CustomerForm { phone: "+54 351 555 0142".into(), ..form(email) };
        customers.change(&agent, &app.agent_caller(), &number, phone, Some(version)).await
    };
    assert_eq!(save(ANA, &old).await, Err(CustomerRefusal::ChangedMeanwhile.into()));
    sign_in(app, &app.caller(), FRESH, PASSWORD).await.expect("the address is still theirs");

    let shown = details(app, &agent, &number).await.version;
    save(FRESH, &shown).await.expect("changed");
    save(FRESH, &shown).await.expect("the same form again changes nothing");
    let seen = details(app, &agent, &number).await.summary;
    assert_eq!(seen.phone.as_deref(), Some("+54 351 555 0142"));
}
