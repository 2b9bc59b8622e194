//! Resubmitted forms: which functions create something, and how they do so only once.

use crate::browser::hidden;
use crate::test_server::TestServer;
use accounts::testing::{Database, TestApp};
use rstest::rstest;
use server::functions;

/// The effect of a function when its form is submitted again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Again {
    /// It would create another one, so the form on that page has a one-time key.
    Creates(&'static str),
    /// It has the same effect: a value is already set, or something is already gone.
    Same,
    /// Nothing happens: the token, code or session that it needs is used up.
    Spent,
    /// It sends another mail or begins another session, within the throttles.
    Throttled,
}

use Again::{Creates, Same, Spent, Throttled};

/// Every function. A new one belongs here, with an answer to what happens when its form arrives again.
const FORMS: [(&str, Again); 99] = [
    ("/api/activate-email", Spent),
    ("/api/add-purchase", Spent),
    ("/api/answer-provider", Same),
    ("/api/ask-for-purchase", Throttled),
    ("/api/buy", Creates("/products/1")),
    ("/api/cancel-email-change", Same),
    ("/api/change-email", Throttled),
    ("/api/change-password", Spent),
    ("/api/change-profile", Same),
    ("/api/confirm", Spent),
    ("/api/confirm-email", Spent),
    ("/api/decline-account", Same),
    ("/api/delete-account", Spent),
    ("/api/end-other-sessions", Same),
    ("/api/end-session", Same),
    ("/api/forgot-number", Throttled),
    ("/api/forgot-password", Throttled),
    ("/api/link-by-mail", Spent),
    ("/api/link-by-password", Spent),
    ("/api/mail-proof", Throttled),
    ("/api/open-account", Spent),
    ("/api/register", Creates("/register")),
    ("/api/renew-link", Throttled),
    ("/api/resend-confirmation", Throttled),
    ("/api/set-password", Spent),
    ("/api/sign-in", Throttled),
    ("/api/sign-out", Same),
    ("/api/undo-email", Spent),
    ("/api/unlink", Same),
    ("/agents-api/add-customer", Creates("/customers/new")),
    ("/agents-api/add-portal", Creates("/portals")),
    ("/agents-api/add-product", Creates("/products/new")),
    ("/agents-api/add-provider", Creates("/providers/new?protocol=oidc")),
    // No two endpoints have one address.
    ("/agents-api/add-webhook", Same),
    ("/agents-api/cancel-order", Same),
    ("/agents-api/change-accent", Same),
    ("/agents-api/change-agent", Same),
    ("/agents-api/change-company", Same),
    ("/agents-api/change-customer", Same),
    ("/agents-api/change-languages", Same),
    ("/agents-api/change-legal-pages", Same),
    ("/agents-api/change-limits", Same),
    ("/agents-api/change-message", Same),
    ("/agents-api/change-networks", Same),
    ("/agents-api/change-overrides", Same),
    ("/agents-api/change-portal", Same),
    ("/agents-api/change-product", Same),
    ("/agents-api/change-provider", Same),
    ("/agents-api/change-sender", Throttled),
    ("/agents-api/change-settings", Same),
    ("/agents-api/change-time-zone", Same),
    ("/agents-api/change-webhook", Same),
    ("/agents-api/check-host", Throttled),
    ("/agents-api/choose-language", Same),
    ("/agents-api/choose-operator", Spent),
    ("/agents-api/confirm-enrolment", Spent),
    ("/agents-api/confirm-sender", Spent),
    ("/agents-api/correct-order", Same),
    // No two active tokens have one name.
    ("/agents-api/create-api-token", Same),
    // No two campaigns have one name.
    ("/agents-api/create-campaign", Same),
    ("/agents-api/disable-customer", Same),
    ("/agents-api/disable-webhook", Same),
    ("/agents-api/enable-customer", Same),
    ("/agents-api/enable-webhook", Same),
    ("/agents-api/end-sessions", Same),
    ("/agents-api/forgot-password", Throttled),
    ("/agents-api/invite-agent", Creates("/agents")),
    ("/agents-api/keep-recovery-codes", Same),
    ("/agents-api/merge-customers", Same),
    ("/agents-api/move-product", Same),
    ("/agents-api/pause-campaign", Same),
    ("/agents-api/record-payment", Same),
    ("/agents-api/remove-logo", Same),
    ("/agents-api/remove-provider", Same),
    ("/agents-api/remove-webhook", Same),
    ("/agents-api/resend-invitation", Throttled),
    ("/agents-api/resend-order-mail", Throttled),
    // While it is queued, it is not queued again.
    ("/agents-api/resend-webhook", Same),
    ("/agents-api/reset-second-factor", Same),
    ("/agents-api/restore-product", Same),
    ("/agents-api/resume-campaign", Same),
    ("/agents-api/retire-product", Same),
    ("/agents-api/retry-mail", Same),
    ("/agents-api/retry-mails", Same),
    ("/agents-api/revoke-api-token", Same),
    // Whichever secret is the last, the one before the first signs for a day.
    ("/agents-api/rotate-webhook", Same),
    ("/agents-api/second-factor", Spent),
    ("/agents-api/sell", Creates("/orders/new")),
    ("/agents-api/send-activation", Throttled),
    ("/agents-api/set-password", Spent),
    ("/agents-api/sign-in", Throttled),
    ("/agents-api/sign-out", Same),
    ("/agents-api/start-campaign", Same),
    ("/agents-api/stop-campaign", Same),
    ("/agents-api/test-campaign", Throttled),
    ("/agents-api/test-provider", Throttled),
    ("/agents-api/test-webhook", Same),
    ("/agents-api/undo-merge", Same),
    ("/agents-api/withdraw-host", Same),
];

#[test]
fn the_effect_of_every_resubmitted_function_is_listed() {
    let mut known: Vec<_> = FORMS.iter().map(|(path, _)| (*path).to_owned()).collect();
    known.sort();
    let mut paths = functions::paths();
    paths.extend(functions::agents_paths());
    paths.sort();
    assert_eq!(known, paths);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn every_form_that_creates_something_has_a_key(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    let mut visitor = deployment.browser();
    let mut admin = deployment.admin().await.browser;
    for (form, again) in FORMS {
        let Creates(page) = again else { continue };
        let is_agents = form.starts_with("/agents-api/");
        let browser = if is_agents { &mut admin } else { &mut visitor };
        let shown = browser.get(page).await;
        let (_, fields) = shown
            .body
            .split_once(&format!("action=\"{form}\""))
            .unwrap_or_else(|| panic!("{page} has no form for {form}"));
        let fields = fields.split("</form>").next().unwrap_or_default();
        assert!(hidden(fields, "once").len() > 40, "{form} on {page}");
        shown.shows("nothing will be done twice");
    }
}
