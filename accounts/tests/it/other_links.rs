//! Guesses at the links of orders and of agents.

use crate::agents::{LAURA, PASSWORD, invite};
use crate::outbox::queue_order;
use crate::tokens::guess;
use accounts::testing::{Database, TestApp};
use model::{Link, Role, refusals::PasswordRefusal};
use rstest::rstest;

const GUESSES: usize = 300;
const EMAIL: &str = "ana@example.test";
const ROWS: &str = "SELECT (SELECT COUNT(*) FROM tokens WHERE used_at IS NULL) \
                    + (SELECT COUNT(*) FROM throttles) + (SELECT COUNT(*) FROM agent_logins) \
                    + (SELECT COUNT(*) FROM audit) + (SELECT COUNT(*) FROM outbox)";

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn t07_guesses_at_links_of_orders_and_agents_open_nothing_and_write_nothing(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let invitation = invite(app, &app.portal, LAURA, Role::Admin).await;
    app.mails().await;
    queue_order(app, &app.caller(), EMAIL).await;
    let order = app.mail_to(EMAIL).await.token("order").expect("a link");
    let before = app.number(ROWS).await;
    for place in 0..GUESSES {
        let link = guess(&invitation, place);
        let opened = app.accounts.agents().link(&link).await.expect("an answer");
        assert_eq!(opened, Link::Unknown, "{link}");
        let (caller, password) = (app.agent_caller(), PASSWORD.into());
        let set = app.accounts.agents().set_password(&caller, &link, &password).await;
        assert_eq!(set, Err(PasswordRefusal::LinkDead.into()), "{link}");
        let link = guess(&order, place);
        let opened = app.accounts.orders().by_link(&app.portal, &link).await.expect("an answer");
        assert_eq!(opened, Link::Unknown, "{link}");
    }
    assert_eq!(app.number(ROWS).await, before);
    let invited = app.accounts.agents().link(&invitation).await;
    assert!(matches!(invited, Ok(Link::Ready(_))), "{invited:?}");
    let bought = app.accounts.orders().by_link(&app.portal, &order).await;
    assert!(matches!(bought, Ok(Link::Ready(_))), "{bought:?}");
}
