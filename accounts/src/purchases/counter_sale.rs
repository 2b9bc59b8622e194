//! Sales at the counter: agents place orders for customers, by the rules of the portals.

use super::{
    form::{OrderFields, Valid},
    order::{self, Order, OrderOutcome, Placer},
};
use crate::{
    AccessError, AgentCaller,
    access::allow,
    groups::Orders,
    once::{FormSender, OneTimeKey},
    random,
    store::{StoreError, read, rows::DetailsRow, transaction},
    throttle::Quota,
};
use model::{
    Agent, CustomerNumber, Failure, Money, Offer, OperatorId, Permission, Portal, PortalId,
    Product, ProductDateId, ProductId, PurchaseId,
    product::MAX_TRAVELLERS_LIMIT,
    refusals::{BuyRefusal, SaleRefusal},
};

/// Input of the form that sells at the counter.
#[derive(Debug, Clone, Default)]
pub struct SaleForm {
    /// The customer; without one, that of the name and email, or a new one.
    pub customer: Option<CustomerNumber>,
    /// Portal, product, date and price, as [`Offer::form_value`] returns them.
    pub offer: String,
    pub travellers: String,
    pub first_name: String,
    pub last_name: String,
    /// May be empty.
    pub email: String,
    pub once: OneTimeKey,
}

impl SaleForm {
    /// Returns the idempotency key of the form.
    fn form_key(&self, agent: &Agent) -> Option<Vec<u8>> {
        let customer = self.customer.as_ref().map(ToString::to_string).unwrap_or_default();
        let content = [
            customer.as_str(),
            &self.offer,
            &self.travellers,
            &self.first_name,
            &self.last_name,
            &self.email,
        ];
        self.once.of("sell", FormSender::Agent(agent.id), &content)
    }
}

/// What was chosen: what is sold where, at which price.
#[derive(Debug, PartialEq, Eq)]
struct Chosen {
    portal: PortalId,
    product: ProductId,
    date: Option<ProductDateId>,
    price: Money,
}

impl Orders<'_> {
    /// Returns what can be sold at the counter: what each portal sells now, every product once, and once for each date that
    /// has places.
    ///
    /// # Errors
    /// [`AccessError`] when the role does not allow it or the database does not answer.
    #[tracing::instrument(skip_all, fields(operator = agent.operator.get()))]
    pub async fn offers(self, agent: &Agent) -> Result<Vec<Offer>, AccessError> {
        allow(agent, Permission::ManageOrders)?;
        let mut offers: Vec<Offer> = Vec::new();
        for portal in self.selling_portals(agent.operator).await? {
            for product in self.accounts.catalogue().on_sale(&portal).await? {
                if offers.iter().all(|offer| offer.product.id != product.id) {
                    offers.extend(offers_of(portal.id, &product));
                }
            }
        }
        Ok(offers)
    }

    /// Places an order for a customer, to be paid at the counter. Returns its number. A repeated form returns its first
    /// order.
    ///
    /// # Errors
    /// What is wrong with each field, `CustomerUnknown`, `ProductGone`, `PriceChanged`, `SoldOut`, `TooFewPlaces`,
    /// `DateGone`, `DateSoldOut`, or the wait after 10 mails to one mailbox.
    #[tracing::instrument(skip_all, fields(operator = agent.operator.get()))]
    pub async fn sell(
        self,
        agent: &Agent,
        caller: &AgentCaller,
        form: &SaleForm,
    ) -> Result<String, Failure<SaleRefusal>> {
        allow(agent, Permission::ManageOrders)?;
        let (operator, now) = (agent.operator, self.accounts.now());
        let key = form.form_key(agent);
        let (store, known) = (self.accounts.store(), key.as_deref());
        // Before the quota and what is sold now: the same form is answered with its order, whatever has changed.
        if let Some(placed) = read!(store, form_keys::result_of(operator, known)).await? {
            let placed = PurchaseId::new(placed);
            return Ok(read!(store, purchases::number_of(operator, placed)).await?);
        }
        let (chosen, valid) = read_form(form)?;
        let portals = self.selling_portals(operator).await?;
        let portal = portals.iter().find(|portal| portal.id == chosen.portal);
        let portal = portal.ok_or(SaleRefusal::ProductGone)?;
        let customer = self.buyer(operator, form.customer.as_ref()).await?;
        let locale = customer.as_ref().and_then(|row| row.locale.parse().ok());
        if let Some(email) = &valid.email {
            let quotas = [Quota::purchases_to(operator, &email.key())];
            self.accounts.take_quotas(&quotas).await?;
        }
        let order = Order {
            portal,
            locale: locale.unwrap_or(agent.locale),
            placer: Placer::Agent(agent, caller),
            customer: customer.map(|row| row.id),
            form: known,
            product: chosen.product,
            date: chosen.date,
            price: Some(&chosen.price),
            buyer: &valid,
            secret: None,
            draws: (random::u32(), random::u64()),
            now,
        };
        let placed =
            transaction!(self.accounts.store(), async |tx| { order::place(tx, &order).await });
        match placed.await? {
            OrderOutcome::Order(number) => {
                self.accounts.mail_queued();
                Ok(number)
            }
            OrderOutcome::Refused(refusal) => Err(refusal_of(refusal).into()),
        }
    }

    /// Returns the portals of an operator, that of its customers first.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    pub(super) async fn selling_portals(
        self,
        operator: OperatorId,
    ) -> Result<Vec<Portal>, StoreError> {
        let rows = read!(self.accounts.store(), portals::of_operator(operator)).await?;
        let mut portals: Vec<_> = rows.into_iter().filter_map(crate::portals::from_row).collect();
        let first = self.accounts.customers_portal(operator).await?.map(|portal| portal.id);
        portals.sort_by_key(|portal| Some(portal.id) != first);
        Ok(portals)
    }

    /// Returns the customer that the form names, if it names one.
    async fn buyer(
        self,
        operator: OperatorId,
        number: Option<&CustomerNumber>,
    ) -> Result<Option<DetailsRow>, Failure<SaleRefusal>> {
        let Some(number) = number else { return Ok(None) };
        let row =
            read!(self.accounts.store(), customer_details::by_number(operator, number)).await?;
        match row.filter(|row| !row.is_deleted()) {
            Some(row) => Ok(Some(row)),
            None => Err(SaleRefusal::CustomerUnknown.into()),
        }
    }
}

