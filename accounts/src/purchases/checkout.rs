//! Checkout: validates the form, then places the order (`order`).

use super::{
    order::{self, Order, Placed},
    places,
};
use crate::{
    Accounts, Caller, names,
    once::{OneTimeKey, Sender},
    store::{read, transaction, write},
    throttle::{Quota, pass},
    token::Secret,
};
use model::{
    Customer, EmailAddress, Failure, Money, PersonName, ProductId, PurchaseId,
    product::MAX_TRAVELLERS_LIMIT, refusals::BuyRefusal,
};

/// Input of the order form.
#[derive(Debug, Clone)]
pub struct BuyForm {
    pub product: ProductId,
    /// What a traveller costs by the page. Another price is refused; without one any is taken.
    pub price: Option<Money>,
    pub travellers: String,
    pub first_name: String,
    pub last_name: String,
    pub email: String,
    pub once: OneTimeKey,
}

impl BuyForm {
    /// Returns the idempotency key of the form.
    fn known_by(&self, customer: Option<&Customer>) -> Option<Vec<u8>> {
        let sender = customer.map_or(Sender::Browser, |customer| Sender::Customer(customer.id));
        let product = self.product.to_string();
        let content =
            [product.as_str(), &self.travellers, &self.first_name, &self.last_name, &self.email];
        self.once.of("buy", sender, &content)
    }
}

/// A placed order, and the secret that opens it in the buyer's browser.
#[derive(Debug)]
pub struct Bought {
    pub number: String,
    pub secret: Secret,
}

/// The validated form.
#[derive(Debug)]
pub(super) struct Valid {
    pub travellers: i32,
    pub first_name: PersonName,
    pub last_name: PersonName,
    pub email: EmailAddress,
}

impl Accounts {
    /// Places an order, to be paid at the counter. A repeated form returns its first order.
    ///
    /// # Errors
    /// What is wrong with each field, `ProductGone`, `PriceChanged`, `SoldOut`, `TooFewPlaces`, or a wait.
    #[tracing::instrument(skip_all, fields(operator = caller.portal.operator.get()))]
    pub async fn buy(
        &self,
        caller: &Caller,
        customer: Option<&Customer>,
        form: BuyForm,
    ) -> Result<Bought, Failure<BuyRefusal>> {
        let draws = (getrandom::u32().unwrap_or_default(), getrandom::u64().unwrap_or_default());
        self.buy_with(draws, caller, customer, form).await
    }

    /// Places an order, with the draws of a new customer's and of the order's number.
    ///
    /// # Errors
    /// As [`buy`](Self::buy).
    pub(crate) async fn buy_with(
        &self,
        draws: (u32, u64),
        caller: &Caller,
        customer: Option<&Customer>,
        form: BuyForm,
    ) -> Result<Bought, Failure<BuyRefusal>> {
        let (portal, now) = (&caller.portal, self.now());
        let key = form.known_by(customer);
        let (operator, known) = (portal.operator, key.as_deref());
        // Read before the idempotency key: if this very form sold the product out, its order is found as well.
        let product = self.product(portal, form.product).await?;
        let secret = Secret::random();
        if let Some(placed) = read!(self.store(), form_keys::result_of(operator, known)).await? {
            let placed = PurchaseId::new(placed);
            let link = order::link(portal, &secret, placed, now);
            let again = transaction!(self.store(), async |tx| {
                order::open_again(tx, operator, placed, &link).await
            });
            return Ok(Bought { number: again.await?, secret });
        }
        let most = product.as_ref().map_or(MAX_TRAVELLERS_LIMIT, |it| it.most_travellers);
        let valid = read_form(&form, most)?;
        let product = product.ok_or(BuyRefusal::ProductGone)?;
        places::check(&product, valid.travellers, form.price.as_ref())?;
        self.take_purchase(caller, customer, &valid).await?;
        let order = Order {
            caller,
            customer: customer.map(|customer| customer.id),
            form: known,
            product: product.id,
            price: form.price.as_ref(),
            buyer: &valid,
            secret: &secret,
            draws,
            now,
        };
        let placed = transaction!(self.store(), async |tx| { order::place(tx, &order).await });
        match placed.await? {
            Placed::Order(number) => {
                self.mail_queued();
                Ok(Bought { number, secret })
            }
            Placed::Refused(refusal) => Err(refusal.into()),
        }
    }

    /// Takes one purchase from the quotas.
    async fn take_purchase(
        &self,
        caller: &Caller,
        customer: Option<&Customer>,
        valid: &Valid,
    ) -> Result<(), Failure<BuyRefusal>> {
        let (operator, now) = (caller.portal.operator, self.now());
        let source = self.source(caller, customer.map(|customer| customer.id)).await?;
        let mut quotas = vec![Quota::purchases_of(operator, &source)];
        let mailbox = valid.email.key();
        // Mails to the customer's own proved mailbox bother no one else.
        if customer.and_then(proved_address).as_ref() != Some(&mailbox) {
            quotas.push(Quota::purchases_to(operator, &mailbox));
        }
        pass(write!(self.store(), throttles::take(&quotas, now)).await)
    }
}

/// Returns the address on file, if the customer proved to read its mailbox.
pub(super) fn proved_address(customer: &Customer) -> Option<String> {
    let email = customer.email.as_ref().filter(|_| customer.email_proved)?;
    email.parse::<EmailAddress>().ok().map(|email| email.key())
}

/// Reads a form whose order may have so many travellers.
fn read_form(form: &BuyForm, most: i32) -> Result<Valid, Failure<BuyRefusal>> {
    use BuyRefusal as R;
    let mut problems = Vec::new();
    let travellers = form.travellers.trim().parse().ok();
    let travellers = travellers.filter(|count| (1..=most).contains(count));
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
