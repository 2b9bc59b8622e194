//! Checks of a deployment for the server administrator: portals and senders, the clock, and mail delivery.

use crate::{StoreError, groups::Deployment, store::read};
use chrono::TimeDelta;
use lettre::message::Mailbox;
use model::EmailAddress;

/// A portal as DNS, proxies and mail servers need to know it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PortalEntry {
    pub host: String,
    pub origin: String,
    /// Sender address of its mails.
    pub sender: String,
}

impl Deployment<'_> {
    /// Returns the portals of all operators, at most 1,000.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    #[tracing::instrument(skip_all)]
    pub async fn portal_entries(self) -> Result<Vec<PortalEntry>, StoreError> {
        let rows = read!(self.accounts.store(), portals::entries()).await?;
        let entry = |(host, origin, sender)| PortalEntry { host, origin, sender };
        Ok(rows.into_iter().map(entry).collect())
    }

    /// Returns how far the database's clock is ahead of this machine's.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    #[tracing::instrument(skip_all)]
    pub async fn database_clock_ahead(self) -> Result<TimeDelta, StoreError> {
        let theirs = read!(self.accounts.store(), portals::clock()).await?;
        Ok(theirs - self.accounts.now())
    }

    /// Sends a test mail directly, bypassing the outbox.
    ///
    /// # Errors
    /// The mail server's error, or that an address cannot be used in a mail.
    #[tracing::instrument(skip_all)]
    pub async fn send_test_mail(self, from: &str, to: &EmailAddress) -> Result<(), String> {
        let mailbox = |address: &str| {
            let address = address.parse();
            address.map(|address| Mailbox::new(None, address))
        };
        let message = lettre::Message::builder()
            .from(mailbox(from).map_err(|error| format!("{from}: {error}"))?)
            .to(mailbox(&to.to_ascii()).map_err(|error| format!("{to}: {error}"))?)
            .subject("Guichet test email")
            .body(
                "`guichet doctor --send-to` sent this email. Emails from this deployment arrive.\n"
                    .to_owned(),
            )
            .map_err(|error| error.to_string())?;
        let sent = self.accounts.0.transport.send(message).await;
        sent.map_err(|error| error.text)
    }
}
