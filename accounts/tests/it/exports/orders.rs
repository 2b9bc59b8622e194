//! Orders are exported with the filters of their list.

use super::{ANA, file, form};
use crate::{agents, customers as people, story::buy};
use accounts::{
    ExportForm,
    testing::{Database, TestApp},
};
use model::{ExportFormat, ExportKind, OrderQuery};
use rstest::rstest;

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn orders_are_exported_as_their_list_shows_them(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (admin, _) = agents::staff(app).await;
    buy(app, ANA, "Ana").await;
    buy(app, "eva@example.test", "Eva").await;
    app.execute("UPDATE purchases SET external_id = first_name").await;
    app.execute("UPDATE purchases SET state = 'paid', paid_at = at WHERE first_name = 'Eva'").await;
    let number = people::number_of(app, &admin, ANA).await.to_string();
    let query = |state: &str, customer: &str, to: &str| OrderQuery {
        state: state.into(),
        customer: customer.into(),
        to: to.into(),
        ..OrderQuery::default()
    };
    for (orders, expected) in [
        (query("", "", "2199-12-31"), &["Eva", "Ana"][..]),
        (query("paid", "", ""), &["Eva"]),
        (query("", &number, ""), &["Ana"]),
        (query("paid", &number, ""), &[]),
        (query("", "", "2001-01-01"), &[]),
        (query("lost", "", ""), &[]),
    ] {
        let form = ExportForm { orders, ..form(ExportKind::Orders, ExportFormat::JsonLines) };
        let file = file(app, &admin, &form).await;
        let ids = file.lines().map(|line| {
            let order: serde_json::Value = serde_json::from_str(line).expect("an object");
            order["external_id"].as_str().expect("an id").to_owned()
        });
        assert_eq!(ids.collect::<Vec<_>>(), expected, "{form:?}");
    }
}
