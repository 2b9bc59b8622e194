//! What is sold and ordered, for the plans of its queries.

use crate::catalogue;
use accounts::{
    CancelOrderForm, OrderFilter, OrderNameForm, SaleForm, clock::Clock, testing::TestApp,
};
use model::{Agent, OrderState, ProductId};

/// What admins do with products, and what becomes of orders.
pub async fn sell(app: &TestApp, laura: &Agent) {
    let (accounts, caller) = (&app.accounts, app.agent_caller());
    let mut form = accounts::ProductForm {
        everywhere: false,
        portals: vec![app.portal.id.to_string()],
        capacity: "9".into(),
        payment_hours: "1".into(),
        ..catalogue::form("A small boat")
    };
    form.texts[1] = ("Un bote".into(), "Por el lago.".into());
    let id = catalogue::add(app, laura, &form).await;
    form.price = "9".into();
    form.version = 1;
    accounts.catalogue().change(laura, &caller, id, &form).await.expect("changed");
    let first = catalogue::sold(app).await[0].id;
    accounts.catalogue().move_product(laura, &caller, id, Some(first)).await.expect("moved");
    for _ in 0..2 {
        let order = catalogue::selling::order(id, 2);
        let bought = accounts.orders().buy(&app.caller(), None, order).await.expect("bought");
        app.clock.advance(chrono::TimeDelta::minutes(30));
        accounts.orders().record_payment(laura, &caller, &bought.number).await.expect("recorded");
        let order = catalogue::selling::order(id, 1);
        accounts.orders().buy(&app.caller(), None, order).await.expect("bought");
        app.clock.advance(chrono::TimeDelta::minutes(60));
    }
    handle_orders(app, laura, id).await;
    sell_for_dates(app, laura).await;
    accounts.catalogue().retire(laura, &caller, id).await.expect("retired");
    accounts.catalogue().restore(laura, &caller, id).await.expect("restored");
    assert!(!accounts.catalogue().list(laura).await.expect("a list").is_empty());
}

/// Sells for a date, gives the places back, and withdraws the date.
async fn sell_for_dates(app: &TestApp, laura: &Agent) {
    use crate::catalogue::dates::{buy, dates, in_hours, ship};
    let (accounts, caller) = (&app.accounts, app.agent_caller());
    let ship = ship(app);
    let id = catalogue::add(app, laura, &ship).await;
    let date = dates(app, id).await[0].id;
    buy(app, id, Some(date), 2).await.expect("bought");
    app.clock.advance(chrono::TimeDelta::hours(2));
    buy(app, id, Some(date), 2).await.expect("bought");
    let fewer = accounts::ProductForm { dates: in_hours(app, 9), version: 1, ..ship };
    accounts.catalogue().change(laura, &caller, id, &fewer).await.expect("changed");
    accounts.catalogue().retire(laura, &caller, id).await.expect("retired");
}

/// Lists orders by every filter, and does with one what agents do.
async fn handle_orders(app: &TestApp, laura: &Agent, product: ProductId) {
    let (accounts, caller) = (&app.accounts, app.agent_caller());
    let order = catalogue::selling::order(product, 1);
    let order = accounts.orders().buy(&app.caller(), None, order).await.expect("bought").number;
    let name = OrderNameForm { first_name: "Anna".into(), last_name: "Quiroga".into() };
    accounts.orders().correct_name(laura, &caller, &order, &name).await.expect("corrected");
    accounts.orders().resend_mail(laura, &caller, &order).await.expect("sent");
    let form = CancelOrderForm { reason: "Snow".into(), ..CancelOrderForm::default() };
    accounts.orders().cancel(laura, &caller, &order, &form).await.expect("cancelled");
    let offer = accounts.orders().offers(laura).await.expect("offers").remove(0).form_value();
    let sale = SaleForm {
        offer,
        travellers: "1".into(),
        first_name: "Bruno".into(),
        last_name: "Paz".into(),
        ..SaleForm::default()
    };
    accounts.orders().sell(laura, &caller, &sale).await.expect("sold");
    let number = order.parse().expect("a number");
    let details = accounts.orders().details(laura, &number).await.expect("an answer");
    let customer = details.expect("an order").order.customer;
    let days = |days| app.clock.now() + chrono::TimeDelta::days(days);
    for state in [None, Some(OrderState::Reserved), Some(OrderState::Cancelled)] {
        for customer in [None, Some(customer.clone())] {
            for due_before in [None, Some(days(9))] {
                let (from, until) = (Some(days(-9)), Some(days(9)));
                let customer = customer.clone();
                let filter = OrderFilter { state, from, until, customer, due_before };
                let page = accounts.orders().list(laura, &filter, Some(1)).await;
                page.expect("a page");
            }
        }
    }
    let order = catalogue::selling::order(product, 1);
    accounts.orders().buy(&app.caller(), None, order).await.expect("bought");
    app.clock.advance(chrono::TimeDelta::minutes(60));
    let expired = accounts.orders().expire().await.expect("expired");
    assert_eq!(expired, 2, "the sale at the counter, and the last one");
}
