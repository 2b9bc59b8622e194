//! A cache between a portal and all its visitors: no page of one of them gets to another.

use crate::browser::{Answer, Browser};
use crate::headers::PAGES;
use crate::test_server::{EMAIL, TestServer};
use accounts::testing::{Database, TestApp};
use rstest::rstest;
use server::backoffice::access;
use std::collections::BTreeMap;

const STYLES: &str = "/pkg/guichet.abc.css";
/// What else a customer may be led to, so that a cache takes a page of theirs for a file.
const MISLEADING: [&str; 8] = [
    "/account/my-data.json",
    "/account/profile/a.css",
    "/account/profile%2fa.css",
    "/account/profile;a.css",
    "/account/profile?a.css",
    "/account/purchases/a.js",
    "/pkg/../account/profile",
    "/?lang=es",
];

/// Keeps, for any time, everything without a header that forbids it, also of requests with cookies; and if it is
/// careless, also whatever was found at an address that ends like a file.
struct SharedCache {
    is_careless: bool,
    kept: BTreeMap<String, String>,
}

impl SharedCache {
    const fn new(is_careless: bool) -> Self {
        Self { is_careless, kept: BTreeMap::new() }
    }

    /// Returns headers and body of what this browser gets from that address.
    async fn get(&mut self, browser: &mut Browser, path: &str) -> String {
        let address = format!("{}{path}", browser.host);
        if let Some(kept) = self.kept.get(&address) {
            return kept.clone();
        }
        let answer = browser.get(path).await;
        let content = format!("{:?}\n{}", answer.headers, answer.body);
        if may_keep(&answer) || self.is_careless && is_found_file(&answer, path) {
            self.kept.insert(address, content.clone());
        }
        content
    }
}

/// Returns whether a shared cache may keep the answer (RFC 9111, section 3).
fn may_keep(answer: &Answer) -> bool {
    let mut directives = answer.header("cache-control").split(',').map(str::trim);
    !directives.any(|it| matches!(it, "no-store" | "private" | "no-cache"))
}

fn is_found_file(answer: &Answer, path: &str) -> bool {
    let path = path.split('?').next().unwrap_or_default();
    answer.status.is_success() && [".css", ".js", ".svg"].iter().any(|end| path.ends_with(end))
}

/// Returns the pages of the backoffice whose address needs no id.
fn office_pages() -> impl Iterator<Item = &'static str> {
    access::PAGES.into_iter().map(|(path, _)| path).filter(|path| !path.contains('{'))
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn s09_a_shared_cache_keeps_files_and_nothing_of_a_person(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut customer = deployment.signed_in().await;
    let mut laura = deployment.admin().await;
    for is_careless in [false, true] {
        let cache = &mut SharedCache::new(is_careless);
        let mut personal = 0;
        for path in PAGES.into_iter().chain(MISLEADING).chain([STYLES]) {
            let page = cache.get(&mut customer, path).await;
            personal += usize::from(page.contains("Quiroga") || page.contains(EMAIL));
        }
        for path in office_pages() {
            let page = cache.get(&mut laura.browser, path).await;
            personal += usize::from(page.contains(&laura.email));
        }
        assert!(personal > 1, "{personal} pages were about a person");

        let (mut stranger, mut passer) = (deployment.browser(), deployment.office());
        for path in PAGES.into_iter().chain(MISLEADING).chain([STYLES]) {
            let page = cache.get(&mut stranger, path).await;
            assert!(!page.contains("Quiroga") && !page.contains(EMAIL), "{path}: {page}");
        }
        for path in office_pages() {
            let page = cache.get(&mut passer, path).await;
            assert!(!page.contains(&laura.email), "{path}: {page}");
        }
        let styles = format!("{}{STYLES}", deployment.app.portal.host);
        assert_eq!(cache.kept.keys().collect::<Vec<_>>(), [&styles], "what was kept");
    }
}
