//! What agents correct about a customer. Never a password.

use crate::{
    Accounts, AgentCaller, StoreError,
    agents::allow,
    audit,
    mail::Mail,
    names::{self, read_phone},
    outbox,
    profile::{UNDO_DAYS, masked, undo_link},
    store::{
        read,
        rows::{
            AccountRow, CustomerChange, DetailsRow, LinkTarget, NewAudit, NewEvent, NewMail,
            ProfileChange,
        },
        write,
    },
    timeline::Event,
};
use model::{
    Agent, AuditAction, CustomerNumber, EmailAddress, Failure, Permission, PersonName, PhoneNumber,
    refusals::CustomerRefusal,
};

/// What an agent's form about a customer brings. An empty email or phone: none.
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

impl Accounts {
    /// Changes a customer's data. A changed address is told to the old one, with a link that undoes it; pending links die,
    /// sessions end, and the new address signs in only after the customer has proved it.
    ///
    /// # Errors
    /// What is wrong with each field, or `Unknown`, which a customer who deleted their account is too.
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
        let key = valid.email.as_ref().map(EmailAddress::key);
        let other_mailbox = key != row.email_key;
        let (was, became) = differences(&row, &valid);
        if was.is_empty() && became.is_empty() {
            return Ok(());
        }
        let notice = self.notice(operator, &row, &valid, other_mailbox).await?;
        let events = events(agent, caller, &row, &valid, other_mailbox, now);
        let act = NewAudit {
            customer_id: Some(row.id),
            was: Some(was),
            became: Some(became),
            ..audit::act(AuditAction::CustomerChanged, agent, caller, &number.to_string(), now)
        };
        let change = CustomerChange {
            customer: row.id,
            profile: ProfileChange {
                first_name: valid.first_name.as_str(),
                last_name: valid.last_name.as_str(),
                phone: valid.phone.as_ref().map(PhoneNumber::as_str),
                locale: &row.locale,
            },
            email: valid.email.as_ref().map(EmailAddress::as_str).zip(key.as_deref()),
            other_mailbox,
            events: &events,
            audit: &act,
            notice: notice.as_ref().map(|(mail, link)| (mail, link)),
        };
        write!(self.store(), customer_acts::change(operator, &change, now)).await?;
        self.mail_queued();
        Ok(())
    }

    /// What the old address is told, if there is one.
    async fn notice(
        &self,
        operator: i64,
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

fn events(
    agent: &Agent,
    caller: &AgentCaller,
    row: &DetailsRow,
    valid: &Valid,
    other_mailbox: bool,
    now: model::Timestamp,
) -> Vec<NewEvent> {
    let mut events = vec![Event::ProfileChanged.by_agent(agent, caller, row.id, now)];
    // Where there was no address, nobody loses one.
    if let (Some(old), true) = (&row.email, other_mailbox) {
        let new = valid.email.as_ref().map_or("", EmailAddress::as_str);
        events.push(NewEvent {
            detail: Some(format!("{old} → {new}")),
            ..Event::EmailChanged.by_agent(agent, caller, row.id, now)
        });
    }
    events
}

/// What was, and what became of it: the fields that differ, one a line.
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
