//! Placing an order in one transaction: places, customer, number, links and mail.

use super::{
    buyer,
    form::Valid,
    payment::Payment,
    places::{self, OrderItem, OrderRequest, PlacesOutcome},
};
use crate::{
    AgentCaller, Caller, audit,
    events::{self, Subject},
    links,
    mail::Mail,
    outbox,
    store::{
        StoreError, Tx, query,
        rows::{LinkTarget, NewAudit, NewCustomer, NewEvent, NewPurchase, NewToken},
    },
    timeline::Event,
    token::{Purpose, Secret},
};
use model::{
    Agent, AuditAction, CustomerId, EmailAddress, EventKind, Locale, Money, OperatorId, Portal,
    ProductDateId, ProductId, PurchaseId, Timestamp, purchase::PurchaseNumber,
    refusals::BuyRefusal,
};

/// An order that is about to be placed.
pub(super) struct Order<'a> {
    pub portal: &'a Portal,
    /// The language that it is placed in.
    pub locale: Locale,
    pub placer: Placer<'a>,
    /// The customer, if it is known who that is.
    pub customer: Option<CustomerId>,
    /// Idempotency key of the form.
    pub form: Option<&'a [u8]>,
    pub product: ProductId,
    pub date: Option<ProductDateId>,
    /// The price for a traveller that the page showed; none if it showed none.
    pub price: Option<&'a Money>,
    pub buyer: &'a Valid,
    /// Opens the order in the buyer's browser; none at the counter.
    pub secret: Option<&'a Secret>,
    /// Start of the draws of a new customer's and of the order's number.
    pub draws: (u32, u64),
    pub now: Timestamp,
}

/// Who places an order.
#[derive(Clone, Copy)]
pub(super) enum Placer<'a> {
    Browser(&'a Caller),
    Agent(&'a Agent, &'a AgentCaller),
}

/// Result of placing an order.
pub(super) enum OrderOutcome {
    /// By that number, now or by the same form before.
    Order(String),
    Refused(BuyRefusal),
}

/// Places an order, or finds the one that the same form has placed before. Returns it, or why it was refused.
///
/// # Errors
/// [`StoreError`] when the database does not answer.
pub(super) async fn place(tx: &mut Tx, order: &Order<'_>) -> Result<OrderOutcome, StoreError> {
    let (portal, now) = (order.portal, order.now);
    let operator = portal.operator;
    if let Some(placed) = query!(tx, form_keys::result_of(operator, order.form)).await? {
        let placed = PurchaseId::new(placed);
        let number = match order.secret {
            Some(secret) => {
                open_again(tx, operator, placed, &link(portal, secret, placed, now)).await?
            }
            None => query!(tx, purchases::number_of(operator, placed)).await?,
        };
        return Ok(OrderOutcome::Order(number));
    }
    let wanted = OrderRequest {
        portal,
        product: order.product,
        date: order.date,
        travellers: order.buyer.travellers,
        price: order.price,
        locale: order.locale,
        now,
    };
    let item = match places::take(tx, &wanted).await? {
        PlacesOutcome::Taken(item) => item,
        PlacesOutcome::Refused(refusal) => return Ok(OrderOutcome::Refused(refusal)),
    };
    let (customer_draw, draw) = order.draws;
    let customer = match order.customer {
        // The signed-in customer may just have been merged into another one.
        Some(id) => query!(tx, customers::survivor_of(operator, id)).await?,
        None => buyer::find_or_create(tx, &guest(order), customer_draw).await?,
    };
    let number = free_number(tx, operator, draw).await?.as_str().to_owned();
    let purchase = purchase(order, &item, customer, &number);
    let id = query!(tx, purchases::insert(&purchase)).await?;
    query!(tx, purchases::set_last_of(operator, customer, Some(now))).await?;
    query!(tx, form_keys::keep(operator, order.form, id.get(), now)).await?;
    if let Some(secret) = order.secret {
        links::issue(tx, &link(portal, secret, id, now)).await?;
    }
    queue_mail(tx, order, &item, (customer, id), &number).await?;
    record(tx, order, customer, &number).await?;
    let subject = Subject::order(customer, id);
    events::record(tx, operator, EventKind::OrderCreated, subject, now).await?;
    Ok(OrderOutcome::Order(number))
}

