//! The time zone of an operator: chosen by admins, overridden by a portal, first known from an admin's browser.

use crate::agents::{LAURA, PABLO, Person, agent, enrol, hire, person, staff};
use crate::branding::{changes, details as portal_details, records};
use crate::catalogue::{add, details, form, selling::order, sold};
use accounts::{
    Caller, ProductForm,
    clock::Clock,
    testing::{Database, TestApp},
    time_zones,
};
use chrono::TimeDelta;
use model::{
    Agent, Failure, Role, Timestamp,
    refusals::{ProductRefusal, SettingsFormRefusal as R},
};
use rstest::rstest;

type Answer = Result<(), Failure<R>>;

async fn choose(app: &TestApp, agent: &Agent, zone: &str) -> Answer {
    let change = changes(&[("time_zone", zone)]);
    app.accounts.settings().change(agent, &app.agent_caller(), &change, None).await
}

async fn override_it(app: &TestApp, agent: &Agent, zone: &str) -> Answer {
    let change = changes(&[("time_zone", zone)]);
    let (caller, id) = (app.agent_caller(), app.portal.id);
    app.accounts.branding().change_overrides(agent, &caller, id, &change, None).await
}

/// Returns the time zone of the portal's pages and mails.
async fn on_portal(app: &TestApp) -> String {
    app.portal_now().await.settings.time_zone.to_string()
}

