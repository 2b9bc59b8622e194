//! What a token does with customers.

use super::{caller, form, only, token};
use crate::agents;
use crate::story::buy;
use accounts::{
    ApiCaller, ChangeRejection, CreationRejection, CustomerCreation, CustomerForm, CustomerPatch,
    ExternalIdChange, Versions,
    testing::{Database, TestApp},
};
use chrono::TimeDelta;
use model::{
    CustomerNumber, ExternalId, Locale,
    refusals::{ActivationRefusal, CustomerRefusal},
};
use rstest::rstest;

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_change_by_a_token_is_an_agents_and_has_the_tokens_name(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (laura, _) = agents::staff(app).await;
    buy(app, "ana@example.test", "Ana").await;
    let caller = caller(app, &token(app, &laura, &form("Printer")).await).await.expect("a caller");
    let accounts = &app.accounts;
    let ana = accounts
        .customers()
        .list_by_api(&caller, None, 0, 1)
        .await
        .expect("a page")
        .items
        .remove(0);
    let patch = CustomerPatch {
        email: Some("anna@example.test".into()),
        locale: Some(Locale::French),
        ..CustomerPatch::default()
    };
    let seen = &only(&ana.version);
    let changed = accounts.customers().change_by_api(&caller, &ana.number, seen, &patch);
    let changed = changed.await.expect("changed");
    assert_eq!(changed.email.as_deref(), Some("anna@example.test"));
    assert_eq!((changed.locale, &changed.first_name), (Locale::French, &ana.first_name));
    // The old address has a day to object, as after an agent's correction.
    let notice = app.mail_to("ana@example.test").await;
    assert!(notice.token("undo-email").is_some(), "{notice:?}");
    let sent = accounts.customers().send_activation_by_api(&caller, &ana.number).await;
    assert_eq!(sent, Err(ActivationRefusal::AddressChanged.into()));

    let outdated = accounts.customers().change_by_api(&caller, &ana.number, seen, &patch).await;
    assert_eq!(outdated, Err(ChangeRejection::Outdated));
    let disabled = accounts.customers().disable_by_api(&caller, &ana.number, true).await;
    assert!(disabled.expect("disabled").disabled);
    let enabled = accounts.customers().disable_by_api(&caller, &ana.number, false).await;
    assert_eq!(enabled, Ok(changed));

    let audit = accounts.audit_log().page(&laura, None).await.expect("the audit").items;
    let acts: Vec<_> = audit.iter().take(3).map(|act| (&*act.agent, &*act.action)).collect();
    let by_token = |action| ("API · Printer", action);
    let expected = ["customer-enabled", "customer-disabled", "activation-refused"];
    assert_eq!(acts, expected.map(by_token));
    let timeline =
        accounts.customers().timeline(&laura, &ana.number, None).await.expect("a timeline");
    let latest = &timeline.items[0];
    assert_eq!((&*latest.event, latest.agent.as_deref()), ("enabled", Some("API · Printer")));
}