/// Records the order in the customer's timeline, and in the audit log if an agent has placed it.
async fn record(
    tx: &mut Tx,
    order: &Order<'_>,
    customer: CustomerId,
    number: &str,
) -> Result<(), StoreError> {
    let now = order.now;
    let event = match order.placer {
        Placer::Browser(caller) => Event::Purchased.of(caller, customer, now),
        Placer::Agent(agent, caller) => Event::Purchased.by_agent(agent, caller, customer, now),
    };
    let event = NewEvent { detail: Some(number.to_owned()), ..event };
    query!(tx, timeline::record(&event)).await?;
    if let Placer::Agent(agent, caller) = order.placer {
        let record = NewAudit {
            customer_id: Some(customer),
            ..audit::new_record(AuditAction::OrderSold, agent, caller, number, now)
        };
        query!(tx, audit::record(&record)).await?;
    }
    Ok(())
}

/// Creates another link to a placed order. Returns its number.
///
/// # Errors
/// [`StoreError`] when the database does not answer.
pub(super) async fn open_again(
    tx: &mut Tx,
    operator: OperatorId,
    purchase: PurchaseId,
    link: &NewToken,
) -> Result<String, StoreError> {
    links::issue(tx, link).await?;
    Ok(query!(tx, purchases::number_of(operator, purchase)).await?)
}

/// Returns the first number that is free; the draws start at `draw`.
async fn free_number(
    tx: &mut Tx,
    operator: OperatorId,
    draw: u64,
) -> Result<PurchaseNumber, StoreError> {
    let mut draw = draw % PurchaseNumber::COUNT;
    loop {
        let number = PurchaseNumber::from_draw(draw);
        if !query!(tx, purchases::is_number_taken(operator, number.as_str())).await? {
            return Ok(number);
        }
        draw += PurchaseNumber::STEP;
    }
}

/// Queues the confirmation, with a link to the order.
async fn queue_mail(
    tx: &mut Tx,
    order: &Order<'_>,
    item: &OrderItem,
    (customer, purchase): (CustomerId, PurchaseId),
    number: &str,
) -> Result<(), StoreError> {
    let Order { portal, locale, buyer, now, .. } = order;
    let Some(email) = &buyer.email else { return Ok(()) };
    let mail = Mail::PurchaseConfirmation {
        first_name: buyer.first_name.to_string(),
        number: number.to_owned(),
        product: item.title.clone(),
        buyer: format!("{} {}", buyer.first_name, buyer.last_name),
        travel_at: item.date.as_ref().map(|date| date.at),
        travellers: buyer.travellers,
        total: item.total.display(*locale),
        payable_until: item.payable_until,
    };
    let mail = outbox::mail(portal, Some(customer), email.as_str(), *locale, &mail, *now)?;
    let link = LinkTarget { purchase: Some(purchase), ..LinkTarget::of(Purpose::Order) };
    query!(tx, outbox::queue_with_link(&mail, Some(&link))).await?;
    Ok(())
}

fn guest(order: &Order<'_>) -> NewCustomer {
    let buyer = order.buyer;
    NewCustomer {
        operator_id: order.portal.operator,
        first_name: buyer.first_name.to_string(),
        last_name: buyer.last_name.to_string(),
        email: buyer.email.as_ref().map(ToString::to_string),
        email_key: buyer.email.as_ref().map(EmailAddress::key),
        phone: None,
        locale: order.locale.tag().to_owned(),
        disabled: false,
        last_purchase_at: None,
        created_at: order.now,
    }
}

fn purchase(
    order: &Order<'_>,
    item: &OrderItem,
    customer: CustomerId,
    number: &str,
) -> NewPurchase {
    let (portal, buyer) = (order.portal, order.buyer);
    NewPurchase {
        operator_id: portal.operator,
        portal_id: portal.id,
        customer_id: customer,
        number: number.to_owned(),
        product: item.title.clone(),
        travellers: buyer.travellers,
        total_minor: item.total.minor,
        currency: item.total.currency.clone(),
        payment: Payment::AtTheCounter,
        first_name: buyer.first_name.to_string(),
        last_name: buyer.last_name.to_string(),
        email: buyer.email.as_ref().map(ToString::to_string).unwrap_or_default(),
        at: order.now,
        product_id: Some(item.product),
        payable_until: item.payable_until,
        held_places: item.held_places,
        release_at: item.payable_until,
        travel_at: item.date.as_ref().map(|date| date.at),
        date_id: item.date.as_ref().map(|date| date.id),
    }
}

/// Returns the link that opens an order in the buyer's browser.
pub(super) fn link(
    portal: &Portal,
    secret: &Secret,
    purchase: PurchaseId,
    now: Timestamp,
) -> NewToken {
    NewToken {
        operator_id: portal.operator,
        hash: secret.hash(),
        purpose: Purpose::Order,
        email_key: None,
        registration_id: None,
        customer_id: None,
        purchase_id: Some(purchase),
        agent_id: None,
        arrival_id: None,
        return_path: None,
        email: None,
        change_id: None,
        created_at: now,
        expires_at: now + Purpose::Order.lifetime(),
    }
}
