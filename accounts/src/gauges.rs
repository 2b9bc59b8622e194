//! The gauges of the metrics: what is read when they are requested, instead of counted when it happens.

use crate::{
    StoreError,
    groups::Deployment,
    instruments::{MAIL_AGE, MAILS_DEAD, MAILS_QUEUED, TIME, WEBHOOK_AGE, WEBHOOKS_QUEUED},
    store::read,
};
use model::{MailState, Timestamp};

impl Deployment<'_> {
    /// Sets the gauges of this process.
    pub fn measure(self) {
        TIME.set(self.accounts.now().and_utc().timestamp_millis() as f64 / 1000.0, &[]);
        self.accounts.0.hasher.measure();
        self.accounts.store().measure();
    }

    /// Sets the gauges of the outbox and of webhooks.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer; the gauges keep their values.
    #[tracing::instrument(skip_all)]
    pub async fn measure_outbox(self) -> Result<(), StoreError> {
        let (queued, oldest) =
            read!(self.accounts.store(), outbox::in_state(MailState::Queued)).await?;
        let (dead, _) = read!(self.accounts.store(), outbox::in_state(MailState::Dead)).await?;
        let now = self.accounts.now();
        MAILS_QUEUED.set(queued as f64, &[]);
        MAIL_AGE.set(age(oldest, now), &[]);
        MAILS_DEAD.set(dead as f64, &[]);
        let (open, oldest) = read!(self.accounts.store(), webhook_deliveries::open()).await?;
        WEBHOOKS_QUEUED.set(open as f64, &[]);
        WEBHOOK_AGE.set(age(oldest, now), &[]);
        Ok(())
    }
}

/// Returns the age in seconds of the oldest that waits, if anything does.
fn age(oldest: Option<Timestamp>, now: Timestamp) -> f64 {
    oldest.map_or(0, |oldest| (now - oldest).num_milliseconds().max(0)) as f64 / 1000.0
}
