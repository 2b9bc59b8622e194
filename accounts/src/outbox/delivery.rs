//! One attempt to send a leased mail: its link, its text, the mail server, and what is recorded.

use crate::{
    events::{self, Subject},
    groups::Mails,
    instruments::MAIL_DELIVERIES,
    links,
    mail::{Company, EmailLogo, Envelope, Mail, compose},
    retry::{max_pause, retry_in},
    store::{
        StoreError, Tx, query,
        rows::{LinkTarget, MailRow, NewToken},
        transaction, write,
    },
    token::{Purpose, Secret},
};
use chrono::TimeDelta;
use model::{EventKind, Locale, MailId, Message, Portal, Timestamp};

const MAX_RETRY_SECONDS: i64 = 600;
/// Longest time to the next attempt.
pub(crate) const MAX_PAUSE: TimeDelta = max_pause(MAX_RETRY_SECONDS);
const RETRY_TTL: TimeDelta = TimeDelta::hours(24);
/// Attempts that a mail gets however old it is: no server may have run for a day, the clock may have jumped, or an admin
/// sends again what was given up.
const MIN_ATTEMPTS: i32 = 10;

/// Result of an attempt to send a mail.
pub(super) enum Outcome {
    Sent,
    /// Its reason no longer exists.
    Dropped,
    Failed {
        error: String,
        permanent: bool,
    },
}

impl Outcome {
    /// Returns whether the mail is to be sent again.
    fn is_retried(&self, row: &MailRow, now: Timestamp) -> bool {
        let is_temporary = matches!(self, Self::Failed { permanent: false, .. });
        is_temporary && (now - row.created_at < RETRY_TTL || row.attempts < MIN_ATTEMPTS)
    }

    /// Returns the result as a label.
    const fn label(&self, is_retried: bool) -> &'static str {
        match self {
            Self::Sent => "sent",
            Self::Dropped => "dropped",
            Self::Failed { .. } if is_retried => "retried",
            Self::Failed { .. } => "dead",
        }
    }
}

/// The link of a mail.
enum Issued {
    Link(String),
    /// The link's reason no longer exists.
    Gone,
    NoBackoffice,
}

impl Mails<'_> {
    /// Sends a leased mail.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer; what the mail server said is an outcome.
    pub(super) async fn send(self, row: &MailRow) -> Result<Outcome, StoreError> {
        let failed = |error: String| Outcome::Failed { error, permanent: true };
        let Some(portal) = self.accounts.portal_by_id(row.operator_id, row.portal_id).await? else {
            return Ok(failed("the portal is gone".into()));
        };
        let mail: Mail = match serde_json::from_str(&row.mail) {
            Ok(mail) => mail,
            Err(error) => return Ok(failed(error.to_string())),
        };
        let link = match &row.link {
            None => None,
            Some(json) => match serde_json::from_str(json) {
                Err(error) => return Ok(failed(error.to_string())),
                Ok(target) => match self.issue_link(&portal, row.id, &mail, target).await? {
                    Issued::Link(link) => Some(link),
                    Issued::Gone => return Ok(Outcome::Dropped),
                    Issued::NoBackoffice => {
                        return Ok(failed("backoffice_origin is not set".into()));
                    }
                },
            },
        };
        let locale = row.locale.parse().unwrap_or_default();
        let envelope = Envelope {
            to: row.recipient.clone(),
            sender_name: portal.sender_name.clone(),
            sender: portal.sender.to_string(),
            return_path: self.accounts.bounces().return_path(row.id, &row.message_id),
            company: Company::from(&portal),
            portal_name: portal.name.clone(),
            logo: EmailLogo::of(&portal),
            accent: portal.accent.clone(),
            locale,
            time_zone: portal.settings.time_zone.clone(),
            introduction: introduction(&portal, locale, &mail),
            counter_code: self.counter_code(&portal, &mail),
            message_id: row.message_id.clone(),
        };
        let message = match compose(&mail, &envelope, link.as_deref(), self.accounts.now()) {
            Ok(message) => message,
            Err(error) => return Ok(failed(error.to_string())),
        };
        Ok(match self.accounts.0.transport.send(message).await {
            Ok(()) => Outcome::Sent,
            Err(error) => Outcome::Failed { error: error.text, permanent: error.permanent },
        })
    }

    /// Returns what the counter reads from a mail about a valid order.
    fn counter_code(self, portal: &Portal, mail: &Mail) -> Option<String> {
        match mail {
            Mail::PurchaseConfirmation { number, .. } | Mail::PurchasePaid { number, .. } => {
                Some(self.accounts.orders().counter_code(portal.operator, number))
            }
            _ => None,
        }
    }

    /// Creates the link of a mail about to be sent. Its lifetime starts now, so that an outage of the mail server does
    /// not shorten it.
    async fn issue_link(
        self,
        portal: &Portal,
        id: MailId,
        mail: &Mail,
        target: LinkTarget,
    ) -> Result<Issued, StoreError> {
        let purpose = target.purpose;
        let origin = if purpose.is_agents() {
            self.accounts.0.backoffice_origin.as_deref()
        } else {
            Some(portal.origin.as_str())
        };
        let Some(origin) = origin else {
            return Ok(Issued::NoBackoffice);
        };
        let secret = Secret::random();
        let now = self.accounts.now();
        let token = NewToken {
            operator_id: portal.operator,
            hash: secret.hash(),
            purpose,
            email_key: target.email_key,
            registration_id: target.registration,
            customer_id: target.customer,
            purchase_id: target.purchase,
            agent_id: target.agent,
            arrival_id: target.pending_link,
            return_path: target.return_path,
            email: target.email,
            change_id: target.change,
            created_at: now,
            expires_at: now + lifetime(mail, purpose),
        };
        let issued = transaction!(self.accounts.store(), async |tx| {
            links::issue_for_mail(tx, &token, id).await
        })
        .await?;
        Ok(if issued {
            Issued::Link(format!("{origin}/{}/{}", purpose.path(), secret.expose()))
        } else {
            Issued::Gone
        })
    }

    /// Records the outcome of a mail, unless its lease has ended meanwhile: then another attempt decides.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    pub(super) async fn mark(self, row: &MailRow, outcome: Outcome) -> Result<(), StoreError> {
        let (server, now) = (self.accounts.0.server.expose(), self.accounts.now());
        let again_at =
            outcome.is_retried(row, now).then(|| now + retry_in(row.attempts, MAX_RETRY_SECONDS));
        MAIL_DELIVERIES.increment(&[outcome.label(again_at.is_some())]);
        let is_marked = match outcome {
            Outcome::Sent => {
                write!(self.accounts.store(), outbox::mark_sent(row, server, now)).await?
            }
            Outcome::Dropped => {
                write!(self.accounts.store(), outbox::mark_dropped(row, server)).await?
            }
            Outcome::Failed { error, .. } => {
                report_failure(row, &error, again_at.is_none());
                transaction!(self.accounts.store(), async |tx| {
                    mark_failed(tx, (row, server), &error, again_at, now).await
                })
                .await?
            }
        };
        if !is_marked {
            let (operator, mail, attempt) = (row.operator_id, row.id, row.attempts);
            tracing::warn!(
                operator = operator.get(),
                mail = mail.get(),
                attempt,
                "mail.lease.lost"
            );
        }
        Ok(())
    }
}

