//! Agents of one operator neither see nor change anything of another.

use super::{LAURA, PABLO, agent, invite, person, staff};
use crate::story::form;
use accounts::{
    Caller,
    testing::{Database, TestApp},
};
use model::{
    Role, Settings,
    refusals::{AgentRefusal, MailRefusal},
};
use rstest::rstest;

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_admin_of_another_operator_sees_and_changes_nothing(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (laura, pablo) = staff(app).await;
    let other = app.other_portal().await;
    let eva = person(app, &other, "eva@sur.example.test", Role::Admin).await;
    let eva = agent(app, &eva.cookie).await;
    invite(app, &app.portal, "nora@norte.example.test", Role::Agent).await;
    app.execute("UPDATE outbox SET state = 'dead' WHERE recipient LIKE 'nora@%'").await;
    let caller = app.agent_caller();
    let accounts = &app.accounts;
    let theirs = accounts.agents().list(&laura).await.expect("agents");
    let nora = theirs.iter().find(|one| one.invited).expect("Nora").id;

    let seen = accounts.agents().list(&eva).await.expect("agents");
    assert_eq!(seen.iter().map(|one| one.id).collect::<Vec<_>>(), [eva.id]);
    for id in [laura.id, pablo.id, nora] {
        let unknown = Err(AgentRefusal::Unknown.into());
        let change = accounts.agents().change(&eva, &caller, id, Role::Agent, true).await;
        assert_eq!(change, unknown);
        assert_eq!(accounts.agents().reset_second_factor(&eva, &caller, id).await, unknown);
        assert_eq!(accounts.agents().resend_invitation(&eva, &caller, id).await, unknown);
    }
    let mails = accounts.mails().log(&laura, None, true).await.expect("mails");
    let dead = mails.items.first().expect("the invitation").id;
    let refused = accounts.mails().retry(&eva, &caller, dead).await;
    assert_eq!(refused, Err(MailRefusal::Unknown.into()));
    let seen = accounts.mails().log(&eva, None, false).await.expect("mails");
    assert!(!seen.items.is_empty());
    assert!(seen.items.iter().all(|mail| mail.recipient == eva.email));

    let change = vec![("force_login".to_owned(), "true".to_owned())];
    accounts.settings().change(&eva, &caller, &change, None).await.expect("her own");
    let settings = accounts.settings().get(&laura).await.expect("settings");
    assert_eq!(settings, Settings::default());
    let records = accounts.audit_log().page(&laura, None).await.expect("records");
    assert!(!records.items.iter().any(|record| record.action == "settings-changed"));
    let records = accounts.audit_log().page(&eva, None).await.expect("records");
    assert!(records.items.iter().any(|record| record.action == "settings-changed"));
    assert!(records.items.iter().all(|record| !record.subject.contains("norte")));
    assert_eq!(accounts.agents().list(&laura).await.expect("agents"), theirs);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn agents_with_one_address_at_two_operators_are_separate(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let other = app.other_portal().await;
    let laura = person(app, &app.portal, LAURA, Role::Admin).await;
    let here = agent(app, &laura.cookie).await;
    person(app, &other, PABLO, Role::Admin).await;
    for portal in [&app.portal, &other] {
        let caller = Caller { portal: std::sync::Arc::clone(portal), ..app.caller() };
        let email = format!("ana@{}", portal.host);
        app.accounts.registration().register(&caller, form(&email)).await.expect("registered");
    }
    let mails = app.accounts.mails().log(&here, None, false).await.expect("mails");
    let others = format!("@{}", other.host);
    assert!(mails.items.iter().all(|mail| !mail.recipient.ends_with(&others)));
    assert!(mails.items.iter().all(|mail| mail.recipient != PABLO));
    assert!(mails.items.iter().any(|mail| mail.kind == "confirm-registration"));
}
