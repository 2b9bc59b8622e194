//! Possible duplicates among imported customers.

use super::{counts, customers};
use crate::{agents, story::buy};
use accounts::testing::{Database, TestApp};
use rstest::rstest;

const GROUPS: &str = "SELECT kind || ' ' || key FROM twin_groups ORDER BY kind, key";

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn imported_customers_are_among_the_possible_duplicates(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (laura, _) = agents::staff(app).await;
    buy(app, "ana@example.test", "Ana").await;
    let header = "external_id,first_name,last_name,email,phone\n";
    let rows = "K-1,Ana María,Quiroga,ANA@example.test,\n\
                K-2,Eva,Paz,,+54 351 555 0142\n\
                K-3,Éva,PAZ,eva@example.test,0054351 5550142\n\
                K-4,Luz,Sosa,luz@example.test,\n";
    assert_eq!(customers(app, format!("{header}{rows}")).await.counts, counts(4, 0, 0, 0));
    let groups = app.texts(GROUPS).await;
    assert_eq!(groups, ["email ana@example.test", "name paz\u{1f}eva\u{1f}543515550142"]);
    let listed = app.accounts.customers().duplicates(&laura, None).await.expect("a list").items;
    assert_eq!(listed.iter().map(|group| group.customers.len()).collect::<Vec<_>>(), [2, 2]);

    let apart = "K-1,Ana María,Quiroga,,\n\
                 K-3,Éva,PAZ,luz@example.test,0054351 5550142\n";
    assert_eq!(customers(app, format!("{header}{apart}")).await.counts, counts(0, 2, 0, 0));
    let groups = app.texts(GROUPS).await;
    assert_eq!(groups, ["email luz@example.test", "name paz\u{1f}eva\u{1f}543515550142"]);
    let moved = "K-2,Eva,Paz,,+54 351 555 0199\n";
    customers(app, format!("{header}{moved}")).await;
    assert_eq!(app.texts(GROUPS).await, ["email luz@example.test"]);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn imported_groups_are_those_that_the_keys_make(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let rows: String = (0..700)
        .map(|place| {
            let name = if place % 2 == 0 { "Ana" } else { "Eva" };
            format!(
                "K-{place},{name},Quiroga,c{}@example.test,+34 600 000 {:03}\n",
                place % 300,
                place % 250
            )
        })
        .collect();
    let file = format!("external_id,first_name,last_name,email,phone\n{rows}");
    assert_eq!(customers(app, &file).await.counts, counts(700, 0, 0, 0));
    let shared = "SELECT COUNT(*) FROM (SELECT email_key FROM customers GROUP BY email_key \
                  HAVING COUNT(*) > 1) AS shared";
    let kept = "SELECT COUNT(*) FROM twin_groups WHERE kind = 'email'";
    assert_eq!(app.number(kept).await, app.number(shared).await);
    let shared = "SELECT COUNT(*) FROM (SELECT phone_key FROM customers \
                  GROUP BY last_key, first_key, phone_key HAVING COUNT(*) > 1) AS shared";
    let kept = "SELECT COUNT(*) FROM twin_groups WHERE kind = 'name'";
    assert_eq!(app.number(kept).await, app.number(shared).await);
    let wrong = "SELECT COUNT(*) FROM twin_groups WHERE kind = 'email' AND latest_id <> \
                 (SELECT MAX(id) FROM customers WHERE email_key = twin_groups.key)";
    assert_eq!(app.number(wrong).await, 0, "the latest customer names the group");
}
