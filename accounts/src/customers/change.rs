//! Changes that agents, and other systems by the API, make to a customer's data. Never to a password.

mod correction;
mod form;
mod records;

pub use form::{CustomerPatch, ExternalIdChange};
pub(super) use form::{Valid, read_fields};

use super::{steps::record_history, version::Versioned};
use crate::{
    AgentCaller, ChangeRejection, StoreError, Versions,
    access::allow,
    customer_record,
    events::{self, Subject},
    groups::Customers,
    links, objections,
    store::{
        Tx, query,
        rows::{
            AccountRow, DetailsRow, LinkTarget, NewAudit, NewEmailChange, NewEvent, NewMail,
            ProfileChange,
        },
        transaction,
    },
};
use correction::Correction;
use form::{patched, read_form};
use model::{
    Agent, CustomerId, CustomerNumber, EmailAddress, EventKind, Failure, OperatorId, Permission,
    PhoneNumber, Portal, Timestamp, refusals::CustomerRefusal,
};

/// Input of an agent's form about a customer. An empty email or phone means none.
#[derive(Debug)]
pub struct CustomerForm {
    pub first_name: String,
    pub last_name: String,
    pub email: String,
    pub phone: String,
}

/// A change as an agent or another system asks for it.
struct Request<'a> {
    agent: &'a Agent,
    caller: &'a AgentCaller,
    number: &'a CustomerNumber,
    patch: &'a CustomerPatch,
    /// The customer has to be of one of them.
    versions: &'a Versions,
    /// The portal that a notice to the old address is from.
    portal: Option<Portal>,
    now: Timestamp,
}

/// Result of a change.
enum Outcome {
    Done,
    /// The customer is of another version.
    Outdated,
    Refused(Vec<CustomerRefusal>),
}

/// A customer, the validated input, and what is recorded and mailed with the change.
struct PlannedChange {
    row: DetailsRow,
    valid: Valid,
    locale: String,
    external_id: ExternalIds,
    /// The email belongs to another mailbox, and is not only spelled differently.
    other_mailbox: bool,
    events: Vec<NewEvent>,
    audit: [NewAudit; 1],
    notice: Option<(NewMail, LinkTarget)>,
}

/// What another system calls the customer, before and after the change.
struct ExternalIds {
    before: Option<String>,
    after: Option<String>,
}

impl Customers<'_> {
    /// Changes a customer's data. A new address is announced to the old one, with a link that undoes the change.
    /// Pending links are revoked, sessions end, and the new address only signs in once the customer has proved it.
    /// `version` is the one that the form was shown with; without one it may be any.
    ///
    /// # Errors
    /// What is wrong with each field; `ChangedMeanwhile` when the customer is of another version; `Unknown` when the
    /// operator has no such customer, they deleted their account or were merged into another one.
    #[tracing::instrument(skip_all, fields(operator = agent.operator.get()))]
    pub async fn change(
        self,
        agent: &Agent,
        caller: &AgentCaller,
        number: &CustomerNumber,
        form: CustomerForm,
        version: Option<&str>,
    ) -> Result<(), Failure<CustomerRefusal>> {
        let versions =
            version.map_or(Versions::Any, |version| Versions::OneOf(vec![version.to_owned()]));
        let changed = self.apply_patch(agent, caller, number, &form.into(), &versions).await;
        changed.map_err(|rejection| match rejection {
            ChangeRejection::Outdated => CustomerRefusal::ChangedMeanwhile.into(),
            ChangeRejection::Failed(failure) => failure,
        })
    }

    /// Changes some of a customer's data, if they are of one of those versions.
    ///
    /// # Errors
    /// `Outdated`, and as [`change`](Self::change).
    pub(super) async fn apply_patch(
        self,
        agent: &Agent,
        caller: &AgentCaller,
        number: &CustomerNumber,
        patch: &CustomerPatch,
        versions: &Versions,
    ) -> Result<(), ChangeRejection<CustomerRefusal>> {
        allow(agent, Permission::ChangeCustomers)?;
        let portal = self.accounts.customers_portal(agent.operator).await?;
        let request =
            Request { agent, caller, number, patch, versions, portal, now: self.accounts.now() };
        let outcome =
            transaction!(self.accounts.store(), async |tx| { change(tx, &request).await }).await?;
        match outcome {
            Outcome::Done => {
                self.accounts.mail_queued();
                Ok(())
            }
            Outcome::Outdated => Err(ChangeRejection::Outdated),
            Outcome::Refused(why) => Err(Failure::Refused(why).into()),
        }
    }
}

