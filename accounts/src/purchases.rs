//! Products, buying them, and the history of purchases.

mod missing;

pub use missing::AddPurchaseLink;

use crate::{
    Accounts, Caller,
    mail::Mail,
    names,
    once::{OneTimeKey, Sender},
    outbox,
    registration::dead,
    store::{
        StoreError, read,
        rows::{
            Buyer, LinkTarget, NewCustomer, NewPurchase, NewToken, Order, ProductRow, PurchaseRow,
        },
        write,
    },
    throttle::{Quota, pass},
    timeline::Event,
    token::{Purpose, Secret},
};
use model::{
    Customer, EmailAddress, Failure, Link, Money, PersonName, Portal, Product, Purchase,
    purchase::MAX_TRAVELLERS, refusals::BuyRefusal,
};

/// What the form to buy brings.
#[derive(Debug, Clone)]
pub struct BuyForm {
    pub product: i64,
    pub travellers: String,
    pub first_name: String,
    pub last_name: String,
    pub email: String,
    pub once: OneTimeKey,
}

impl BuyForm {
    /// What it is known by when it arrives again.
    fn known_by(&self, customer: Option<&Customer>) -> Option<Vec<u8>> {
        let sender = customer.map_or(Sender::Browser, |customer| Sender::Customer(customer.id));
        let product = self.product.to_string();
        let content =
            [product.as_str(), &self.travellers, &self.first_name, &self.last_name, &self.email];
        self.once.of("buy", sender, &content)
    }
}

/// An order that was placed, and the secret that opens it in the browser that bought.
#[derive(Debug)]
pub struct Bought {
    pub number: String,
    pub secret: Secret,
}

/// How orders are paid. One way so far; another one is a variant here and a branch where it is offered.
#[derive(Debug, Clone, Copy)]
enum Payment {
    AtTheCounter,
}

impl Payment {
    const fn as_str(self) -> &'static str {
        match self {
            Self::AtTheCounter => "at-the-counter",
        }
    }
}

struct Valid {
    travellers: i32,
    first_name: PersonName,
    last_name: PersonName,
    email: EmailAddress,
}

impl Accounts {
    /// What the portal sells.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer; likewise below.
    pub async fn products(&self, portal: &Portal) -> Result<Vec<Product>, StoreError> {
        let operator = portal.operator;
        let rows = read!(self.store(), purchases::products(operator)).await?;
        Ok(rows.into_iter().map(Product::from).collect())
    }

    /// One product of the portal.
    ///
    /// # Errors
    /// As [`products`](Self::products).
    pub async fn product(&self, portal: &Portal, id: i64) -> Result<Option<Product>, StoreError> {
        let operator = portal.operator;
        let row = read!(self.store(), purchases::product(operator, id)).await?;
        Ok(row.map(Product::from))
    }

    /// Places an order, to be paid at the counter. A form that arrives again is answered with the order it has placed.
    ///
    /// # Errors
    /// What is wrong with each field, `ProductGone`, `SoldOut`, `TooFewPlaces`, or a wait.
    pub async fn buy(
        &self,
        caller: &Caller,
        customer: Option<&Customer>,
        form: BuyForm,
    ) -> Result<Bought, Failure<BuyRefusal>> {
        let draws = (getrandom::u32().unwrap_or_default(), getrandom::u64().unwrap_or_default());
        self.buy_with(draws, caller, customer, form).await
    }

