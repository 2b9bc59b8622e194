//! The metrics as their reader has them: the table declares what the binary exposes, what the manual explains, and what
//! alerts and dashboard ask for.

use crate::process::{Process, page};
use crate::test_server::{EMAIL, TestServer};
use accounts::instruments::{ALL, DATABASE_FILES, Dimension, Instrument, Kind};
use accounts::testing::{Database, TestApp};
use app::ssr::cookies::{BackofficeHost, Name};
use rstest::rstest;
use std::collections::BTreeSet;

const OPERATIONS: &str = include_str!("../../../docs/operations.md");
const ALERTS: &str = include_str!("../../../packaging/monitoring/alerts.yml");
const ALERTS_TEST: &str = include_str!("../../../packaging/monitoring/alerts_test.yml");
const DASHBOARD: &str = include_str!("../../../packaging/monitoring/dashboard.json");

#[test]
fn every_metric_is_explained_in_the_operations_manual() {
    let (_, section) = OPERATIONS.split_once("\n## Monitoring\n").expect("the section");
    let section = section.split("\n## ").next().unwrap_or_default();
    let is_row = |line: &&str| line.starts_with("| `guichet_") || line.starts_with("| `process_");
    let explained: Vec<&str> = section.lines().filter(is_row).collect();
    let declared: Vec<String> = ALL.iter().map(row).collect();
    assert_eq!(explained, declared);
}

#[test]
fn alerts_and_dashboard_ask_for_metrics_that_exist() {
    let board: serde_json::Value = serde_json::from_str(DASHBOARD).expect("JSON");
    let mut shown = String::new();
    for panel in board["panels"].as_array().expect("panels") {
        for target in panel["targets"].as_array().into_iter().flatten() {
            shown.push_str(target["expr"].as_str().expect("a query"));
            shown.push('\n');
        }
    }
    let (alarmed, shown) = (asked(ALERTS), asked(&shown));
    for name in alarmed.union(&shown) {
        assert!(declared(name).is_some(), "{name} is not declared");
    }
    let own = ALL.iter().filter(|instrument| instrument.name.starts_with("guichet_"));
    let unused: Vec<_> = own.filter(|own| !shown.contains(own.name)).collect();
    assert!(unused.is_empty(), "the dashboard lacks {unused:?}");
}

