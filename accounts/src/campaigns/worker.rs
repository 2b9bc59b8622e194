//! One round of the campaigns of all operators: everything that is due.

use crate::{StoreError, groups::Campaigns, store::read};
use model::CampaignState;

/// Campaigns of a kind in a round.
const BATCH: i64 = 50;

impl Campaigns<'_> {
    /// Selects customers, queues the mails that are due, and counts the outcomes of earlier ones, a part of each
    /// campaign. Returns how many customers were selected and invited; if there were any, more may be due.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer; the other campaigns continue.
    #[tracing::instrument(skip_all)]
    pub async fn work(self) -> Result<usize, StoreError> {
        let (store, now) = (self.accounts.store(), self.accounts.now());
        let (preparing, running) = (CampaignState::Preparing, CampaignState::Running);
        let (mut done, mut problem) = (0, None);
        for (operator, id) in read!(store, campaigns::due(preparing, now, BATCH)).await? {
            match self.prepare(operator, id).await {
                Ok(customers) => done += customers,
                Err(error) => problem = Some(error),
            }
        }
        for (operator, id) in read!(store, campaigns::due(running, now, BATCH)).await? {
            match self.send(operator, id).await {
                Ok(mails) => done += mails,
                Err(error) => problem = Some(error),
            }
        }
        for (operator, id) in read!(store, campaigns::to_count(now, BATCH)).await? {
            if let Err(error) = self.count(operator, id).await {
                problem = Some(error);
            }
        }
        problem.map_or(Ok(done), Err)
    }
}
