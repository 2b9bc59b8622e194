//! Selecting the customers of a campaign: the list of its filter, a part at a time. Each part is stored with the
//! position of its end, where the next run continues.

use super::{Decision, filter_of};
use crate::{
    customers::ListScope,
    groups::Campaigns,
    store::{
        StoreError, Tx, query, read,
        rows::{CampaignRow, NewRecipient},
        transaction,
    },
};
use chrono::TimeDelta;
use model::{
    CampaignId, CampaignState, Cursor, CustomerId, LeftOut, OperatorId, Page, Portal,
    RecipientState, TimeZone, Timestamp,
};
use std::collections::HashSet;

/// Customers of a part.
const PART: usize = 500;
/// Maximum pages of the list of customers that are read for one part.
const MAX_CHUNKS: usize = 20;
/// Time that a campaign waits while invitations are on hold.
pub(super) const HOLD: TimeDelta = TimeDelta::minutes(1);

/// The selected customers of a part.
struct Part {
    recipients: Vec<NewRecipient>,
    /// Where the next part begins; `None` after the last one.
    next: Option<Cursor>,
}

impl Campaigns<'_> {
    /// Selects the next part of a campaign's customers. Returns how many were examined.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    pub(super) async fn prepare(
        self,
        operator: OperatorId,
        id: CampaignId,
    ) -> Result<usize, StoreError> {
        let row = read!(self.accounts.store(), campaigns::by_id(operator, id)).await?;
        let Some(row) = row.filter(|row| row.state == CampaignState::Preparing) else {
            return Ok(0);
        };
        let portal = self.accounts.customers_portal(operator).await?;
        let part = match &portal {
            Some(portal) => self.part(portal, &row).await?,
            None => None,
        };
        let Some(part) = part else {
            let again_at = self.accounts.now() + HOLD;
            self.postpone(operator, id, again_at).await?;
            return Ok(0);
        };
        let is_added = transaction!(self.accounts.store(), async |tx| {
            write_part(tx, operator, &row, &part).await
        })
        .await?;
        Ok(if is_added { part.recipients.len().max(1) } else { 0 })
    }

    /// Returns the next part; `None` while invitations are on hold.
    async fn part(self, portal: &Portal, row: &CampaignRow) -> Result<Option<Part>, StoreError> {
        let (operator, now) = (portal.operator, self.accounts.now());
        let zone: TimeZone = row.time_zone.parse().unwrap_or_default();
        let scope = ListScope { operator, zone: &zone };
        let after = row.place.as_deref().and_then(|place| place.parse::<Cursor>().ok());
        let (customers, filter) = (self.accounts.customers(), filter_of(row));
        let page = customers.listed(scope, &filter, after.as_ref(), (PART, MAX_CHUNKS));
        let Page { items, next } = page.await?;
        let mut recipients = Vec::with_capacity(items.len());
        for listed in items {
            let found = listed.found;
            let details =
                read!(self.accounts.store(), customer_details::by_number(operator, &found.number));
            let decision = match details.await? {
                Some(details) => self.decide(portal, &details).await?,
                None => Decision::LeaveOut(LeftOut::Changed),
            };
            if decision == Decision::Hold {
                return Ok(None);
            }
            recipients.push(recipient(operator, row.id, found.id, decision, now));
        }
        Ok(Some(Part { recipients, next }))
    }
}

fn recipient(
    operator_id: OperatorId,
    campaign_id: CampaignId,
    customer_id: CustomerId,
    decision: Decision,
    created_at: Timestamp,
) -> NewRecipient {
    let (state, reason) = match decision {
        Decision::LeaveOut(reason) => (RecipientState::LeftOut, Some(reason)),
        Decision::Invite | Decision::Hold => (RecipientState::Waiting, None),
    };
    NewRecipient { operator_id, campaign_id, customer_id, state, reason, created_at }
}

/// Adds the customers of a part, unless another worker has done so, or the campaign was stopped. Returns whether they
/// were added.
async fn write_part(
    tx: &mut Tx,
    operator: OperatorId,
    row: &CampaignRow,
    part: &Part,
) -> Result<bool, StoreError> {
    let current = query!(tx, campaigns::by_id(operator, row.id)).await?;
    let is_same = |current: &CampaignRow| {
        current.state == CampaignState::Preparing && current.place == row.place
    };
    if !current.as_ref().is_some_and(is_same) {
        return Ok(false);
    }
    let people: Vec<CustomerId> =
        part.recipients.iter().map(|recipient| recipient.customer_id).collect();
    // A customer whose name changes meanwhile is in the list twice.
    let known = query!(tx, campaign_recipients::known(operator, row.id, &people)).await?;
    let mut known: HashSet<CustomerId> = known.into_iter().collect();
    for recipient in &part.recipients {
        if known.insert(recipient.customer_id) {
            query!(tx, campaign_recipients::insert(*recipient)).await?;
        }
    }
    match &part.next {
        Some(next) => {
            query!(tx, campaigns::move_on(operator, row.id, &next.to_string())).await?;
        }
        None => {
            let states = (CampaignState::Preparing, CampaignState::Ready);
            query!(tx, campaigns::change_state(operator, row.id, states, None)).await?;
        }
    }
    Ok(true)
}
