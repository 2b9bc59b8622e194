//! Products as admins make them, and as portals sell them.

mod dated_orders;
pub mod dates;
mod orders;
mod payments;
pub mod selling;

use crate::agents::{person, staff};
use crate::branding::records;
use accounts::{
    OneTimeKey, ProductForm,
    testing::{Database, TestApp},
};
use chrono::TimeDelta;
use model::{
    Agent, Failure, Locale, Product, ProductDetails, ProductId, Role, SaleState,
    refusals::ProductRefusal as R,
};
use rstest::rstest;

pub fn form(title: &str) -> ProductForm {
    let text = |title: &str, description: &str| (title.to_owned(), description.to_owned());
    ProductForm {
        texts: [text(title, "A day out."), text("", ""), text("", ""), text("", "")],
        price: "1,250.50".into(),
        currency: "ARS".into(),
        everywhere: true,
        ..ProductForm::default()
    }
}

pub async fn add(app: &TestApp, agent: &Agent, form: &ProductForm) -> ProductId {
    let added = app.accounts.catalogue().create(agent, &app.agent_caller(), form).await;
    added.expect("added")
}

pub async fn details(app: &TestApp, agent: &Agent, id: ProductId) -> ProductDetails {
    let found = app.accounts.catalogue().get(agent, id).await;
    found.expect("an answer").expect("the product")
}

/// What the app's portal sells.
pub async fn sold(app: &TestApp) -> Vec<Product> {
    app.accounts.catalogue().on_sale(&app.portal).await.expect("products")
}

