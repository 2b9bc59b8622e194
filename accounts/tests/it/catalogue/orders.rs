//! Orders in the hands of agents: found, cancelled, corrected, confirmed again, and expired.

use super::payments::{boat, buy, counted, places};
use crate::agents::staff;
use crate::branding::records;
use crate::customers;
use accounts::{
    CancelOrderForm, OneTimeKey, OrderFilter, OrderNameForm, SaleForm,
    clock::Clock,
    testing::{Database, TestApp},
};
use chrono::TimeDelta;
use model::{
    Agent, OperatorId, OrderDetails, OrderState, OrderSummary,
    refusals::{
        CancelOrderRefusal, OrderMailRefusal, OrderNameRefusal, PaymentRefusal, SaleRefusal,
    },
};
use rstest::rstest;

fn cancel(refunded: &str, reason: &str) -> CancelOrderForm {
    CancelOrderForm { refunded: refunded.into(), reason: reason.into() }
}

async fn details(app: &TestApp, agent: &Agent, number: &str) -> OrderDetails {
    let number = number.parse().expect("a number");
    let found = app.accounts.orders().details(agent, &number).await;
    found.expect("an answer").expect("an order")
}

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

/// Returns the numbers of the orders that pass a filter.
async fn found(app: &TestApp, agent: &Agent, filter: &OrderFilter) -> Vec<String> {
    let page = app.accounts.orders().list(agent, filter, None).await.expect("a page");
    page.items.into_iter().map(number_of).collect()
}

