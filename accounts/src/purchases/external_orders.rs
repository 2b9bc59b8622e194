//! Orders that other systems of the operator place by the API, each known by an id of theirs: the same request again
//! places no other one. Their places are taken as those of a sale at the counter.

use super::{
    form::Valid,
    order::{self, Order, OrderOutcome, Placer},
    order_mail::FoundOrder,
};
use crate::{
    AgentCaller, ApiCaller, ListedOrder,
    groups::Orders,
    names, random,
    store::{StoreError, Tx, query, read, rows::ListedCustomerRow, transaction},
    throttle::Quota,
};
use model::{
    Agent, ApiScope, CustomerId, CustomerNumber, EmailAddress, ExternalId, Failure, Locale,
    OperatorId, Portal, ProductDateId, ProductId,
    product::MAX_TRAVELLERS_LIMIT,
    refusals::{BuyRefusal, ExternalOrderRefusal},
};

/// An order as another system describes it.
#[derive(Debug, Clone)]
pub struct ExternalOrder {
    pub external_id: ExternalId,
    /// The customer; without one, that of the name and email, or a new one.
    pub customer: Option<OrderCustomer>,
    pub product: ProductId,
    /// Of a product with dates.
    pub date: Option<ProductDateId>,
    pub travellers: i32,
    pub first_name: String,
    pub last_name: String,
    /// May be empty.
    pub email: String,
}

/// How a request names a customer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OrderCustomer {
    Number(CustomerNumber),
    ExternalId(ExternalId),
}

/// The order of an external id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlacedOrder {
    pub order: ListedOrder,
    /// Whether this request has placed it.
    pub is_new: bool,
}

/// A request that was read, and who sends it.
struct Request<'a> {
    agent: &'a Agent,
    caller: &'a AgentCaller,
    order: &'a ExternalOrder,
    valid: &'a Valid,
    customer: Option<(CustomerId, Locale)>,
}

/// Result of a request.
enum Put {
    /// It has placed the order of that number.
    Placed(String),
    /// The order of that number was there already.
    Known(String),
    Refused(ExternalOrderRefusal),
}

impl Orders<'_> {
    /// Places an order unless there is one of its external id. If there is, only the name on it can be another one, and
    /// is corrected as by an agent. Returns the order.
    ///
    /// # Errors
    /// What is wrong with each field, why there are no places, `Differs` when the order of that id is for something or
    /// somebody else, or the wait after 10 mails to one mailbox.
    #[tracing::instrument(skip_all, fields(operator = caller.operator.get()))]
    pub async fn put_by_api(
        self,
        caller: &ApiCaller,
        order: &ExternalOrder,
    ) -> Result<PlacedOrder, Failure<ExternalOrderRefusal>> {
        caller.allow(ApiScope::WriteOrders)?;
        let valid = read_form(order)?;
        let customer = match self.named_customer(caller.operator, order.customer.as_ref()).await {
            Ok(customer) => customer,
            // A repeated request: the customer whom it names has deleted their account since.
            Err(refused) => {
                let left = self.nameless_order(caller.operator, &order.external_id).await?;
                return left.map(|order| PlacedOrder { order, is_new: false }).ok_or(refused);
            }
        };
        let (agent, agent_caller) = (caller.agent(), caller.agent_caller());
        let request =
            Request { agent: &agent, caller: &agent_caller, order, valid: &valid, customer };
        let known =
            transaction!(self.accounts.store(), async |tx| { self.known(tx, &request).await });
        let put = match known.await? {
            Some(known) => known,
            None => self.place_external(&request).await?,
        };
        let (number, is_new) = match put {
            Put::Placed(number) => (number, true),
            Put::Known(number) => (number, false),
            Put::Refused(refusal) => return Err(refusal.into()),
        };
        let listed = self.listed_order(caller.operator, &number).await?;
        listed.map(|order| PlacedOrder { order, is_new }).ok_or(Failure::Unavailable)
    }

    /// Places the order, unless another request has done so meanwhile.
    async fn place_external(
        self,
        request: &Request<'_>,
    ) -> Result<Put, Failure<ExternalOrderRefusal>> {
        let (operator, now) = (request.agent.operator, self.accounts.now());
        let Some(portal) = self.portal_that_sells(operator, request.order.product).await? else {
            return Err(ExternalOrderRefusal::ProductGone.into());
        };
        if let Some(email) = &request.valid.email {
            let quotas = [Quota::purchases_to(operator, &email.key())];
            self.accounts.take_quotas(&quotas).await?;
        }
        let order = Order {
            portal: &portal,
            locale: request.customer.map_or(request.caller.locale, |(_, locale)| locale),
            placer: Placer::Agent(request.agent, request.caller),
            customer: request.customer.map(|(id, _)| id),
            form: None,
            product: request.order.product,
            date: request.order.date,
            price: None,
            buyer: request.valid,
            secret: None,
            draws: (random::u32(), random::u64()),
            now,
        };
        let put = transaction!(self.accounts.store(), async |tx| {
            match self.known(tx, request).await? {
                Some(known) => Ok(known),
                None => place(tx, &order, request.order.external_id.as_str()).await,
            }
        });
        let put = put.await?;
        self.accounts.mail_queued();
        Ok(put)
    }

    /// Returns the order of the external id, after a correction of its name, or that it differs; none if there is no such
    /// order.
    async fn known(self, tx: &mut Tx, request: &Request<'_>) -> Result<Option<Put>, StoreError> {
        let (operator, id) = (request.agent.operator, request.order.external_id.as_str());
        let Some(found) = query!(tx, orders::by_external_id(operator, id)).await? else {
            return Ok(None);
        };
        let row = &found.0.purchase;
        // A customer who deleted their account left the order without a name, which a repeated request does not
        // restore.
        if row.first_name.is_empty() && row.last_name.is_empty() {
            return Ok(Some(Put::Known(row.number.clone())));
        }
        if !is_same(&found, request) {
            return Ok(Some(Put::Refused(ExternalOrderRefusal::Differs)));
        }
        let number = found.0.purchase.number;
        let names = (&request.valid.first_name, &request.valid.last_name);
        self.apply_correction(tx, (request.agent, request.caller), &number, names).await?;
        Ok(Some(Put::Known(number)))
    }

    /// Returns the first portal that sells a product now, beginning with that of the operator's customers.
    async fn portal_that_sells(
        self,
        operator: OperatorId,
        product: ProductId,
    ) -> Result<Option<Portal>, StoreError> {
        for portal in self.selling_portals(operator).await? {
            let products = self.accounts.catalogue().on_sale(&portal).await?;
            if products.iter().any(|one| one.id == product) {
                return Ok(Some(portal));
            }
        }
        Ok(None)
    }

    /// Returns the customer that a request names, or the one that they were merged into, with their language.
    async fn named_customer(
        self,
        operator: OperatorId,
        customer: Option<&OrderCustomer>,
    ) -> Result<Option<(CustomerId, Locale)>, Failure<ExternalOrderRefusal>> {
        let Some(customer) = customer else { return Ok(None) };
        let found: Result<Option<ListedCustomerRow>, StoreError> =
            read!(self.accounts.store(), async |tx| {
                let id = match customer {
                    OrderCustomer::Number(number) => {
                        let row = query!(tx, customers::by_number(operator, number)).await?;
                        row.map(|row| row.customer)
                    }
                    OrderCustomer::ExternalId(id) => {
                        let id = id.as_str();
                        query!(tx, customer_details::with_external_id(operator, id)).await?
                    }
                };
                match id {
                    Some(id) => Ok(query!(tx, api_lists::customer(operator, id)).await?),
                    None => Ok(None),
                }
            })
            .await;
        match found?.filter(|row| !row.is_deleted()) {
            Some(row) => Ok(Some((row.id, row.locale.parse().unwrap_or_default()))),
            None => Err(match customer {
                OrderCustomer::Number(_) => ExternalOrderRefusal::CustomerUnknown.into(),
                OrderCustomer::ExternalId(_) => {
                    ExternalOrderRefusal::ExternalCustomerUnknown.into()
                }
            }),
        }
    }
}

