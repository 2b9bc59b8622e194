//! Exports: who may, what is in the files, and how they are read.

mod orders;

use crate::{
    agents,
    story::{buy, register, unused_numbers},
};
use accounts::{
    Export, ExportForm, ExportInterrupted,
    testing::{Database, TestApp},
};
use model::{
    Agent, AuditQuery, CustomerFilter, CustomerState, ExportFormat, ExportKind, Failure,
    OperatorId, Role, refusals::ExportRefusal,
};
use rstest::rstest;
use std::str::from_utf8;

const ANA: &str = "ana@example.test";
const DOCUMENT: &str = include_str!("../../../docs/export.md");
/// Enough for several parts.
const MANY: usize = 5_000;
/// Rows of a part.
const PART: usize = 500;

pub fn form(kind: ExportKind, format: ExportFormat) -> ExportForm {
    ExportForm { kind: kind.code().into(), format: format.code().into(), ..ExportForm::default() }
}

async fn begin(
    app: &TestApp,
    agent: &Agent,
    form: &ExportForm,
) -> Result<Export, Failure<ExportRefusal>> {
    app.accounts.exports().begin(agent, &app.agent_caller(), form).await
}

/// Returns the parts of a file, to its end or to where it was interrupted.
async fn parts(mut export: Export) -> (Vec<String>, Result<(), ExportInterrupted>) {
    let mut parts = Vec::new();
    while let Some(part) = export.parts.recv().await {
        match part {
            Ok(part) => parts.push(from_utf8(&part).expect("text").to_owned()),
            Err(interrupted) => return (parts, Err(interrupted)),
        }
    }
    (parts, Ok(()))
}

/// Returns the whole file.
pub async fn file(app: &TestApp, agent: &Agent, form: &ExportForm) -> String {
    let export = begin(app, agent, form).await.expect("begun");
    let (parts, ended) = parts(export).await;
    ended.expect("whole");
    parts.concat()
}

/// Adds many customers at once.
async fn fill(app: &TestApp, operator: OperatorId) {
    let rows = format!(
        "WITH n (number) AS (VALUES {}) \
         INSERT INTO customers (operator_id, number, first_name, last_name, locale, disabled, created_at, \
         first_key, last_key, phone_key) SELECT {operator}, n.number, 'Eva', 'Zabala', 'en', FALSE, \
         '2026-01-01 00:00:00', 'eva', 'zabala', '' FROM n",
        unused_numbers(MANY)
    );
    app.execute(&rows).await;
}