    /// The same, with the draws of a new customer's and of the order's number.
    pub(crate) async fn buy_with(
        &self,
        draws: (u32, u64),
        caller: &Caller,
        customer: Option<&Customer>,
        form: BuyForm,
    ) -> Result<Bought, Failure<BuyRefusal>> {
        let valid = read_form(&form)?;
        let portal = &caller.portal;
        let now = self.now();
        let secret = Secret::random();
        let link = order_link(portal, &secret, now);
        let key = form.known_by(customer);
        let (operator, known) = (portal.operator, key.as_deref());
        // Before the key: whoever sees it sold out by this very form sees its order as well.
        let product = self.product(portal, form.product).await?;
        if let Some(placed) = read!(self.store(), form_keys::result_of(operator, known)).await? {
            let again = write!(self.store(), purchases::open_again(operator, placed, &link));
            let number = again.await?;
            return Ok(Bought { number, secret });
        }
        let product = product.ok_or(BuyRefusal::ProductGone)?;
        check_places(&product, valid.travellers)?;
        let source = self.source(caller, customer.map(|customer| customer.id)).await?;
        let mut quotas = vec![Quota::purchases_of(operator, &source)];
        let mailbox = valid.email.key();
        // Who buys for the mailbox they proved annoys nobody else.
        if customer.and_then(proved_address).as_ref() != Some(&mailbox) {
            quotas.push(Quota::purchases_to(operator, &mailbox));
        }
        pass(write!(self.store(), throttles::take(&quotas, now)).await)?;
        let total =
            Money { minor: product.price.minor * i64::from(valid.travellers), ..product.price };
        let mail = |number: &str| {
            let mail = confirmation(caller, &valid, number, &product.title, &total);
            outbox::mail(portal, None, valid.email.as_str(), caller.locale, &mail, now)
        };
        let guest = guest(caller, &valid, now);
        let placed = self
            .place(&Order {
                form: known,
                product: product.id,
                buyer: customer
                    .map_or(Buyer::Guest(&guest), |customer| Buyer::Customer(customer.id)),
                purchase: &purchase(portal, &product.title, &total, &valid, now),
                link: &link,
                mail: &mail,
                mail_link: &LinkTarget {
                    purpose: Purpose::Order.as_str().into(),
                    ..LinkTarget::default()
                },
                event: &Event::Purchased.of(caller, 0, now),
                draws,
            })
            .await?;
        if let Some(number) = placed {
            return Ok(Bought { number, secret });
        }
        // Somebody else was faster.
        let product = self.product(portal, product.id).await?;
        product.map_or(Ok(()), |product| check_places(&product, valid.travellers))?;
        Err(BuyRefusal::TooFewPlaces.into())
    }

    async fn place(&self, order: &Order<'_>) -> Result<Option<String>, StoreError> {
        let number = write!(self.store(), purchases::place(order)).await?;
        self.mail_queued();
        Ok(number)
    }

    /// The order of a link.
    ///
    /// # Errors
    /// As [`products`](Self::products).
    pub async fn order(&self, portal: &Portal, link: &str) -> Result<Link<Purchase>, StoreError> {
        let operator = portal.operator;
        let state = self.link_state(operator, link, &[Purpose::Order]).await?;
        let Link::Ready(token) = state else {
            return Ok(dead(&state));
        };
        let Some(id) = token.purchase_id else {
            return Ok(Link::Unknown);
        };
        let row = read!(self.store(), purchases::by_id(operator, id)).await?;
        Ok(row.map_or(Link::Unknown, |row| Link::Ready(row.into())))
    }

    /// The purchases of a customer, and of everyone without an account who has their proved address; newest first.
    ///
    /// # Errors
    /// As [`products`](Self::products).
    pub async fn purchases(
        &self,
        portal: &Portal,
        customer: &Customer,
    ) -> Result<Vec<Purchase>, StoreError> {
        let (operator, id) = (portal.operator, customer.id);
        let (key, now) = (proved_address(customer), self.now());
        let rows =
            read!(self.store(), purchases::history(operator, id, key.as_deref(), now)).await?;
        Ok(rows.into_iter().map(Purchase::from).collect())
    }

    /// One of those purchases.
    ///
    /// # Errors
    /// As [`products`](Self::products).
    pub async fn purchase(
        &self,
        portal: &Portal,
        customer: &Customer,
        number: &str,
    ) -> Result<Option<Purchase>, StoreError> {
        let (operator, id) = (portal.operator, customer.id);
        let (key, now) = (proved_address(customer), self.now());
        let row =
            read!(self.store(), purchases::in_history(operator, id, key.as_deref(), number, now))
                .await?;
        Ok(row.map(Purchase::from))
    }
}

/// The address on file, if the customer proved to read its mailbox.
fn proved_address(customer: &Customer) -> Option<String> {
    let email = customer.email.as_ref().filter(|_| customer.email_proved)?;
    email.parse::<EmailAddress>().ok().map(|email| email.key())
}

