//! The plan of a batch of orders. An order stays with its current customer, who may have been merged, or have added it
//! to their account, since.

use super::{
    Batching,
    imported_order::{created, updated},
    purchase_row::{OwnerKey, ParsedPurchase},
    rows::{Content, FileRow, Outcomes},
};
use crate::{
    purchases::Payment,
    store::{
        StoreError, Tx, query,
        rows::{ImportedPurchase, KnownPurchaseRow, OwnerRow},
    },
};
use model::{
    CustomerId, CustomerNumber, ImportOutcome, OrderState, PurchaseId, PurchaseNumber,
    refusals::ImportRowRefusal,
};
use std::collections::{BTreeSet, HashMap, HashSet};

/// The method by which orders placed here are paid.
const PAYMENT: Payment = Payment::AtTheCounter;

/// The rows to write.
#[derive(Debug, Default)]
pub(super) struct Plan {
    /// With their external ids; the number is empty if it is to be drawn.
    creations: Vec<(String, ImportedPurchase)>,
    updates: Vec<(PurchaseId, ImportedPurchase)>,
}

/// What the database has about the rows of a batch.
#[derive(Debug, Default)]
struct Existing {
    orders: HashMap<String, KnownPurchaseRow>,
    by_external_id: HashMap<String, OwnerRow>,
    by_number: HashMap<CustomerNumber, OwnerRow>,
    survivors: HashMap<CustomerId, OwnerRow>,
    /// The external id of the order with each number.
    numbers: HashMap<String, Option<String>>,
}

/// Plans a batch; writes nothing.
///
/// # Errors
/// [`StoreError`] when the database does not answer.
pub(super) async fn plan(
    tx: &mut Tx,
    batching: &Batching<'_>,
    rows: &[FileRow<ParsedPurchase>],
) -> Result<(Plan, Outcomes), StoreError> {
    let data: Vec<&ParsedPurchase> = rows.iter().filter_map(FileRow::data).collect();
    let known = Existing::load(tx, batching, &data).await?;
    let (mut plan, mut outcomes) = (Plan::default(), Outcomes::default());
    for row in rows {
        let result = match &row.content {
            Content::Refused(refusal) => Err(*refusal),
            Content::Repeated => Ok(ImportOutcome::Unchanged),
            Content::Data(data) => judge(data, &known, &mut plan),
        };
        outcomes.add(row, result);
    }
    Ok((plan, outcomes))
}

impl Existing {
    async fn load(
        tx: &mut Tx,
        batching: &Batching<'_>,
        rows: &[&ParsedPurchase],
    ) -> Result<Self, StoreError> {
        let operator = batching.context.operator;
        if rows.is_empty() {
            return Ok(Self::default());
        }
        let ids: Vec<String> = rows.iter().map(|row| row.external_id.clone()).collect();
        let (mut external_ids, mut customer_numbers) = (BTreeSet::new(), HashSet::new());
        for row in rows {
            match &row.owner {
                OwnerKey::ExternalId(id) => external_ids.insert(id.clone()),
                OwnerKey::Number(number) => customer_numbers.insert(number.clone()),
            };
        }
        let external_ids: Vec<String> = external_ids.into_iter().collect();
        let customer_numbers: Vec<CustomerNumber> = customer_numbers.into_iter().collect();
        let numbers = rows.iter().filter_map(|row| row.number.as_ref());
        let numbers: Vec<String> = numbers.map(|number| number.as_str().to_owned()).collect();
        let orders = query!(tx, import_purchases::known(operator, &ids)).await?;
        let with_id = match external_ids.as_slice() {
            [] => Vec::new(),
            ids => query!(tx, import_purchases::owners_by_external_id(operator, ids)).await?,
        };
        let with_number = match customer_numbers.as_slice() {
            [] => Vec::new(),
            numbers => query!(tx, import_purchases::owners_by_number(operator, numbers)).await?,
        };
        let merged: Vec<CustomerId> =
            with_id.iter().chain(&with_number).filter_map(|owner| owner.merged_into).collect();
        let survivors = match merged.as_slice() {
            [] => Vec::new(),
            ids => query!(tx, import_purchases::owners_by_id(operator, ids)).await?,
        };
        let taken = match numbers.as_slice() {
            [] => Vec::new(),
            numbers => query!(tx, import_purchases::taken_numbers(operator, numbers)).await?,
        };
        let orders = orders.into_iter().filter_map(|row| Some((row.external_id.clone()?, row)));
        let with_id = with_id.into_iter().filter_map(|row| Some((row.external_id.clone()?, row)));
        Ok(Self {
            orders: orders.collect(),
            by_external_id: with_id.collect(),
            by_number: with_number.into_iter().map(|row| (row.number.clone(), row)).collect(),
            survivors: survivors.into_iter().map(|row| (row.id, row)).collect(),
            numbers: taken.into_iter().collect(),
        })
    }

