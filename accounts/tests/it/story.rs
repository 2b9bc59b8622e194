//! Common first steps of tests.

use accounts::{BuyForm, Caller, OneTimeKey, RegisterForm, SignInForm, SignedIn, testing::TestApp};
use model::{Customer, CustomerNumber, Failure, ProductId, refusals::SignInRefusal};

pub const PASSWORD: &str = "the river in autumn";

/// A hash of [`PASSWORD`] at 8 KiB and one pass.
pub const OUTDATED_HASH: &str =
    "$argon2id$v=19$m=8,t=1,p=1$c2l4dGVlbiBieXRlcyBvaw$HY0sSfiOYYOp1WKpqzHBfWUAirE3PanLgjS5j9m7hHY";

pub fn form(email: &str) -> RegisterForm {
    RegisterForm {
        email: email.into(),
        first_name: "Ana".into(),
        last_name: "Quiroga".into(),
        password: PASSWORD.into(),
        return_to: String::new(),
        consent: None,
        once: OneTimeKey::default(),
    }
}

/// Registers, opens the mail and confirms, all in one browser.
pub async fn register(app: &TestApp, email: &str) {
    let caller = app.caller();
    let browser =
        app.accounts.registration().register(&caller, form(email)).await.expect("registered");
    let token = app.mail_to(email).await.token("confirm").expect("a link");
    app.accounts
        .registration()
        .confirm(&caller, &token, Some(browser.expose()), None)
        .await
        .expect("confirmed");
}

pub async fn sign_in(
    app: &TestApp,
    caller: &Caller,
    identifier: &str,
    password: &str,
) -> Result<SignedIn, Failure<SignInRefusal>> {
    let form =
        SignInForm { identifier: identifier.into(), password: password.into(), remember: false };
    app.accounts.sessions().sign_in(caller, form).await
}

/// Signs in. Returns the customer.
pub async fn customer(app: &TestApp, identifier: &str) -> Customer {
    let signed_in = sign_in(app, &app.caller(), identifier, PASSWORD).await.expect("signed in");
    session(app, signed_in.session.expose()).await.expect("a session")
}

pub async fn session(app: &TestApp, token: &str) -> Option<Customer> {
    let portal = app.portal_now().await;
    app.accounts.sessions().current(&portal, token).await.expect("the database answers")
}

/// Returns the form that buys for one traveller.
pub fn order_form(product: ProductId, email: &str, first_name: &str) -> BuyForm {
    BuyForm {
        product,
        price: None,
        date: None,
        travellers: "1".into(),
        first_name: first_name.into(),
        last_name: "Quiroga".into(),
        email: email.into(),
        once: OneTimeKey::default(),
    }
}

/// Buys as a guest and discards the mail.
pub async fn buy(app: &TestApp, email: &str, first_name: &str) {
    let product = app.accounts.catalogue().on_sale(&app.portal).await.expect("products")[0].id;
    let form = BuyForm { travellers: "2".into(), ..order_form(product, email, first_name) };
    app.accounts.orders().buy(&app.caller(), None, form).await.expect("bought");
    app.mails().await;
}

/// Returns that many customer numbers as rows of SQL. They begin with a zero, so that the product draws none of them.
pub fn unused_numbers(count: usize) -> String {
    let number = |place: usize| {
        let of_check = |check: u32| format!("{place:08}{check}").parse::<CustomerNumber>().ok();
        (0..10).find_map(of_check).expect("one digit is right")
    };
    let rows = (1..=count).map(|place| format!("('{}')", number(place).digits()));
    rows.collect::<Vec<_>>().join(", ")
}