/// Returns a product without dates, or once for each date that has places.
fn offers_of(portal: PortalId, product: &Product) -> Vec<Offer> {
    let offer = |date| Offer { portal, product: product.clone(), date };
    match &product.dates {
        None => vec![offer(None)],
        Some(dates) => {
            let open = dates.iter().filter(|date| !date.is_sold_out());
            open.map(|date| offer(Some(date.clone()))).collect()
        }
    }
}

fn read_form(form: &SaleForm) -> Result<(Chosen, Valid), Failure<SaleRefusal>> {
    let fields = OrderFields {
        travellers: form.travellers.trim().parse().ok(),
        first_name: &form.first_name,
        last_name: &form.last_name,
        email: &form.email,
    };
    let mut problems = Vec::new();
    match (read_offer(&form.offer), fields.read(MAX_TRAVELLERS_LIMIT, &mut problems)) {
        (Some(chosen), Some(valid)) => Ok((chosen, valid)),
        (chosen, _) => {
            let missing = chosen.is_none().then_some(SaleRefusal::OfferMissing);
            let others = problems.into_iter().map(refusal_of);
            Err(Failure::Refused(missing.into_iter().chain(others).collect()))
        }
    }
}

fn read_offer(text: &str) -> Option<Chosen> {
    let mut parts = text.splitn(4, ' ');
    let (portal, product) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    let date: ProductDateId = parts.next()?.parse().ok()?;
    // No date has the default id: it stands for none.
    let date = Some(date).filter(|date| *date != ProductDateId::default());
    Some(Chosen { portal, product, date, price: Money::from_form_value(parts.next()?) })
}

/// Returns the refusal of an order in the terms of a sale.
const fn refusal_of(refusal: BuyRefusal) -> SaleRefusal {
    match refusal {
        BuyRefusal::EmailInvalid => SaleRefusal::EmailInvalid,
        BuyRefusal::FirstNameMissing => SaleRefusal::FirstNameMissing,
        BuyRefusal::FirstNameInvalid => SaleRefusal::FirstNameInvalid,
        BuyRefusal::LastNameMissing => SaleRefusal::LastNameMissing,
        BuyRefusal::LastNameInvalid => SaleRefusal::LastNameInvalid,
        BuyRefusal::TravellersInvalid => SaleRefusal::TravellersInvalid,
        BuyRefusal::ProductGone => SaleRefusal::ProductGone,
        BuyRefusal::SoldOut => SaleRefusal::SoldOut,
        // The form names a date where there is one, so the product has them since.
        BuyRefusal::DateMissing | BuyRefusal::DateGone => SaleRefusal::DateGone,
        BuyRefusal::DateSoldOut => SaleRefusal::DateSoldOut,
        BuyRefusal::TooFewPlaces => SaleRefusal::TooFewPlaces,
        BuyRefusal::PriceChanged => SaleRefusal::PriceChanged,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_offer_reads_back_and_anything_else_is_none() {
        let price = Money { minor: 125_050, currency: "EUR".into() };
        for (id, date) in [(0, None), (9, Some(ProductDateId::new(9)))] {
            let (portal, product) = (PortalId::new(3), ProductId::new(7));
            let text = format!("3 7 {id} {}", price.form_value());
            let chosen = Chosen { portal, product, date, price: price.clone() };
            assert_eq!(read_offer(&text), Some(chosen));
        }
        for bad in ["", "3", "3 7", "3 7 0", "a 7 0 125050 EUR", "3 7 b 125050 EUR"] {
            assert_eq!(read_offer(bad), None, "{bad}");
        }
    }
}
