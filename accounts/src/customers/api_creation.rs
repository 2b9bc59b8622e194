//! Customers whom other systems of the operator add by the API. Nobody has proved their address: they are guests, as
//! after a purchase.

use super::{
    change::{CustomerForm, read_fields},
    creation::new_customer,
    steps::record_history,
};
use crate::{
    AccessError, ApiCaller, ListedCustomer, StoreError, audit, customer_record,
    groups::Customers,
    random,
    retention::API_KEY_TTL,
    store::{
        Tx, query, read,
        rows::{ApiKeyRow, NewAudit, NewCustomer},
        transaction,
    },
    timeline::Event,
    token::sha256,
};
use model::{
    ApiScope, AuditAction, CustomerId, CustomerNumber, ExternalId, Failure, Hint, Locale,
    OperatorId, refusals::CustomerRefusal,
};

/// The status of the answer, kept with the result.
const CREATED: i32 = 201;

/// A customer to add.
#[derive(Debug)]
pub struct CustomerCreation {
    pub form: CustomerForm,
    /// The operator's default language if there is none.
    pub locale: Option<Locale>,
    /// What another system calls the customer.
    pub external_id: Option<ExternalId>,
    /// The request's Idempotency-Key.
    pub key: String,
}

/// A customer who was added, by this request or by the first one with its key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CreatedCustomer {
    pub customer: ListedCustomer,
    /// The numbers of other customers who may be the same person.
    pub possible_duplicates: Vec<CustomerNumber>,
}

/// Why no customer was added.
#[derive(Debug, PartialEq, Eq)]
pub enum CreationRejection {
    /// Another request had the same key.
    KeyReused,
    Failed(Failure<CustomerRefusal>),
}

impl From<Failure<CustomerRefusal>> for CreationRejection {
    fn from(failure: Failure<CustomerRefusal>) -> Self {
        Self::Failed(failure)
    }
}

impl From<AccessError> for CreationRejection {
    fn from(error: AccessError) -> Self {
        Self::Failed(error.into())
    }
}

impl From<StoreError> for CreationRejection {
    fn from(error: StoreError) -> Self {
        Self::Failed(error.into())
    }
}

impl Customers<'_> {
    /// Adds a customer. The same request with the same key again adds nothing, for 24 hours. Returns the customer, and
    /// possible duplicates.
    ///
    /// # Errors
    /// [`CreationRejection`].
    #[tracing::instrument(skip_all, fields(operator = caller.operator.get()))]
    pub async fn create_by_api(
        self,
        caller: &ApiCaller,
        creation: &CustomerCreation,
    ) -> Result<CreatedCustomer, CreationRejection> {
        caller.allow(ApiScope::WriteCustomers)?;
        let valid = read_fields(&creation.form, false).map_err(Failure::Refused)?;
        let now = self.accounts.now();
        let locale = creation.locale.unwrap_or(caller.locale);
        let new = new_customer(caller.operator, &valid, locale, now);
        let key = ApiKeyRow {
            token_id: caller.token,
            hash: hash(&[&caller.token.to_string(), &creation.key]),
            request: request_hash(creation),
            result: 0,
            status: CREATED,
            at: now,
        };
        let addition = Addition {
            caller,
            new: &new,
            external_id: creation.external_id.as_ref().map(ExternalId::as_str),
            key: &key,
            draw: random::u32(),
        };
        let added =
            transaction!(self.accounts.store(), async |tx| { create(tx, &addition).await }).await?;
        let number = match added {
            Added::Customer(number) => number,
            Added::KeyReused => return Err(CreationRejection::KeyReused),
            Added::Refused(refusal) => return Err(CreationRejection::Failed(refusal.into())),
        };
        let created = self.created(caller.operator, &number).await;
        let created = created.map_err(StoreError::after_change)?;
        created.ok_or(CreationRejection::Failed(Failure::Unavailable))
    }

    async fn created(
        self,
        operator: OperatorId,
        number: &CustomerNumber,
    ) -> Result<Option<CreatedCustomer>, StoreError> {
        let Some(customer) = self.listed_customer(operator, number).await? else {
            return Ok(None);
        };
        let number = &customer.number;
        let row =
            read!(self.accounts.store(), customer_details::by_number(operator, number)).await?;
        let hints = match &row {
            Some(row) => self.hints(operator, row).await?,
            None => Vec::new(),
        };
        let possible_duplicates = hints.into_iter().map(number_of).collect();
        Ok(Some(CreatedCustomer { customer, possible_duplicates }))
    }
}