#[test]
fn every_alert_says_what_to_do_and_is_tested() {
    let alerts: Vec<&str> = ALERTS.split("- alert: ").skip(1).collect();
    assert!(alerts.len() > 15, "{}", alerts.len());
    for alert in alerts {
        let name = alert.lines().next().expect("a name");
        for part in ["expr: ", "severity: ", "summary: ", "action: "] {
            assert!(alert.contains(part), "{name} lacks {part}");
        }
        assert!(ALERTS_TEST.contains(&format!("{{alertname=\"{name}\"}}")), "{name} is not tested");
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn the_binary_exposes_what_is_declared_and_counts_what_happens(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    deployment.registered().await;
    queue_webhook(deployment).await;
    // Of the mails, only those of the binary are to be left.
    app.mails().await;
    let mut process = Process::with(deployment, "true").await;
    process.says("server.serving").await;
    walk(&process, deployment).await;
    process.says("mail.delivery.failed").await;
    for counted in [
        "guichet_sign_ins_total{method=\"email\",result=\"ok\"} 1",
        "guichet_sign_ins_total{method=\"email\",result=\"refused\"} 1",
        "guichet_sign_ins_total{method=\"number\",result=\"refused\"} 1",
        "guichet_sign_ins_total{method=\"oidc\",result=\"ok\"} 0",
        "guichet_sessions_begun_total{method=\"password\"} 1",
        "guichet_password_hashes_total{result=\"ok\"} 2",
        "guichet_password_hash_wait_seconds_count 2",
        "guichet_mail_deliveries_total{result=\"sent\"} 0",
        "guichet_mails_queued 1",
        "guichet_mails_dead 0",
        "guichet_webhooks_queued 1",
        "guichet_http_requests_total{method=\"GET\",route=\"/sign-in\",status=\"200\"} 1",
        "guichet_http_request_duration_seconds_count{class=\"form\"} 4",
        "guichet_panics_total 0",
        "guichet_ready 1",
    ] {
        process.comes_to("/metrics", &format!("\n{counted}\n")).await;
    }
    let exposed = process.probe("/metrics").await;
    assert!(!exposed.contains("guichet_mail_deliveries_total{result=\"retried\"} 0"), "{exposed}");
    for instrument in ALL {
        // Only SQLite has files of ours.
        if *instrument != DATABASE_FILES || !app.accounts.has_database_server() {
            check(instrument, &exposed);
        }
    }
    let names = exposed.lines().filter_map(|line| line.strip_prefix("# TYPE ")?.split(' ').next());
    let strange: Vec<&str> = names.filter(|name| declared(name).is_none()).collect();
    assert!(strange.is_empty(), "not declared: {strange:?}");
    process.stop().await;
}

/// Leaves a delivery of a webhook that waits for one before it, and one that has ended.
async fn queue_webhook(deployment: &TestServer<'_>) {
    let mut admin = deployment.admin().await.browser;
    let form = [("url", "https://erp.example.com/hooks"), ("kinds[0]", "order.paid")];
    let made = admin.post("/agents-api/add-webhook", &form).await;
    let id = made.header("location").strip_prefix("/webhooks/").expect("its page").to_owned();
    admin.post("/agents-api/test-webhook", &[("id", id.as_str())]).await;
    let columns =
        "operator_id, endpoint_id, message_id, kind, payload, attempts, due_at, created_at";
    for statement in [
        "UPDATE webhook_deliveries SET state = 'waiting'".to_owned(),
        format!(
            "INSERT INTO webhook_deliveries ({columns}, state, ended_at) \
             SELECT {columns}, 'delivered', created_at FROM webhook_deliveries"
        ),
    ] {
        deployment.app.execute(&statement).await;
    }
}

/// Signs in rightly and wrongly, and asks for a mail, which no mail server takes.
async fn walk(process: &Process, deployment: &TestServer<'_>) {
    let host = &deployment.app.portal.host;
    let answer = process.ask(&page(host, "/sign-in")).await;
    assert!(answer.starts_with("HTTP/1.1 200 "), "{answer}");
    let email = EMAIL.replace('@', "%40");
    let wrong = format!("identifier={email}&password=the+sea+in+spring");
    let right = format!("identifier={email}&password=the+river+in+autumn");
    let malformed = "identifier=1-2-3&password=the+river+in+autumn".to_owned();
    for (path, form) in [
        ("/api/sign-in", wrong),
        ("/api/sign-in", right),
        ("/api/sign-in", malformed),
        ("/api/forgot-password", format!("identifier={email}")),
    ] {
        let answer = post(process, deployment, path, &form).await;
        assert!(answer.starts_with("HTTP/1.1 303 "), "{path}: {answer}");
    }
}

/// Submits a form as a page of the portal does.
async fn post(process: &Process, deployment: &TestServer<'_>, path: &str, form: &str) -> String {
    let portal = &deployment.app.portal;
    let cookie = Name::Probe.on(&BackofficeHost { origin: portal.origin.clone() });
    let request = format!(
        "POST {path} HTTP/1.1\r\nhost: {}\r\naccept: text/html\r\nsec-fetch-site: same-origin\r\n\
         cookie: {cookie}=1\r\ncontent-type: application/x-www-form-urlencoded\r\n\
         content-length: {}\r\nconnection: close\r\n\r\n{form}",
        portal.host,
        form.len()
    );
    process.ask(&request).await
}

/// Checks that a metric is exposed as it is declared.
#[track_caller]
fn check(instrument: &Instrument, exposed: &str) {
    let Instrument { name, help, .. } = instrument;
    let kind = kind(instrument);
    assert!(exposed.contains(&format!("\n# TYPE {name} {kind}\n")), "{name} is a {kind}");
    assert!(exposed.contains(&format!("# HELP {name} {help}\n")), "{name} has its help");
    let labels: BTreeSet<&str> = instrument.dimensions.iter().map(|label| label.name).collect();
    for line in exposed.lines().filter(|line| family(line) == *name) {
        let mut found = labels_of(line);
        found.remove("le");
        assert_eq!(found, labels, "{line}");
    }
}

/// Returns the metric that a line of values belongs to.
fn family(line: &str) -> &str {
    let name = line.split(['{', ' ']).next().unwrap_or_default();
    declared(name).map_or("", |instrument| instrument.name)
}

fn labels_of(line: &str) -> BTreeSet<&str> {
    let Some((_, labels)) = line.split_once('{') else {
        return BTreeSet::new();
    };
    // No value of a label has a quote or an equals sign.
    let pairs = labels.split("=\"");
    let names = pairs.map(|pair| pair.rsplit(',').next().unwrap_or_default());
    names.filter(|name| !name.contains('"')).collect()
}

/// Returns the metric of a name, which may be that of a part of a histogram.
fn declared(name: &str) -> Option<&'static Instrument> {
    let is_named = |instrument: &&Instrument| {
        let rest = name.strip_prefix(instrument.name);
        match instrument.kind {
            Kind::Histogram => {
                rest.is_some_and(|rest| ["", "_bucket", "_sum", "_count"].contains(&rest))
            }
            Kind::Counter | Kind::Gauge => rest == Some(""),
        }
    };
    ALL.iter().find(is_named)
}

/// Returns the names of metrics in queries.
fn asked(queries: &str) -> BTreeSet<&str> {
    let words = queries.split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_');
    let names = words.filter(|word| word.starts_with("guichet_") || word.starts_with("process_"));
    names.map(|name| declared(name).map_or(name, |instrument| instrument.name)).collect()
}

/// Returns the row of the manual's table.
fn row(instrument: &Instrument) -> String {
    let Instrument { name, help, .. } = instrument;
    let labels: Vec<String> = instrument.dimensions.iter().map(label).collect();
    let labels = if labels.is_empty() { "–".to_owned() } else { labels.join("; ") };
    format!("| `{name}` | {} | {labels} | {help} |", kind(instrument))
}

fn label(dimension: &Dimension) -> String {
    match dimension.values {
        [] => format!("`{}`", dimension.name),
        values => format!("`{}` ({})", dimension.name, values.join(", ")),
    }
}

const fn kind(instrument: &Instrument) -> &'static str {
    match instrument.kind {
        Kind::Counter => "counter",
        Kind::Gauge => "gauge",
        Kind::Histogram => "histogram",
    }
}