fn number_of(order: OrderSummary) -> String {
    order.purchase.number
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_cancelled_order_gives_its_places_back_and_its_buyer_reads_why(
    #[case] database: Database,
) {
    use CancelOrderRefusal as R;
    let app = &TestApp::on(database).await;
    let (laura, pablo) = staff(app).await;
    let (accounts, caller) = (&app.accounts, app.agent_caller());
    let boat = boat(app, &laura).await;
    let paid = buy(app, boat, 2).await.expect("bought");
    accounts.orders().record_payment(&pablo, &caller, &paid).await.expect("recorded");
    let mails = app.mails().await;
    assert!(mails.iter().any(|mail| mail.text.contains("we received your payment")), "{mails:#?}");

    for (form, refusal) in [
        (cancel("", "Snow"), R::RefundMissing),
        (cancel("yes", " "), R::ReasonMissing),
        (cancel("yes", "a\nb"), R::ReasonInvalid),
    ] {
        let refused = accounts.orders().cancel(&pablo, &caller, &paid, &form).await;
        assert_eq!(refused, Err(refusal.into()));
    }
    assert_eq!(places(app, &laura, boat).await, (2, Some(1)));
    for _ in 0..2 {
        let form = cancel("yes", "Snow on the pass");
        accounts.orders().cancel(&pablo, &caller, &paid, &form).await.expect("cancelled");
    }
    assert_eq!(places(app, &laura, boat).await, (0, Some(3)));
    assert_eq!(counted(app, boat).await, 0);
    let mail = app.mail_to("ana@example.test").await;
    assert!(mail.text.contains("gave the money back"), "{}", mail.text);
    assert!(mail.text.contains("Reason: Snow on the pass"), "{}", mail.text);

    let order = details(app, &laura, &paid).await;
    assert_eq!(order.order.purchase.state, OrderState::Cancelled);
    assert_eq!(order.order.purchase.refunded, Some(true));
    let happened: Vec<_> = order.history.iter().map(|entry| entry.event.as_str()).collect();
    assert_eq!(happened, ["purchase-refunded", "paid", "purchased"]);
    assert!(order.history[0].agent.is_some(), "it says who");
    let kinds: Vec<_> = order.mails.iter().map(|mail| mail.kind.as_str()).collect();
    assert_eq!(kinds, ["purchase-cancelled", "purchase-paid", "purchase-confirmation"]);
    let records = records(app, &laura, "order-cancelled").await;
    assert_eq!(records.len(), 1);
    assert_eq!(records[0].before.as_deref(), Some("state=paid"));
    let after = "state=cancelled, refunded=yes, reason=Snow on the pass";
    assert_eq!(records[0].after.as_deref(), Some(after));

    let refused = accounts.orders().record_payment(&pablo, &caller, &paid).await;
    assert_eq!(refused, Err(PaymentRefusal::Cancelled.into()));
    let refused = accounts.orders().resend_mail(&pablo, &caller, &paid).await;
    assert_eq!(refused, Err(OrderMailRefusal::Over.into()));
    let refused = accounts.orders().cancel(&pablo, &caller, "P-1", &cancel("", "Snow")).await;
    assert_eq!(refused, Err(R::Unknown.into()));
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn orders_that_were_not_paid_in_time_expire_without_another_order(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let (laura, _) = staff(app).await;
    let (accounts, caller) = (&app.accounts, app.agent_caller());
    let boat = boat(app, &laura).await;
    let number = buy(app, boat, 2).await.expect("bought");
    app.clock.advance(TimeDelta::hours(2) - TimeDelta::milliseconds(1));
    assert_eq!(accounts.orders().expire().await.expect("nothing to do"), 0);
    app.clock.advance(TimeDelta::milliseconds(1));
    assert_eq!(accounts.orders().expire().await.expect("expired"), 1);
    assert_eq!(accounts.orders().expire().await.expect("nothing to do"), 0);
    assert_eq!(counted(app, boat).await, 0);
    let ana = customers::number_of(app, &laura, "ana@example.test").await;
    let happened = customers::happened(app, &laura, &ana).await;
    assert_eq!(happened.first().map(String::as_str), Some("purchase-expired"));
    let late = accounts.orders().cancel(&laura, &caller, &number, &cancel("", "Snow")).await;
    assert_eq!(late, Err(CancelOrderRefusal::Expired.into()));
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn orders_are_found_by_state_day_and_customer(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (laura, pablo) = staff(app).await;
    let (accounts, caller) = (&app.accounts, app.agent_caller());
    let boat = boat(app, &laura).await;
    let first = app.clock.now();
    let paid = buy(app, boat, 1).await.expect("bought");
    accounts.orders().record_payment(&pablo, &caller, &paid).await.expect("recorded");
    let expired = buy(app, boat, 1).await.expect("bought");
    app.clock.advance(TimeDelta::hours(3));
    let later = app.clock.now();
    let reserved = buy(app, boat, 1).await.expect("bought");
    let all = OrderFilter::default();
    assert_eq!(found(app, &pablo, &all).await, [&*reserved, &*expired, &*paid]);
    for (state, number) in [
        (OrderState::Reserved, &reserved),
        (OrderState::Paid, &paid),
        (OrderState::Expired, &expired),
    ] {
        let filter = OrderFilter { state: Some(state), ..OrderFilter::default() };
        assert_eq!(found(app, &pablo, &filter).await, [&**number], "{state:?}");
    }
    let from = OrderFilter { from: Some(later), ..OrderFilter::default() };
    assert_eq!(found(app, &pablo, &from).await, [&*reserved]);
    let until = OrderFilter { until: Some(later), ..OrderFilter::default() };
    assert_eq!(found(app, &pablo, &until).await, [&*expired, &*paid]);
    let before = OrderFilter { until: Some(first), ..OrderFilter::default() };
    assert_eq!(found(app, &pablo, &before).await, [""; 0]);
    let ana = customers::number_of(app, &laura, "ana@example.test").await;
    let of_ana = OrderFilter { customer: Some(ana), ..OrderFilter::default() };
    assert_eq!(found(app, &pablo, &of_ana).await.len(), 3);
    let nobody = OrderFilter {
        customer: Some("482-915-607".parse().expect("a number")),
        ..OrderFilter::default()
    };
    assert_eq!(found(app, &pablo, &nobody).await, [""; 0]);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_long_list_of_orders_has_every_order_once(#[case] database: Database) {
    const COUNT: usize = 120;
    let app = &TestApp::on(database).await;
    let (_, pablo) = staff(app).await;
    customers_order(app).await;
    let copies: Vec<String> = (1..COUNT)
        .map(|copy| {
            format!(
                "INSERT INTO purchases (operator_id, portal_id, customer_id, number, product, travellers, \
                 total_minor, currency, payment, first_name, last_name, email, at, state) SELECT operator_id, \
                 portal_id, customer_id, 'C-{copy}', product, travellers, total_minor, currency, payment, \
                 first_name, last_name, email, at, '{}' FROM purchases WHERE number NOT LIKE 'C-%'",
                OrderState::ALL[copy % 4].code()
            )
        })
        .collect();
    app.execute(&copies.join("; ")).await;
    let (mut numbers, mut before) = (Vec::new(), None);
    loop {
        let page = app.accounts.orders().list(&pablo, &OrderFilter::default(), before).await;
        let page = page.expect("a page");
        numbers.extend(page.items.into_iter().map(number_of));
        before = page.next;
        if before.is_none() {
            break;
        }
    }
    assert_eq!(numbers.len(), COUNT);
    numbers.sort();
    numbers.dedup();
    assert_eq!(numbers.len(), COUNT, "some were listed twice");
}

/// Places one order.
async fn customers_order(app: &TestApp) {
    let product = super::sold(app).await[0].id;
    buy(app, product, 1).await.expect("bought");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_agent_corrects_the_name_and_sends_the_confirmation_again(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (laura, pablo) = staff(app).await;
    let (accounts, caller) = (&app.accounts, app.agent_caller());
    let product = super::sold(app).await[0].id;
    let number = buy(app, product, 1).await.expect("bought");
    app.mails().await;
    let name = OrderNameForm { first_name: "Ana María".into(), last_name: "Quiroga".into() };
    for _ in 0..2 {
        accounts.orders().correct_name(&pablo, &caller, &number, &name).await.expect("corrected");
    }
    let order = details(app, &laura, &number).await;
    assert_eq!(order.order.purchase.first_name, "Ana María");
    assert_eq!(order.order.customer_name, "Ana Quiroga", "the customer stays");
    assert_eq!(records(app, &laura, "order-corrected").await.len(), 1);
    let empty = accounts
        .orders()
        .correct_name(&pablo, &caller, &number, &OrderNameForm::default())
        .await
        .expect_err("refused");
    let missing = [OrderNameRefusal::FirstNameMissing, OrderNameRefusal::LastNameMissing];
    assert_eq!(empty, model::Failure::Refused(missing.to_vec()));

    accounts.orders().resend_mail(&pablo, &caller, &number).await.expect("sent");
    let mail = app.mail_to("ana@example.test").await;
    assert!(mail.text.contains(&number) && mail.text.contains("Ana María"), "{}", mail.text);
    let gone = accounts.orders().resend_mail(&pablo, &caller, "P-1").await;
    assert_eq!(gone, Err(OrderMailRefusal::Unknown.into()));
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[tokio::test(flavor = "multi_thread")]
async fn a_typed_number_is_read_and_a_check_value_that_was_made_up_is_not(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let (laura, _) = staff(app).await;
    let read = |text: &str| {
        let number = app.accounts.orders().read_counter_code(&laura, text);
        number.map(|number| number.as_str().to_owned())
    };
    for text in ["P-4082620318", " p-4082620318 ", "4082620318", "P-4082620318."] {
        assert_eq!(read(text).as_deref(), Some("P-4082620318"), "{text}");
    }
    for text in ["", "ana", "P-1.0123456789ABCDEF", "P-1.0123", "P-1.xyz", "P-1.0.0"] {
        assert_eq!(read(text), None, "{text}");
    }
    let code = app.accounts.orders().counter_code(laura.operator, "P-4082620318");
    assert_eq!(read(&code).as_deref(), Some("P-4082620318"), "{code}");
    assert_eq!(read(&code.to_lowercase()).as_deref(), Some("P-4082620318"), "{code}");
    let other = OperatorId::new(laura.operator.get() + 1);
    let of_another = app.accounts.orders().counter_code(other, "P-4082620318");
    assert_eq!(read(&of_another), None, "another operator's");
    let picture = app.accounts.orders().counter_qr(&app.portal, "P-4082620318");
    assert!(picture.is_some_and(|picture| picture.contains("<svg")));
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn no_agent_reaches_the_orders_of_another_operator(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (laura, _) = staff(app).await;
    let (accounts, caller) = (&app.accounts, app.agent_caller());
    let product = super::sold(app).await[0].id;
    let number = buy(app, product, 1).await.expect("bought");
    let stranger = Agent { operator: OperatorId::new(laura.operator.get() + 1000), ..laura };
    assert_eq!(found(app, &stranger, &OrderFilter::default()).await, [""; 0]);
    let parsed = number.parse().expect("a number");
    let details = accounts.orders().details(&stranger, &parsed).await;
    assert!(details.expect("an answer").is_none());
    let cancelled =
        accounts.orders().cancel(&stranger, &caller, &number, &cancel("", "Snow")).await;
    assert_eq!(cancelled, Err(CancelOrderRefusal::Unknown.into()));
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
    // Two people of one name without an address are two customers.
    let alone = SaleForm { travellers: "1".into(), ..sale(app, &pablo, "Isla Victoria").await };
    let mut customers = Vec::new();
    for _ in 0..2 {
        let number = accounts.orders().sell(&pablo, &caller, &alone).await.expect("sold");
        customers.push(details(app, &laura, &number).await.order.customer);
    }
    assert_ne!(customers[0], customers[1]);
    let unknown = SaleForm { customer: Some("482-915-607".parse().expect("a number")), ..alone };
    let refused = accounts.orders().sell(&pablo, &caller, &unknown).await;
    assert_eq!(refused, Err(SaleRefusal::CustomerUnknown.into()));
}
