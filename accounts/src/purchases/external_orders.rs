//! Orders that other systems of the operator place by the API, each known by an id of theirs: the same request again
//! places no other one. Their places are taken as those of a sale at the counter.

mod fields;

use super::{
    form::Valid,
    order::{self, Order, OrderOutcome, Placer},
    order_mail::FoundOrder,
    version::version,
};
use crate::{
    AgentCaller, ApiCaller, ChangeRejection, ListedOrder, Precondition,
    groups::Orders,
    random,
    store::{StoreError, Tx, query, read, rows::ListedCustomerRow, transaction},
    throttle::Quota,
};
use model::{
    Agent, ApiScope, CustomerId, CustomerNumber, EmailAddress, ExternalId, Failure, Locale,
    OperatorId, Portal, ProductDateId, ProductId, refusals::ExternalOrderRefusal,
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
    precondition: &'a Precondition,
}

/// Result of a request.
enum Put {
    /// It has placed the order of that number.
    Placed(String),
    /// The order of that number was there already.
    Known(String),
    /// The precondition is not met.
    Outdated,
    Refused(ExternalOrderRefusal),
}

impl Orders<'_> {
    /// Places an order unless there is one of its external id. If there is, only the name on it can be another one, and
    /// is corrected as by an agent. Returns the order.
    ///
    /// # Errors
    /// [`ChangeRejection`]: what is wrong with each field, why there are no places, `Differs` when the order of that id
    /// is for something or somebody else, the wait after 10 mails to one mailbox, or that the precondition is not met.
    #[tracing::instrument(skip_all, fields(operator = caller.operator.get()))]
    pub async fn put_by_api(
        self,
        caller: &ApiCaller,
        order: &ExternalOrder,
        precondition: &Precondition,
    ) -> Result<PlacedOrder, ChangeRejection<ExternalOrderRefusal>> {
        caller.allow(ApiScope::WriteOrders)?;
        let valid = fields::read(order)?;
        let customer = match self.named_customer(caller.operator, order.customer.as_ref()).await {
            Ok(customer) => customer,
            // A repeated request: the customer whom it names has deleted their account since.
            Err(refused) => {
                return match self.nameless_order(caller.operator, &order.external_id).await? {
                    None => Err(refused.into()),
                    Some(order) if precondition.is_met(Some(&order.version)) => {
                        Ok(PlacedOrder { order, is_new: false })
                    }
                    Some(_) => Err(ChangeRejection::Outdated),
                };
            }
        };
        let (agent, agent_caller) = (caller.agent(), caller.agent_caller());
        let request = Request {
            agent: &agent,
            caller: &agent_caller,
            order,
            valid: &valid,
            customer,
            precondition,
        };
        let known =
            transaction!(self.accounts.store(), async |tx| { self.known(tx, &request).await });
        let put = match known.await? {
            Some(known) => known,
            None => self.place_external(&request).await?,
        };
        let (number, is_new) = match put {
            Put::Placed(number) => (number, true),
            Put::Known(number) => (number, false),
            Put::Outdated => return Err(ChangeRejection::Outdated),
            Put::Refused(refusal) => return Err(Failure::from(refusal).into()),
        };
        let listed = self.listed_order(caller.operator, &number).await;
        let placed =
            listed.map_err(StoreError::after_change)?.map(|order| PlacedOrder { order, is_new });
        placed.ok_or(ChangeRejection::Failed(Failure::Unavailable))
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

    /// Returns the order of the external id, after a correction of its name, or why it stays; none if there is no such
    /// order and one can be placed.
    async fn known(self, tx: &mut Tx, request: &Request<'_>) -> Result<Option<Put>, StoreError> {
        let (operator, id) = (request.agent.operator, request.order.external_id.as_str());
        let found: Option<FoundOrder> = query!(tx, orders::by_external_id(operator, id)).await?;
        let current = found.as_ref().map(|(order, _)| version(&order.purchase));
        if !request.precondition.is_met(current.as_deref()) {
            return Ok(Some(Put::Outdated));
        }
        let Some(found) = found else { return Ok(None) };
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
        OrderOutcome::Refused(refusal) => Ok(Put::Refused(fields::refusal_of(refusal))),
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
