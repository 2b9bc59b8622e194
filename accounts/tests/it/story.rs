//! Common first steps of tests.

use accounts::{BuyForm, Caller, OneTimeKey, RegisterForm, SignInForm, SignedIn, testing::Bench};
use model::{Customer, Failure, refusals::SignInRefusal};

pub const PASSWORD: &str = "the river in autumn";

pub fn form(email: &str) -> RegisterForm {
    RegisterForm {
        email: email.into(),
        first_name: "Ana".into(),
        last_name: "Quiroga".into(),
        password: PASSWORD.into(),
        return_to: String::new(),
        once: OneTimeKey::default(),
    }
}

/// Registers, opens the mail and confirms, all in one browser.
pub async fn register(bench: &Bench, email: &str) {
    let caller = bench.caller();
    let browser = bench.accounts.register(&caller, form(email)).await.expect("registered");
    let token = bench.mail_to(email).await.token("confirm").expect("a link");
    bench.accounts.confirm(&caller, &token, Some(browser.expose()), None).await.expect("confirmed");
}

pub async fn sign_in(
    bench: &Bench,
    caller: &Caller,
    identifier: &str,
    password: &str,
) -> Result<SignedIn, Failure<SignInRefusal>> {
    let form =
        SignInForm { identifier: identifier.into(), password: password.into(), remember: false };
    bench.accounts.sign_in(caller, form).await
}

/// Signs in. Returns the customer.
pub async fn customer(bench: &Bench, identifier: &str) -> Customer {
    let signed_in = sign_in(bench, &bench.caller(), identifier, PASSWORD).await.expect("signed in");
    session(bench, signed_in.session.expose()).await.expect("a session")
}

pub async fn session(bench: &Bench, token: &str) -> Option<Customer> {
    let portal = bench.portal_now().await;
    bench.accounts.session(&portal, token).await.expect("the database answers")
}

/// Buys as a guest and discards the mail.
pub async fn buy(bench: &Bench, email: &str, first_name: &str) {
    let product = bench.accounts.products(&bench.portal).await.expect("products")[0].id;
    let form = BuyForm {
        product,
        price: None,
        travellers: "2".into(),
        first_name: first_name.into(),
        last_name: "Quiroga".into(),
        email: email.into(),
        once: OneTimeKey::default(),
    };
    bench.accounts.buy(&bench.caller(), None, form).await.expect("bought");
    bench.mails().await;
}
