//! Demo data: operators, their products, and people in every state a customer can be in.

mod agents;
mod crowd;

pub use crowd::number_at;
mod operators;
mod ownership;
mod people;
mod providers;

pub use agents::{DEMO_MANY, DEMO_TOTP_SECRET};

use crate::{
    Accounts, CreateOperatorError, NewOperator,
    sso::ProviderError,
    store::{
        StoreError,
        rows::{
            AccountRow, NewAccount, NewCustomer, NewPortalRow, NewProduct, NewProductText,
            NewPurchase, ProductTerms,
        },
        write,
    },
};
use chrono::TimeDelta;
use model::{CustomerNumber, EmailAddress, Money};
use operators::{FURTHER, OPERATORS, Operator};
use people::{PEOPLE, Person, Way};

/// The password of every demo customer who has one, and of every agent.
pub const DEMO_PASSWORD: &str = "a window seat to Rosario";

/// Why the demo was not put in place.
#[derive(Debug, thiserror::Error)]
pub enum DemoError {
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    Provider(#[from] ProviderError),
    #[error(
        "this database holds operators that the demo did not make ({0}). The demo would let everybody into them, with a \
         password and an authenticator key that are public; nothing was changed. Give it a database of its own, such as \
         GUICHET_DATABASE_URL=sqlite://data/demo.sqlite"
    )]
    Foreign(String),
}

/// Where the demo's providers answer, such as `http://127.0.0.1:3010`. What needs one that is not given is left out.
#[derive(Debug, Clone, Default)]
pub struct DemoProviders {
    pub openid: Option<String>,
    pub cas: Option<String>,
}

impl Accounts {
    /// Puts the demo in place where it is not yet; the portals answer on that port. Operators whose providers are not
    /// given are left out.
    ///
    /// # Errors
    /// [`DemoError`]; `Foreign`, before anything is changed, where the database holds anybody else's operators.
    pub async fn load_demo(&self, port: u16, providers: &DemoProviders) -> Result<(), DemoError> {
        let foreign = write!(self.store(), demo::claim(ownership::is_demos)).await?;
        if !foreign.is_empty() {
            return Err(DemoError::Foreign(foreign.join(", ")));
        }
        for operator in &OPERATORS {
            let mut needed = operator.providers.iter();
            if !needed.all(|provider| provider.url(providers).is_some()) {
                continue;
            }
            let new = NewOperator {
                name: operator.name.into(),
                host: operator.host.into(),
                origin: format!("http://{}:{port}", operator.host),
                accent: operator.accent.into(),
                sender: address(&operator.sender())?,
                default_locale: operator.locale,
                settings: (operator.settings)(),
            };
            match self.insert_operator(&new, true).await {
                Ok(ids) => self.fill(operator, ids).await?,
                Err(CreateOperatorError::Store(error)) => return Err(error.into()),
                // From an earlier start, perhaps on another port.
                Err(CreateOperatorError::HostTaken(host)) => {
                    let origin = &new.origin;
                    write!(self.store(), portals::set_origin(&host, origin)).await?;
                }
                Err(
                    CreateOperatorError::HostReserved(_)
                    | CreateOperatorError::Accent
                    | CreateOperatorError::AccentContrast { .. },
                ) => {}
            }
            self.load_providers(operator, providers).await?;
        }
        self.load_further_portals(port).await?;
        Ok(self.load_demo_agents().await?)
    }

    /// Puts portals beside those of the operators, where they are not yet.
    async fn load_further_portals(&self, port: u16) -> Result<(), StoreError> {
        for further in &FURTHER {
            let Some(first) = self.portal(further.beside).await? else {
                continue;
            };
            let origin = format!("http://{}:{port}", further.host);
            let portal = NewPortalRow {
                operator_id: first.operator,
                name: further.name,
                host: further.host,
                origin: &origin,
                accent: further.accent,
            };
            let own = &further.own;
            write!(self.store(), demo::portal(portal, own)).await?;
        }
        Ok(())
    }

    /// Adds something to sell; returns its id.
    pub(crate) async fn add_product(&self, product: NewProduct<'_>) -> Result<i64, StoreError> {
        write!(self.store(), products::insert(product)).await
    }

    async fn fill(
        &self,
        operator: &Operator,
        (operator_id, portal_id): (i64, i64),
    ) -> Result<(), StoreError> {
        for (product, position) in operator.products.iter().zip(1..) {
            let terms = ProductTerms {
                title: product.title,
                description: product.description,
                price_minor: product.price_minor,
                currency: operator.currency,
                capacity: product.capacity,
                everywhere: true,
                on_sale_from: None,
                on_sale_until: None,
                max_travellers: None,
                payment_hours: product.payment_hours,
            };
            let id = self.add_product(NewProduct { operator_id, position, terms }).await?;
            for (locale, title, description) in product.translations {
                let text = NewProductText {
                    product_id: id,
                    locale: locale.tag(),
                    operator_id,
                    title,
                    description,
                };
                write!(self.store(), products::insert_text(text)).await?;
            }
        }
        let password_hash =
            self.0.hasher.hash(DEMO_PASSWORD).await.map_err(|_| {
                StoreError::Connection("no time to hash the demo's passwords".into())
            })?;
        for person in &PEOPLE {
            self.add(operator, (operator_id, portal_id), person, &password_hash).await?;
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
                let product = operator.products[place % operator.products.len()];
                let travellers = if place == 0 { 2 } else { 1 };
                let total = Money {
                    minor: product.price_minor * i64::from(travellers),
                    currency: operator.currency.into(),
                };
                NewPurchase {
                    operator_id,
                    portal_id,
                    customer_id: 0,
                    number: format!("P-{}{place}", &number.digits()[..7]),
                    product: product.title.into(),
                    travellers,
                    total_minor: total.minor,
                    currency: total.currency,
                    payment: "at-the-counter",
                    first_name: (*first_name).into(),
                    last_name: (*last_name).into(),
                    email: (*email).into(),
                    at: now - TimeDelta::days(*days),
                    product_id: None,
                    payable_until: None,
                    held_places: 0,
                    release_at: None,
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
            state: if active { AccountRow::ACTIVE } else { AccountRow::INVITED },
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
    text.parse().map_err(|_| StoreError::Connection(format!("{text} is no address")))
}
