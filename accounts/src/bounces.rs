//! Bounces: mails that a mail server rejected permanently after accepting them. Every mail has a return path of its
//! own, signed by the deployment's key, so that a forged bounce marks no address.

mod return_path;

use crate::{
    AccessError, ApiCaller, StoreError,
    groups::Bounces,
    mail::sanitize,
    store::{
        Tx, query, read,
        rows::{BounceRow, BouncedMailRow, NewEvent},
        transaction,
    },
    timeline::Event,
};
use chrono::TimeDelta;
use model::{ApiScope, Bounce, EmailAddress, MailId, OperatorId, Timestamp};

/// How long a return path is valid: mail servers try for days, not for weeks.
const RETURN_PATH_TTL: TimeDelta = TimeDelta::days(30);
/// Maximum length of a reason, which is text of a foreign mail server.
const MAX_REASON_CHARS: usize = 200;

/// Result of reporting a bounce.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BounceOutcome {
    /// The address of the mail is marked.
    Marked,
    /// The failure is not permanent, so that later mails may arrive.
    Temporary,
    /// The return path is not signed by this deployment, or no longer valid, or no customer has the address on file.
    Unknown,
}

impl Bounces<'_> {
    /// Returns the signed return path of a mail; none without a domain for them or without a secret key.
    pub fn return_path(self, mail: MailId, message_id: &str) -> Option<String> {
        let domain = self.accounts.0.return_path_domain.as_deref()?;
        return_path::signed(&self.accounts.0.secret_keys, domain, mail, message_id)
    }

    /// Marks the address of the mail with that return path, if the status (RFC 3463) is one of a permanent failure, such
    /// as `5.1.1`. The same bounce counts once.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    #[tracing::instrument(skip_all)]
    pub async fn record(
        self,
        return_path: &str,
        status: &str,
        reason: &str,
    ) -> Result<BounceOutcome, StoreError> {
        self.record_of(None, return_path, status, reason).await
    }

    /// Does the same as [`record`](Self::record) for mails of the caller's operator alone.
    ///
    /// # Errors
    /// [`AccessError`] when the token lacks the scope or the database does not answer.
    #[tracing::instrument(skip_all, fields(operator = caller.operator.get()))]
    pub async fn record_by_api(
        self,
        caller: &ApiCaller,
        return_path: &str,
        status: &str,
        reason: &str,
    ) -> Result<BounceOutcome, AccessError> {
        caller.allow(ApiScope::ReportBounces)?;
        Ok(self.record_of(Some(caller.operator), return_path, status, reason).await?)
    }

    async fn record_of(
        self,
        operator: Option<OperatorId>,
        return_path: &str,
        status: &str,
        reason: &str,
    ) -> Result<BounceOutcome, StoreError> {
        let domain = self.accounts.0.return_path_domain.as_deref().unwrap_or_default();
        let Some(signed) = return_path::read(return_path, domain) else {
            return Ok(BounceOutcome::Unknown);
        };
        let Some(mail) = read!(self.accounts.store(), bounces::mail(signed.mail)).await? else {
            return Ok(BounceOutcome::Unknown);
        };
        let now = self.accounts.now();
        let keys = &self.accounts.0.secret_keys;
        let is_foreign = operator.is_some_and(|operator| operator != mail.operator_id);
        if is_foreign || !signed.is_of(keys, &mail.message_id) || is_expired(&mail, now) {
            return Ok(BounceOutcome::Unknown);
        }
        if !is_permanent(status) {
            return Ok(BounceOutcome::Temporary);
        }
        let Ok(email) = mail.recipient.parse::<EmailAddress>() else {
            return Ok(BounceOutcome::Unknown);
        };
        let bounce = BounceRow {
            operator_id: mail.operator_id,
            email_key: email.key(),
            mail_id: signed.mail,
            status: status.to_owned(),
            reason: readable(reason),
            at: now,
        };
        let event = event(&mail, &bounce);
        transaction!(self.accounts.store(), async |tx| { mark(tx, &bounce, event.as_ref()).await })
            .await
    }

    /// Returns the last bounce of an operator's address.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    pub(crate) async fn of_address(
        self,
        operator: OperatorId,
        email_key: Option<&str>,
    ) -> Result<Option<Bounce>, StoreError> {
        let Some(key) = email_key else { return Ok(None) };
        let row = read!(self.accounts.store(), bounces::find(operator, key)).await?;
        Ok(row.map(|row| Bounce { at: row.at, status: row.status, reason: row.reason }))
    }
}

/// Marks the address and records it in the timeline, unless a bounce of this mail or of a later one has done so: a
/// person with several mails cannot fill the timeline by sending their bounces in turn. Only addresses on file are
/// marked: those of agents, and of people who never confirmed, need no mark, and are not kept.
async fn mark(
    tx: &mut Tx,
    bounce: &BounceRow,
    event: Option<&NewEvent>,
) -> Result<BounceOutcome, StoreError> {
    let (operator, key) = (bounce.operator_id, bounce.email_key.as_str());
    if !query!(tx, bounces::is_on_file(operator, key)).await? {
        return Ok(BounceOutcome::Unknown);
    }
    let known = query!(tx, bounces::find(operator, key)).await?;
    if known.is_some_and(|known| known.mail_id >= bounce.mail_id) {
        return Ok(BounceOutcome::Marked);
    }
    query!(tx, bounces::clear(operator, key)).await?;
    query!(tx, bounces::insert(bounce)).await?;
    if let Some(event) = event {
        query!(tx, timeline::record(event)).await?;
    }
    Ok(BounceOutcome::Marked)
}

fn event(mail: &BouncedMailRow, bounce: &BounceRow) -> Option<NewEvent> {
    Some(NewEvent {
        operator_id: mail.operator_id,
        customer_id: mail.customer_id?,
        event: Event::EmailBounced,
        detail: Some(format!("{}: {} {}", mail.recipient, bounce.status, bounce.reason)),
        ip: None,
        at: bounce.at,
        agent_id: None,
        api_token: None,
    })
}

fn is_expired(mail: &BouncedMailRow, now: Timestamp) -> bool {
    now - mail.sent_at.unwrap_or(mail.created_at) > RETURN_PATH_TTL
}

/// Returns whether a status is one of class 5, such as `5.1.1` (RFC 3463).
fn is_permanent(status: &str) -> bool {
    let parts: Vec<&str> = status.split('.').collect();
    let is_number =
        |part: &&str| (1..=3).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    parts.len() == 3 && parts[0] == "5" && parts.iter().all(is_number)
}

/// Returns untrusted text on one line, without what could mislead a reader or fill the screen.
fn readable(reason: &str) -> String {
    let line = sanitize(reason).split_whitespace().collect::<Vec<_>>().join(" ");
    line.chars().take(MAX_REASON_CHARS).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_class_five_is_permanent() {
        for status in ["5.1.1", "5.0.0", "5.7.26", "5.300.999"] {
            assert!(is_permanent(status), "{status}");
        }
        for status in
            ["4.2.2", "2.0.0", "5", "5.1", "5.1.1.1", "5.1.x", "55.1.1", "5..1", "", "5.1.1 x"]
        {
            assert!(!is_permanent(status), "{status}");
        }
    }

    #[test]
    fn reasons_are_one_short_line() {
        assert_eq!(readable("550 5.1.1\r\n no  such\u{202e} user\0"), "550 5.1.1 no such user");
        assert_eq!(readable(&"é".repeat(500)).chars().count(), MAX_REASON_CHARS);
    }
}
