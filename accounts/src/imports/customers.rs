//! The plan of a batch of customers: created, updated, unchanged or refused. It never changes a password, the state of
//! an account, the address of a customer who has one, or what was changed here (`kept.rs`).

use super::{
    Batching, addresses,
    customer_row::ParsedCustomer,
    kept, passwords,
    rows::{Content, FileRow, Given, Outcomes},
};
use crate::{
    customer_record::{KeyChange, regroup_many},
    foreign_hash::ForeignHash,
    store::{
        StoreError, Tx, query,
        rows::{ImportedCustomer, KnownBy, KnownCustomerRow, NewEvent, ProfileChange},
    },
    timeline::Event,
};
use model::{
    CustomerId, CustomerNumber, EmailAddress, ImportOutcome, OperatorId, PhoneNumber, phone_key,
    refusals::ImportRowRefusal, search_key,
};
use std::collections::HashMap;

/// The rows to write.
#[derive(Debug, Default)]
pub(super) struct Plan {
    /// Without numbers.
    creations: Vec<ImportedCustomer>,
    /// By the external ids of those with a password.
    hashes: HashMap<String, ForeignHash>,
    updates: Vec<Update>,
}

#[derive(Debug)]
struct Update {
    before: KnownCustomerRow,
    after: ImportedCustomer,
}

/// Plans a batch; writes nothing.
///
/// # Errors
/// [`StoreError`] when the database does not answer.
pub(super) async fn plan(
    tx: &mut Tx,
    batching: &Batching<'_>,
    rows: &[FileRow<ParsedCustomer>],
) -> Result<(Plan, Outcomes), StoreError> {
    let operator = batching.context.operator;
    let data: Vec<&ParsedCustomer> = rows.iter().filter_map(FileRow::data).collect();
    let (mut plan, mut outcomes) = (Plan::default(), Outcomes::default());
    let mut known = HashMap::new();
    let mut agents = Vec::new();
    if !data.is_empty() {
        let ids: Vec<String> = data.iter().map(|row| row.external_id.clone()).collect();
        let found = query!(tx, import_customers::known(operator, &ids)).await?;
        known.extend(found.into_iter().filter_map(|row| Some((row.external_id.clone()?, row))));
        let keys: Vec<String> = data.iter().filter_map(|row| row.email_key()).collect();
        if !keys.is_empty() {
            agents = query!(tx, import_customers::agents_addresses(operator, &keys)).await?;
        }
    }
    for row in rows {
        let result = match &row.content {
            Content::Refused(refusal) => Err(*refusal),
            Content::Repeated => Ok(ImportOutcome::Unchanged),
            Content::Data(data) => {
                let is_agents = data.email_key().is_some_and(|key| agents.contains(&key));
                let before = known.remove(&data.external_id);
                let refusal = match before {
                    None if data.hash.is_some() && !is_agents => {
                        password_refusal(tx, operator, data, &plan).await?
                    }
                    _ => is_agents.then_some(ImportRowRefusal::AgentsAddress),
                };
                match refusal {
                    Some(refusal) => Err(refusal),
                    None => judge(batching, data, before, &mut plan),
                }
            }
        };
        outcomes.add(row, result);
    }
    Ok((plan, outcomes))
}

/// Returns why a new customer cannot have the password of their row.
async fn password_refusal(
    tx: &mut Tx,
    operator: OperatorId,
    row: &ParsedCustomer,
    plan: &Plan,
) -> Result<Option<ImportRowRefusal>, StoreError> {
    let key = row.email_key();
    // Another spelling of an address of the same batch.
    let is_taken = key.is_some()
        && plan
            .creations
            .iter()
            .any(|one| one.email_key == key && plan.hashes.contains_key(&one.external_id));
    if is_taken {
        return Ok(Some(ImportRowRefusal::EmailTaken));
    }
    passwords::refusal(tx, operator, key.as_deref()).await
}

/// Decides on one row, and adds what is to be written to the plan.
fn judge(
    batching: &Batching<'_>,
    row: &ParsedCustomer,
    known: Option<KnownCustomerRow>,
    plan: &mut Plan,
) -> Result<ImportOutcome, ImportRowRefusal> {
    let Some(before) = known else {
        let default = batching.context.locale.tag().to_owned();
        plan.creations.push(imported(row, None, None, default));
        if let Some(hash) = &row.hash {
            plan.hashes.insert(row.external_id.clone(), hash.clone());
        }
        return Ok(ImportOutcome::Created);
    };
    if before.merged_into.is_some() {
        return Err(ImportRowRefusal::CustomerMerged);
    }
    if before.is_deleted() {
        return Err(ImportRowRefusal::CustomerDeleted);
    }
    let (email, phone) = (before.email.clone(), before.phone.clone());
    let mut after = kept::keep(&before, imported(row, email, phone, before.locale.clone()));
    if before.account.is_some() {
        if after.email_key != before.email_key {
            return Err(ImportRowRefusal::AccountsEmail);
        }
        // Another spelling of the same mailbox.
        after.email.clone_from(&before.email);
    }
    if is_same(&before, &after) {
        return Ok(ImportOutcome::Unchanged);
    }
    plan.updates.push(Update { before, after });
    Ok(ImportOutcome::Updated)
}

