//! Audit records of agents' actions.

use super::{LAURA, PABLO, agent, invite, open, person, staff};
use accounts::{
    AuditFilter, OneTimeKey,
    clock::Clock,
    testing::{Database, TestApp},
};
use chrono::TimeDelta;
use model::{AuditAction, AuditId, AuditKind, Role};
use rstest::rstest;

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn every_action_is_audited_with_actor_object_before_and_after(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (laura, pablo) = staff(app).await;
    let caller = app.agent_caller();
    let accounts = &app.accounts;
    let nora = "nora@norte.example.test";
    let once = OneTimeKey::default();
    let invited = accounts.agents().invite(&laura, &caller, "Nora Paz", nora, Role::Agent, &once);
    invited.await.expect("invited");
    for (role, disabled) in [(Role::Admin, false), (Role::Admin, true), (Role::Admin, true)] {
        let change = accounts.agents().change(&laura, &caller, pablo.id, role, disabled);
        change.await.expect("changed");
    }
    let reset = accounts.agents().reset_second_factor(&laura, &caller, pablo.id);
    reset.await.expect("taken away");
    let records = accounts.audit_log().page(&laura, None).await.expect("records").items;
    let entries: Vec<_> = records
        .iter()
        .take(4)
        .map(|record| (record.action.as_str(), record.before.as_deref(), record.after.as_deref()))
        .collect();
    let expected = [
        ("second-factor-reset", None, None),
        ("agent-changed", Some("admin"), Some("admin, disabled")),
        ("agent-changed", Some("agent"), Some("admin")),
        ("agent-invited", None, Some("agent")),
    ];
    assert_eq!(entries, expected);
    assert_eq!(records[3].subject, format!("Nora Paz <{nora}>"));
    for record in &records[..4] {
        assert_eq!(
            (record.agent.as_str(), record.ip.as_str()),
            ("Laura Ibarra", &*caller.ip.to_string())
        );
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn sign_ins_are_audited_at_the_operators_concerned(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let other = app.other_portal().await;
    let pablo = person(app, &app.portal, PABLO, Role::Admin).await;
    let link = invite(app, &other, PABLO, Role::Admin).await;
    let caller = app.agent_caller();
    app.accounts.agents().accept_invitation(&caller, &link).await.expect("accepted");
    let laura = person(app, &other, LAURA, Role::Admin).await;
    let there = agent(app, &laura.cookie).await;
    let before = app.accounts.audit_log().page(&there, None).await.expect("records").items;

    // Only password and code: no operator is open yet.
    open(app, &pablo).await;
    let after = app.accounts.audit_log().page(&there, None).await.expect("records").items;
    assert_eq!(before, after);
    let half = super::sign_in(app, PABLO, super::PASSWORD).await.expect("signed in");
    let code = &pablo.recovery[0];
    let passed = app.accounts.agents().second_factor(&caller, half.expose(), code).await;
    passed.expect("a recovery code");
    let after = app.accounts.audit_log().page(&there, None).await.expect("records").items;
    assert_eq!(after[0].action, "recovery-code-used");
    assert!(after[0].subject.ends_with(&format!("<{PABLO}>")));
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn long_lists_come_in_pages(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (laura, pablo) = staff(app).await;
    let caller = app.agent_caller();
    for place in 0..60 {
        let role = if place % 2 == 0 { Role::Admin } else { Role::Agent };
        let accounts = &app.accounts;
        let change = accounts.agents().change(&laura, &caller, pablo.id, role, false);
        change.await.expect("changed");
    }
    let first = app.accounts.audit_log().page(&laura, None).await.expect("records");
    assert_eq!(first.items.len(), 50);
    let second = app.accounts.audit_log().page(&laura, first.next).await.expect("records");
    assert_eq!(second.next, None);
    let ids: Vec<AuditId> =
        [first.items, second.items].concat().iter().map(|record| record.id).collect();
    assert!(ids.windows(2).all(|pair| pair[0] > pair[1]));
    assert!(ids.len() > 60);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn entries_are_found_by_agent_kind_and_day(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (laura, pablo) = staff(app).await;
    let (accounts, caller) = (&app.accounts, app.agent_caller());
    app.clock.advance(TimeDelta::hours(1));
    let later = app.clock.now();
    let change = accounts.agents().change(&laura, &caller, pablo.id, Role::Admin, false);
    change.await.expect("changed");
    let found = async |filter: AuditFilter| {
        let page = accounts.audit_log().find(&laura, &filter, None).await.expect("records");
        page.items.into_iter().map(|record| record.action).collect::<Vec<_>>()
    };
    let agents = AuditFilter { kind: Some(AuditKind::Agents), ..AuditFilter::default() };
    assert_eq!(found(agents.clone()).await[0], AuditAction::AgentChanged.code());
    let by_pablo = AuditFilter { agent: Some(pablo.id), ..agents };
    assert!(found(by_pablo).await.is_empty());
    let since = AuditFilter { from: Some(later), ..AuditFilter::default() };
    assert_eq!(found(since).await, [AuditAction::AgentChanged.code()]);
    let earlier = AuditFilter { until: Some(later), ..AuditFilter::default() };
    let earlier = found(earlier).await;
    assert!(!earlier.is_empty());
    assert!(!earlier.iter().any(|action| action == AuditAction::AgentChanged.code()));
}