/// Returns the time zone of the agent's pages.
async fn in_backoffice(app: &TestApp, person: &Person) -> String {
    agent(app, &person.cookie).await.time_zone.to_string()
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_admin_chooses_and_what_does_not_exist_is_refused(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (laura, pablo) = staff(app).await;
    assert!(!laura.time_zone.is_chosen());
    choose(app, &laura, "Europe/Madrid").await.expect("chosen");
    assert_eq!(on_portal(app).await, "Europe/Madrid");
    for nothing in ["Europe/Atlantis", "Madrid time", ""] {
        assert_eq!(choose(app, &laura, nothing).await, Err(R::TimeZoneUnknown.into()), "{nothing}");
        if !nothing.is_empty() {
            let refused = override_it(app, &laura, nothing).await;
            assert_eq!(refused, Err(R::TimeZoneUnknown.into()), "{nothing}");
        }
    }
    assert_eq!(choose(app, &pablo, "Europe/Paris").await, Err(Failure::Forbidden));
    assert_eq!(on_portal(app).await, "Europe/Madrid");
    let entries = records(app, &laura, "settings-changed").await;
    assert_eq!(entries.len(), 1);
    assert_eq!(entries[0].before.as_deref(), Some("time_zone=UTC"));
    assert_eq!(entries[0].after.as_deref(), Some("time_zone=Europe/Madrid"));
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_portal_has_its_own_until_it_is_taken_back(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (laura, _) = staff(app).await;
    choose(app, &laura, "Europe/Madrid").await.expect("chosen");
    override_it(app, &laura, "Atlantic/Canary").await.expect("chosen");
    assert_eq!(on_portal(app).await, "Atlantic/Canary");
    let own = portal_details(app, &laura, app.portal.id).await.own.time_zone;
    assert_eq!(own.map(|zone| zone.to_string()).as_deref(), Some("Atlantic/Canary"));
    override_it(app, &laura, "").await.expect("taken back");
    assert_eq!(on_portal(app).await, "Europe/Madrid");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn the_first_admins_browser_chooses_and_nobody_elses(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    hire(app, &app.portal, LAURA, Role::Admin).await;
    hire(app, &app.portal, PABLO, Role::Agent).await;
    let (laura, pablo) = (enrol(app, LAURA).await, enrol(app, PABLO).await);
    let adopt = async |person: &Person, zone: &str| {
        let caller = app.agent_caller();
        let adopted =
            app.accounts.settings().adopt_time_zone(&caller, person.cookie.expose(), zone).await;
        adopted.expect("the database answers");
        in_backoffice(app, person).await
    };
    assert_eq!(adopt(&pablo, "Europe/Paris").await, "UTC", "an agent's browser");
    for nothing in ["", "Europe/Atlantis", "<script>", "UTC"] {
        assert_eq!(adopt(&laura, nothing).await, "UTC", "{nothing}");
    }
    assert_eq!(adopt(&laura, "Europe/Madrid").await, "Europe/Madrid");
    assert_eq!(on_portal(app).await, "Europe/Madrid");
    assert_eq!(adopt(&laura, "Europe/Paris").await, "Europe/Madrid", "one is chosen");
    let entries = records(app, &agent(app, &laura.cookie).await, "settings-changed").await;
    assert_eq!(entries.len(), 1);
    assert_eq!(entries[0].after.as_deref(), Some("time_zone=Europe/Madrid"));
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_old_name_is_stored_and_shown_as_that_of_today(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let laura = person(app, &app.portal, LAURA, Role::Admin).await;
    let (caller, browser) = (app.agent_caller(), laura.cookie.expose());
    let adopted = app.accounts.settings().adopt_time_zone(&caller, browser, "Asia/Calcutta").await;
    adopted.expect("the database answers");
    let admin = agent(app, &laura.cookie).await;
    override_it(app, &admin, "Europe/Kiev").await.expect("chosen");
    let operator = app.portal.operator;
    let stored = format!("SELECT time_zone FROM operators WHERE id = {operator}");
    assert_eq!(app.texts(&stored).await, ["Asia/Kolkata"]);
    assert_eq!(on_portal(app).await, "Europe/Kyiv");

    app.execute("UPDATE operators SET time_zone = 'America/Buenos_Aires'").await;
    assert_eq!(in_backoffice(app, &laura).await, "America/Argentina/Buenos_Aires");
    let admin = agent(app, &laura.cookie).await;
    let settings = app.accounts.settings().get(&admin).await.expect("settings");
    assert_eq!(settings.time_zone.name(), "America/Argentina/Buenos_Aires");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn sales_begin_and_orders_end_in_the_operators_time(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let laura = person(app, &app.portal, LAURA, Role::Admin).await;
    let zone = "Pacific/Kiritimati";
    choose(app, &agent(app, &laura.cookie).await, zone).await.expect("chosen");
    let laura = agent(app, &laura.cookie).await;
    let now = app.clock.now();
    let here = |at: Timestamp| time_zones::local(at, &laura.time_zone).0;
    let new = ProductForm {
        on_sale_from: here(now).format("%Y-%m-%dT%H:%M").to_string(),
        payment_hours: "2".into(),
        ..form("Cabo Polonio")
    };
    let id = add(app, &laura, &new).await;
    let from = details(app, &laura, id).await.on_sale_from.expect("a moment");
    assert!((now - from).num_seconds() < 60 && from <= now, "{from}");
    let product = sold(app).await.into_iter().find(|product| product.id == id);
    assert!(product.is_some(), "it is on sale");

    let caller = Caller { portal: app.portal_now().await, ..app.caller() };
    app.accounts.orders().buy(&caller, None, order(id, 1)).await.expect("bought");
    let mail = app.mail_to("ana@example.test").await;
    let until = here(now + TimeDelta::hours(2)).format("%H:%M (Kiritimati time)");
    assert!(mail.text.contains(&until.to_string()), "{}", mail.text);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_sale_cannot_begin_at_a_time_that_clocks_skip(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let laura = person(app, &app.portal, LAURA, Role::Admin).await;
    choose(app, &agent(app, &laura.cookie).await, "Europe/Madrid").await.expect("chosen");
    let laura = agent(app, &laura.cookie).await;
    let new = ProductForm { on_sale_from: "2027-03-28T02:30".into(), ..form("Cabo Polonio") };
    let refused = app.accounts.catalogue().create(&laura, &app.agent_caller(), &new).await;
    assert_eq!(refused, Err(ProductRefusal::FromSkipped.into()));
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_form_that_shows_dates_in_the_former_time_zone_moves_none(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let laura = person(app, &app.portal, LAURA, Role::Admin).await;
    let (admin, caller) = (agent(app, &laura.cookie).await, app.agent_caller());
    let new = ProductForm { dates: "2060-01-15 18:00 3".into(), ..form("A ship") };
    let id = add(app, &admin, &new).await;
    let departures = details(app, &admin, id).await.dates;
    choose(app, &admin, "Europe/Madrid").await.expect("chosen");
    let admin = agent(app, &laura.cookie).await;
    let old = ProductForm { price: "9".into(), version: 1, zone: "UTC".into(), ..new };
    let refused = app.accounts.catalogue().change(&admin, &caller, id, &old).await;
    assert_eq!(refused, Err(ProductRefusal::ChangedMeanwhile.into()));
    let shown =
        ProductForm { dates: "2060-01-15 19:00 3".into(), zone: "Europe/Madrid".into(), ..old };
    app.accounts.catalogue().change(&admin, &caller, id, &shown).await.expect("changed");
    assert_eq!(details(app, &admin, id).await.dates, departures);
}
