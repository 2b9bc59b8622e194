//! The outbox: mails are queued in the transaction of their cause. `worker` sends them afterwards, one by one by
//! `delivery`, with retries.

mod delivery;
mod worker;

pub(crate) use delivery::MAX_PAUSE;

use crate::{
    Accounts,
    mail::Mail,
    store::{
        StoreError, query,
        rows::{LinkTarget, NewMail},
        transaction,
    },
    throttle::{self, Quota, ensure_allowed},
    token::Secret,
};
use model::{CustomerId, Failure, Locale, MailState, Portal, Timestamp};

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
        state: MailState::Queued,
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

impl Accounts {
    /// Wakes the worker of this instance.
    pub(crate) fn mail_queued(&self) {
        self.0.mail_queued.notify_one();
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
            let wait = throttle::take(tx, quotas, now).await?;
            if wait.is_none() {
                for mail in mails {
                    query!(tx, outbox::queue(mail)).await?;
                }
            }
            Ok(wait)
        });
        ensure_allowed(wait.await)?;
        self.mail_queued();
        Ok(())
    }
}
