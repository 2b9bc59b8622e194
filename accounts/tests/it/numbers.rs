//! Customer numbers: drawn at random, and again if taken, in every flow that creates a customer.

use crate::{
    sso::world::{ANA, World, member},
    story::{self, customer, form, order_form},
};
use accounts::{
    sso::CallbackOutcome,
    testing::{Database, TestApp},
};
use model::CustomerNumber;
use rstest::rstest;

/// Step from one draw to the next.
const STEP: u32 = CustomerNumber::STEP;

/// Registers without confirming. Returns the mailed link and the browser's cookie.
async fn registered(app: &TestApp, email: &str) -> (String, String) {
    let browser = app.accounts.registration().register(&app.caller(), form(email)).await;
    let link = app.mail_to(email).await.token("confirm");
    let browser = browser.expect("registered").expose().to_owned();
    (link.expect("a link"), browser)
}

async fn count(app: &TestApp, number: &CustomerNumber) -> i64 {
    let digits = number.digits();
    let sql = format!("SELECT COUNT(*) FROM customers WHERE number = '{digits}'");
    app.number(&sql).await
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_taken_number_is_drawn_again_in_every_flow(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let world = World::new(app, |_| ()).await;
    let numbers = [7, 7 + STEP, 7 + 2 * STEP].map(CustomerNumber::from_draw);
    let products = app.accounts.catalogue().on_sale(&app.portal).await;
    let order = order_form(products.expect("products")[0].id, "eva@example.test", "Eva");
    app.buy_with((7, 7), order).await;
    app.mails().await;
    assert_eq!(count(app, &numbers[0]).await, 1);

    let (link, browser) = registered(app, ANA).await;
    app.confirm_with(7, &link, &browser).await;
    assert_eq!(customer(app, ANA).await.number, numbers[1]);

    let caller = world.caller();
    let authorization = world.begin_authorization(&caller).await;
    world.hostile.know(member("u-1"));
    let answer = world.hostile.answer(&authorization.url);
    let round_trip = (authorization.flow.expose(), answer.as_slice());
    let arrived = app.handle_callback_with(7, &caller, world.provider, round_trip).await;
    let token = match arrived {
        Ok(CallbackOutcome::SignedIn(arrived)) => arrived.signed_in.session,
        other => panic!("nobody was signed in: {other:?}"),
    };
    let by_provider = story::session(app, token.expose()).await;
    assert_eq!(by_provider.expect("a session").number, numbers[2]);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn two_customers_who_draw_the_same_number_at_once_get_two_numbers(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    for draw in 0..10 {
        let (ana, eva) = (
            registered(app, &format!("ana{draw}@example.test")).await,
            registered(app, &format!("eva{draw}@example.test")).await,
        );
        // All are confirmed, or the test fails.
        tokio::join!(
            app.confirm_with(draw, &ana.0, &ana.1),
            app.confirm_with(draw, &eva.0, &eva.1),
        );
        for number in [draw, draw + STEP].map(CustomerNumber::from_draw) {
            assert_eq!(count(app, &number).await, 1, "{number}");
        }
    }
}
