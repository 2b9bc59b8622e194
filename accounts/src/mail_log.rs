//! What became of an operator's mails.

use crate::{
    AccessError, Accounts, AgentCaller,
    agents::allow,
    audit,
    store::{
        read,
        rows::{MailLogRow, Retried},
        write,
    },
};
use model::{
    Agent, AuditAction, Failure, MailEntry, MailState, Page, Permission, refusals::MailRefusal,
};

const PAGE: usize = 50;

impl Accounts {
    /// The mails of the operator, the latest first; `before` is the `next` of the page before.
    ///
    /// # Errors
    /// [`AccessError`].
    pub async fn mail_log(
        &self,
        agent: &Agent,
        before: Option<i64>,
        only_failed: bool,
    ) -> Result<Page<MailEntry>, AccessError> {
        allow(agent, Permission::SeeMails)?;
        let operator = agent.operator;
        let state = only_failed.then_some(MailState::Dead.code());
        let most = PAGE as i64 + 1;
        let rows = read!(self.store(), mail_log::before(operator, before, state, most)).await?;
        let entries = rows.into_iter().filter_map(entry).collect();
        Ok(Page::of(entries, PAGE, |entry: &MailEntry| entry.id))
    }

    /// Tries a mail that was given up once more; a link in it is made anew.
    ///
    /// # Errors
    /// `NotDead`, `AddressChanged`, `Unknown`.
    pub async fn retry_mail(
        &self,
        agent: &Agent,
        caller: &AgentCaller,
        id: i64,
    ) -> Result<(), Failure<MailRefusal>> {
        allow(agent, Permission::RetryMails)?;
        let operator = agent.operator;
        let row = read!(self.store(), mail_log::by_id(operator, id)).await?;
        let mail = row.and_then(entry).ok_or(MailRefusal::Unknown)?;
        let subject = format!("{} <{}>", mail.kind, mail.recipient);
        let act = audit::act(AuditAction::MailRetried, agent, caller, &subject, self.now());
        match write!(self.store(), mail_log::retry(id, &act)).await? {
            Retried::Queued => {
                self.mail_queued();
                Ok(())
            }
            Retried::NotDead => Err(MailRefusal::NotDead.into()),
            Retried::AddressChanged => Err(MailRefusal::AddressChanged.into()),
        }
    }
}

/// A row as agents see it: of the mail only its kind, of its link nothing.
fn entry(row: MailLogRow) -> Option<MailEntry> {
    let kind = serde_json::from_str::<serde_json::Value>(&row.mail)
        .ok()
        .and_then(|mail| Some(mail.get("kind")?.as_str()?.to_owned()));
    Some(MailEntry {
        id: row.id,
        at: row.created_at,
        recipient: row.recipient,
        kind: kind.unwrap_or_else(|| "unknown".to_owned()),
        state: MailState::from_code(&row.state)?,
        attempts: row.attempts,
        error: row.error,
        sent_at: row.sent_at,
    })
}