/// Changes the customer as they are now: the owner or another agent may have changed them since the form was shown.
async fn change(tx: &mut Tx, request: &Request<'_>) -> Result<Outcome, StoreError> {
    let operator = request.agent.operator;
    let found = query!(tx, customer_details::by_number(operator, request.number)).await?;
    let Some(row) = found.filter(|row| !row.is_deleted()) else {
        return Ok(Outcome::Refused(vec![CustomerRefusal::Unknown]));
    };
    let before = query!(tx, customer_details::external_id_of(operator, row.id)).await?;
    let version = Versioned::from((&row, before.as_deref())).version();
    let is_outdated = !request.versions.include(&version);
    // The condition of an API's request holds for whatever it changes.
    if is_outdated && request.caller.api_token.is_some() {
        return Ok(Outcome::Outdated);
    }
    let valid = match read_form(&patched(&row, request.patch), &row) {
        Ok(valid) => valid,
        Err(problems) => return Ok(Outcome::Refused(problems)),
    };
    let locale = request.patch.locale.map_or_else(|| row.locale.clone(), |to| to.tag().to_owned());
    let after = request.patch.external_id.apply(before.as_deref());
    let external_id = ExternalIds { before, after };
    if is_taken(tx, operator, row.id, &external_id).await? {
        return Ok(Outcome::Refused(vec![CustomerRefusal::ExternalIdTaken]));
    }
    let Some(audit_record) = records::record(request, &row, &valid, &locale, &external_id) else {
        // Also of a form that arrives again.
        return Ok(Outcome::Done);
    };
    if is_outdated {
        return Ok(Outcome::Outdated);
    }
    let other_mailbox = valid.email.as_ref().map(EmailAddress::key) != row.email_key;
    let change = PlannedChange {
        notice: records::notice(request, &row, &valid, other_mailbox)?,
        events: records::events(request, &row, &valid, other_mailbox),
        audit: [audit_record],
        row,
        valid,
        locale,
        external_id,
        other_mailbox,
    };
    make(tx, operator, &change, request.now).await?;
    Ok(Outcome::Done)
}

/// Returns whether another customer already has the id of the other system that this one would get.
async fn is_taken(
    tx: &mut Tx,
    operator: OperatorId,
    customer: CustomerId,
    ids: &ExternalIds,
) -> Result<bool, StoreError> {
    let Some(id) = ids.after.as_deref().filter(|_| ids.before != ids.after) else {
        return Ok(false);
    };
    let own = Some(customer);
    Ok(query!(tx, customer_details::is_external_id_taken(operator, id, own)).await?)
}

/// Applies the change. Another mailbox only signs in once it was proved.
async fn make(
    tx: &mut Tx,
    operator: OperatorId,
    change: &PlannedChange,
    now: Timestamp,
) -> Result<(), StoreError> {
    let customer = change.row.id;
    let before = query!(tx, customers::by_id(operator, customer)).await?;
    let correction = Correction::of(
        change.other_mailbox,
        before.as_ref().is_some_and(|before| before.email.is_some()),
        before.as_ref().is_some_and(|before| before.state == Some(AccountRow::ACTIVE)),
    );
    let mut recorded = None;
    if let Some(before) = before.filter(|_| correction.can_be_objected_to()) {
        let record = NewEmailChange::of(operator, &before, true, now);
        recorded = Some(objections::record(tx, &record).await?);
    }
    write_data(tx, operator, change).await?;
    if correction.ends_ways_in() {
        query!(tx, customer_changes::end_email_sign_in(operator, customer)).await?;
        links::replace_of_customer(tx, operator, customer, now).await?;
        query!(tx, sessions::end_all(operator, customer)).await?;
    }
    if let Some((mail, link)) = &change.notice {
        let link = LinkTarget { change: recorded, ..link.clone() };
        query!(tx, outbox::queue_with_link(mail, Some(&link))).await?;
    }
    record_history(tx, &change.events, &change.audit).await?;
    let subject = Subject::customer(customer);
    events::record(tx, operator, EventKind::CustomerUpdated, subject, now).await?;
    if change.other_mailbox {
        events::record(tx, operator, EventKind::CustomerEmailChanged, subject, now).await?;
    }
    Ok(())
}

/// Writes the customer's new data.
async fn write_data(
    tx: &mut Tx,
    operator: OperatorId,
    change: &PlannedChange,
) -> Result<(), StoreError> {
    let PlannedChange { row, valid, .. } = change;
    let profile = ProfileChange {
        first_name: valid.first_name.as_str(),
        last_name: valid.last_name.as_str(),
        phone: valid.phone.as_ref().map(PhoneNumber::as_str),
        locale: &change.locale,
    };
    customer_record::update_profile(tx, operator, row.id, profile).await?;
    let key = valid.email.as_ref().map(EmailAddress::key);
    let email = valid.email.as_ref().map(EmailAddress::as_str).zip(key.as_deref());
    customer_record::set_email(tx, operator, row.id, email).await?;
    let ExternalIds { before, after } = &change.external_id;
    if before != after {
        let id = after.as_deref();
        query!(tx, customer_changes::set_external_id(operator, row.id, id)).await?;
    }
    Ok(())
}
