//! Imports as a browser and the command make them.

use crate::browser::{Answer, Browser};
use crate::command::{guichet, text};
use crate::test_server::TestServer;
use accounts::testing::{Database, TestApp};
use chrono::TimeDelta;
use http::{Request, StatusCode, header};
use rstest::rstest;
use secrecy::ExposeSecret;

const CUSTOMERS: &str = "external_id,first_name,last_name,email\r\n\
     K-1,Ana,Quiroga,ana@example.test\r\n=K-2,Eva,,\r\n";
const FINISHED: &str = "SELECT COUNT(*) FROM imports WHERE state = 'finished' AND dry_run = ";

/// Submits a form with a file of customers, as browsers do.
async fn upload(browser: &mut Browser, content: &str) -> Answer {
    upload_as("customers", browser, content).await
}

async fn upload_as(kind: &str, browser: &mut Browser, content: &str) -> Answer {
    let body = format!(
        "--x\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\n{kind}\r\n\
         --x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"customers.csv\"\r\n\
         Content-Type: text/csv\r\n\r\n{content}\r\n--x--\r\n"
    );
    let request = Request::post("/agents-api/upload-import")
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=x")
        .header(header::ACCEPT, crate::browser::HTML)
        .header("sec-fetch-site", "same-origin");
    browser.send(request, &body).await
}

