//! Checkout: reads the form (`form`), then places the order (`order`).

use super::{
    form::{BuyForm, Valid, read_form},
    order::{self, Order, OrderOutcome, Placer},
    places,
};
use crate::{
    Caller,
    groups::Orders,
    random,
    store::{read, transaction},
    throttle::Quota,
    token::Secret,
};
use model::{
    Customer, EmailAddress, Failure, Portal, PurchaseId, Timestamp, product::MAX_TRAVELLERS_LIMIT,
    refusals::BuyRefusal,
};

/// A placed order, and the secret that opens it in the buyer's browser.
#[derive(Debug)]
pub struct Bought {
    pub number: String,
    pub secret: Secret,
}

impl Orders<'_> {
    /// Places an order, to be paid at the counter. A repeated form returns its first order.
    ///
    /// # Errors
    /// What is wrong with each field, also with the date, `ProductGone`, `PriceChanged`, `SoldOut`, `TooFewPlaces`, or a
    /// wait.
    #[tracing::instrument(skip_all, fields(operator = caller.portal.operator.get()))]
    pub async fn buy(
        self,
        caller: &Caller,
        customer: Option<&Customer>,
        form: BuyForm,
    ) -> Result<Bought, Failure<BuyRefusal>> {
        let draws = (random::u32(), random::u64());
        self.buy_with(draws, caller, customer, form).await
    }

    /// Places an order, with the draws of a new customer's and of the order's number. Returns the order.
    ///
    /// # Errors
    /// As [`buy`](Self::buy).
    pub(crate) async fn buy_with(
        self,
        draws: (u32, u64),
        caller: &Caller,
        customer: Option<&Customer>,
        form: BuyForm,
    ) -> Result<Bought, Failure<BuyRefusal>> {
        let (portal, now) = (&caller.portal, self.accounts.now());
        let key = form.form_key(customer);
        let known = key.as_deref();
        // Read before the idempotency key: if this very form sold the product out, its order is found as well.
        let product = self.accounts.catalogue().product(portal, form.product).await?;
        if let Some(bought) = self.placed_before(portal, known, now).await? {
            return Ok(bought);
        }
        let max_travellers = product.as_ref().map_or(MAX_TRAVELLERS_LIMIT, |it| it.max_per_order);
        let needs_date = product.as_ref().is_some_and(|it| it.dates.is_some());
        let valid = read_form(&form, max_travellers, needs_date)?;
        let product = product.ok_or(BuyRefusal::ProductGone)?;
        places::check(&product, form.date, valid.travellers, form.price.as_ref())?;
        self.take_purchase(caller, customer, &valid).await?;
        let secret = Secret::random();
        let order = Order {
            portal,
            locale: caller.locale,
            placer: Placer::Browser(caller),
            customer: customer.map(|customer| customer.id),
            form: known,
            product: product.id,
            date: form.date,
            price: form.price.as_ref(),
            buyer: &valid,
            secret: Some(&secret),
            draws,
            now,
        };
        let placed =
            transaction!(self.accounts.store(), async |tx| { order::place(tx, &order).await });
        match placed.await? {
            OrderOutcome::Order(number) => {
                self.accounts.mail_queued();
                Ok(Bought { number, secret })
            }
            OrderOutcome::Refused(refusal) => Err(refusal.into()),
        }
    }

    /// Returns the order that the form of this key has placed before, if it has, with another secret that opens it.
    ///
    /// # Errors
    /// The wait when the form was repeated too often.
    async fn placed_before(
        self,
        portal: &Portal,
        form: Option<&[u8]>,
        now: Timestamp,
    ) -> Result<Option<Bought>, Failure<BuyRefusal>> {
        let operator = portal.operator;
        let placed = read!(self.accounts.store(), form_keys::result_of(operator, form)).await?;
        let (Some(form), Some(placed)) = (form, placed.map(PurchaseId::new)) else {
            return Ok(None);
        };
        self.accounts.take_quotas(&[Quota::repetitions_of(form)]).await?;
        let secret = Secret::random();
        let link = order::link(portal, &secret, placed, now);
        let number = transaction!(self.accounts.store(), async |tx| {
            order::open_again(tx, operator, placed, &link).await
        })
        .await?;
        Ok(Some(Bought { number, secret }))
    }

    /// Takes one purchase from the quotas.
    async fn take_purchase(
        self,
        caller: &Caller,
        customer: Option<&Customer>,
        valid: &Valid,
    ) -> Result<(), Failure<BuyRefusal>> {
        let operator = caller.portal.operator;
        let source = self.accounts.source(caller, customer.map(|customer| customer.id)).await?;
        let mut quotas = vec![Quota::purchases_of(operator, &source)];
        let mailbox = valid.email.as_ref().map(EmailAddress::key);
        // Mails to the customer's own proved mailbox bother no one else.
        let is_own = customer.and_then(proved_address) == mailbox;
        if let Some(mailbox) = mailbox.filter(|_| !is_own) {
            quotas.push(Quota::purchases_to(operator, &mailbox));
        }
        self.accounts.take_quotas(&quotas).await
    }
}

/// Returns the address on file, if the customer proved to read its mailbox.
pub(super) fn proved_address(customer: &Customer) -> Option<String> {
    let email = customer.email.as_ref().filter(|_| customer.email_proved)?;
    EmailAddress::key_of(email)
}
