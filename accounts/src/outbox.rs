//! The outbox: mails are queued in the transaction of their cause and sent afterwards by a worker, with retries.

use crate::{
    Accounts,
    mail::{Envelope, Mail, Priority, compose},
    store::{
        StoreError, Tx, query, read,
        rows::{LinkTarget, MailRow, NewMail, NewToken},
        transaction, write,
    },
    throttle::{Quota, pass},
    token::{Purpose, Secret},
};
use chrono::TimeDelta;
use model::{CustomerId, Failure, Locale, MailId, Message, Portal, Timestamp};
use std::{future::Future, sync::atomic::Ordering, time::Duration};
use tokio::{
    task::{JoinHandle, JoinSet},
    time::timeout,
};

const LEASE: TimeDelta = TimeDelta::seconds(60);
const BATCH: i64 = 20;
/// Time that mails being sent get when the server stops.
const STOP_GRACE: Duration = Duration::from_secs(5);
const RELEASE_TIMEOUT: Duration = Duration::from_secs(2);
/// Polling interval of the worker when it is not notified.
const POLL: Duration = Duration::from_secs(2);
const FIRST_RETRY_SECONDS: i64 = 5;
const LONGEST_RETRY_SECONDS: i64 = 600;
const GIVE_UP_AFTER: TimeDelta = TimeDelta::hours(24);

/// Returns a portal's mail to queue. A link, if the mail has one, is passed to the query that queues it.
///
/// # Errors
/// [`StoreError`] when the mail cannot be stored as JSON.
pub(crate) fn mail(
    portal: &Portal,
    customer: Option<CustomerId>,
    recipient: &str,
    locale: Locale,
    mail: &Mail,
    now: Timestamp,
) -> Result<NewMail, StoreError> {
    let sender = portal.sender.to_ascii();
    let domain = sender.rsplit('@').next().unwrap_or("localhost");
    Ok(NewMail {
        operator_id: portal.operator,
        portal_id: portal.id,
        customer_id: customer,
        recipient: recipient.to_owned(),
        locale: locale.tag().to_owned(),
        mail: to_json(mail)?,
        link: None,
        message_id: format!("<{}@{domain}>", Secret::random().expose()),
        state: "queued",
        attempts: 0,
        priority: mail.priority() as i32,
        due_at: now,
        created_at: now,
    })
}

/// Returns the mail with the link it carries.
///
/// # Errors
/// [`StoreError`] when the link cannot be stored as JSON.
pub(crate) fn with_link(mail: NewMail, link: &LinkTarget) -> Result<NewMail, StoreError> {
    Ok(NewMail { link: Some(to_json(link)?), ..mail })
}

fn to_json(value: &impl serde::Serialize) -> Result<String, StoreError> {
    Ok(serde_json::to_string(value)?)
}

enum Outcome {
    Sent,
    Dropped,
    Failed { error: String, permanent: bool },
}

/// The link of a mail.
enum Issued {
    Link(String),
    /// The link's reason no longer exists.
    Gone,
    NoBackoffice,
}

impl Accounts {
    /// Sends queued mails until `shutdown` resolves. Mails being sent then get a few seconds; those that the mail
    /// server has not accepted by then are released, for the next server to send at once.
    pub fn start_mail_worker(
        &self,
        shutdown: impl Future<Output = ()> + Send + 'static,
    ) -> JoinHandle<()> {
        let accounts = self.clone();
        tokio::spawn(async move {
            let mut shutdown = std::pin::pin!(shutdown);
            loop {
                let mut round = std::pin::pin!(accounts.send_due_mails());
                let sent = tokio::select! {
                    biased;
                    () = &mut shutdown => {
                        accounts.0.mails_stopped.store(true, Ordering::SeqCst);
                        timeout(STOP_GRACE, round).await.ok();
                        break;
                    }
                    sent = &mut round => sent,
                };
                let more = sent.unwrap_or_else(|error| {
                    tracing::error!(%error, "mail.outbox.failed");
                    0
                });
                let pause = if more > 0 { Duration::ZERO } else { POLL };
                tokio::select! {
                    biased;
                    () = &mut shutdown => break,
                    () = accounts.0.mail_queued.notified() => {}
                    () = tokio::time::sleep(pause) => {}
                }
            }
            accounts.release_own_leases().await;
        })
    }

    /// Releases the leases of servers that no longer run, so that their mails do not wait. Only for the single server
    /// of a database, before it sends. Returns the number of mails.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    #[tracing::instrument(skip_all)]
    pub async fn release_orphaned_leases(&self) -> Result<usize, StoreError> {
        let now = self.now();
        write!(self.store(), outbox::release_orphaned(now)).await
    }