/// Records a failed attempt, and the event when the mail is given up. Returns whether it was still leased.
async fn mark_failed(
    tx: &mut Tx,
    (row, server): (&MailRow, &str),
    error: &str,
    again_at: Option<Timestamp>,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let is_marked = query!(tx, outbox::mark_failed(row, server, error, again_at, now)).await?;
    if is_marked && again_at.is_none() {
        let subject = Subject::mail(row.customer_id);
        events::record(tx, row.operator_id, EventKind::MailFailed, subject, now).await?;
    }
    Ok(is_marked)
}

fn report_failure(row: &MailRow, error: &str, gives_up: bool) {
    let (operator, mail, attempt) = (row.operator_id, row.id, row.attempts);
    tracing::warn!(
        operator = operator.get(),
        mail = mail.get(),
        attempt,
        gives_up,
        error,
        "mail.delivery.failed"
    );
}

/// Returns the lifetime of a mail's link, as the mail states it.
fn lifetime(mail: &Mail, purpose: Purpose) -> TimeDelta {
    match mail {
        Mail::Activation { hours, .. } => TimeDelta::hours(i64::from(*hours)),
        _ => purpose.lifetime(),
    }
}

/// Returns the operator's custom first paragraph of the mail.
fn introduction(portal: &Portal, locale: Locale, mail: &Mail) -> Option<String> {
    match mail {
        Mail::ConfirmRegistration { .. } => portal.own_text(Message::ConfirmationMail, locale, &[]),
        Mail::Activation { number, .. } => {
            portal.own_text(Message::ActivationMail, locale, &[("number", number)])
        }
        Mail::PurchaseConfirmation { number, .. } => {
            portal.own_text(Message::PurchaseMail, locale, &[("number", number)])
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_delivery_is_counted_by_its_result() {
        let failed = |permanent| Outcome::Failed { error: String::new(), permanent };
        for (outcome, is_retried, result) in [
            (Outcome::Sent, false, "sent"),
            (Outcome::Dropped, false, "dropped"),
            (failed(false), true, "retried"),
            (failed(false), false, "dead"),
            (failed(true), false, "dead"),
        ] {
            assert_eq!(outcome.label(is_retried), result);
        }
    }
}
