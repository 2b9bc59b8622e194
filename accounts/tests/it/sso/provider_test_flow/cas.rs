//! Testing a CAS server.

use super::ProviderTestRun;
use crate::agents::staff;
use crate::sso::hostile_cas::HostileCas;
use accounts::testing::{Database, TestApp};
use model::{Finding, FindingCode, Protocol, Provider, TestVerdict};
use rstest::rstest;

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_cas_server_is_tested_the_same_way(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (laura, _) = staff(app).await;
    let hostile = HostileCas::start().await;
    let mut campus = Provider::new(Protocol::Cas);
    campus.name = "Campus".into();
    campus.url = hostile.url("good");
    campus.mapping.first_name = "givenName".into();
    let host = &app.portal.host;
    let id = app.accounts.providers().add_to_host(host, &campus, None).await;
    let trip = ProviderTestRun::of(app, &laura, id.expect("added"));
    hostile.know("ana", "<cas:givenName>Ana</cas:givenName><cas:g>a</cas:g><cas:g>b</cas:g>");
    let browser = trip.begin().await;
    let authorization = trip.begin_authorization(&browser).await;
    assert!(authorization.url.contains("renew=true"), "{}", authorization.url);
    trip.handle_callback(&authorization, &hostile.answer(&authorization.url)).await;
    let test = trip.finish(&browser).await.expect("a test");
    let test = trip.seen(test).await.expect("a report");
    assert_eq!(test.report.verdict, TestVerdict::Admitted);
    let received = test.report.received.expect("somebody");
    assert_eq!((&*received.subject, &*received.mapped.first_name), ("ana", "Ana"));
    let several = received.attributes.iter().find(|one| one.name == "g");
    assert_eq!(several.expect("an attribute").values, ["a", "b"]);
    assert!(trip.is_tested().await);
    let test = trip.make(|url| {
        let mut answer = hostile.answer(url);
        answer.retain(|(name, _)| name != "ticket");
        answer.push(("ticket".to_owned(), "ST-9-made-up".to_owned()));
        answer
    });
    assert_eq!(test.await.report.verdict, TestVerdict::Failed);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_unconfirmed_cas_service_passes_only_by_a_sign_in(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (laura, _) = staff(app).await;
    let hostile = HostileCas::start().await;
    let mut campus = Provider::new(Protocol::Cas);
    campus.name = "Campus".into();
    campus.url = hostile.url("no-gateway");
    let host = &app.portal.host;
    let id = app.accounts.providers().add_to_host(host, &campus, None).await;
    let trip = ProviderTestRun::of(app, &laura, id.expect("added"));
    let findings = app.accounts.providers().test_of_host(host, trip.provider).await;
    let unconfirmed = Finding::bad(FindingCode::ServiceUnconfirmed);
    assert!(findings.expect("a test").contains(&unconfirmed));
    assert!(!trip.is_tested().await);
    let test = trip.make(|url| hostile.answer(url)).await;
    assert_eq!(test.report.verdict, TestVerdict::Admitted);
    assert!(trip.is_tested().await);
}