fn check_places(product: &Product, travellers: i32) -> Result<(), BuyRefusal> {
    match product.places_left {
        Some(0) => Err(BuyRefusal::SoldOut),
        Some(left) if left < travellers => Err(BuyRefusal::TooFewPlaces),
        Some(_) | None => Ok(()),
    }
}

fn read_form(form: &BuyForm) -> Result<Valid, Failure<BuyRefusal>> {
    use BuyRefusal as R;
    let mut problems = Vec::new();
    let travellers =
        form.travellers.trim().parse().ok().filter(|count| (1..=MAX_TRAVELLERS).contains(count));
    if travellers.is_none() {
        problems.push(R::TravellersInvalid);
    }
    let first_name =
        names::read(&form.first_name, R::FirstNameMissing, R::FirstNameInvalid, &mut problems);
    let last_name =
        names::read(&form.last_name, R::LastNameMissing, R::LastNameInvalid, &mut problems);
    let email = form.email.parse().map_err(|_| problems.push(R::EmailInvalid)).ok();
    match (travellers, first_name, last_name, email) {
        (Some(travellers), Some(first_name), Some(last_name), Some(email)) => {
            Ok(Valid { travellers, first_name, last_name, email })
        }
        _ => Err(Failure::Refused(problems)),
    }
}

fn guest(caller: &Caller, valid: &Valid, now: model::Timestamp) -> NewCustomer {
    NewCustomer {
        operator_id: caller.portal.operator,
        number: String::new(),
        first_name: valid.first_name.to_string(),
        last_name: valid.last_name.to_string(),
        email: Some(valid.email.to_string()),
        email_key: Some(valid.email.key()),
        phone: None,
        locale: caller.locale.tag().to_owned(),
        disabled: false,
        last_purchase_at: None,
        created_at: now,
    }
}

fn confirmation(
    caller: &Caller,
    valid: &Valid,
    number: &str,
    product: &str,
    total: &Money,
) -> Mail {
    Mail::PurchaseConfirmation {
        first_name: valid.first_name.to_string(),
        number: number.to_owned(),
        product: product.to_owned(),
        travellers: valid.travellers,
        total: total.display(caller.locale),
    }
}

fn purchase(
    portal: &Portal,
    product: &str,
    total: &Money,
    valid: &Valid,
    now: model::Timestamp,
) -> NewPurchase {
    NewPurchase {
        operator_id: portal.operator,
        portal_id: portal.id,
        customer_id: 0,
        number: String::new(),
        product: product.to_owned(),
        travellers: valid.travellers,
        total_minor: total.minor,
        currency: total.currency.clone(),
        payment: Payment::AtTheCounter.as_str(),
        first_name: valid.first_name.to_string(),
        last_name: valid.last_name.to_string(),
        email: valid.email.to_string(),
        at: now,
    }
}

fn order_link(portal: &Portal, secret: &Secret, now: model::Timestamp) -> NewToken {
    NewToken {
        operator_id: portal.operator,
        hash: secret.hash(),
        purpose: Purpose::Order.as_str().to_owned(),
        email_key: None,
        registration_id: None,
        customer_id: None,
        purchase_id: None,
        agent_id: None,
        arrival_id: None,
        return_path: None,
        email: None,
        change_id: None,
        created_at: now,
        expires_at: now + Purpose::Order.lifetime(),
    }
}

impl From<ProductRow> for Product {
    fn from(row: ProductRow) -> Self {
        Self {
            id: row.id,
            title: row.title,
            description: row.description,
            price: Money { minor: row.price_minor, currency: row.currency },
            places_left: row.capacity.map(|capacity| (capacity - row.places_sold).max(0)),
        }
    }
}

impl From<PurchaseRow> for Purchase {
    fn from(row: PurchaseRow) -> Self {
        Self {
            number: row.number,
            product: row.product,
            travellers: row.travellers,
            total: Money { minor: row.total_minor, currency: row.currency },
            first_name: row.first_name,
            last_name: row.last_name,
            email: row.email,
            at: row.at,
        }
    }
}