    async fn release_own_leases(&self) {
        let (server, now) = (self.0.server.expose(), self.now());
        let released = async { write!(self.store(), outbox::release(server, now)).await };
        match timeout(RELEASE_TIMEOUT, released).await {
            Ok(Ok(0)) => {}
            Ok(Ok(mails)) => tracing::info!(mails, "mail.leases.released"),
            Ok(Err(error)) => tracing::warn!(%error, "mail.leases.kept"),
            Err(error) => tracing::warn!(%error, "mail.leases.kept"),
        }
    }

    /// Wakes the worker of this instance.
    pub(crate) fn mail_queued(&self) {
        self.0.mail_queued.notify_one();
    }

    /// Sends one batch of due mails. Returns how many were attempted. Each is leased when its turn comes and marked
    /// once the mail server has accepted it, so that a killed server only leaves the few mails it was sending.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer; unmarked mails are retried after their lease.
    #[tracing::instrument(skip_all)]
    pub async fn send_due_mails(&self) -> Result<usize, StoreError> {
        let now = self.now();
        // This many may be delivered twice when the server is killed.
        let max_sending = self.0.capacity.mails;
        let batch = BATCH.max(i64::from(max_sending));
        let due = read!(self.store(), async |tx| { due(tx, batch, now).await });
        let mut due = due.await?.into_iter();
        let (mut tried, mut sending) = (0, JoinSet::new());
        let mut problem = None;
        loop {
            while sending.len() < max_sending as usize && problem.is_none() {
                let Some(mail) = due.next() else { break };
                let accounts = self.clone();
                sending.spawn(async move { accounts.send_leased(mail).await });
            }
            match sending.join_next().await {
                None => break,
                Some(Ok(Ok(was_ours))) => tried += usize::from(was_ours),
                Some(Ok(Err(error))) => problem = Some(error),
                // A panic: the hook of the process has logged it.
                Some(Err(_)) => {}
            }
        }
        problem.map_or(Ok(tried), Err)
    }

    /// Sends a mail unless another worker does. Returns whether this one did.
    async fn send_leased(&self, mail: MailId) -> Result<bool, StoreError> {
        if self.0.mails_stopped.load(Ordering::SeqCst) {
            return Ok(false);
        }
        let (server, now) = (self.0.server.expose(), self.now());
        let until = now + LEASE;
        let leased = write!(self.store(), outbox::lease(server, mail, now, until)).await?;
        let Some(mail) = leased else {
            return Ok(false);
        };
        let outcome = self.send(&mail).await?;
        self.mark(&mail, outcome).await?;
        Ok(true)
    }