/// Returns the customer of a row; the other values are what columns that the file does not have leave.
fn imported(
    row: &ParsedCustomer,
    email: Option<String>,
    phone: Option<String>,
    locale: String,
) -> ImportedCustomer {
    let email = match &row.email {
        Given::Absent => email,
        Given::Empty => None,
        Given::Value(email) => Some(email.as_str().to_owned()),
    };
    let phone = match &row.phone {
        Given::Absent => phone,
        Given::Empty => None,
        Given::Value(phone) => Some(PhoneNumber::as_str(phone).to_owned()),
    };
    ImportedCustomer {
        external_id: row.external_id.clone(),
        first_name: row.first_name.as_str().to_owned(),
        last_name: row.last_name.as_str().to_owned(),
        email_key: email.as_deref().and_then(EmailAddress::key_of),
        email,
        phone,
        locale: row.locale.map_or(locale, |locale| locale.tag().to_owned()),
    }
}

fn is_same(before: &KnownCustomerRow, after: &ImportedCustomer) -> bool {
    before.first_name == after.first_name
        && before.last_name == after.last_name
        && before.email == after.email
        && before.phone == after.phone
        && before.locale == after.locale
}

/// Writes what was planned, with an event for each customer and the groups of possible duplicates.
///
/// # Errors
/// [`StoreError`] when the database does not answer.
pub(super) async fn write(
    tx: &mut Tx,
    batching: &Batching<'_>,
    plan: &Plan,
) -> Result<(), StoreError> {
    let operator = batching.context.operator;
    let mut changed: Vec<CustomerId> = create(tx, batching, plan).await?;
    for Update { before, after } in &plan.updates {
        let change = ProfileChange {
            first_name: &after.first_name,
            last_name: &after.last_name,
            phone: after.phone.as_deref(),
            locale: &after.locale,
        };
        query!(tx, customers::update_profile(operator, before.id, change)).await?;
        addresses::change(tx, operator, before, after, batching.now).await?;
        changed.push(before.id);
    }
    if changed.is_empty() {
        return Ok(());
    }
    let events: Vec<NewEvent> =
        changed.into_iter().map(|customer| event(batching, customer)).collect();
    query!(tx, import_customers::record_events(&events)).await?;
    let created = plan.creations.iter();
    let created = created.map(|one| KeyChange { before: KnownBy::default(), after: known_by(one) });
    let updated = plan.updates.iter();
    let updated = updated.map(|update| KeyChange {
        before: update.before.known_by(),
        after: known_by(&update.after),
    });
    let changes: Vec<KeyChange> = created.chain(updated).collect();
    regroup_many(tx, operator, &changes).await
}

/// Creates customers with free numbers. Returns their ids.
async fn create(
    tx: &mut Tx,
    batching: &Batching<'_>,
    Plan { creations, hashes, .. }: &Plan,
) -> Result<Vec<CustomerId>, StoreError> {
    if creations.is_empty() {
        return Ok(Vec::new());
    }
    let (operator, now) = (batching.context.operator, batching.now);
    let numbers = free_numbers(tx, batching, creations.len()).await?;
    let new: Vec<(CustomerNumber, ImportedCustomer)> =
        numbers.into_iter().zip(creations.iter().cloned()).collect();
    query!(tx, import_customers::insert(operator, &new, now)).await?;
    let ids: Vec<String> = creations.iter().map(|one| one.external_id.clone()).collect();
    let created = query!(tx, import_customers::ids_of(operator, &ids)).await?;
    for one in creations {
        let id = created.iter().find(|(id, _)| id.as_ref() == Some(&one.external_id));
        if let (Some((_, id)), Some(hash)) = (id, hashes.get(&one.external_id)) {
            let account = (one.email_key.as_deref(), hash);
            passwords::open(tx, operator, *id, account, now).await?;
        }
    }
    Ok(created.into_iter().map(|(_, id)| id).collect())
}

/// Returns that many free customer numbers.
async fn free_numbers(
    tx: &mut Tx,
    batching: &Batching<'_>,
    count: usize,
) -> Result<Vec<CustomerNumber>, StoreError> {
    let operator = batching.context.operator;
    let mut draw =
        u32::try_from(batching.draw % u64::from(CustomerNumber::COUNT)).unwrap_or_default();
    let mut free: Vec<CustomerNumber> = Vec::with_capacity(count);
    while free.len() < count {
        let mut drawn = Vec::new();
        for _ in free.len()..count {
            draw = (draw + CustomerNumber::STEP) % CustomerNumber::COUNT;
            drawn.push(CustomerNumber::from_draw(draw));
        }
        let taken = query!(tx, import_customers::taken_numbers(operator, &drawn)).await?;
        free.extend(drawn.into_iter().filter(|number| !taken.contains(number)));
    }
    Ok(free)
}

fn event(batching: &Batching<'_>, customer: CustomerId) -> NewEvent {
    match &batching.context.agent {
        Some((agent, caller)) => Event::Imported.by_agent(agent, caller, customer, batching.now),
        None => Event::Imported.by_command(batching.context.operator, customer, batching.now),
    }
}

fn known_by(customer: &ImportedCustomer) -> KnownBy {
    KnownBy {
        email_key: customer.email_key.clone(),
        first_key: search_key(&customer.first_name),
        last_key: search_key(&customer.last_name),
        phone_key: phone_key(customer.phone.as_deref().unwrap_or_default()),
    }
}