/// Places the order and keeps its external id.
async fn place(tx: &mut Tx, order: &Order<'_>, external_id: &str) -> Result<Put, StoreError> {
    match order::place(tx, order).await? {
        OrderOutcome::Order(number) => {
            let operator = order.portal.operator;
            query!(tx, orders::set_external_id(operator, &number, external_id)).await?;
            Ok(Put::Placed(number))
        }
        OrderOutcome::Refused(refusal) => Ok(Put::Refused(refusal_of(refusal))),
    }
}

/// Returns whether the order is what the request describes, the name aside. A request that names no customer leaves the
/// order with its customer.
fn is_same((order, _): &FoundOrder, request: &Request<'_>) -> bool {
    let email = request.valid.email.as_ref().map(EmailAddress::as_str).unwrap_or_default();
    order.product_id == Some(request.order.product)
        && order.date_id == request.order.date
        && order.purchase.travellers == request.valid.travellers
        && order.purchase.email == email
        && request.customer.is_none_or(|(id, _)| id == order.customer_id)
}

fn read_form(order: &ExternalOrder) -> Result<Valid, Failure<ExternalOrderRefusal>> {
    use ExternalOrderRefusal as R;
    let mut problems = Vec::new();
    let travellers = order.travellers;
    if !(1..=MAX_TRAVELLERS_LIMIT).contains(&travellers) {
        problems.push(R::TravellersInvalid);
    }
    let first_name =
        names::read(&order.first_name, R::FirstNameMissing, R::FirstNameInvalid, &mut problems);
    let last_name =
        names::read(&order.last_name, R::LastNameMissing, R::LastNameInvalid, &mut problems);
    let email: Option<EmailAddress> = match order.email.trim() {
        "" => None,
        email => email.parse().map_err(|_| problems.push(R::EmailInvalid)).ok(),
    };
    match (first_name, last_name) {
        (Some(first_name), Some(last_name)) if problems.is_empty() => {
            Ok(Valid { travellers, first_name, last_name, email })
        }
        _ => Err(Failure::Refused(problems)),
    }
}

/// Returns the refusal of an order in the terms of the API.
const fn refusal_of(refusal: BuyRefusal) -> ExternalOrderRefusal {
    use ExternalOrderRefusal as R;
    match refusal {
        BuyRefusal::EmailInvalid => R::EmailInvalid,
        BuyRefusal::FirstNameMissing => R::FirstNameMissing,
        BuyRefusal::FirstNameInvalid => R::FirstNameInvalid,
        BuyRefusal::LastNameMissing => R::LastNameMissing,
        BuyRefusal::LastNameInvalid => R::LastNameInvalid,
        BuyRefusal::TravellersInvalid => R::TravellersInvalid,
        // The API names no price, so none has changed.
        BuyRefusal::ProductGone | BuyRefusal::PriceChanged => R::ProductGone,
        BuyRefusal::SoldOut => R::SoldOut,
        BuyRefusal::DateMissing => R::DateMissing,
        BuyRefusal::DateGone => R::DateGone,
        BuyRefusal::DateSoldOut => R::DateSoldOut,
        BuyRefusal::TooFewPlaces => R::TooFewPlaces,
    }
}