#[test]
fn the_document_has_every_column_in_its_place() {
    for kind in ExportKind::ALL {
        let heading = format!("\n## {}\n", kind.code());
        let (_, section) = DOCUMENT.split_once(&heading).expect("a section");
        let section = section.split("\n## ").next().unwrap_or_default();
        let columns: Vec<&str> = section
            .lines()
            .filter_map(|line| line.strip_prefix("| `")?.split('`').next())
            .collect();
        assert_eq!(columns, kind.columns(), "{kind:?}");
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn every_kind_is_exported_in_both_formats(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (admin, _) = agents::staff(app).await;
    buy(app, ANA, "=Ana").await;
    app.execute("UPDATE purchases SET external_id = '=K-1'").await;
    app.execute(&format!("UPDATE customers SET external_id = '=K-7' WHERE email = '{ANA}'")).await;
    for kind in ExportKind::ALL {
        let csv = file(app, &admin, &form(kind, ExportFormat::Csv)).await;
        let header: Vec<String> = kind.columns().iter().map(|name| format!("\"{name}\"")).collect();
        assert_eq!(csv.split("\r\n").next(), Some(&*header.join(",")), "{kind:?}");
        assert!(csv.split("\r\n").count() > 2, "{kind:?}: {csv}");
        let json = file(app, &admin, &form(kind, ExportFormat::JsonLines)).await;
        for line in json.lines() {
            let object: serde_json::Value = serde_json::from_str(line).expect("an object");
            let object = object.as_object().expect("an object");
            assert_eq!(object.len(), kind.columns().len(), "{kind:?}: {line}");
            assert!(kind.columns().iter().all(|name| object.contains_key(*name)), "{line}");
        }
    }
    let customers = file(app, &admin, &form(ExportKind::Customers, ExportFormat::Csv)).await;
    assert!(customers.contains(",\"'=Ana\",\"Quiroga\",\"ana@example.test\","), "{customers}");
    assert!(customers.contains(",\"'=K-7\"\r\n"), "{customers}");
    let orders = file(app, &admin, &form(ExportKind::Orders, ExportFormat::JsonLines)).await;
    let order: serde_json::Value = serde_json::from_str(orders.trim()).expect("one order");
    assert_eq!(order["first_name"], "=Ana");
    assert_eq!(order["travellers"], 2);
    assert_eq!(order["external_id"], "=K-1");
    let at = order["ordered_at"].as_str().expect("a moment");
    assert!(at.ends_with("+00:00") && at.contains('T'), "{at}");
    let far = Agent { time_zone: "Pacific/Kiritimati".parse().expect("a zone"), ..admin };
    let orders = file(app, &far, &form(ExportKind::Orders, ExportFormat::JsonLines)).await;
    assert!(orders.contains("+14:00\""), "{orders}");
    let total = order["total"].as_str().expect("an amount");
    assert!(total.parse::<f64>().is_ok(), "{total}");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_large_export_is_read_part_by_part_and_written_down(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (admin, _) = agents::staff(app).await;
    fill(app, admin.operator).await;
    register(app, ANA).await;
    let filter =
        CustomerFilter { state: Some(CustomerState::NoAccount), ..CustomerFilter::default() };
    let form = ExportForm { filter, ..form(ExportKind::Customers, ExportFormat::Csv) };
    let export = begin(app, &admin, &form).await.expect("begun");
    assert!(export.file_name.starts_with("customers-20"), "{}", export.file_name);
    assert!(export.file_name.ends_with(".csv"), "{}", export.file_name);
    let (parts, ended) = parts(export).await;
    assert_eq!(ended, Ok(()));
    assert!(parts.len() >= MANY / PART, "{} parts", parts.len());
    for part in &parts {
        assert!(part.lines().count() <= PART + 1, "a part has {}", part.lines().count());
    }
    let file = parts.concat();
    assert_eq!(file.lines().count(), MANY + 1);
    assert!(!file.contains(ANA), "the filter leaves out an active account");
    let records = app.accounts.audit_log().page(&admin, None).await.expect("an audit").items;
    let recorded: Vec<_> = records[..2]
        .iter()
        .map(|record| (record.action.as_str(), record.subject.as_str(), record.after.as_deref()))
        .collect();
    assert_eq!(
        recorded,
        [
            ("export-ended", "customers (csv)", Some("rows: 5000\ncomplete: yes")),
            ("export-begun", "customers (csv)", Some("filter: state=no-account")),
        ]
    );
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_export_ends_when_the_role_is_taken_away(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (admin, agent) = agents::staff(app).await;
    fill(app, admin.operator).await;
    let id = agent.id;
    app.execute(&format!("UPDATE agents SET role = 'admin' WHERE id = {id}")).await;
    let second = Agent { role: Role::Admin, ..agent };
    let all = form(ExportKind::Customers, ExportFormat::JsonLines);
    let mut export = begin(app, &second, &all).await.expect("begun");
    export.parts.recv().await.expect("a part").expect("not interrupted");
    app.execute(&format!("UPDATE agents SET role = 'agent' WHERE id = {id}")).await;
    let (parts, ended) = parts(export).await;
    assert_eq!(ended, Err(ExportInterrupted));
    assert!(parts.len() < MANY / PART - 1, "{} more parts", parts.len());
    let records = app.accounts.audit_log().page(&admin, None).await.expect("an audit").items;
    let after = records[0].after.as_deref().unwrap_or_default();
    assert!(after.ends_with("complete: no"), "{after}");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn only_admins_with_a_recent_code_export(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (admin, agent) = agents::staff(app).await;
    let all = form(ExportKind::Customers, ExportFormat::Csv);
    let stale = Agent { has_recent_code: false, ..admin.clone() };
    for caller in [&agent, &stale] {
        let refused = begin(app, caller, &all).await.map(|_| ());
        assert_eq!(refused.expect_err("refused"), Failure::Forbidden);
    }
    let unknown = ExportForm { kind: "passwords".into(), ..all };
    let refused = begin(app, &admin, &unknown).await.map(|_| ());
    assert_eq!(refused.expect_err("refused"), ExportRefusal::Unknown.into());
    let records = app.accounts.audit_log().page(&admin, None).await.expect("an audit").items;
    assert!(records.iter().all(|record| !record.action.starts_with("export")), "nothing was begun");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn the_mail_log_can_be_exported_without_what_was_delivered(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (admin, _) = agents::staff(app).await;
    buy(app, ANA, "Ana").await;
    buy(app, "eva@example.test", "Eva").await;
    app.execute("UPDATE outbox SET state = 'dead' WHERE recipient = 'eva@example.test'").await;
    let failed =
        ExportForm { only_failed: true, ..form(ExportKind::Mails, ExportFormat::JsonLines) };
    let file = file(app, &admin, &failed).await;
    let mail: serde_json::Value = serde_json::from_str(file.trim()).expect("one mail");
    assert_eq!(mail["recipient"], "eva@example.test");
    assert_eq!(mail["state"], "dead");
    let records = app.accounts.audit_log().page(&admin, None).await.expect("an audit").items;
    assert_eq!(records[1].after.as_deref(), Some("filter: failed=1"));
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn the_audit_log_is_exported_as_its_filters_show_it(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (admin, agent) = agents::staff(app).await;
    file(app, &admin, &form(ExportKind::Audit, ExportFormat::Csv)).await;
    let of = async |audit: AuditQuery| {
        let audit = ExportForm { audit, ..form(ExportKind::Audit, ExportFormat::JsonLines) };
        file(app, &admin, &audit).await
    };
    let exports = AuditQuery { about: "exports".into(), ..AuditQuery::default() };
    let lines = of(exports.clone()).await;
    assert!(lines.lines().count() >= 2, "{lines}");
    for line in lines.lines() {
        let entry: serde_json::Value = serde_json::from_str(line).expect("an object");
        assert!(entry["action"].as_str().is_some_and(|code| code.starts_with("export-")), "{line}");
    }
    let records = app.accounts.audit_log().page(&admin, None).await.expect("an audit").items;
    assert_eq!(records[1].after.as_deref(), Some("filter: about=exports"));
    let by_agent = AuditQuery { agent: agent.id.to_string(), ..exports };
    assert_eq!(of(by_agent).await, "");
    for day in ["2199-01-01", "no day"] {
        let later = AuditQuery { from: day.into(), ..AuditQuery::default() };
        assert_eq!(of(later).await, "", "{day}");
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn no_export_has_another_operators_data(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (admin, _) = agents::staff(app).await;
    buy(app, ANA, "Ana").await;
    let ferries = app.other_portal().await;
    let vera = agents::person(app, &ferries, "vera@ferries.test", Role::Admin).await;
    let vera = agents::agent(app, &vera.cookie).await;
    for kind in ExportKind::ALL {
        let own = file(app, &admin, &form(kind, ExportFormat::JsonLines)).await;
        assert!(!own.is_empty(), "{kind:?}");
        let theirs = file(app, &vera, &form(kind, ExportFormat::JsonLines)).await;
        for foreign in [ANA, "Quiroga", agents::LAURA, agents::PABLO] {
            assert!(!theirs.contains(foreign), "{kind:?}: {theirs}");
        }
    }
}
