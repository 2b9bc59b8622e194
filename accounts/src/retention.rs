//! Retention of rows that are no longer needed.

use crate::{
    StoreError,
    groups::Deployment,
    instruments::{PURGE_FAILURES, PURGED_ROWS},
    store::{long_statements_follow, query, transaction},
};
use chrono::TimeDelta;
use model::Timestamp;

/// Maximum rows deleted by one transaction: SQLite has one writer, and PostgreSQL may limit a statement's time.
pub(crate) const BATCH: i64 = 500;

/// How long a repeated request of the API gets the first result.
pub(crate) const API_KEY_TTL: TimeDelta = TimeDelta::hours(24);

/// How long recovery codes that were just made are kept to be shown.
pub(crate) const RECOVERY_CODES_TTL: TimeDelta = TimeDelta::minutes(15);

/// How long an agent can undo a merge; its records are kept no longer.
pub(crate) const MERGE_UNDO_TTL: TimeDelta = TimeDelta::days(30);

/// How long a campaign is kept, in days.
const CAMPAIGN_DAYS: i64 = 400;

/// Retention periods of a deployment, in days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Retention {
    /// Mails that were given up.
    pub dead_mail_days: u32,
    /// Events of customers' timelines.
    pub timeline_days: u32,
}

impl Default for Retention {
    fn default() -> Self {
        Self { dead_mail_days: 90, timeline_days: 730 }
    }
}

/// Rows that expire.
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
    PendingRequests,
    RecoveryCodes,
    ProviderTests,
    ApiKeys,
    ApiTokens,
    BouncedAddresses,
    ImportReports,
    Imports,
    CampaignRecipients,
    Campaigns,
    Timeline,
    WebhookDeliveries,
    Events,
}

impl Expired {
    /// All kinds of expiring rows, in the order of deletion.
    pub const ALL: [Self; 30] = [
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
        Self::MergeMoves,
        Self::Merges,
        Self::EmailChanges,
        Self::FormKeys,
        Self::HostClaims,
        Self::PendingRequests,
        Self::RecoveryCodes,
        Self::ProviderTests,
        Self::ApiKeys,
        Self::ApiTokens,
        Self::BouncedAddresses,
        Self::ImportReports,
        Self::Imports,
        Self::CampaignRecipients,
        Self::Campaigns,
        Self::Timeline,
        Self::WebhookDeliveries,
        Self::Events,
    ];

    /// Rows whose deletion cascades to others, and these others, which are deleted before, in batches of their own.
    const CASCADES: [(Self, Self); 4] = [
        (Self::Merges, Self::MergeMoves),
        (Self::ApiTokens, Self::ApiKeys),
        (Self::Imports, Self::ImportReports),
        (Self::Campaigns, Self::CampaignRecipients),
    ];

    /// Returns the time before which rows are deleted. Rows with an expiry of their own are compared with `now`.
    fn before(self, now: Timestamp, retention: Retention) -> Timestamp {
        let days = |days: i64| now - TimeDelta::days(days);
        match self {
            Self::Sessions
            | Self::AgentSessions
            | Self::Flows
            | Self::Arrivals
            | Self::Seen
            | Self::PendingRequests
            | Self::ProviderTests => now,
            Self::RecoveryCodes => now - RECOVERY_CODES_TTL,
            Self::ApiKeys => now - API_KEY_TTL,
            Self::Registrations => days(7),
            // Longer than a form stays open and may be submitted again.
            Self::FormKeys => days(7),
            // The pages of invalid links explain themselves for a month.
            Self::Tokens => days(30),
            // Their links have expired long before.
            Self::EmailChanges => days(30),
            Self::HostClaims => days(30),
            // Those that have ended: the log goes back a month.
            Self::WebhookDeliveries => days(30),
            Self::MergeMoves | Self::Merges => now - MERGE_UNDO_TTL,
            // The list shows for a while what has expired.
            Self::Throttles
            | Self::SentMails
            | Self::ApiTokens
            | Self::ImportReports
            | Self::Imports
            | Self::Events => days(90),
            // A mailbox may exist again after so long, and one more attempt does no harm.
            Self::BouncedAddresses => days(400),
            Self::Devices | Self::AgentDevices => days(400),
            // Customers are chosen within minutes, so that both are of the same age.
            Self::CampaignRecipients | Self::Campaigns => days(CAMPAIGN_DAYS),
            Self::DeadMails => days(retention.dead_mail_days.into()),
            Self::Timeline => days(retention.timeline_days.into()),
        }
    }
}

