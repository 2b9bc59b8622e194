//! The outcomes of a campaign's mails. They are counted periodically and stored, since mails and links are purged.

use crate::{
    groups::Campaigns,
    store::{
        StoreError, Tx, query, read,
        rows::{RecipientLink, RecipientRow},
        transaction, write,
    },
};
use chrono::TimeDelta;
use model::{
    CampaignId, CampaignRecipientId, CustomerId, MailId, MailState, OperatorId, RecipientState,
    Timestamp,
};
use std::collections::HashMap;

/// Customers that are counted together.
const PART: i64 = 500;
/// Minimum time between two counts.
const MIN_PAUSE: TimeDelta = TimeDelta::seconds(10);
/// Maximum time between two counts, of a campaign of any size.
pub(crate) const MAX_COUNT_PAUSE: TimeDelta = TimeDelta::minutes(15);
/// Time after its end from which a campaign is no longer counted.
const COUNTED: TimeDelta = TimeDelta::days(90);

/// The mails, links and activations of customers of a campaign.
struct Evidence {
    mails: HashMap<MailId, MailState>,
    links: Vec<RecipientLink>,
    activations: HashMap<CustomerId, Timestamp>,
}

/// A customer's current state, and when they opened a link.
type RecipientProgress = (RecipientState, Option<Timestamp>);

impl Campaigns<'_> {
    /// Counts the outcomes of a campaign's mails. Returns how many customers were counted.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    pub(super) async fn count(
        self,
        operator: OperatorId,
        id: CampaignId,
    ) -> Result<usize, StoreError> {
        let (store, now) = (self.accounts.store(), self.accounts.now());
        let (mut after, mut counted) = (CampaignRecipientId::default(), 0);
        loop {
            let part = campaign_part(self, operator, id, after).await?;
            let Some(last) = part.last() else { break };
            after = last.id;
            counted += part.len();
            let evidence = self.evidence(operator, &part).await?;
            let changes: Vec<_> = part
                .iter()
                .map(|row| (row, progress(row, &evidence, now)))
                .filter(|(row, (state, opened))| row.state != *state || row.opened_at != *opened)
                .map(|(row, progress)| (row.id, progress))
                .collect();
            if !changes.is_empty() {
                transaction!(store, async |tx| { save(tx, operator, &changes).await }).await?;
            }
        }
        let row = read!(store, campaigns::by_id(operator, id)).await?;
        let is_old = row.and_then(|row| row.ended_at).is_some_and(|ended| now - ended > COUNTED);
        // Large campaigns are counted less often.
        let pause = TimeDelta::milliseconds(i64::try_from(counted).unwrap_or(0));
        let pause = pause.clamp(MIN_PAUSE, MAX_COUNT_PAUSE);
        let next = (!is_old).then(|| now + pause);
        write!(store, campaigns::set_counted(operator, id, now, next)).await?;
        Ok(counted)
    }

    async fn evidence(
        self,
        operator: OperatorId,
        part: &[RecipientRow],
    ) -> Result<Evidence, StoreError> {
        let store = self.accounts.store();
        let mails: Vec<MailId> = part.iter().filter_map(|row| row.mail).collect();
        let people: Vec<CustomerId> = part.iter().map(|row| row.customer).collect();
        let states = read!(store, outbox::states(operator, &mails)).await?;
        let links = read!(store, campaign_recipients::links(operator, &people)).await?;
        let activations = read!(store, campaign_recipients::activations(operator, &people)).await?;
        Ok(Evidence {
            mails: states.into_iter().collect(),
            links,
            activations: activations
                .into_iter()
                .filter_map(|(customer, at)| Some((customer, at?)))
                .collect(),
        })
    }
}

/// Returns the next customers of a campaign who have not activated.
async fn campaign_part(
    campaigns: Campaigns<'_>,
    operator: OperatorId,
    id: CampaignId,
    after: CampaignRecipientId,
) -> Result<Vec<RecipientRow>, StoreError> {
    let store = campaigns.accounts.store();
    read!(store, campaign_recipients::open(operator, id, after, PART)).await
}

async fn save(
    tx: &mut Tx,
    operator: OperatorId,
    changes: &[(CampaignRecipientId, RecipientProgress)],
) -> Result<(), StoreError> {
    for (id, (state, opened_at)) in changes {
        query!(tx, campaign_recipients::set_progress(operator, *id, *state, *opened_at)).await?;
    }
    Ok(())
}

/// Returns the state of a customer: by the mail, by its link and those since then, and by the account.
fn progress(row: &RecipientRow, evidence: &Evidence, now: Timestamp) -> RecipientProgress {
    use RecipientState as S;
    let since = row.queued_at.unwrap_or(now);
    let activated_at = evidence.activations.get(&row.customer).copied();
    let is_later = |link: &&RecipientLink| {
        link.customer == row.customer && is_since(link, since, activated_at)
    };
    let links: Vec<&RecipientLink> = evidence.links.iter().filter(is_later).collect();
    let opened_at = row.opened_at.or_else(|| links.iter().filter_map(|link| link.opened_at).min());
    let mail = row.mail.and_then(|mail| evidence.mails.get(&mail));
    let is_active = activated_at
        .is_some_and(|at| at >= since || links.iter().any(|link| link.used_at == Some(at)));
    let works = |link: &RecipientLink| {
        link.used_at.is_none() && link.replaced_at.is_none() && link.expires_at > now
    };
    let state = if is_active {
        S::Activated
    } else if links.iter().copied().any(works) {
        if opened_at.is_some() { S::Opened } else { S::Sent }
    } else {
        match mail {
            Some(MailState::Queued) => S::Queued,
            Some(MailState::Dead) => S::Failed,
            // Sent, replaced by a newer mail, or purged: a link was made when it was sent, and has ended.
            Some(MailState::Sent | MailState::Dropped) | None => S::Expired,
        }
    };
    (state, opened_at)
}

/// Returns whether a link was made since the mail was queued. If the clock was set back in between, its time is earlier
/// all the same; but queueing the mail ended every pending link, and nobody who has activated gets a mail.
fn is_since(link: &RecipientLink, since: Timestamp, activated_at: Option<Timestamp>) -> bool {
    let was_pending = match link.used_at {
        Some(used_at) => activated_at == Some(used_at),
        None => link.replaced_at.is_none(),
    };
    link.created_at >= since || was_pending
}

#[cfg(test)]
mod tests;