    async fn send(&self, row: &MailRow) -> Result<Outcome, StoreError> {
        let failed = |error: String| Outcome::Failed { error, permanent: true };
        let Some(portal) = self.portal_by_id(row.operator_id, row.portal_id).await? else {
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
                Ok(target) => match self.issue(&portal, row.id, &mail, target).await? {
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
            portal_name: portal.name.clone(),
            accent: portal.accent.clone(),
            locale,
            introduction: introduction(&portal, locale, &mail),
            message_id: row.message_id.clone(),
        };
        let message = match compose(&mail, &envelope, link.as_deref(), self.now()) {
            Ok(message) => message,
            Err(error) => return Ok(failed(error.to_string())),
        };
        Ok(match self.0.transport.send(message).await {
            Ok(()) => Outcome::Sent,
            Err(error) => Outcome::Failed { error: error.text, permanent: error.permanent },
        })
    }

    /// Creates the link of a mail about to be sent. Its lifetime starts now, so that an outage of the mail server does
    /// not shorten it.
    async fn issue(
        &self,
        portal: &Portal,
        id: MailId,
        mail: &Mail,
        target: LinkTarget,
    ) -> Result<Issued, StoreError> {
        let Some(purpose) = Purpose::named(&target.purpose) else {
            return Ok(Issued::Gone);
        };
        let origin = if purpose.is_agents() {
            self.0.backoffice_origin.as_deref()
        } else {
            Some(portal.origin.as_str())
        };
        let Some(origin) = origin else {
            return Ok(Issued::NoBackoffice);
        };
        let secret = Secret::random();
        let now = self.now();
        let token = NewToken {
            operator_id: portal.operator,
            hash: secret.hash(),
            purpose: target.purpose,
            email_key: target.email_key,
            registration_id: target.registration,
            customer_id: target.customer,
            purchase_id: target.purchase,
            agent_id: target.agent,
            arrival_id: target.arrival,
            return_path: target.return_path,
            email: target.email,
            change_id: target.change,
            created_at: now,
            expires_at: now + lifetime(mail, purpose),
        };
        let issued = write!(self.store(), tokens::issue_for_mail(&token, id)).await?;
        Ok(if issued {
            Issued::Link(format!("{origin}/{}/{}", purpose.path(), secret.expose()))
        } else {
            Issued::Gone
        })
    }

    async fn mark(&self, row: &MailRow, outcome: Outcome) -> Result<(), StoreError> {
        let now = self.now();
        let (operator, id) = (row.operator_id, row.id);
        match outcome {
            Outcome::Sent => write!(self.store(), outbox::mark_sent(operator, id, now)).await,
            Outcome::Dropped => write!(self.store(), outbox::mark_dropped(operator, id)).await,
            Outcome::Failed { error, permanent } => {
                let again_at = (!permanent && now - row.created_at < GIVE_UP_AFTER)
                    .then(|| now + retry_in(row.attempts));
                let (attempt, gives_up) = (row.attempts, again_at.is_none());
                tracing::warn!(
                    operator = operator.get(),
                    mail = id.get(),
                    attempt,
                    gives_up,
                    error,
                    "mail.delivery.failed"
                );
                write!(self.store(), outbox::mark_failed(operator, id, &error, again_at, now)).await
            }
        }
    }

    /// Queues requested mails, unless a quota is exceeded. The answer is the same whether there is a mail or not.
    ///
    /// # Errors
    /// The wait when a quota is exceeded, or that the database does not answer.
    pub(crate) async fn queue_on_request<R>(
        &self,
        quotas: &[Quota],
        mails: &[NewMail],
    ) -> Result<(), Failure<R>> {
        let now = self.now();
        let wait = transaction!(self.store(), async |tx| {
            let wait = query!(tx, throttles::take(quotas, now)).await?;
            if wait.is_none() {
                for mail in mails {
                    query!(tx, outbox::queue(mail)).await?;
                }
            }
            Ok(wait)
        });
        pass(wait.await)?;
        self.mail_queued();
        Ok(())
    }
}

/// Returns the due mails in sending order: urgent ones first, and within each priority equally many of every operator,
/// so that one operator's campaign delays neither a password reset nor another operator.
async fn due(tx: &mut Tx, batch: i64, now: Timestamp) -> Result<Vec<MailId>, StoreError> {
    let mut due = due_of_each(tx, Priority::Urgent, max_urgent(batch), now).await?;
    let left = batch - i64::try_from(due.len()).unwrap_or(batch);
    due.extend(due_of_each(tx, Priority::Normal, left, now).await?);
    Ok(due)
}

/// Returns due mails of the operators that have waited longest, equally many of each.
async fn due_of_each(
    tx: &mut Tx,
    priority: Priority,
    most: i64,
    now: Timestamp,
) -> Result<Vec<MailId>, StoreError> {
    let operators = query!(tx, outbox::operators_waiting(priority, most, now)).await?;
    let share = share_of(most, operators.len());
    let mut due = Vec::new();
    for operator in operators {
        due.extend(query!(tx, outbox::due_of(operator, priority, share, now)).await?);
    }
    Ok(due)
}

/// Returns the maximum of urgent mails in a batch, so that the others also make progress.
const fn max_urgent(batch: i64) -> i64 {
    batch - batch / 5
}

/// Returns each operator's share of a number of mails.
fn share_of(mails: i64, operators: usize) -> i64 {
    mails / i64::try_from(operators).unwrap_or(mails).max(1)
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

/// Returns the time to the next attempt: doubles from 5 seconds to 10 minutes, plus or minus a fifth to spread retries.
fn retry_in(attempts: i32) -> TimeDelta {
    let doublings = u32::try_from(attempts - 1).unwrap_or(0).min(10);
    let seconds = FIRST_RETRY_SECONDS.saturating_mul(1 << doublings).min(LONGEST_RETRY_SECONDS);
    let spread = i64::from(getrandom::u32().unwrap_or(0) % 401) - 200;
    TimeDelta::milliseconds(seconds * (1000 + spread))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn urgent_mails_leave_a_fifth_of_a_batch_and_operators_share_it() {
        for (batch, urgent) in [(20, 16), (64, 52), (4, 4), (1, 1), (0, 0)] {
            assert_eq!(max_urgent(batch), urgent, "{batch}");
        }
        for (mails, operators, each) in [(16, 1, 16), (16, 3, 5), (16, 16, 1), (16, 0, 16)] {
            assert_eq!(share_of(mails, operators), each, "{mails} of {operators}");
        }
    }

    #[test]
    fn retries_double_from_five_seconds_to_ten_minutes_give_or_take_a_fifth() {
        for (attempts, seconds) in [(1, 5.0), (2, 10.0), (4, 40.0), (8, 600.0), (99, 600.0)] {
            let wait = retry_in(attempts).num_milliseconds() as f64 / 1000.0;
            assert!((seconds * 0.8..=seconds * 1.2).contains(&wait), "{attempts}: {wait}");
        }
    }
}
