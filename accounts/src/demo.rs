//! Demo data: operators, their products, and people in every state a customer can be in.

use crate::{
    Accounts, CreateOperatorError,
    operators::NewOperator,
    store::{
        StoreError,
        rows::{AccountRow, NewAccount, NewAgent, NewCustomer, NewProduct, NewPurchase},
        write,
    },
};
use chrono::TimeDelta;
use model::{CustomerNumber, EmailAddress, Locale, Money, Settings};

/// The password of every demo customer who has one.
pub const DEMO_PASSWORD: &str = "a window seat to Rosario";

/// Where the demo's providers answer, such as `http://127.0.0.1:3010`. What needs one that is not given is left out.
#[derive(Debug, Clone, Default)]
pub struct DemoProviders {
    pub openid: Option<String>,
    pub cas: Option<String>,
}

struct Operator {
    name: &'static str,
    host: &'static str,
    accent: &'static str,
    locale: Locale,
    settings: fn() -> Settings,
    currency: &'static str,
    products: &'static [(&'static str, &'static str, i64)],
}

const OPERATORS: [Operator; 3] = [
    Operator {
        name: "Norte Lines",
        host: "default.localhost",
        accent: "#005ab5",
        locale: Locale::English,
        settings: Settings::default,
        currency: "ARS",
        products: &[
            (
                "Córdoba → Rosario",
                "Daily coach at 8:00, six hours, one bag included.",
                2_430_000,
            ),
            (
                "Rosario → Buenos Aires",
                "Express coach every two hours, four hours.",
                2_130_000,
            ),
            (
                "Salta → Cafayate",
                "The wine valley in a small bus, with two stops to look.",
                1_890_000,
            ),
        ],
    },
    Operator {
        name: "Sur Ferries",
        host: "off.localhost",
        accent: "#00695c",
        locale: Locale::Spanish,
        settings: || Settings {
            customer_accounts_enabled: false,
            ..Settings::default()
        },
        currency: "EUR",
        products: &[
            (
                "Tarifa → Tánger",
                "Una hora de travesía, con coche o a pie.",
                4_500,
            ),
            (
                "Ibiza → Formentera",
                "Cada media hora, de siete a diez.",
                2_850,
            ),
        ],
    },
    Operator {
        name: "Club Andino",
        host: "force.localhost",
        accent: "#8a3b12",
        locale: Locale::Spanish,
        settings: || Settings {
            force_login: true,
            ..Settings::default()
        },
        currency: "CLP",
        products: &[
            (
                "Santiago → Farellones",
                "Traslado de socios, sábados y domingos.",
                1_200_000,
            ),
            (
                "Refugio, una noche",
                "Cama, cena y desayuno a 2.400 metros.",
                3_500_000,
            ),
        ],
    },
];

enum Way {
    Guest,
    Invited,
    ByNumber,
    ByEmailAndNumber,
}

/// Draw of the number, names, address, state, and how many days ago each purchase was.
type Person = (
    u32,
    &'static str,
    &'static str,
    &'static str,
    Way,
    &'static [i64],
);

const PEOPLE: [Person; 6] = [
    (
        63_402_118,
        "Ana María",
        "Quiroga",
        "ana@example.test",
        Way::ByEmailAndNumber,
        &[6, 115],
    ),
    (
        11_204_330,
        "Bruno",
        "Sosa",
        "bruno@example.test",
        Way::ByNumber,
        &[20],
    ),
    (
        40_558_217,
        "Carla",
        "Méndez",
        "carla@example.test",
        Way::Invited,
        &[3],
    ),
    (
        27_731_904,
        "Diego",
        "Ferrari",
        "diego@example.test",
        Way::Guest,
        &[2, 40],
    ),
    (
        51_019_466,
        "Elena",
        "Paz",
        "elena@example.test",
        Way::Guest,
        &[200],
    ),
    (
        73_845_120,
        "Elena",
        "Paz Soldán",
        "elena@example.test",
        Way::Guest,
        &[9],
    ),
];

