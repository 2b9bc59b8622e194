//! Changes that agents make to a customer's data. Never to a password.

mod correction;

use super::steps::{is_whole, record_act};
use crate::{
    Accounts, AgentCaller, StoreError,
    agents::allow,
    audit,
    mail::Mail,
    names::{self, read_phone},
    outbox,
    profile::{UNDO_DAYS, masked, undo_link},
    store::{
        Tx, query, read,
        rows::{
            AccountRow, DetailsRow, LinkTarget, NewAudit, NewEmailChange, NewEvent, NewMail,
            ProfileChange,
        },
        transaction,
    },
    timeline::Event,
};
use correction::Correction;
use model::{
    Agent, AuditAction, CustomerNumber, EmailAddress, Failure, OperatorId, Permission, PersonName,
    PhoneNumber, Timestamp, refusals::CustomerRefusal,
};

/// Input of an agent's form about a customer. An empty email or phone means none.
#[derive(Debug)]
pub struct CustomerForm {
    pub first_name: String,
    pub last_name: String,
    pub email: String,
    pub phone: String,
}

struct Valid {
    first_name: PersonName,
    last_name: PersonName,
    email: Option<EmailAddress>,
    phone: Option<PhoneNumber>,
}

/// A customer, the validated input, and what is recorded and mailed with the change.
struct Change {
    row: DetailsRow,
    valid: Valid,
    /// The email belongs to another mailbox, and is not only spelled differently.
    other_mailbox: bool,
    events: Vec<NewEvent>,
    audit: [NewAudit; 1],
    notice: Option<(NewMail, LinkTarget)>,
}

impl Accounts {
    /// Changes a customer's data. A new address is announced to the old one, with a link that undoes the change.
    /// Pending links are revoked, sessions end, and the new address only signs in once the customer has proved it.
    ///
    /// # Errors
    /// What is wrong with each field; `Unknown` when the operator has no such customer or they deleted their account;
    /// `Unavailable` when the customer was merged into another one in the meantime.
    #[tracing::instrument(skip_all, fields(operator = agent.operator.get()))]
    pub async fn change_customer(
        &self,
        agent: &Agent,
        caller: &AgentCaller,
        number: &CustomerNumber,
        form: CustomerForm,
    ) -> Result<(), Failure<CustomerRefusal>> {
        allow(agent, Permission::ChangeCustomers)?;
        let (operator, digits) = (agent.operator, number.digits());
        let found = read!(self.store(), customer_details::by_number(operator, digits)).await?;
        let row = found.filter(|row| !row.is_deleted()).ok_or(CustomerRefusal::Unknown)?;
        let valid = read_form(&form, &row)?;
        let now = self.now();
        let other_mailbox = valid.email.as_ref().map(EmailAddress::key) != row.email_key;
        let (was, became) = differences(&row, &valid);
        if was.is_empty() && became.is_empty() {
            return Ok(());
        }
        let act = NewAudit {
            customer_id: Some(row.id),
            was: Some(was),
            became: Some(became),
            ..audit::act(AuditAction::CustomerChanged, agent, caller, &number.to_string(), now)
        };
        let change = Change {
            notice: self.notice(operator, &row, &valid, other_mailbox).await?,
            events: events(agent, caller, &row, &valid, other_mailbox, now),
            audit: [act],
            row,
            valid,
            other_mailbox,
        };
        let done =
            transaction!(self.store(), async |tx| { make(tx, operator, &change, now).await })
                .await?;
        if !done {
            return Err(Failure::Unavailable);
        }
        self.mail_queued();
        Ok(())
    }

    /// Returns the notice to the old address, if there is an old address.
    async fn notice(
        &self,
        operator: OperatorId,
        row: &DetailsRow,
        valid: &Valid,
        other_mailbox: bool,
    ) -> Result<Option<(NewMail, LinkTarget)>, StoreError> {
        let (Some(old), true) = (&row.email, other_mailbox) else {
            return Ok(None);
        };
        let Some(portal) = self.customers_portal(operator).await? else {
            return Ok(None);
        };
        let mail = Mail::EmailChanged {
            first_name: row.first_name.clone(),
            email: valid.email.as_ref().map(|email| masked(email.as_str())),
            days: UNDO_DAYS,
        };
        let locale = row.locale.parse().unwrap_or_default();
        let mail = outbox::mail(&portal, Some(row.id), old, locale, &mail, self.now())?;
        Ok(Some((mail, undo_link(row.id, old))))
    }
}

