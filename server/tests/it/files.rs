//! Built files are cached; nothing else is.

use crate::test_server::TestServer;
use accounts::testing::{Database, TestApp};
use http::{Request, StatusCode};
use rstest::rstest;

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn built_files_are_cached_for_a_year_and_compressed(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut browser = deployment.browser();
    let plain = browser.get("/pkg/guichet.abc.css").await;
    assert_eq!((plain.status, plain.body.as_str()), (StatusCode::OK, "body{}"));
    assert_eq!(plain.header("cache-control"), "public, max-age=31536000, immutable");
    let request = Request::get("/pkg/guichet.abc.css").header("accept-encoding", "gzip, br");
    let small = browser.send(request, "").await;
    assert_eq!((small.header("content-encoding"), small.body.as_str()), ("br", "brotli"));
    assert_eq!(small.header("content-type"), "text/css");
    for answer in [&plain, &small] {
        assert_eq!(answer.header("vary"), "accept-encoding", "a shared cache may have both");
    }
    let icon = browser.get("/favicon.svg").await;
    assert_eq!(icon.header("cache-control"), "public, max-age=3600");
    assert_eq!(icon.header("content-type"), "image/svg+xml");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_address_that_looks_like_a_file_is_not_a_cacheable_page(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut customer = deployment.signed_in().await;
    let mut anybody = deployment.browser();
    for path in [
        "/account/profile/a.css",
        "/account/purchases.css",
        "/account/purchases/a/b.js",
        "/sign-in/a.css",
        "/pkg/missing.css",
        "/pkg/../account/profile",
        "/account/profile%2fa.css",
        "/account/profile;a.css",
    ] {
        for browser in [&mut customer, &mut anybody] {
            let answer = browser.get(path).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
            assert_eq!(answer.header("cache-control"), "no-store", "{path}");
            assert!(!answer.body.contains("Quiroga") || !path.starts_with("/pkg"), "{path}");
        }
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn invalid_file_names_are_not_found(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let long = format!("/pkg/{}.css", "a".repeat(300));
    for path in [
        &*long,
        "/pkg/a%01.css",
        "/pkg/guichet.abc.css/x",
        "/pkg/%ff.css",
        "/pkg/.",
        "/pkg//etc/passwd",
    ] {
        let answer = deployment.browser().get(path).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn nothing_outside_the_folder_is_served(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    for path in [
        "/pkg/../../etc/passwd",
        "/pkg/%2e%2e/%2e%2e/etc/passwd",
        "/pkg/..%2f..%2fetc%2fpasswd",
        "/pkg/",
    ] {
        let answer = deployment.browser().get(path).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
        assert!(!answer.body.contains("root:"));
    }
}

/// During an update, pages of one build request files from instances of the other. File names carry a hash of the
/// content, so the files of both builds are put into every site beforehand.
#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn files_of_two_builds_are_served_side_by_side_without_a_restart(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let root = std::path::Path::new(&*deployment.state.options.site_root);
    let mut browser = deployment.browser();
    assert_eq!(browser.get("/pkg/guichet.next.css").await.status, StatusCode::NOT_FOUND);
    std::fs::write(root.join("pkg/guichet.next.css"), "body{margin:0}").expect("a file");
    for (name, content) in [("abc", "body{}"), ("next", "body{margin:0}")] {
        let file = browser.get(&format!("/pkg/guichet.{name}.css")).await;
        assert_eq!((file.status, file.body.as_str()), (StatusCode::OK, content));
    }
    let page = browser.get("/sign-in").await;
    page.shows("/pkg/guichet.css");
    assert_eq!(server::site::BuiltSite::at(root).problem(), None);
}