impl Accounts {
    /// Puts the demo in place where it is not yet; the portals answer on that port.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    pub async fn load_demo(&self, port: u16, _providers: &DemoProviders) -> Result<(), StoreError> {
        for operator in &OPERATORS {
            let new = NewOperator {
                name: operator.name.into(),
                host: operator.host.into(),
                origin: format!("http://{}:{port}", operator.host),
                accent: operator.accent.into(),
                sender: address(&format!(
                    "tickets@{}.example.test",
                    operator.name.replace(' ', "-").to_lowercase()
                ))?,
                default_locale: operator.locale,
                settings: (operator.settings)(),
            };
            match self.create_operator(&new).await {
                Ok(ids) => self.fill(operator, ids).await?,
                Err(CreateOperatorError::Store(error)) => return Err(error),
                // From an earlier start, perhaps on another port.
                Err(CreateOperatorError::HostTaken(host)) => {
                    let origin = &new.origin;
                    write!(self.store(), portals::set_origin(&host, origin)).await?;
                }
                Err(CreateOperatorError::Accent) => {}
            }
        }
        Ok(())
    }

    /// Adds something to sell; the price is in the currency's minor unit.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    pub async fn add_product(
        &self,
        operator_id: i64,
        title: &str,
        description: &str,
        price_minor: i64,
        currency: &str,
    ) -> Result<(), StoreError> {
        let product = NewProduct {
            operator_id,
            title,
            description,
            price_minor,
            currency,
        };
        write!(self.store(), demo::product(product)).await
    }

    async fn fill(
        &self,
        operator: &Operator,
        (operator_id, portal_id): (i64, i64),
    ) -> Result<(), StoreError> {
        for &(title, description, price_minor) in operator.products {
            self.add_product(
                operator_id,
                title,
                description,
                price_minor,
                operator.currency,
            )
            .await?;
        }
        for (name, email, role) in [
            ("Laura", "laura@agents.example.test", "admin"),
            ("Pablo", "pablo@agents.example.test", "agent"),
        ] {
            let agent = NewAgent {
                operator_id,
                name,
                email,
                email_key: email,
                role,
                login_id: None,
            };
            write!(self.store(), demo::agent(&agent)).await?;
        }
        let password_hash =
            self.0.hasher.hash(DEMO_PASSWORD).await.map_err(|_| {
                StoreError::Connection("no time to hash the demo's passwords".into())
            })?;
        for person in &PEOPLE {
            self.add(operator, (operator_id, portal_id), person, &password_hash)
                .await?;
        }
        Ok(())
    }

    async fn add(
        &self,
        operator: &Operator,
        (operator_id, portal_id): (i64, i64),
        (draw, first_name, last_name, email, way, bought): &Person,
        password_hash: &str,
    ) -> Result<(), StoreError> {
        let now = self.now();
        let number = CustomerNumber::from_draw(*draw);
        let purchases: Vec<NewPurchase> = bought
            .iter()
            .enumerate()
            .map(|(place, days)| {
                let (title, _, price) = operator.products[place % operator.products.len()];
                let travellers = if place == 0 { 2 } else { 1 };
                let total = Money {
                    minor: price * i64::from(travellers),
                    currency: operator.currency.into(),
                };
                NewPurchase {
                    operator_id,
                    portal_id,
                    customer_id: 0,
                    number: format!("P-{}{place}", &number.digits()[..7]),
                    product: title.into(),
                    travellers,
                    total_minor: total.minor,
                    currency: total.currency,
                    payment: "at-the-counter",
                    first_name: (*first_name).into(),
                    last_name: (*last_name).into(),
                    email: (*email).into(),
                    at: now - TimeDelta::days(*days),
                }
            })
            .collect();
        let customer = NewCustomer {
            operator_id,
            number: number.digits().to_owned(),
            first_name: (*first_name).into(),
            last_name: (*last_name).into(),
            email: Some((*email).into()),
            email_key: Some((*email).into()),
            phone: None,
            locale: operator.locale.tag().into(),
            disabled: false,
            last_purchase_at: purchases.iter().map(|purchase| purchase.at).max(),
            created_at: now - TimeDelta::days(300),
        };
        let active = matches!(way, Way::ByNumber | Way::ByEmailAndNumber);
        let account = NewAccount {
            customer_id: 0,
            operator_id,
            state: if active {
                AccountRow::ACTIVE
            } else {
                AccountRow::INVITED
            },
            password_hash: active.then_some(password_hash),
            number_sign_in: active,
            sign_in_email: matches!(way, Way::ByEmailAndNumber).then_some(email),
            activated_at: active.then_some(now),
            password_changed_at: active.then_some(now),
            email_proved: matches!(way, Way::ByEmailAndNumber),
        };
        let account = (!matches!(way, Way::Guest)).then_some(&account);
        write!(self.store(), demo::customer(&customer, account, &purchases)).await
    }
}

fn address(text: &str) -> Result<EmailAddress, StoreError> {
    text.parse()
        .map_err(|_| StoreError::Connection(format!("{text} is no address")))
}