/// Returns the id of the import that an answer leads to.
fn id_of(answer: &Answer) -> String {
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{answer:?}");
    let way = answer.header("location");
    way.strip_prefix("/imports/").expect("an import").to_owned()
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_admin_uploads_checks_and_imports_a_file_and_gets_a_report(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut admin = deployment.admin().await.browser;
    admin.get("/imports").await.shows("Nothing has been imported yet.");
    // More than any other form may have.
    let notes = "x".repeat(40_000);
    let file = format!(
        "external_id,first_name,last_name,email,notes\r\n\
         K-1,Ana,Quiroga,ana@example.test,{notes}\r\n=K-2,Eva,,,{notes}\r\n"
    );
    let uploaded = id_of(&upload(&mut admin, &file).await);
    let page = admin.get(&format!("/imports/{uploaded}")).await;
    page.shows("customers.csv");
    page.shows("First name");
    let fields = [
        ("id", uploaded.as_str()),
        ("form", "check-import"),
        ("dry_run", "1"),
        ("external_id", "0"),
        ("first_name", "1"),
        ("last_name", "1"),
    ];
    let refused = admin.post("/agents-api/start-import", &fields).await;
    let way = format!("/imports/{uploaded}?form=check-import&refused=column-twice");
    refused.leads_to(&way);
    admin.get(&way).await.shows("Choose each column of the file only once.");
    let fields = [("id", uploaded.as_str()), ("dry_run", "1")];
    let checked = id_of(&admin.post("/agents-api/start-import", &fields).await);
    app.until(&format!("{FINISHED}TRUE")).await;
    let page = admin.get(&format!("/imports/{checked}")).await;
    page.shows("What an import would do");
    page.shows("The last name is missing.");
    page.shows("Import the other rows now and correct the refused ones later");
    page.shows("class=\"button primary\">Import now");
    page.shows("class=\"button\">Check the file");

    let imported = id_of(&admin.post("/agents-api/start-import", &[("id", &*checked)]).await);
    app.until(&format!("{FINISHED}FALSE")).await;
    let page = admin.get(&format!("/imports/{imported}")).await;
    page.shows("the other rows stay as they are");
    page.shows("See customers");
    let report = admin.get(&format!("/imports/{imported}/report")).await;
    assert_eq!(report.header("content-type"), "text/csv; charset=utf-8");
    assert_eq!(report.header("cache-control"), "no-store");
    report.shows("\"2\",\"K-1\",\"created\",\"\",\"\"");
    report.shows("\"3\",\"'=K-2\",\"refused\",\"last_name\",\"last-name-missing\"");
    admin.get("/audit").await.shows("started an import");
    admin.get("/customers?q=ana").await.shows("Quiroga");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn of_a_repeated_column_the_admin_chooses_the_one_that_is_meant(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut admin = deployment.admin().await.browser;
    let file = "external_id,first_name,last_name,email,EMAIL\r\n\
                K-1,Ana,Quiroga,old@example.test,ana@example.test\r\n";
    let uploaded = id_of(&upload(&mut admin, file).await);
    let mapping = app.texts("SELECT mapping FROM imports").await;
    assert_eq!(mapping, ["external_id=0,first_name=1,last_name=2"]);
    let page = admin.get(&format!("/imports/{uploaded}")).await;
    page.shows("The file has more than one column named “email”.");
    page.shows("email (column 4)");
    page.shows("EMAIL (column 5)");
    let fields = [
        ("id", uploaded.as_str()),
        ("external_id", "0"),
        ("first_name", "1"),
        ("last_name", "2"),
        ("email", "4"),
    ];
    id_of(&admin.post("/agents-api/start-import", &fields).await);
    app.until(&format!("{FINISHED}FALSE")).await;
    let emails = app.texts("SELECT email FROM customers WHERE external_id = 'K-1'").await;
    assert_eq!(emails, ["ana@example.test"]);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_file_of_something_unknown_is_not_taken_for_one_of_customers(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut admin = deployment.admin().await.browser;
    let refused = upload_as("seats", &mut admin, CUSTOMERS).await;
    assert_eq!(refused.header("location"), "/imports?form=upload-import&refused=unknown");
    assert_eq!(app.texts("SELECT kind FROM imports").await, Vec::<String>::new());
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_old_code_is_asked_for_before_the_import(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut admin = deployment.admin().await;
    app.clock.advance(TimeDelta::minutes(10));
    let uploaded = id_of(&upload(&mut admin.browser, CUSTOMERS).await);
    let fields = [("id", uploaded.as_str()), ("dry_run", "1")];
    let sent = admin.browser.post("/agents-api/start-import", &fields).await;
    let pending = sent.header("location").strip_prefix("/reauthenticate?act=").expect("a page");
    app.clock.advance(TimeDelta::seconds(60));
    let code = app.code(&admin.secret);
    let fields = [("code", &*code), ("act", pending)];
    id_of(&admin.browser.post("/agents-api/reauthenticate", &fields).await);
    app.until(&format!("{FINISHED}TRUE")).await;
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn agents_upload_and_import_nothing(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut agent = deployment.agent().await.browser;
    assert!(!agent.get("/customers").await.body.contains("/imports"));
    assert_eq!(upload(&mut agent, CUSTOMERS).await.status, StatusCode::FORBIDDEN);
    for page in ["/imports", "/imports/1", "/imports/1/report"] {
        assert_eq!(agent.get(page).await.status, StatusCode::FORBIDDEN, "{page}");
    }
    let mut admin = deployment.admin().await.browser;
    let nothing = admin.post("/agents-api/upload-import", &[("kind", "customers")]).await;
    nothing.leads_to("/imports?form=upload-import&refused=file-missing");
    let empty = upload(&mut admin, "").await;
    empty.leads_to("/imports?form=upload-import&refused=file-empty");
    assert_eq!(app.number("SELECT COUNT(*) FROM imports").await, 0);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn the_command_imports_and_writes_a_report(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let folder = tempfile::tempdir().expect("a temporary folder");
    std::fs::write(folder.path().join("customers.csv"), CUSTOMERS).expect("a file");
    let settings = [("DATABASE_URL", app.config.database_url.expose_secret())];
    let host = app.portal.host.as_str();
    let import = |more: &[&str]| {
        let begin = ["import", "customers", "customers.csv", "--host", host];
        let arguments = [begin.as_slice(), more].concat();
        guichet(folder.path(), &settings, &arguments)
    };
    let planned = import(&["--dry-run"]);
    assert!(planned.status.success(), "{planned:?}");
    let said = text(&planned.stdout);
    assert!(said.starts_with("Dry run, nothing was changed: "), "{said}");
    assert!(said.contains("created 1, updated 0, unchanged 0, refused 1."), "{said}");
    assert!(said.contains("line 3 (=K-2): The last name is missing."), "{said}");
    let imported = import(&["--report", "report.csv"]);
    assert!(text(&imported.stdout).contains("created 1, "), "{imported:?}");
    let report = std::fs::read_to_string(folder.path().join("report.csv")).expect("a report");
    assert!(report.contains("\"3\",\"'=K-2\",\"refused\""), "{report}");
    let again = import(&[]);
    assert!(text(&again.stdout).contains("unchanged 1, refused 1."), "{again:?}");
    let mistaken = import(&["--report", "./customers.csv"]);
    assert!(!mistaken.status.success());
    let said = text(&mistaken.stderr);
    assert!(said.contains("the report would replace the imported file"), "{said}");
    let file = std::fs::read_to_string(folder.path().join("customers.csv")).expect("the file");
    assert_eq!(file, CUSTOMERS);
    let unknown = guichet(
        folder.path(),
        &settings,
        &["import", "customers", "customers.csv", "--host", "nowhere.example.test"],
    );
    assert!(!unknown.status.success());
    assert!(text(&unknown.stderr).contains("no portal has the host"), "{unknown:?}");
}
