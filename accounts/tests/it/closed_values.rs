//! Texts in the database that are no value of this build, such as those of a later release.

use crate::{
    agents::{PABLO, staff},
    story::register,
};
use accounts::{
    causes,
    testing::{Database, TestApp},
};
use model::CustomerFilter;
use rstest::rstest;

const EMAIL: &str = "ana@example.test";

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_unknown_text_is_never_taken_for_another_value(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    register(app, EMAIL).await;
    app.accounts.recovery().forgot_password(&app.caller(), EMAIL, "").await.expect("asked");
    let link = app.mail_to(EMAIL).await.token("set-password").expect("a link");
    let (laura, _) = staff(app).await;

    app.execute("UPDATE tokens SET purpose = 'adopt' WHERE purpose = 'reset'").await;
    let opened = app.accounts.recovery().password_link(&app.portal, &link).await;
    let error = causes(&opened.expect_err("no purpose"));
    assert!(error.contains("no Purpose has the code \"adopt\""), "{error}");

    app.execute("UPDATE outbox SET state = 'lost'").await;
    let log = app.accounts.mails().log(&laura, None, false).await;
    let error = causes(&log.expect_err("no state"));
    assert!(error.contains("no MailState has the code \"lost\""), "{error}");

    app.execute("UPDATE customers SET number = '123456789'").await;
    let customers = app.accounts.customers().list(&laura, &CustomerFilter::default(), None).await;
    let error = causes(&customers.expect_err("no number"));
    assert!(error.contains("no CustomerNumber has the code \"123456789\""), "{error}");

    app.execute(&format!("UPDATE agents SET role = 'owner' WHERE email = '{PABLO}'")).await;
    let agents = app.accounts.agents().list(&laura).await;
    let error = causes(&agents.expect_err("no role"));
    assert!(error.contains("no Role has the code \"owner\""), "{error}");
}
