//! Customers that agents add. Their address is unproved until its mailbox is.

use super::{change::Valid, steps::record_history};
use crate::{
    AccessError, AgentCaller, StoreError,
    access::allow,
    audit, customer_record,
    groups::Customers,
    random,
    store::{
        Tx, query, read,
        rows::{DuplicateKind, NewAudit, NewCustomer, SearchHit},
        transaction,
    },
    timeline::Event,
};
use model::{
    Agent, AuditAction, CustomerId, CustomerNumber, EmailAddress, Failure, Locale, OperatorId,
    Permission, PersonName, SimilarCustomer, Timestamp, refusals::NewCustomerRefusal, search_key,
};

mod form;

pub use form::NewCustomerForm;
use form::read_form;

/// Maximum possible duplicates per email, and per name.
const MAX_SHOWN: i64 = 6;

/// A customer to add, and what decides whether they are.
struct Addition<'a> {
    agent: &'a Agent,
    caller: &'a AgentCaller,
    customer: NewCustomer,
    seen: Vec<CustomerNumber>,
    form: Option<Vec<u8>>,
    draw: u32,
}

enum Added {
    /// By that number, now or by the same form before.
    Customer(CustomerNumber),
    Refused(NewCustomerRefusal),
}

impl Customers<'_> {
    /// Adds a customer; returns their number. A repeated form adds none.
    ///
    /// # Errors
    /// What is wrong with each field; `AgentsAddress`; `PossibleDuplicates` while the agent has not seen every customer
    /// with the same email or name.
    #[tracing::instrument(skip_all, fields(operator = agent.operator.get()))]
    pub async fn create(
        self,
        agent: &Agent,
        caller: &AgentCaller,
        form: &NewCustomerForm,
    ) -> Result<CustomerNumber, Failure<NewCustomerRefusal>> {
        allow(agent, Permission::ChangeCustomers)?;
        let (valid, locale) = read_form(form, agent.locale)?;
        let addition = Addition {
            agent,
            caller,
            customer: new_customer(agent.operator, &valid, locale, self.accounts.now()),
            seen: form.seen(),
            form: form.form_key(agent),
            draw: random::u32(),
        };
        let added = transaction!(self.accounts.store(), async |tx| { add(tx, &addition).await });
        match added.await? {
            Added::Customer(number) => Ok(number),
            Added::Refused(refusal) => Err(refusal.into()),
        }
    }

    /// Returns customers with the same email or the same name as one to be added, those with the same email first. What
    /// is not valid matches none.
    ///
    /// # Errors
    /// [`AccessError`] when the role does not allow it or the database does not answer.
    #[tracing::instrument(skip_all, fields(operator = agent.operator.get()))]
    pub async fn similar(
        self,
        agent: &Agent,
        first_name: &str,
        last_name: &str,
        email: &str,
    ) -> Result<Vec<SimilarCustomer>, AccessError> {
        allow(agent, Permission::SeeCustomers)?;
        let operator = agent.operator;
        let key = EmailAddress::key_of(email);
        let (first_key, last_key) = (name_key(first_name), name_key(last_name));
        let names = (first_key.as_str(), last_key.as_str());
        let found = read!(self.accounts.store(), async |tx| {
            matches(tx, operator, key.as_deref(), names).await
        })
        .await?;
        let same_email: Vec<CustomerId> = found
            .iter()
            .filter(|other| key.is_some() && other.email_key == key)
            .map(|other| other.id)
            .collect();
        let summaries = self.summaries(operator, found).await?;
        let similar = summaries.into_iter().map(|customer| SimilarCustomer {
            same_email: same_email.contains(&customer.id),
            customer,
        });
        Ok(similar.collect())
    }
}