async fn titles(app: &TestApp) -> Vec<String> {
    sold(app).await.into_iter().map(|product| product.title).collect()
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn what_an_admin_adds_is_sold_at_once_in_every_language(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (laura, _) = staff(app).await;
    let mut new = form(" Cabo   Polonio ");
    new.texts[2] = ("Cap Polonio".into(), "Une journée.".into());
    let id = add(app, &laura, &new).await;
    assert_eq!(titles(app).await, ["Córdoba → Rosario", "Isla Victoria", "Cabo Polonio"]);
    let product = sold(app).await.remove(2);
    assert_eq!((product.price.minor, &*product.price.currency), (125_050, "ARS"));
    assert_eq!(product.title_in(Locale::French), "Cap Polonio");
    assert_eq!(product.description_in(Locale::French), "Une journée.");
    assert_eq!(product.title_in(Locale::Spanish), "Cabo Polonio");
    let details = details(app, &laura, id).await;
    assert_eq!(details.state, SaleState::OnSale);
    let written = Locale::ALL.map(|locale| details.is_written_in(locale));
    assert_eq!(written, [true, false, true, false]);
    let added = records(app, &laura, "product-added").await;
    assert_eq!(added[0].subject, "Cabo Polonio");
    assert!(added[0].after.as_ref().is_some_and(|facts| facts.contains("ARS 1250.50")));
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_form_that_arrives_again_adds_nothing(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (laura, _) = staff(app).await;
    let once = OneTimeKey { key: "k".into(), browser: "b".into() };
    let new = ProductForm { once, ..form("Cabo Polonio") };
    let id = add(app, &laura, &new).await;
    assert_eq!(add(app, &laura, &new).await, id);
    assert_eq!(titles(app).await.len(), 3);
    let other = ProductForm { price: "9".into(), ..new };
    assert_ne!(add(app, &laura, &other).await, id, "other content is another form");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_change_says_what_it_changed_and_none_overwrites_another(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (laura, _) = staff(app).await;
    let (accounts, caller) = (&app.accounts, app.agent_caller());
    let id = add(app, &laura, &form("Cabo Polonio")).await;
    let mut changed = ProductForm { capacity: "12".into(), version: 1, ..form("Cabo Polonio") };
    changed.texts[1] = ("Cabo Polonio, un día".into(), String::new());
    accounts.catalogue().change(&laura, &caller, id, &changed).await.expect("changed");
    let now = details(app, &laura, id).await;
    assert_eq!((now.version, now.capacity, now.product.places_left), (2, Some(12), Some(12)));
    let entries = records(app, &laura, "product-changed").await;
    assert_eq!(entries[0].before.as_deref(), Some("title.es=, capacity="));
    let after = "title.es=Cabo Polonio, un día, capacity=12";
    assert_eq!(entries[0].after.as_deref(), Some(after));

    let old = ProductForm { price: "9".into(), version: 1, ..form("Cabo Polonio") };
    let refused = accounts.catalogue().change(&laura, &caller, id, &old).await;
    assert_eq!(refused, Err(R::ChangedMeanwhile.into()));
    let same = ProductForm { version: 2, ..changed };
    accounts.catalogue().change(&laura, &caller, id, &same).await.expect("nothing to change");
    assert_eq!(details(app, &laura, id).await.version, 2);
    assert_eq!(records(app, &laura, "product-changed").await.len(), 1);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn products_are_shown_in_the_order_that_admins_give_them(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (laura, _) = staff(app).await;
    let (accounts, caller) = (&app.accounts, app.agent_caller());
    let ids: Vec<ProductId> = sold(app).await.iter().map(|product| product.id).collect();
    let (coach, boat) = (ids[0], ids[1]);
    let cape = add(app, &laura, &form("Cabo Polonio")).await;
    // Repeating it changes nothing.
    for _ in 0..2 {
        let moved = accounts.catalogue().move_product(&laura, &caller, cape, Some(boat)).await;
        moved.expect("moved");
        assert_eq!(titles(app).await, ["Córdoba → Rosario", "Cabo Polonio", "Isla Victoria"]);
    }
    accounts.catalogue().move_product(&laura, &caller, coach, None).await.expect("moved");
    assert_eq!(titles(app).await, ["Cabo Polonio", "Isla Victoria", "Córdoba → Rosario"]);
    let entries = records(app, &laura, "product-moved").await;
    assert_eq!(entries.len(), 2);
    assert_eq!(entries[0].before.as_deref(), Some("position=1"));
    assert_eq!(entries[0].after.as_deref(), Some("position=3"));
    let unknown = accounts
        .catalogue()
        .move_product(&laura, &caller, coach, Some(ProductId::new(999_999)))
        .await;
    assert_eq!(unknown, Err(R::Unknown.into()));
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_retired_product_is_sold_nowhere_until_it_is_restored(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (laura, _) = staff(app).await;
    let (accounts, caller) = (&app.accounts, app.agent_caller());
    let coach = sold(app).await[0].id;
    for _ in 0..2 {
        accounts.catalogue().retire(&laura, &caller, coach).await.expect("retired");
        assert_eq!(titles(app).await, ["Isla Victoria"]);
    }
    assert!(accounts.catalogue().product(&app.portal, coach).await.expect("an answer").is_none());
    let all = accounts.catalogue().list(&laura).await.expect("a list");
    let states: Vec<_> = all.iter().map(|one| one.state).collect();
    assert_eq!(states, [SaleState::OnSale, SaleState::Retired]);
    for _ in 0..2 {
        accounts.catalogue().restore(&laura, &caller, coach).await.expect("restored");
        assert_eq!(titles(app).await, ["Isla Victoria", "Córdoba → Rosario"]);
    }
    assert_eq!(records(app, &laura, "product-retired").await.len(), 1);
    assert_eq!(records(app, &laura, "product-restored").await.len(), 1);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn only_admins_of_the_operator_with_a_recent_code_change_what_it_sells(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let (laura, pablo) = staff(app).await;
    let (accounts, caller) = (&app.accounts, app.agent_caller());
    let coach = sold(app).await[0].id;
    let new = form("Cabo Polonio");
    let stale = Agent { has_recent_code: false, ..laura.clone() };
    for agent in [&pablo, &stale] {
        let added = accounts.catalogue().create(agent, &caller, &new).await;
        assert_eq!(added, Err(Failure::Forbidden));
        let changed = accounts.catalogue().change(agent, &caller, coach, &new).await;
        assert_eq!(changed, Err(Failure::Forbidden));
        let retired = accounts.catalogue().retire(agent, &caller, coach).await;
        assert_eq!(retired, Err(Failure::Forbidden));
        let restored = accounts.catalogue().restore(agent, &caller, coach).await;
        assert_eq!(restored, Err(Failure::Forbidden));
    }
    let moved = accounts.catalogue().move_product(&pablo, &caller, coach, None).await;
    assert_eq!(moved, Err(Failure::Forbidden));
    assert!(accounts.catalogue().list(&pablo).await.is_err());

    let other = app.other_portal().await;
    let eva = person(app, &other, "eva@ferries.example.test", Role::Admin).await;
    let eva = crate::agents::agent(app, &eva.cookie).await;
    let changed = accounts.catalogue().change(&eva, &caller, coach, &new).await;
    assert_eq!(changed, Err(R::Unknown.into()));
    let retired = accounts.catalogue().retire(&eva, &caller, coach).await;
    assert_eq!(retired, Err(R::Unknown.into()));
    let moved = accounts.catalogue().move_product(&eva, &caller, coach, None).await;
    assert_eq!(moved, Err(R::Unknown.into()));
    let seen = accounts.catalogue().get(&eva, coach).await;
    assert_eq!(seen.expect("an answer"), None);
    // Only portals of the own operator can be chosen.
    let strange =
        ProductForm { everywhere: false, portals: vec![app.portal.id.to_string()], ..new };
    let refused = accounts.catalogue().create(&eva, &caller, &strange).await;
    assert_eq!(refused, Err(R::PortalsMissing.into()));
    assert_eq!(titles(app).await, ["Córdoba → Rosario", "Isla Victoria"]);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_product_is_sold_on_its_portals_and_between_its_dates(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (laura, _) = staff(app).await;
    let cape = in_an_hour(app, &laura).await;
    assert_eq!(titles(app).await.len(), 2, "it begins in an hour");
    app.clock.advance(TimeDelta::minutes(60));
    assert_eq!(titles(app).await.len(), 3);
    app.clock.advance(TimeDelta::minutes(59));
    assert_eq!(titles(app).await.len(), 3);
    app.clock.advance(TimeDelta::minutes(1));
    assert_eq!(titles(app).await.len(), 2, "it has ended");
    assert_eq!(details(app, &laura, cape).await.state, SaleState::Over);
    let elsewhere = ProductForm {
        everywhere: false,
        portals: vec![app.portal.id.to_string()],
        ..form("Only here")
    };
    let id = add(app, &laura, &elsewhere).await;
    assert_eq!(titles(app).await.len(), 3);
    app.execute("DELETE FROM product_portals").await;
    assert_eq!(titles(app).await.len(), 2, "no portal sells it");
    assert_eq!(details(app, &laura, id).await.portals, Some(Vec::new()));
}

/// Adds a product that is sold for an hour, in an hour.
async fn in_an_hour(app: &TestApp, agent: &Agent) -> ProductId {
    use accounts::clock::Clock;
    let at = |minutes| {
        let at = app.clock.now() + TimeDelta::minutes(minutes);
        at.format("%Y-%m-%dT%H:%M").to_string()
    };
    let new = ProductForm { on_sale_from: at(60), on_sale_until: at(120), ..form("Cabo Polonio") };
    add(app, agent, &new).await
}
