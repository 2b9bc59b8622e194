//! What an order is checked against: the product as it is when it is placed.

use super::{add, form, sold};
use crate::agents::staff;
use accounts::{
    BuyForm, Caller, OneTimeKey, ProductForm,
    testing::{Database, TestApp},
};
use model::{Link, Locale, Money, PortalId, ProductId, refusals::BuyRefusal as R};
use rstest::rstest;
use std::{fs, sync::Arc};

pub fn order(product: ProductId, travellers: i32) -> BuyForm {
    BuyForm {
        product,
        price: None,
        date: None,
        travellers: travellers.to_string(),
        first_name: "Ana".into(),
        last_name: "Quiroga".into(),
        email: "ana@example.test".into(),
        once: OneTimeKey::default(),
    }
}

fn ars(minor: i64) -> Money {
    Money { minor, currency: "ARS".into() }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn no_buyer_pays_another_price_than_the_one_shown(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (laura, _) = staff(app).await;
    let (accounts, caller) = (&app.accounts, app.agent_caller());
    let id = add(app, &laura, &form("Cabo Polonio")).await;
    let shown = BuyForm { price: Some(ars(125_050)), ..order(id, 2) };
    accounts.orders().buy(&app.caller(), None, shown.clone()).await.expect("bought");
    let dearer = ProductForm { price: "1,300".into(), version: 1, ..form("Cabo Polonio") };
    accounts.catalogue().change(&laura, &caller, id, &dearer).await.expect("changed");
    let refused = accounts.orders().buy(&app.caller(), None, shown.clone()).await;
    assert_eq!(refused.expect_err("refused"), R::PriceChanged.into());
    let abroad = ProductForm { currency: "EUR".into(), version: 2, ..form("Cabo Polonio") };
    accounts.catalogue().change(&laura, &caller, id, &abroad).await.expect("changed");
    let refused = accounts.orders().buy(&app.caller(), None, shown).await;
    assert_eq!(refused.expect_err("the same number of euros"), R::PriceChanged.into());
    let totals = "SELECT total_minor FROM purchases ORDER BY id";
    assert_eq!(app.number(totals).await, 250_100, "what was bought keeps its price");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_product_says_how_many_travellers_an_order_may_have(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (laura, _) = staff(app).await;
    let few = ProductForm { max_travellers: "2".into(), ..form("Two by two") };
    let many = ProductForm { max_travellers: "30".into(), ..form("Groups") };
    let (few, many) = (add(app, &laura, &few).await, add(app, &laura, &many).await);
    let buy = async |product, travellers| {
        let form = order(product, travellers);
        app.accounts.orders().buy(&app.caller(), None, form).await.map(|_| ())
    };
    assert_eq!(buy(few, 2).await, Ok(()));
    assert_eq!(buy(few, 3).await, Err(R::TravellersInvalid.into()));
    assert_eq!(buy(many, 30).await, Ok(()));
    assert_eq!(buy(many, 31).await, Err(R::TravellersInvalid.into()));
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_form_that_arrives_again_is_answered_whatever_the_product_has_become(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let (laura, _) = staff(app).await;
    let (accounts, caller) = (&app.accounts, app.agent_caller());
    let id = add(app, &laura, &form("Cabo Polonio")).await;
    let once = OneTimeKey { key: "k".into(), browser: "b".into() };
    let sent = BuyForm { once, price: Some(ars(125_050)), ..order(id, 5) };
    let first = accounts.orders().buy(&app.caller(), None, sent.clone()).await.expect("bought");
    let other = ProductForm {
        price: "9".into(),
        max_travellers: "1".into(),
        version: 1,
        ..form("Cabo Polonio")
    };
    accounts.catalogue().change(&laura, &caller, id, &other).await.expect("changed");
    let again = accounts.orders().buy(&app.caller(), None, sent.clone()).await.expect("the same");
    assert_eq!(again.number, first.number);
    accounts.catalogue().retire(&laura, &caller, id).await.expect("retired");
    let again = accounts.orders().buy(&app.caller(), None, sent).await.expect("the same");
    assert_eq!(again.number, first.number);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_order_keeps_what_was_bought_as_it_was_called_in_the_buyers_language(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let (laura, _) = staff(app).await;
    let mut new = form("Cabo Polonio");
    new.texts[2] = ("Cap Polonio".into(), String::new());
    let id = add(app, &laura, &new).await;
    let french = Caller { locale: Locale::French, ..app.caller() };
    let bought = app.accounts.orders().buy(&french, None, order(id, 1)).await.expect("bought");
    let retired = app.accounts.catalogue().retire(&laura, &app.agent_caller(), id).await;
    retired.expect("retired");
    let found = app.accounts.orders().by_link(&app.portal, bought.secret.expose()).await;
    let Link::Ready(purchase) = found.expect("an answer") else {
        panic!("the link does not open the order");
    };
    assert_eq!(purchase.product, "Cap Polonio");
    let gone = app.accounts.orders().buy(&app.caller(), None, order(id, 1)).await;
    assert_eq!(gone.expect_err("refused"), R::ProductGone.into());
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_product_of_one_portal_is_not_bought_on_another(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (laura, _) = staff(app).await;
    let here = ProductForm {
        everywhere: false,
        portals: vec![app.portal.id.to_string()],
        ..form("Only here")
    };
    let id = add(app, &laura, &here).await;
    let elsewhere =
        model::Portal { id: PortalId::new(app.portal.id.get() + 1), ..(*app.portal).clone() };
    let there = Caller { portal: Arc::new(elsewhere), ..app.caller() };
    let refused = app.accounts.orders().buy(&there, None, order(id, 1)).await;
    assert_eq!(refused.expect_err("refused"), R::ProductGone.into());
    app.accounts.orders().buy(&app.caller(), None, order(id, 1)).await.expect("bought");
}

/// One file of a migration.
fn migration(app: &TestApp, name: &str, file: &str) -> String {
    use secrecy::ExposeSecret;
    let url = app.config.database_url.expose_secret();
    let kind = if url.starts_with("sqlite:") { "sqlite" } else { "postgres" };
    let root = env!("CARGO_MANIFEST_DIR");
    fs::read_to_string(format!("{root}/../migrations/{kind}/{name}/{file}")).expect("a migration")
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn amounts_of_older_releases_are_read_in_the_minor_unit_of_their_currency(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    app.accounts
        .orders()
        .buy(&app.caller(), None, order(sold(app).await[0].id, 1))
        .await
        .expect("bought");
    let marked = "SELECT COUNT(*) FROM incompatible_migrations WHERE version = '20261129100000'";
    for (currency, before, after) in
        [("CLP", 1_200_000, 12_000), ("KWD", 150, 1_500), ("EUR", 150, 150)]
    {
        for name in [
            "2026-11-30-155730_orders_of_state",
            "2026-11-30-130000_orders",
            "2026-11-29-100000_catalogue",
        ] {
            app.execute(&migration(app, name, "down.sql")).await;
        }
        let changes = format!(
            "UPDATE products SET currency = '{currency}', price_minor = {before}; \
             UPDATE purchases SET currency = '{currency}', total_minor = {before}; \
             DELETE FROM __diesel_schema_migrations \
             WHERE version IN ('20261129100000', '20261130130000', '20261130155730')"
        );
        app.execute(&changes).await;
        app.accounts.migrate().await.expect("migrated");
        assert_eq!(sold(app).await[0].price.minor, after, "{currency}");
        let total = "SELECT total_minor FROM purchases";
        assert_eq!(app.number(total).await, after, "{currency}");
        assert_eq!(app.number(marked).await, 1, "older releases would read amounts wrong");
    }
}