/// Returns the row of a new customer, without a number.
pub(super) fn new_customer(
    operator: OperatorId,
    valid: &Valid,
    locale: Locale,
    now: Timestamp,
) -> NewCustomer {
    NewCustomer {
        operator_id: operator,
        first_name: valid.first_name.as_str().to_owned(),
        last_name: valid.last_name.as_str().to_owned(),
        email: valid.email.as_ref().map(|email| email.as_str().to_owned()),
        email_key: valid.email.as_ref().map(EmailAddress::key),
        phone: valid.phone.as_ref().map(|phone| phone.as_str().to_owned()),
        locale: locale.tag().to_owned(),
        disabled: false,
        last_purchase_at: None,
        created_at: now,
    }
}

async fn add(tx: &mut Tx, addition: &Addition<'_>) -> Result<Added, StoreError> {
    let Addition { agent, caller, customer, seen, form, draw } = addition;
    let (operator, now, form) = (customer.operator_id, customer.created_at, form.as_deref());
    if let Some(id) = query!(tx, form_keys::result_of(operator, form)).await?
        && let Some(known) = query!(tx, customers::by_id(operator, CustomerId::new(id))).await?
    {
        return Ok(Added::Customer(known.number));
    }
    let email = customer.email_key.as_deref();
    if let Some(key) = email
        && query!(tx, customers::is_agents_address(operator, key)).await?
    {
        return Ok(Added::Refused(NewCustomerRefusal::AgentsAddress));
    }
    let (first_key, last_key) = (search_key(&customer.first_name), search_key(&customer.last_name));
    let found = matches(tx, operator, email, (&first_key, &last_key)).await?;
    if found.iter().any(|other| !seen.contains(&other.number)) {
        return Ok(Added::Refused(NewCustomerRefusal::PossibleDuplicates));
    }
    let (id, number) = customer_record::create(tx, customer, *draw).await?;
    query!(tx, form_keys::keep(operator, form, id.get(), now)).await?;
    let subject = number.to_string();
    let record = NewAudit {
        customer_id: Some(id),
        after: Some(listed(customer)),
        ..audit::new_record(AuditAction::CustomerAdded, agent, caller, &subject, now)
    };
    let event = Event::CustomerAdded.by_agent(agent, caller, id, now);
    record_history(tx, &[event], &[record]).await?;
    Ok(Added::Customer(number))
}

/// Returns the search key of a typed name, empty if no customer can have it.
fn name_key(typed: &str) -> String {
    typed.parse::<PersonName>().map(|name| search_key(name.as_str())).unwrap_or_default()
}

/// Returns the customers with that email, then those with these names as search keys. Addresses of agents match none:
/// sales at the counter carry them.
async fn matches(
    tx: &mut Tx,
    operator: OperatorId,
    email: Option<&str>,
    names: (&str, &str),
) -> Result<Vec<SearchHit>, StoreError> {
    let mut found = Vec::new();
    if let Some(key) = email
        && !query!(tx, customers::is_agents_address(operator, key)).await?
    {
        let kind = DuplicateKind::Email;
        found = query!(tx, duplicates::members(operator, kind, key, MAX_SHOWN)).await?;
    }
    // Merged and deleted customers have no names.
    if !names.0.is_empty() && !names.1.is_empty() {
        let named = query!(tx, duplicates::with_name(operator, names, MAX_SHOWN)).await?;
        let known: Vec<CustomerId> = found.iter().map(|other| other.id).collect();
        found.extend(named.into_iter().filter(|other| !known.contains(&other.id)));
    }
    Ok(found)
}

/// Returns the data as the audit shows it, one field per line. What is empty is left out.
fn listed(customer: &NewCustomer) -> String {
    let fields = [
        ("first_name", customer.first_name.as_str()),
        ("last_name", &customer.last_name),
        ("email", customer.email.as_deref().unwrap_or_default()),
        ("phone", customer.phone.as_deref().unwrap_or_default()),
        ("language", &customer.locale),
    ];
    let given = fields.iter().filter(|(_, value)| !value.is_empty());
    let lines: Vec<String> = given.map(|(field, value)| format!("{field}: {value}")).collect();
    lines.join("\n")
}
