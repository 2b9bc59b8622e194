//! How long is kept what nobody needs any more.

use crate::{Accounts, StoreError, store::write};
use chrono::TimeDelta;
use model::Timestamp;

/// Rows that one transaction deletes at most: SQLite has one writer, and PostgreSQL may limit a statement's time.
const BATCH: i64 = 500;

/// How long a deployment keeps what it may want to look at later, in days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Retention {
    /// Mails that were given up.
    pub dead_mail_days: u32,
    /// What happened to customers.
    pub timeline_days: u32,
}

impl Default for Retention {
    fn default() -> Self {
        Self { dead_mail_days: 90, timeline_days: 730 }
    }
}

/// What ends by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expired {
    Registrations,
    Tokens,
    Sessions,
    AgentSessions,
    Devices,
    AgentDevices,
    Throttles,
    SentMails,
    DeadMails,
    Flows,
    Arrivals,
    Seen,
    MergeMoves,
    Merges,
    EmailChanges,
    FormKeys,
    HostClaims,
    PendingActs,
    RecoveryCodes,
    ProviderTests,
    Timeline,
}

impl Expired {
    pub const ALL: [Self; 21] = [
        Self::Registrations,
        Self::Tokens,
        Self::Sessions,
        Self::AgentSessions,
        Self::Devices,
        Self::AgentDevices,
        Self::Throttles,
        Self::SentMails,
        Self::DeadMails,
        Self::Flows,
        Self::Arrivals,
        Self::Seen,
        // Before the merges, which take theirs along.
        Self::MergeMoves,
        Self::Merges,
        Self::EmailChanges,
        Self::FormKeys,
        Self::HostClaims,
        Self::PendingActs,
        Self::RecoveryCodes,
        Self::ProviderTests,
        Self::Timeline,
    ];
}

/// The moments before which rows are deleted.
#[derive(Debug, Clone, Copy)]
pub struct Cutoffs {
    pub now: Timestamp,
    pub dead_mails: Timestamp,
    pub timeline: Timestamp,
}

impl Cutoffs {
    fn new(now: Timestamp, retention: Retention) -> Self {
        let before = |days: u32| now - TimeDelta::days(days.into());
        Self {
            now,
            dead_mails: before(retention.dead_mail_days),
            timeline: before(retention.timeline_days),
        }
    }

    pub fn days(&self, days: i64) -> Timestamp {
        self.now - TimeDelta::days(days)
    }
}

impl Accounts {
    /// Deletes what nobody can use any more, in transactions of at most 500 rows. Returns how many rows.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer; what was deleted stays deleted.
    pub async fn purge(&self) -> Result<usize, StoreError> {
        let cutoffs = &Cutoffs::new(self.now(), self.0.retention);
        let mut rows = 0;
        for what in Expired::ALL {
            loop {
                let deleted =
                    write!(self.store(), housekeeping::purge(what, cutoffs, BATCH)).await?;
                rows += deleted;
                if i64::try_from(deleted).is_ok_and(|deleted| deleted < BATCH) {
                    break;
                }
            }
        }
        Ok(rows)
    }
}
