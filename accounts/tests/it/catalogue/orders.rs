//! Orders in the hands of agents: found, cancelled, corrected, confirmed again, and expired.

use super::payments::{boat, buy, counted, places};
use crate::agents::staff;
use crate::branding::records;
use crate::customers;
use accounts::{
    CancelOrderForm, OrderFilter, OrderNameForm,
    testing::{Database, TestApp},
};
use chrono::TimeDelta;
use model::{
    Agent, OperatorId, OrderDetails, OrderState,
    refusals::{CancelOrderRefusal, OrderMailRefusal, OrderNameRefusal, PaymentRefusal},
};
use rstest::rstest;

mod lists;
mod sales;

use lists::found;

fn cancel(refunded: &str, reason: &str) -> CancelOrderForm {
    CancelOrderForm { refunded: refunded.into(), reason: reason.into() }
}

async fn details(app: &TestApp, agent: &Agent, number: &str) -> OrderDetails {
    let number = number.parse().expect("a number");
    let found = app.accounts.orders().details(agent, &number).await;
    found.expect("an answer").expect("an order")
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
    assert!(mail.text.contains("refunded you at the counter"), "{}", mail.text);
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
    let moved = OrderNameForm { first_name: "Ana".into(), last_name: "María Quiroga".into() };
    accounts.orders().correct_name(&pablo, &caller, &number, &moved).await.expect("corrected");
    let order = details(app, &laura, &number).await.order.purchase;
    assert_eq!((&*order.first_name, &*order.last_name), ("Ana", "María Quiroga"));
    assert_eq!(records(app, &laura, "order-corrected").await.len(), 2);
    let empty = accounts
        .orders()
        .correct_name(&pablo, &caller, &number, &OrderNameForm::default())
        .await
        .expect_err("refused");
    let missing = [OrderNameRefusal::FirstNameMissing, OrderNameRefusal::LastNameMissing];
    assert_eq!(empty, model::Failure::Refused(missing.to_vec()));

    accounts.orders().resend_mail(&pablo, &caller, &number).await.expect("sent");
    let mail = app.mail_to("ana@example.test").await;
    assert!(
        mail.text.contains(&number) && mail.text.contains("Ana María Quiroga"),
        "{}",
        mail.text
    );
    let gone = accounts.orders().resend_mail(&pablo, &caller, "P-1").await;
    assert_eq!(gone, Err(OrderMailRefusal::Unknown.into()));
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
