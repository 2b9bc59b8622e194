//! Names that would break a mail, a terminal or a page, entered in every way that takes a name.

use crate::{
    agents, api_tokens,
    customers::number_of,
    story::{self, buy, customer, register},
};
use accounts::{
    ApiCaller, BuyForm, ChangeRejection, CreationRejection, CustomerCreation, CustomerForm,
    CustomerPatch, NewCustomerForm, OneTimeKey, ProfileForm, RegisterForm, Versions,
    testing::{Database, TestApp},
};
use model::{Agent, Customer, CustomerNumber, Failure, Locale, PersonName};
use rstest::rstest;
use std::fmt::Debug;

const FORBIDDEN: [&str; 10] = [
    "Ana\r\nBcc: eva@evil.test",
    "Ana\nX: y",
    "Ana\rX: y",
    "a\0b",
    "\u{1b}[31mAna",
    "a\u{85}b",
    "a\u{2028}b",
    "\u{202e}anA",
    "a\u{2066}b",
    "\u{200b} \u{3164}",
];
const UNUSUAL: [&str; 5] = [
    "Ana <eva@evil.test>, Bcc: eva@evil.test",
    "<script>alert(1)</script>",
    "'; DROP TABLE customers; --",
    "👩‍🚀 محمد",
    "=?utf-8?q?Ana?=",
];
const STORED: &str = "SELECT first_name FROM customers UNION ALL SELECT last_name FROM customers \
                      UNION ALL SELECT first_name FROM purchases UNION ALL SELECT last_name FROM purchases \
                      UNION ALL SELECT first_name FROM registrations \
                      UNION ALL SELECT last_name FROM registrations";

/// Those who enter names, and whose names they change.
struct Entrances<'a> {
    app: &'a TestApp,
    admin: Agent,
    api: ApiCaller,
    ana: Customer,
    /// Two customers without an account.
    guest: CustomerNumber,
    other: CustomerNumber,
}

/// Returns whether it was accepted.
fn accepted<T, R: Debug>(result: Result<T, Failure<R>>) -> bool {
    match result {
        Ok(_) => true,
        Err(Failure::Refused(_)) => false,
        Err(other) => panic!("{other:?}"),
    }
}

fn form(name: &str, email: &str) -> CustomerForm {
    CustomerForm {
        first_name: name.into(),
        last_name: name.into(),
        email: email.into(),
        phone: String::new(),
    }
}

impl<'a> Entrances<'a> {
    async fn of(app: &'a TestApp) -> Self {
        let (admin, _) = agents::staff(app).await;
        buy(app, "guest@example.test", "Eva").await;
        let guest = number_of(app, &admin, "guest@example.test").await;
        buy(app, "other@example.test", "Eva").await;
        let other = number_of(app, &admin, "other@example.test").await;
        register(app, "ana@example.test").await;
        let ana = customer(app, "ana@example.test").await;
        let token = api_tokens::token(app, &admin, &api_tokens::form("Printer")).await;
        let api = api_tokens::caller(app, &token).await.expect("a caller");
        app.mails().await;
        Self { app, admin, api, ana, guest, other }
    }

    /// Enters the name in every way; returns which ways have accepted it.
    async fn enter(&self, name: &str, place: usize) -> Vec<(&'static str, bool)> {
        let mut ways = self.enter_as_customers(name, place).await.to_vec();
        ways.extend(self.enter_as_agents(name, place).await);
        ways.extend(self.enter_by_api(name, place).await);
        ways
    }

    async fn enter_as_customers(&self, name: &str, place: usize) -> [(&'static str, bool); 3] {
        let (accounts, caller) = (&self.app.accounts, self.app.caller());
        let form = RegisterForm {
            first_name: name.into(),
            last_name: name.into(),
            ..story::form(&format!("r{place}@example.test"))
        };
        let registered = accounts.registration().register(&caller, form).await;
        let products = accounts.catalogue().on_sale(&self.app.portal).await;
        let order = BuyForm {
            product: products.expect("products")[0].id,
            date: None,
            price: None,
            travellers: "1".into(),
            first_name: name.into(),
            last_name: name.into(),
            email: format!("b{place}@example.test"),
            once: OneTimeKey::default(),
        };
        let bought = accounts.orders().buy(&caller, None, order).await;
        let details = ProfileForm {
            first_name: name.into(),
            last_name: name.into(),
            phone: String::new(),
            locale: Locale::English,
        };
        let changed = accounts.profile().change(&caller, &self.ana, details).await;
        [
            ("registration", accepted(registered)),
            ("purchase", accepted(bought)),
            ("profile", accepted(changed)),
        ]
    }

    async fn enter_as_agents(&self, name: &str, place: usize) -> [(&'static str, bool); 2] {
        let (customers, caller) = (self.app.accounts.customers(), self.app.agent_caller());
        let email = format!("a{place}@example.test");
        let similar = customers.similar(&self.admin, name, name, &email).await;
        let seen = similar.expect("the customers with the same name").into_iter();
        let seen: Vec<_> = seen.map(|other| other.customer.number.to_string()).collect();
        let new = NewCustomerForm {
            first_name: name.into(),
            last_name: name.into(),
            email,
            seen: seen.join(","),
            ..NewCustomerForm::default()
        };
        let added = customers.create(&self.admin, &caller, &new).await;
        let corrected = form(name, "guest@example.test");
        let changed = customers.change(&self.admin, &caller, &self.guest, corrected, None).await;
        [("agent adds", accepted(added)), ("agent corrects", accepted(changed))]
    }

    async fn enter_by_api(&self, name: &str, place: usize) -> [(&'static str, bool); 2] {
        let creation = CustomerCreation {
            form: form(name, &format!("t{place}@example.test")),
            locale: None,
            external_id: None,
            key: format!("key {place}"),
        };
        let customers = self.app.accounts.customers();
        let added = customers.create_by_api(&self.api, &creation).await;
        let added = added.map_err(|why| match why {
            CreationRejection::Failed(failure) => failure,
            CreationRejection::KeyReused => panic!("every key is used once"),
        });
        let patch = CustomerPatch { first_name: Some(name.into()), ..CustomerPatch::default() };
        let changed = customers.change_by_api(&self.api, &self.other, &Versions::Any, &patch).await;
        let changed = changed.map_err(|why| match why {
            ChangeRejection::Failed(failure) => failure,
            ChangeRejection::Outdated => panic!("no version was named"),
        });
        [("API adds", accepted(added)), ("API changes", accepted(changed))]
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn b03_every_way_refuses_dangerous_names_and_takes_unusual_ones(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let entrances = Entrances::of(app).await;
    let overlong = "x".repeat(PersonName::MAX_CHARS + 1);
    for (place, name) in FORBIDDEN.into_iter().chain([&*overlong]).enumerate() {
        for (way, is_accepted) in entrances.enter(name, place).await {
            assert!(!is_accepted, "{way}: {name:?}");
        }
    }
    assert!(app.mails().await.is_empty(), "nothing was done");
    for (place, name) in UNUSUAL.into_iter().enumerate() {
        for (way, is_accepted) in entrances.enter(name, 100 + place).await {
            assert!(is_accepted, "{way}: {name:?}");
        }
    }
    for name in app.texts(STORED).await {
        assert_eq!(name.parse::<PersonName>().map(String::from), Ok(name));
    }
    // Each mail has one recipient, or it could not be read.
    let mails = app.mails().await;
    assert!(mails.len() >= 2 * UNUSUAL.len(), "{mails:#?}");
    for mail in mails {
        assert!(mail.to.ends_with("@example.test"), "{mail:?}");
    }
}