/// The kinds of rows that could not be deleted, each with the reason. All others were, except those that would have
/// taken such rows with them.
#[derive(Debug, thiserror::Error)]
#[error("expired rows of {} kinds could not be deleted", .0.len())]
pub struct PurgeError(pub Vec<(Expired, StoreError)>);

impl Deployment<'_> {
    /// Deletes expired rows in transactions of at most 500 rows. Returns how many rows.
    ///
    /// # Errors
    /// [`PurgeError`] when some kinds could not be deleted; what was deleted stays deleted.
    #[tracing::instrument(skip_all)]
    pub async fn purge(self) -> Result<usize, PurgeError> {
        let now = self.accounts.now();
        let mut rows = 0;
        let mut failed: Vec<(Expired, StoreError)> = Vec::new();
        for what in Expired::ALL {
            // It would delete the others in its own transaction, however many there are.
            if failed.iter().any(|(other, _)| Expired::CASCADES.contains(&(what, *other))) {
                continue;
            }
            match self.purge_kind(what, what.before(now, self.accounts.0.retention)).await {
                Ok(deleted) => rows += deleted,
                // One damaged table would keep the rows of all later ones for good.
                Err(error) => {
                    PURGE_FAILURES.increment(&[]);
                    failed.push((what, error));
                }
            }
        }
        if failed.is_empty() { Ok(rows) } else { Err(PurgeError(failed)) }
    }

    /// Deletes the rows of one kind from before that time. Returns how many.
    async fn purge_kind(self, what: Expired, before: Timestamp) -> Result<usize, StoreError> {
        let mut rows = 0;
        loop {
            let deleted = transaction!(self.accounts.store(), async |tx| {
                long_statements_follow();
                Ok(query!(tx, housekeeping::purge(what, before, BATCH)).await?)
            })
            .await?;
            rows += deleted;
            PURGED_ROWS.add(deleted as u64, &[]);
            if i64::try_from(deleted).is_ok_and(|deleted| deleted < BATCH) {
                return Ok(rows);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_deletion_cascades_to_is_deleted_before() {
        let place = |what: Expired| Expired::ALL.iter().position(|other| *other == what);
        for (holder, held) in Expired::CASCADES {
            assert!(place(held) < place(holder), "{held:?}");
        }
    }

    #[test]
    fn every_kind_of_row_has_its_retention_period() {
        let now = chrono::DateTime::UNIX_EPOCH.naive_utc() + TimeDelta::days(10_000);
        let retention = Retention { dead_mail_days: 45, timeline_days: 365 };
        for (what, days) in [
            (Expired::Registrations, 7),
            (Expired::FormKeys, 7),
            (Expired::Tokens, 30),
            (Expired::Sessions, 0),
            (Expired::Merges, 30),
            (Expired::MergeMoves, 30),
            (Expired::SentMails, 90),
            (Expired::ApiTokens, 90),
            (Expired::ApiKeys, 1),
            (Expired::ImportReports, 90),
            (Expired::Imports, 90),
            (Expired::Devices, 400),
            (Expired::CampaignRecipients, 400),
            (Expired::Campaigns, 400),
            (Expired::DeadMails, 45),
            (Expired::Timeline, 365),
            (Expired::WebhookDeliveries, 30),
            (Expired::Events, 90),
        ] {
            assert_eq!(what.before(now, retention), now - TimeDelta::days(days), "{what:?}");
        }
        let codes = Expired::RecoveryCodes.before(now, retention);
        assert_eq!(now - codes, RECOVERY_CODES_TTL);
    }
}
