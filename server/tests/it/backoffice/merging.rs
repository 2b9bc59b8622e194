//! Duplicates in the backoffice: finding, comparing, merging, and undoing a merge.

use super::office::between;
use crate::browser::{Browser, encode};
use crate::test_server::{EMAIL, TestServer};
use accounts::testing::{Database, TestApp};
use http::StatusCode;
use model::Role;
use rstest::rstest;

/// Creates two guests with one email; returns their numbers.
async fn guests(deployment: &TestServer<'_>, agent: &mut Browser) -> [String; 2] {
    for first_name in ["Ana", "Anita"] {
        let fields = [
            ("product", "1"),
            ("travellers", "2"),
            ("first_name", first_name),
            ("last_name", "Quiroga"),
            ("email", EMAIL),
        ];
        let bought = deployment.browser().post("/api/buy", &fields).await;
        bought.order();
    }
    deployment.app.mails().await;
    let query = encode(&[("q", EMAIL)]);
    let found = agent.get(&format!("/customers?{query}")).await;
    let rows: Vec<&str> = found.body.split("<a href=\"/customers/").skip(1).collect();
    let number = |name: &str| {
        let row = rows.iter().find(|row| row.contains(name)).expect("a row");
        row.split('"').next().unwrap_or_default().to_owned()
    };
    [number(">Ana Quiroga<"), number(">Anita Quiroga<")]
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_agent_sees_compares_merges_and_undoes(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut agent = deployment.agent().await.browser;
    let [ana, anita] = guests(deployment, &mut agent).await;
    let page = format!("/customers/{ana}");
    let details = agent.get(&page).await;
    details.shows("Possible duplicates");
    details.shows(&format!("Compare with {anita}"));
    let list = agent.get("/duplicates").await;
    list.shows("Same email");
    list.shows("Suggested to keep");

    let compare = format!("{page}/merge/{anita}");
    let shown = agent.get(&compare).await;
    shown.shows(&format!("<title>Is this the same person? · {ana} · {anita} · "));
    shown.shows("Neither customer has an active account");
    shown.shows("Which name?");
    let pair = format!("{ana} {anita}");
    let none = [("customers", &*pair)];
    let refused = agent.post("/agents-api/merge-customers", &none).await;
    refused.leads_to(&format!("{compare}?refused=survivor-missing"));
    let shown = agent.get(refused.header("location")).await;
    shown.shows("Choose which customer number to keep.");

    let fields = [("customers", &*pair), ("survivor", &*ana), ("name", &*anita)];
    let merged = agent.post("/agents-api/merge-customers", &fields).await;
    merged.announces(&page, "merged");
    let details = agent.get(merged.header("location")).await;
    details.shows("The two customers have been merged.");
    details.shows("Anita Quiroga");
    details.shows("This can be undone until");
    details.shows("Another customer number merged into this one");
    agent.get("/duplicates").await.shows("No duplicates");

    // The old number leads on, from an address and from the search.
    let said = format!("The number {anita} now belongs to this customer.");
    let code = format!("old-number-{}", anita.replace('-', ""));
    for old in [format!("/customers/{anita}"), format!("/customers?q={anita}")] {
        agent.get(&old).await.announces(&page, &code);
        agent.get(&page).await.shows(&said);
    }
    let forged = agent.get(&format!("{page}?was={anita}")).await;
    assert!(!forged.body.contains(&said), "an address says nothing");
    let gone = agent.get(&compare).await;
    assert_eq!(gone.status, StatusCode::NOT_FOUND);

    let fields = [("number", &*ana), ("other", &*anita)];
    let undone = agent.post("/agents-api/undo-merge", &fields).await;
    undone.announces(&page, "merge-undone");
    let details = agent.get(undone.header("location")).await;
    details.shows("The merge has been undone. These are two customers again.");
    details.shows("Possible duplicates");
    let again = agent.post("/agents-api/undo-merge", &fields).await;
    again.leads_to(&format!("{page}?form=undo-merge&refused=unknown"));
    let audit = deployment.admin().await.browser.get("/audit").await;
    audit.shows("merged two customers");
    audit.shows("undid a merge of two customers");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn what_blocks_a_merge_is_shown_beforehand(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut admin = deployment.admin().await.browser;
    let [ana, anita] = guests(deployment, &mut admin).await;
    let disabled = [("number", &*anita)];
    admin.post("/agents-api/disable-customer", &disabled).await;
    let compare = format!("/customers/{ana}/merge/{anita}");
    let shown = admin.get(&compare).await;
    shown.shows("One customer is disabled and the other isn’t.");
    let pair = format!("{ana} {anita}");
    let fields = [("customers", &*pair), ("survivor", &*ana)];
    let refused = admin.post("/agents-api/merge-customers", &fields).await;
    refused.leads_to(&format!("{compare}?refused=disabled-differs"));
    let same = admin.get(&format!("/customers/{ana}/merge/{ana}")).await;
    same.shows("This is already one customer.");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn customers_of_other_operators_cannot_be_merged(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut agent = deployment.agent().await.browser;
    let [ana, anita] = guests(deployment, &mut agent).await;
    let ferries = deployment.app.other_portal().await;
    let mut stranger =
        deployment.at_work(&ferries.host, "otto@ferries.test", Role::Admin).await.browser;
    let compare = format!("/customers/{ana}/merge/{anita}");
    let answer = stranger.get(&compare).await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
    let pair = format!("{ana} {anita}");
    let fields =
        [("customers", &*pair), ("survivor", &*ana), ("number", &*ana), ("other", &*anita)];
    for function in ["merge-customers", "undo-merge"] {
        let path = format!("/agents-api/{function}");
        let refused = stranger.post_by_script(&path, &fields).await;
        assert_eq!(refused.body, r#"{"Refused":["unknown"]}"#, "{function}");
    }
    stranger.get("/duplicates").await.shows("No duplicates");
    let list = agent.get("/duplicates").await;
    assert!(between(&list.body, "<main", "</main>").contains(&anita));
}
