//! Delivery states of an operator's mails.

use crate::{
    AccessError, AgentCaller,
    access::allow,
    audit,
    groups::Mails,
    store::{
        StoreError, Tx, query, read,
        rows::{LinkTarget, MailLogRow, NewAudit},
        transaction,
    },
    token::Purpose,
};
use model::{
    Agent, AuditAction, Failure, MailEntry, MailId, MailState, Page, Permission,
    refusals::MailRefusal,
};

const PAGE: usize = 50;

/// Result of retrying a mail.
enum RetryOutcome {
    Queued,
    NotDead,
    AddressChanged,
}

impl Mails<'_> {
    /// Returns the mails of the operator, newest first. `before` is the `next` of the previous page.
    ///
    /// # Errors
    /// [`AccessError`] when the role does not allow it or the database does not answer.
    #[tracing::instrument(skip_all, fields(operator = agent.operator.get()))]
    pub async fn log(
        self,
        agent: &Agent,
        before: Option<i64>,
        only_failed: bool,
    ) -> Result<Page<MailEntry>, AccessError> {
        allow(agent, Permission::SeeMails)?;
        let operator = agent.operator;
        let state = only_failed.then_some(MailState::Dead);
        let limit = PAGE as i64 + 1;
        let rows =
            read!(self.accounts.store(), mail_log::before(operator, before, state, limit)).await?;
        let entries = rows.into_iter().map(entry).collect();
        Ok(Page::of(entries, PAGE, |entry: &MailEntry| entry.id.get()))
    }

    /// Retries a mail that was given up. Its link is created anew.
    ///
    /// # Errors
    /// `NotDead` when it was not given up, `AddressChanged` when its link would go to an address that is no longer the
    /// customer's, `Unknown` when the operator has no such mail.
    #[tracing::instrument(skip_all, fields(operator = agent.operator.get()))]
    pub async fn retry(
        self,
        agent: &Agent,
        caller: &AgentCaller,
        id: MailId,
    ) -> Result<(), Failure<MailRefusal>> {
        allow(agent, Permission::RetryMails)?;
        let operator = agent.operator;
        let row = read!(self.accounts.store(), mail_log::by_id(operator, id)).await?;
        let row = row.ok_or(MailRefusal::Unknown)?;
        let (customer_id, mail, now) = (row.customer_id, entry(row), self.accounts.now());
        let record = NewAudit {
            customer_id,
            // Only what goes when the customer deletes the account.
            after: customer_id.map(|_| mail.recipient),
            ..audit::new_record(AuditAction::MailRetried, agent, caller, &mail.kind, now)
        };
        match transaction!(self.accounts.store(), async |tx| { retry(tx, id, &record).await })
            .await?
        {
            RetryOutcome::Queued => {
                self.accounts.mail_queued();
                Ok(())
            }
            RetryOutcome::NotDead => Err(MailRefusal::NotDead.into()),
            RetryOutcome::AddressChanged => Err(MailRefusal::AddressChanged.into()),
        }
    }

    /// Retries every mail of a page of those that were given up. Those that cannot be retried stay as they are.
    ///
    /// # Errors
    /// When the role does not allow it or the database does not answer.
    #[tracing::instrument(skip_all, fields(operator = agent.operator.get()))]
    pub async fn retry_page(
        self,
        agent: &Agent,
        caller: &AgentCaller,
        before: Option<i64>,
    ) -> Result<(), Failure<MailRefusal>> {
        allow(agent, Permission::RetryMails)?;
        for mail in self.log(agent, before, true).await?.items {
            match self.retry(agent, caller, mail.id).await {
                Ok(()) | Err(Failure::Refused(_)) => {}
                Err(failure) => return Err(failure),
            }
        }
        Ok(())
    }
}

/// Queues a mail that was given up.
async fn retry(tx: &mut Tx, mail: MailId, record: &NewAudit) -> Result<RetryOutcome, StoreError> {
    let operator = record.operator_id;
    let row = query!(tx, mail_log::by_id(operator, mail)).await?;
    let Some(row) = row.filter(|row| row.state == MailState::Dead) else {
        return Ok(RetryOutcome::NotDead);
    };
    if let Some(customer) = row.customer_id {
        let customer = query!(tx, customers::by_id(operator, customer)).await?;
        let address = customer.and_then(|customer| customer.email);
        if is_misdirected(&row, address.as_deref()) {
            return Ok(RetryOutcome::AddressChanged);
        }
    }
    query!(tx, mail_log::requeue(operator, mail, record.at)).await?;
    query!(tx, audit::record(record)).await?;
    Ok(RetryOutcome::Queued)
}

/// Returns whether the mail would send a link that sets a customer's password to an address that is no longer theirs.
/// One that another release gave may be such a link.
fn is_misdirected(mail: &MailLogRow, address: Option<&str>) -> bool {
    let is_other_link = |json: &str| {
        serde_json::from_str::<LinkTarget>(json)
            .is_ok_and(|link| !matches!(link.purpose, Purpose::Reset | Purpose::Activate))
    };
    let may_set_password = mail.link.as_deref().is_some_and(|json| !is_other_link(json));
    may_set_password && address != Some(mail.recipient.as_str())
}

/// Returns whether a mail is about the order of that number.
pub(crate) fn is_about_order(row: &MailLogRow, number: &str) -> bool {
    let mail = serde_json::from_str::<serde_json::Value>(&row.mail).unwrap_or_default();
    mail.get("number").and_then(serde_json::Value::as_str) == Some(number)
}

/// Returns a row for agents: the mail's kind, without contents and link.
pub(crate) fn entry(row: MailLogRow) -> MailEntry {
    let kind = serde_json::from_str::<serde_json::Value>(&row.mail)
        .ok()
        .and_then(|mail| Some(mail.get("kind")?.as_str()?.to_owned()));
    MailEntry {
        id: row.id,
        at: row.created_at,
        recipient: row.recipient,
        kind: kind.unwrap_or_else(|| "unknown".to_owned()),
        state: row.state,
        attempts: row.attempts,
        error: row.error,
        sent_at: row.sent_at,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::CustomerId;

    #[test]
    fn a_link_that_sets_a_password_goes_to_the_address_on_file_only() {
        let of = |purpose| serde_json::to_string(&LinkTarget::of(purpose)).expect("JSON");
        let of_later_release = of(Purpose::Order).replace("order", "of-a-later-release");
        for (link, address, expected) in [
            (Some(of(Purpose::Reset)), Some("ana@example.test"), false),
            (Some(of(Purpose::Reset)), Some("eva@example.test"), true),
            (Some(of(Purpose::Reset)), None, true),
            (Some(of(Purpose::Activate)), Some("eva@example.test"), true),
            (Some(of(Purpose::Order)), Some("eva@example.test"), false),
            (Some(of_later_release.clone()), Some("ana@example.test"), false),
            (Some(of_later_release), Some("eva@example.test"), true),
            (None, None, false),
        ] {
            let mail = MailLogRow {
                id: MailId::new(1),
                customer_id: Some(CustomerId::new(1)),
                recipient: "ana@example.test".into(),
                mail: "{}".into(),
                link: link.clone(),
                state: MailState::Dead,
                attempts: 9,
                created_at: chrono::DateTime::UNIX_EPOCH.naive_utc(),
                sent_at: None,
                error: None,
            };
            assert_eq!(is_misdirected(&mail, address), expected, "{link:?} to {address:?}");
        }
    }
}
