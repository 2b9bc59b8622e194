//! What a token does with orders.

use super::{caller, form, only, token};
use crate::agents;
use accounts::{
    Accounts, ApiCaller, CancelOrderForm, ChangeRejection, ExternalOrder, OrderCustomer,
    PlacedOrder, Precondition, Versions,
    testing::{Database, TestApp},
};
use model::{
    Failure, OrderState, Product, Role,
    refusals::{CancelOrderRefusal, ExternalOrderRefusal as R, PaymentRefusal},
};
use rstest::rstest;

/// Returns the products of the portal: a coach without a capacity, and a boat with ten places.
async fn products(app: &TestApp) -> Vec<Product> {
    app.accounts.catalogue().on_sale(&app.portal).await.expect("products")
}

/// Returns an order of a new customer without an email.
fn order(product: &Product, id: &str) -> ExternalOrder {
    ExternalOrder {
        external_id: id.parse().expect("an id"),
        customer: None,
        product: product.id,
        date: None,
        travellers: 1,
        first_name: "Ana".into(),
        last_name: "Quiroga".into(),
        email: String::new(),
    }
}

/// Sends it as a system does that tries again while the server is overloaded.
async fn put(
    app: &TestApp,
    caller: &ApiCaller,
    order: &ExternalOrder,
) -> Result<PlacedOrder, Failure<R>> {
    put_by(&app.accounts, caller, order).await
}

