//! What agents sell at the counter.

use super::details;
use crate::agents::staff;
use crate::branding::records;
use crate::catalogue::payments::{boat, buy, places};
use crate::customers;
use accounts::{
    AgentCaller, OneTimeKey, SaleForm,
    testing::{Database, TestApp},
};
use model::{Agent, Failure, Locale, refusals::SaleRefusal};
use rstest::rstest;

/// Returns the form of a sale of the product with that title.
async fn sale(app: &TestApp, agent: &Agent, title: &str) -> SaleForm {
    let offers = app.accounts.orders().offers(agent).await.expect("offers");
    let offer = offers.iter().find(|offer| offer.product.title == title).expect("an offer");
    SaleForm {
        offer: offer.form_value(),
        travellers: "2".into(),
        first_name: "Bruno".into(),
        last_name: "Paz".into(),
        ..SaleForm::default()
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_agent_sells_once_by_the_rules_of_the_portal(#[case] database: Database) {
    use SaleRefusal as R;
    let app = &TestApp::on(database).await;
    let (laura, pablo) = staff(app).await;
    let (accounts, caller) = (&app.accounts, app.agent_caller());
    let boat = boat(app, &laura).await;
    app.mails().await;
    let once = OneTimeKey { key: "k".into(), browser: "b".into() };
    let form = SaleForm { once, ..sale(app, &pablo, "A small boat").await };
    let number = accounts.orders().sell(&pablo, &caller, &form).await.expect("sold");
    assert_eq!(
        accounts.orders().sell(&pablo, &caller, &form).await,
        Ok(number.clone()),
        "the same form"
    );
    assert_eq!(places(app, &laura, boat).await, (2, Some(1)));
    assert!(app.mails().await.is_empty(), "there is no address");
    let order = details(app, &laura, &number).await;
    assert_eq!(order.order.customer_name, "Bruno Paz");
    assert!(order.history[0].agent.is_some(), "it says who sold it");
    assert_eq!(records(app, &laura, "order-sold").await.len(), 1);

    let again = SaleForm { once: OneTimeKey::default(), ..form.clone() };
    let few = accounts.orders().sell(&pablo, &caller, &again).await;
    assert_eq!(few, Err(R::TooFewPlaces.into()));
    let dearer = format!("{} {boat} 0 1 ARS", app.portal.id);
    for (form, refusal) in [
        (SaleForm { offer: String::new(), ..again.clone() }, R::OfferMissing),
        (SaleForm { offer: dearer, ..again.clone() }, R::PriceChanged),
        (SaleForm { offer: "999999 1 0 1 ARS".into(), ..again.clone() }, R::ProductGone),
        (SaleForm { travellers: "0".into(), ..again.clone() }, R::TravellersInvalid),
        (SaleForm { email: "nobody".into(), ..again.clone() }, R::EmailInvalid),
    ] {
        let refused = accounts.orders().sell(&pablo, &caller, &form).await;
        assert_eq!(refused, Err(refusal.into()));
    }
    let wrong = SaleForm {
        offer: String::new(),
        travellers: "0".into(),
        first_name: String::new(),
        email: "nobody".into(),
        ..again
    };
    let all = vec![R::OfferMissing, R::TravellersInvalid, R::FirstNameMissing, R::EmailInvalid];
    let refused = accounts.orders().sell(&pablo, &caller, &wrong).await;
    assert_eq!(refused, Err(Failure::Refused(all)));
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_sale_to_a_customer_is_theirs_and_is_confirmed_by_mail(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (laura, pablo) = staff(app).await;
    let (accounts, caller) = (&app.accounts, app.agent_caller());
    let boat = boat(app, &laura).await;
    buy(app, boat, 1).await.expect("bought");
    app.mails().await;
    let ana = customers::number_of(app, &laura, "ana@example.test").await;
    let form = SaleForm {
        customer: Some(ana.clone()),
        email: "other@example.test".into(),
        ..sale(app, &pablo, "A small boat").await
    };
    let number = accounts.orders().sell(&pablo, &caller, &form).await.expect("sold");
    let mail = app.mail_to("other@example.test").await;
    assert!(mail.text.contains(&number), "{}", mail.text);
    assert_eq!(details(app, &laura, &number).await.order.customer, ana);
    // The same form is answered with its order, though the mailbox has had all its mails.
    let once = OneTimeKey { key: "k".into(), browser: "b".into() };
    let travellers = "1".to_owned();
    let form = SaleForm { travellers, once, ..sale(app, &pablo, "Córdoba → Rosario").await };
    let form = SaleForm { email: "busy@example.test".into(), ..form };
    let number = accounts.orders().sell(&pablo, &caller, &form).await.expect("sold");
    for _ in 0..9 {
        let next = SaleForm { once: OneTimeKey::default(), ..form.clone() };
        accounts.orders().sell(&pablo, &caller, &next).await.expect("sold");
    }
    let next = SaleForm { once: OneTimeKey::default(), ..form.clone() };
    let full = accounts.orders().sell(&pablo, &caller, &next).await;
    assert!(matches!(full, Err(Failure::Wait(_))), "{full:?}");
    let again = accounts.orders().sell(&pablo, &caller, &form).await;
    assert_eq!(again, Ok(number));
    // Two people of one name without an address are two customers.
    let alone = SaleForm { travellers: "1".into(), ..sale(app, &pablo, "Isla Victoria").await };
    let mut customers = Vec::new();
    for _ in 0..2 {
        let number = accounts.orders().sell(&pablo, &caller, &alone).await.expect("sold");
        customers.push(details(app, &laura, &number).await.order.customer);
    }
    assert_ne!(customers[0], customers[1]);
    // Whoever is new gets the operator's language, whatever the agent's browser is in.
    let french = AgentCaller { locale: Locale::French, ..caller.clone() };
    accounts.orders().sell(&pablo, &french, &alone).await.expect("sold");
    assert_eq!(app.number("SELECT COUNT(*) FROM customers WHERE locale = 'fr'").await, 0);
    let unknown = SaleForm { customer: Some("482-915-600".parse().expect("a number")), ..alone };
    let refused = accounts.orders().sell(&pablo, &caller, &unknown).await;
    assert_eq!(refused, Err(SaleRefusal::CustomerUnknown.into()));
}