    /// Returns the customer of a row, or the survivor of a merged one.
    fn owner(&self, key: &OwnerKey) -> Result<&OwnerRow, ImportRowRefusal> {
        let found = match key {
            OwnerKey::ExternalId(id) => self.by_external_id.get(id),
            OwnerKey::Number(number) => self.by_number.get(number),
        };
        let found = match found {
            Some(OwnerRow { merged_into: Some(survivor), .. }) => self.survivors.get(survivor),
            found => found,
        };
        found.ok_or(ImportRowRefusal::CustomerUnknown)
    }
}

/// Decides on one row, and adds what is to be written to the plan.
fn judge(
    row: &ParsedPurchase,
    known: &Existing,
    plan: &mut Plan,
) -> Result<ImportOutcome, ImportRowRefusal> {
    let owner = known.owner(&row.owner)?;
    if owner.is_deleted() {
        return Err(ImportRowRefusal::CustomerDeleted);
    }
    let number = row.number.as_ref().map(PurchaseNumber::as_str);
    let holder = number.and_then(|number| known.numbers.get(number));
    if holder.is_some_and(|holder| holder.as_ref() != Some(&row.external_id)) {
        return Err(ImportRowRefusal::NumberTaken);
    }
    let Some(before) = known.orders.get(&row.external_id) else {
        plan.creations.push((row.external_id.clone(), created(row, owner)));
        return Ok(ImportOutcome::Created);
    };
    // Its places were taken and are given back with its state, and it was sold at a price: a file knows of neither.
    if before.product_id.is_some() {
        return Err(ImportRowRefusal::OrderPlacedHere);
    }
    // The names of an order are gone with the account of its customer.
    if before.first_name.is_empty() && before.last_name.is_empty() {
        return Err(ImportRowRefusal::CustomerDeleted);
    }
    let after = updated(row, before);
    if rank(after.state) < rank(before.state) {
        return Err(ImportRowRefusal::StateBack);
    }
    if after == before.as_imported() {
        return Ok(ImportOutcome::Unchanged);
    }
    plan.updates.push((before.id, after));
    Ok(ImportOutcome::Updated)
}

/// Returns the state of an order, which never goes back.
const fn rank(state: OrderState) -> u8 {
    match state {
        OrderState::Paid => 1,
        OrderState::Cancelled => 2,
        OrderState::Reserved | OrderState::Expired => 0,
    }
}

/// Writes what was planned, and when each customer bought last.
///
/// # Errors
/// [`StoreError`] when the database does not answer.
pub(super) async fn write(
    tx: &mut Tx,
    batching: &Batching<'_>,
    plan: &Plan,
) -> Result<(), StoreError> {
    let (operator, portal) = (batching.context.operator, batching.context.portal);
    let creations = plan.creations.iter().map(|(_, order)| order.customer_id);
    let updates = plan.updates.iter().map(|(_, order)| order.customer_id);
    let customers: BTreeSet<CustomerId> = creations.chain(updates).collect();
    if customers.is_empty() {
        return Ok(());
    }
    if !plan.creations.is_empty() {
        let new = numbered(tx, batching, &plan.creations).await?;
        query!(tx, import_purchases::insert(operator, portal, PAYMENT, &new)).await?;
    }
    for (id, order) in &plan.updates {
        query!(tx, import_purchases::update(operator, *id, order)).await?;
    }
    let customers: Vec<CustomerId> = customers.into_iter().collect();
    let last = query!(tx, import_purchases::last_purchases(operator, &customers)).await?;
    query!(tx, import_purchases::set_last_purchases(operator, &last)).await?;
    Ok(())
}

/// Returns the orders, those without a number with one that is free.
async fn numbered(
    tx: &mut Tx,
    batching: &Batching<'_>,
    creations: &[(String, ImportedPurchase)],
) -> Result<Vec<(String, ImportedPurchase)>, StoreError> {
    let operator = batching.context.operator;
    let is_open = |(_, order): &&(String, ImportedPurchase)| order.number.is_empty();
    let missing = creations.iter().filter(is_open).count();
    // Numbers that rows of this batch bring along are taken as well.
    let own: Vec<String> = creations.iter().map(|(_, order)| order.number.clone()).collect();
    let mut draw = batching.draw % PurchaseNumber::COUNT;
    let mut free: Vec<String> = Vec::with_capacity(missing);
    while free.len() < missing {
        let mut drawn = Vec::new();
        for _ in free.len()..missing {
            draw = (draw + PurchaseNumber::STEP) % PurchaseNumber::COUNT;
            drawn.push(PurchaseNumber::from_draw(draw).as_str().to_owned());
        }
        let taken = query!(tx, import_purchases::taken_numbers(operator, &drawn)).await?;
        let is_taken = |number: &String| {
            own.contains(number) || taken.iter().any(|(other, _)| other == number)
        };
        free.extend(drawn.into_iter().filter(|number| !is_taken(number)));
    }
    let mut free = free.into_iter();
    let number = |(id, order): &(String, ImportedPurchase)| {
        let mut order = order.clone();
        if order.number.is_empty() {
            order.number = free.next().unwrap_or_default();
        }
        (id.clone(), order)
    };
    Ok(creations.iter().map(number).collect())
}
