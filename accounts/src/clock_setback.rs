//! Following a clock that was set back. Whatever is sent in the background has a moment at which it is due; one that
//! lies further ahead than its queue ever plans was planned by the later time, and is due now. Rows that are only
//! compared with the clock, such as sessions, links and quotas, need no correction: their rules read them.

use crate::{
    StoreError, campaigns, clock::MAX_CLOCK_SKEW, groups::Deployment, outbox, store::write,
    webhooks,
};
use chrono::TimeDelta;
use model::Timestamp;

/// What waited for a moment of the clock before it was set back, and is due now.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct MadeDue {
    pub mails: usize,
    pub campaigns: usize,
    /// Deliveries of webhooks.
    pub deliveries: usize,
}

impl MadeDue {
    /// Returns whether nothing waited too long, as usual.
    pub fn is_nothing(self) -> bool {
        self == Self::default()
    }
}

impl Deployment<'_> {
    /// Makes mails, campaigns and deliveries of webhooks due that would wait for a moment of the clock before it was
    /// set back. Returns how many they are.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer; what was made due before that stays due.
    #[tracing::instrument(skip_all)]
    pub async fn follow_clock(self) -> Result<MadeDue, StoreError> {
        let (store, now) = (self.accounts.store(), self.accounts.now());
        let mails = write!(store, outbox::make_due(latest(outbox::MAX_PAUSE, now), now)).await?;
        if mails > 0 {
            self.accounts.mail_queued();
        }
        let (_, due) = latest(campaigns::MAX_PAUSE, now);
        let campaigns = write!(store, campaigns::make_due(due, now)).await?;
        let (_, due) = latest(campaigns::MAX_COUNT_PAUSE, now);
        write!(store, campaigns::make_counts_due(due, now)).await?;
        let due = latest(webhooks::MAX_PAUSE, now);
        write!(store, webhook_endpoints::end_pauses(due, now)).await?;
        let deliveries = write!(store, webhook_deliveries::make_due(due, now)).await?;
        Ok(MadeDue { mails, campaigns, deliveries })
    }
}

/// Returns the latest moments that a queue plans for, by the clock of any instance: of a first attempt, which nothing
/// delays, and of any other, after a pause.
fn latest(max_pause: TimeDelta, now: Timestamp) -> (Timestamp, Timestamp) {
    let first = now + MAX_CLOCK_SKEW;
    (first, first + max_pause)
}