/// Applies the change, unless the customer was merged into another one in the meantime. Another mailbox only signs in
/// once it was proved.
async fn make(
    tx: &mut Tx,
    operator: OperatorId,
    change: &Change,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let Change { row, valid, .. } = change;
    let customer = row.id;
    if !is_whole(tx, operator, customer).await? {
        return Ok(false);
    }
    let before = query!(tx, customers::by_id(operator, customer)).await?;
    let correction = Correction::of(
        change.other_mailbox,
        before.as_ref().is_some_and(|before| before.email.is_some()),
        before.as_ref().is_some_and(|before| before.state.as_deref() == Some(AccountRow::ACTIVE)),
    );
    let mut recorded = None;
    if let Some(before) = before.filter(|_| correction.can_be_objected_to()) {
        let record = NewEmailChange::of(operator, &before, true, now);
        recorded = Some(query!(tx, email_changes::record(&record)).await?);
    }
    let profile = ProfileChange {
        first_name: valid.first_name.as_str(),
        last_name: valid.last_name.as_str(),
        phone: valid.phone.as_ref().map(PhoneNumber::as_str),
        locale: &row.locale,
    };
    query!(tx, customers::update_profile(operator, customer, profile)).await?;
    let key = valid.email.as_ref().map(EmailAddress::key);
    let email = valid.email.as_ref().map(EmailAddress::as_str).zip(key.as_deref());
    query!(tx, customers::set_email(operator, customer, email)).await?;
    if correction.ends_ways_in() {
        query!(tx, customer_acts::end_email_sign_in(operator, customer)).await?;
        query!(tx, tokens::replace_of_customer(operator, customer, now)).await?;
        query!(tx, sessions::end_all(operator, customer)).await?;
    }
    if let Some((mail, link)) = &change.notice {
        let link = LinkTarget { change: recorded, ..link.clone() };
        query!(tx, outbox::queue_with_link(mail, Some(&link))).await?;
    }
    record_act(tx, &change.events, &change.audit).await?;
    Ok(true)
}

/// Returns the timeline events of the change.
fn events(
    agent: &Agent,
    caller: &AgentCaller,
    row: &DetailsRow,
    valid: &Valid,
    other_mailbox: bool,
    now: Timestamp,
) -> Vec<NewEvent> {
    let mut events = vec![Event::ProfileChanged.by_agent(agent, caller, row.id, now)];
    // Without an old address none is lost.
    if let (Some(old), true) = (&row.email, other_mailbox) {
        let new = valid.email.as_ref().map_or("", EmailAddress::as_str);
        events.push(NewEvent {
            detail: Some(format!("{old} → {new}")),
            ..Event::EmailChanged.by_agent(agent, caller, row.id, now)
        });
    }
    events
}

/// Returns the fields that differ, one per line, before and after.
fn differences(row: &DetailsRow, valid: &Valid) -> (String, String) {
    let email = valid.email.as_ref().map_or("", EmailAddress::as_str);
    let phone = valid.phone.as_ref().map_or("", PhoneNumber::as_str);
    let fields = [
        ("first_name", row.first_name.as_str(), valid.first_name.as_str()),
        ("last_name", &row.last_name, valid.last_name.as_str()),
        ("email", row.email.as_deref().unwrap_or_default(), email),
        ("phone", row.phone.as_deref().unwrap_or_default(), phone),
    ];
    let differ = fields.iter().filter(|(_, was, became)| was != became);
    let lines = |of: fn(&(&str, &str, &str)) -> String| {
        let lines: Vec<String> = differ.clone().map(of).collect();
        lines.join("\n")
    };
    (
        lines(|(field, was, _)| format!("{field}: {was}")),
        lines(|(field, _, became)| format!("{field}: {became}")),
    )
}

fn read_form(form: &CustomerForm, row: &DetailsRow) -> Result<Valid, Failure<CustomerRefusal>> {
    use CustomerRefusal as R;
    let mut problems = Vec::new();
    let first_name =
        names::read(&form.first_name, R::FirstNameMissing, R::FirstNameInvalid, &mut problems);
    let last_name =
        names::read(&form.last_name, R::LastNameMissing, R::LastNameInvalid, &mut problems);
    let email = if !form.email.trim().is_empty() {
        form.email.parse().map_err(|_| problems.push(R::EmailInvalid)).ok()
    } else {
        if row.state.as_deref() == Some(AccountRow::ACTIVE) && row.email.is_some() {
            problems.push(R::EmailMissing);
        }
        None
    };
    let phone = read_phone(&form.phone, R::PhoneInvalid, &mut problems);
    match (first_name, last_name) {
        (Some(first_name), Some(last_name)) if problems.is_empty() => {
            Ok(Valid { first_name, last_name, email, phone })
        }
        _ => Err(Failure::Refused(problems)),
    }
}