async fn put_by(
    accounts: &Accounts,
    caller: &ApiCaller,
    order: &ExternalOrder,
) -> Result<PlacedOrder, Failure<R>> {
    loop {
        match accounts.orders().put_by_api(caller, order, &Precondition::default()).await {
            Ok(placed) => break Ok(placed),
            Err(ChangeRejection::Failed(Failure::Busy | Failure::Unavailable)) => {}
            Err(ChangeRejection::Failed(failure)) => break Err(failure),
            Err(ChangeRejection::Outdated) => panic!("no version was named"),
        }
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn every_field_of_an_order_that_is_not_valid_is_named(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (laura, _) = agents::staff(app).await;
    let caller = caller(app, &token(app, &laura, &form("Printer")).await).await.expect("a caller");
    let coach = products(app).await.remove(0);
    let wrong = ExternalOrder {
        travellers: 0,
        first_name: String::new(),
        last_name: "Paz\n".into(),
        email: "nobody".into(),
        ..order(&coach, "A-1")
    };
    let all = vec![R::TravellersInvalid, R::FirstNameMissing, R::LastNameInvalid, R::EmailInvalid];
    assert_eq!(put(app, &caller, &wrong).await, Err(Failure::Refused(all)));
    assert_eq!(app.number("SELECT COUNT(*) FROM purchases").await, 0);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_order_is_placed_once_by_its_external_id_as_at_the_counter(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (laura, _) = agents::staff(app).await;
    let caller = caller(app, &token(app, &laura, &form("Printer")).await).await.expect("a caller");
    let boat = products(app).await.remove(1);
    app.mails().await;
    let wanted = ExternalOrder { email: "ana@example.test".into(), ..order(&boat, "A-1") };
    let placed = put(app, &caller, &wanted).await.expect("placed");
    assert!(placed.is_new);
    assert_eq!(placed.order.external_id.as_deref(), Some("A-1"));
    assert_eq!(placed.order.order.state, OrderState::Reserved);
    assert_eq!(app.mails().await.len(), 1, "the confirmation");

    let again = put(app, &caller, &wanted).await.expect("the same");
    assert_eq!(again, PlacedOrder { is_new: false, ..placed.clone() });
    let named = ExternalOrder { first_name: "Anna".into(), ..wanted.clone() };
    let corrected = put(app, &caller, &named).await.expect("corrected").order;
    assert_eq!(
        (&*corrected.order.first_name, &corrected.order.number),
        ("Anna", &again.order.order.number)
    );
    assert_ne!(corrected.version, again.order.version);
    let coach = products(app).await.remove(0);
    for other in [
        ExternalOrder { travellers: 2, ..named.clone() },
        ExternalOrder { product: coach.id, ..named.clone() },
        ExternalOrder { email: "eva@example.test".into(), ..named.clone() },
    ] {
        assert_eq!(put(app, &caller, &other).await, Err(R::Differs.into()), "{other:?}");
    }
    assert_eq!(app.number("SELECT COUNT(*) FROM purchases").await, 1);
    assert_eq!(products(app).await[1].places_left, Some(9));
    assert!(app.mails().await.is_empty());
    let created = "SELECT COUNT(*) FROM events WHERE kind = 'order.created'";
    assert_eq!(app.number(created).await, 1);
    let audit = app.accounts.audit_log().page(&laura, None).await.expect("the audit").items;
    let acts: Vec<_> = audit.iter().take(2).map(|act| (&*act.agent, &*act.action)).collect();
    assert_eq!(acts, ["order-corrected", "order-sold"].map(|action| ("API · Printer", action)));
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn of_forty_requests_at_once_ten_get_the_last_ten_places(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (laura, _) = agents::staff(app).await;
    let caller = &caller(app, &token(app, &laura, &form("Printer")).await).await.expect("a caller");
    let boat = products(app).await.remove(1);
    // Each is sent twice, as by a system that got no answer.
    let orders: Vec<_> = (0..40).map(|place| order(&boat, &format!("A-{}", place / 2))).collect();
    let mut tries = tokio::task::JoinSet::new();
    for order in orders {
        let (accounts, caller) = (app.accounts.clone(), caller.clone());
        tries.spawn(async move { put_by(&accounts, &caller, &order).await });
    }
    let mut placed = 0;
    while let Some(put) = tries.join_next().await {
        match put.expect("no panic") {
            Ok(put) => placed += i64::from(put.is_new),
            Err(refused) => assert_eq!(refused, R::SoldOut.into()),
        }
    }
    assert_eq!(placed, 10);
    assert_eq!(app.number("SELECT COUNT(*) FROM purchases").await, 10);
    assert_eq!(app.number("SELECT COUNT(DISTINCT external_id) FROM purchases").await, 10);
    assert_eq!(products(app).await[1].places_left, Some(0));
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn orders_are_paid_and_cancelled_by_the_rules_of_agents(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (laura, _) = agents::staff(app).await;
    let caller = caller(app, &token(app, &laura, &form("Printer")).await).await.expect("a caller");
    let boat = products(app).await.remove(1);
    let placed = put(app, &caller, &order(&boat, "A-1")).await.expect("placed").order;
    let number = placed.order.number.parse().expect("a number");
    let orders = app.accounts.orders();
    let paid = orders.pay_by_api(&caller, &number, &only(&placed.version)).await.expect("paid");
    assert_eq!(paid.order.state, OrderState::Paid);
    let outdated = orders.pay_by_api(&caller, &number, &only(&placed.version)).await;
    assert_eq!(outdated, Err(ChangeRejection::Outdated));
    let again = orders.pay_by_api(&caller, &number, &Versions::Any).await.expect("the same");
    assert_eq!(again, paid);

    let mut form = CancelOrderForm { refunded: String::new(), reason: "Storm".into() };
    let outdated = orders.cancel_by_api(&caller, &number, &only(&placed.version), &form).await;
    assert_eq!(outdated, Err(ChangeRejection::Outdated));
    let refused = orders.cancel_by_api(&caller, &number, &only(&paid.version), &form).await;
    let missing = CancelOrderRefusal::RefundMissing.into();
    assert_eq!(refused, Err(ChangeRejection::Failed(missing)));
    form.refunded = "yes".into();
    let cancelled = orders.cancel_by_api(&caller, &number, &only(&paid.version), &form).await;
    let cancelled = cancelled.expect("cancelled").order;
    assert_eq!((cancelled.state, cancelled.refunded), (OrderState::Cancelled, Some(true)));
    assert_eq!(products(app).await[1].places_left, Some(10));
    let late = orders.pay_by_api(&caller, &number, &Versions::Any).await;
    assert_eq!(late, Err(ChangeRejection::Failed(PaymentRefusal::Cancelled.into())));
    for kind in ["order.created", "order.paid", "order.cancelled"] {
        let sql = format!("SELECT COUNT(*) FROM events WHERE kind = '{kind}'");
        assert_eq!(app.number(&sql).await, 1, "{kind}");
    }
    let audit = app.accounts.audit_log().page(&laura, None).await.expect("the audit").items;
    assert!(audit.iter().take(3).all(|act| act.agent == "API · Printer"), "{audit:?}");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_order_is_for_a_customer_of_the_operator(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let ferries = app.other_portal().await;
    let (laura, _) = agents::staff(app).await;
    let rosa = agents::person(app, &ferries, "rosa@sur.example.test", Role::Admin).await;
    let rosa = agents::agent(app, &rosa.cookie).await;
    let own = caller(app, &token(app, &laura, &form("Printer")).await).await.expect("a caller");
    let others = caller(app, &token(app, &rosa, &form("Printer")).await).await.expect("a caller");
    let boat = products(app).await.remove(1);
    let first = put(app, &own, &order(&boat, "A-1")).await.expect("placed").order;
    let by_number = Some(OrderCustomer::Number(first.customer.clone()));
    let for_her = ExternalOrder { customer: by_number, ..order(&boat, "A-2") };
    let second = put(app, &own, &for_her).await.expect("placed").order;
    assert_eq!(second.customer, first.customer);
    let unknown = OrderCustomer::ExternalId("K-7".parse().expect("an id"));
    let for_nobody = ExternalOrder { customer: Some(unknown), ..order(&boat, "A-3") };
    let refused = put(app, &own, &for_nobody).await;
    assert_eq!(refused, Err(R::ExternalCustomerUnknown.into()));

    assert_eq!(put(app, &others, &for_her).await, Err(R::CustomerUnknown.into()));
    let foreign = put(app, &others, &order(&boat, "A-1")).await;
    assert_eq!(foreign, Err(R::ProductGone.into()), "neither the product nor the order is theirs");
    let number = first.order.number.parse().expect("a number");
    let swapped = app.accounts.orders().pay_by_api(&others, &number, &Versions::Any).await;
    assert_eq!(swapped, Err(ChangeRejection::Failed(PaymentRefusal::Unknown.into())));
    let id = "A-1".parse().expect("an id");
    let orders = app.accounts.orders();
    assert_eq!(orders.get_by_external_id(&others, &id).await.expect("an answer"), None);
    assert_eq!(orders.get_by_external_id(&own, &id).await.expect("an answer"), Some(first));
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_repeated_request_names_nobody_who_deleted_their_account(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (laura, _) = agents::staff(app).await;
    let caller = caller(app, &token(app, &laura, &form("Printer")).await).await.expect("a caller");
    let boat = products(app).await.remove(1);
    let placed = put(app, &caller, &order(&boat, "A-1")).await.expect("placed").order;
    // What the deletion of the account leaves of it.
    app.execute("UPDATE purchases SET first_name = '', last_name = '', email = ''").await;
    let again = put(app, &caller, &order(&boat, "A-1")).await.expect("known");
    assert!(!again.is_new && again.order.order.first_name.is_empty(), "{again:?}");
    assert_eq!(again.order.order.number, placed.order.number);
    let customers = "UPDATE customers SET first_name = '', last_name = '', email = NULL";
    app.execute(customers).await;
    let customer = Some(OrderCustomer::Number(placed.customer));
    let named = ExternalOrder { customer, ..order(&boat, "A-1") };
    let again = put(app, &caller, &named).await.expect("known");
    assert_eq!((again.is_new, again.order.order.number), (false, placed.order.number));
    let other = ExternalOrder { external_id: "A-2".parse().expect("an id"), ..named };
    assert_eq!(put(app, &caller, &other).await, Err(R::CustomerUnknown.into()));
}