/// A customer to add, as one transaction does it.
struct Addition<'a> {
    caller: &'a ApiCaller,
    new: &'a NewCustomer,
    external_id: Option<&'a str>,
    key: &'a ApiKeyRow,
    draw: u32,
}

/// Result of adding.
enum Added {
    /// By that number, now or by the first request with the key.
    Customer(CustomerNumber),
    KeyReused,
    Refused(CustomerRefusal),
}

/// Adds the customer unless the key has done so already.
async fn create(tx: &mut Tx, addition: &Addition<'_>) -> Result<Added, StoreError> {
    let &Addition { caller, new, external_id, key, draw } = addition;
    let (operator, token) = (caller.operator, caller.token);
    let after = key.at - API_KEY_TTL;
    if let Some(first) = query!(tx, api_keys::find(token, &key.hash, after)).await? {
        if first.request != key.request {
            return Ok(Added::KeyReused);
        }
        let created = query!(tx, api_lists::customer(operator, CustomerId::new(first.result)));
        return Ok(created.await?.map_or(Added::KeyReused, |row| Added::Customer(row.number)));
    }
    if let Some(external_id) = external_id
        && query!(tx, customer_details::is_external_id_taken(operator, external_id, None)).await?
    {
        return Ok(Added::Refused(CustomerRefusal::ExternalIdTaken));
    }
    query!(tx, api_keys::forget(token, &key.hash)).await?;
    let (id, number) = customer_record::create(tx, new, draw).await?;
    if external_id.is_some() {
        query!(tx, customer_changes::set_external_id(operator, id, external_id)).await?;
    }
    record(tx, addition, id, &number).await?;
    query!(tx, api_keys::keep(&ApiKeyRow { result: id.get(), ..key.clone() })).await?;
    Ok(Added::Customer(number))
}

/// Records the customer in the timeline and in the audit log.
async fn record(
    tx: &mut Tx,
    addition: &Addition<'_>,
    customer: CustomerId,
    number: &CustomerNumber,
) -> Result<(), StoreError> {
    let (agent, agent_caller) = (addition.caller.agent(), addition.caller.agent_caller());
    let now = addition.key.at;
    let event = Event::Created.by_agent(&agent, &agent_caller, customer, now);
    let (action, subject) = (AuditAction::CustomerCreated, number.to_string());
    let audit_record = NewAudit {
        customer_id: Some(customer),
        after: addition.external_id.map(|id| format!("external_id: {id}")),
        ..audit::new_record(action, &agent, &agent_caller, &subject, now)
    };
    record_history(tx, &[event], &[audit_record]).await
}

/// Returns the hash of what was sent, as it was typed.
fn request_hash(creation: &CustomerCreation) -> Vec<u8> {
    let CustomerCreation { form, locale, external_id, .. } = creation;
    let locale = locale.map(Locale::tag).unwrap_or_default();
    let mut parts = vec![&*form.first_name, &form.last_name, &form.email, &form.phone, locale];
    // A request without one has the hash that releases before this one gave it.
    parts.extend(external_id.as_ref().map(ExternalId::as_str));
    hash(&parts)
}

fn hash(parts: &[&str]) -> Vec<u8> {
    let mut all = Vec::new();
    for part in parts {
        // Length prefixes keep the parts unambiguous.
        all.extend_from_slice(&(part.len() as u64).to_be_bytes());
        all.extend_from_slice(part.as_bytes());
    }
    sha256(&all)
}

fn number_of(hint: Hint) -> CustomerNumber {
    match hint {
        Hint::SameEmail { number, .. } | Hint::MoreRecentPurchases { number, .. } => number,
    }
}