/// Returns the number of the customer whom a request with that key has added.
async fn add(app: &TestApp, caller: &ApiCaller, key: &str, name: &str) -> Option<CustomerNumber> {
    let form = CustomerForm {
        first_name: name.into(),
        last_name: "Quiroga".into(),
        email: "ana@example.test".into(),
        phone: String::new(),
    };
    let creation = CustomerCreation { form, locale: None, external_id: None, key: key.into() };
    match app.accounts.customers().create_by_api(caller, &creation).await {
        Ok(created) => Some(created.customer.number),
        Err(CreationRejection::KeyReused) => None,
        Err(other) => panic!("{other:?}"),
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_key_adds_one_customer_a_day(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (laura, _) = agents::staff(app).await;
    let one = caller(app, &token(app, &laura, &form("One")).await).await.expect("a caller");
    let two = caller(app, &token(app, &laura, &form("Two")).await).await.expect("a caller");
    let (first, same) = tokio::join!(add(app, &one, "k", "Ana"), add(app, &one, "k", "Ana"));
    assert!(first.is_some() && first == same, "{first:?} {same:?}");
    assert_eq!(add(app, &one, "k", "Eva").await, None);
    let others = [add(app, &one, "l", "Ana").await, add(app, &two, "k", "Ana").await];
    assert!(others.iter().all(|other| other.is_some() && *other != first), "{others:?}");

    app.clock.advance(TimeDelta::hours(24) - TimeDelta::seconds(1));
    app.accounts.deployment().purge().await.expect("purged");
    assert_eq!(add(app, &one, "k", "Ana").await, first);
    app.clock.advance(TimeDelta::seconds(1));
    let next_day = add(app, &one, "k", "Eva").await;
    assert!(next_day.is_some() && next_day != first);
    app.clock.advance(TimeDelta::hours(25));
    app.accounts.deployment().purge().await.expect("purged");
    let left = app.texts("SELECT CAST(count(*) AS TEXT) FROM api_keys").await;
    assert_eq!(left, ["0"]);

    let acts = app.accounts.audit_log().page(&laura, None).await.expect("the audit").items;
    assert_eq!((&*acts[0].agent, &*acts[0].action), ("API · One", "customer-created"));
}

/// Returns a customer to add, with an id of another system.
fn named(key: &str, id: &ExternalId) -> CustomerCreation {
    let form = CustomerForm {
        first_name: "Ana".into(),
        last_name: "Quiroga".into(),
        email: String::new(),
        phone: String::new(),
    };
    CustomerCreation { form, locale: None, external_id: Some(id.clone()), key: key.into() }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_external_id_is_one_customers_of_the_operator(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (laura, _) = agents::staff(app).await;
    let caller = caller(app, &token(app, &laura, &form("Printer")).await).await.expect("a caller");
    let id = |text: &str| text.parse::<ExternalId>().expect("an id");
    let customers = app.accounts.customers();
    let first = customers.create_by_api(&caller, &named("one", &id("K-1"))).await.expect("added");
    let first = first.customer;
    assert_eq!(first.external_id.as_deref(), Some("K-1"));
    let found = customers.get_by_external_id(&caller, &id("K-1")).await.expect("an answer");
    assert_eq!(found.as_ref(), Some(&first));
    let taken = customers.create_by_api(&caller, &named("two", &id("K-1"))).await;
    let refusal = || CustomerRefusal::ExternalIdTaken.into();
    assert_eq!(taken, Err(CreationRejection::Failed(refusal())));
    let second = customers.create_by_api(&caller, &named("two", &id("K-2"))).await.expect("added");

    let patch = |external_id| CustomerPatch { external_id, ..CustomerPatch::default() };
    let to = |text: &str| patch(ExternalIdChange::Set(id(text)));
    let number = &second.customer.number;
    let taken = customers.change_by_api(&caller, number, &Versions::Any, &to("K-1")).await;
    assert_eq!(taken, Err(ChangeRejection::Failed(refusal())));
    let seen = &only(&second.customer.version);
    let changed = customers.change_by_api(&caller, number, seen, &to("K-3")).await;
    assert_eq!(changed.expect("changed").external_id.as_deref(), Some("K-3"));
    let outdated = customers.change_by_api(&caller, number, seen, &to("K-4")).await;
    assert_eq!(outdated, Err(ChangeRejection::Outdated));
    let audit = app.accounts.audit_log().page(&laura, None).await.expect("the audit").items;
    assert_eq!(audit[0].after.as_deref(), Some("external_id: K-3"));
    let removed = patch(ExternalIdChange::Remove);
    let removed =
        customers.change_by_api(&caller, number, &Versions::Any, &removed).await.expect("changed");
    assert_eq!(removed.external_id, None);
    let gone = customers.get_by_external_id(&caller, &id("K-3")).await.expect("an answer");
    assert_eq!(gone, None);
}
