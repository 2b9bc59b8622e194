//! New logins at the provider, where they are required: after signing out, and for another account.

use super::hostile_cas::{HostileCas, LAZY};
use super::hostile_oidc::cases::FRESH_LOGINS;
use super::openid::{university_of, visit};
use super::{HALT, ON, SESSION, add_cas, back, set};
use crate::test_server::TestServer;
use accounts::testing::{Database, TestApp};
use http::StatusCode;
use rstest::rstest;
use serde_json::json;

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn after_signing_out_only_a_new_login_signs_in(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    for case in FRESH_LOGINS {
        let (server, id) = university_of(deployment, case.name, &[]).await;
        set(deployment, &deployment.app.portal, &ON).await;
        server.know(json!({ "sub": "ana", "email": format!("{}@example.test", case.name) }));
        let mut browser = deployment.browser();
        // The first login may be an existing one.
        let first = visit(&mut browser, &server, id, "").await;
        first.leads_to("/account/purchases");
        browser.post("/api/sign-out", &[]).await.leads_to("/sso/leave");
        let again = visit(&mut browser, &server, id, "").await;
        if case.accepted {
            again.leads_to("/account/purchases");
            continue;
        }
        let page = format!("/sso/{id}/refused?refused=old-login");
        again.leads_to(&page);
        assert!(!browser.cookies.contains_key(SESSION), "{}", case.name);
        assert_eq!(browser.cookies[HALT], "signed-out", "it is asked for again");
        let page = browser.get(&page).await;
        assert_eq!(page.status, StatusCode::FORBIDDEN);
        page.shows("Plata ID reused an earlier sign-in.");
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_cas_server_has_to_know_the_ticket_of_a_new_login(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    for (case, accepted) in [("good", true), (LAZY, false)] {
        let server = HostileCas::start().await;
        let id = add_cas(deployment, &deployment.app.portal, &server.url(case)).await;
        set(deployment, &deployment.app.portal, &ON).await;
        for (query, signs_in) in [("", true), ("?again=1", accepted)] {
            let mut browser = deployment.browser();
            let way = browser.get(&format!("/sso/{id}/start{query}")).await;
            let answer = server.answer(way.header("location"));
            let arrived = browser.get(&back(id, &answer)).await;
            if signs_in {
                arrived.leads_to("/account/purchases");
            } else {
                arrived.leads_to(&format!("/sso/{id}/refused?refused=old-login"));
            }
            assert_eq!(browser.cookies.contains_key(SESSION), signs_in);
        }
    }
}
