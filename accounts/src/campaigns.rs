//! Campaigns: activation mails to the customers of a filter, a few a minute. `administration` and `control` have the
//! actions of admins; `worker` runs in the background: `preparation` selects the customers, `sending` queues their
//! mails, and `progress` counts the outcomes.

mod administration;
mod control;
mod form;
mod preparation;
mod progress;
mod sending;
mod worker;

pub use form::CampaignForm;
pub(crate) use progress::MAX_COUNT_PAUSE;

use crate::{
    StoreError,
    groups::Campaigns,
    store::{
        read,
        rows::{CampaignRow, DetailsRow},
    },
};
use chrono::TimeDelta;
use model::{
    CampaignSummary, CustomerFilter, Ineligibility, LeftOut, MailState, OperatorId, Portal,
};
use std::collections::BTreeMap;

/// Customers who were invited within that time are left out.
const RECENT: TimeDelta = TimeDelta::days(7);
/// Longest time between two steps of a campaign: a mail a minute, or the wait while invitations are on hold.
pub(crate) const MAX_PAUSE: TimeDelta = preparation::HOLD;
/// States of mails that reach the customer, or have.
const ON_ITS_WAY: [MailState; 2] = [MailState::Queued, MailState::Sent];

/// Whether a customer gets the mail of a campaign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Decision {
    Invite,
    LeaveOut(LeftOut),
    /// Invitations are on hold: customers cannot sign in with a password.
    Hold,
}

impl Campaigns<'_> {
    /// Returns the portal that invitations are sent from. None while they are on hold, because customers cannot sign in
    /// with a password.
    async fn inviting_portal(self, operator: OperatorId) -> Result<Option<Portal>, StoreError> {
        let portal = self.accounts.customers_portal(operator).await?;
        Ok(portal.filter(|portal| portal.settings.password_sign_in()))
    }

    /// Returns whether invitations are on hold.
    async fn is_on_hold(self, operator: OperatorId) -> Result<bool, StoreError> {
        Ok(self.inviting_portal(operator).await?.is_none())
    }

    /// Returns whether a customer gets the mail: by the rule of the activation button on their page, and not if they
    /// share the address, it bounced, or they were invited recently.
    async fn decide(self, portal: &Portal, row: &DetailsRow) -> Result<Decision, StoreError> {
        let customers = self.accounts.customers();
        if let Some(why) = customers.why_not_activated(portal, row).await? {
            return Ok(decision(why));
        }
        let (operator, store) = (portal.operator, self.accounts.store());
        if let Some(key) = &row.email_key {
            let others = read!(store, customer_details::others_with_email(operator, row.id, key));
            if !others.await?.is_empty() {
                return Ok(Decision::LeaveOut(LeftOut::SharedAddress));
            }
        }
        let bounces = self.accounts.bounces();
        if bounces.of_address(operator, row.email_key.as_deref()).await?.is_some() {
            return Ok(Decision::LeaveOut(LeftOut::Bounced));
        }
        let mail = read!(store, customer_details::activation_mail(operator, row.id)).await?;
        let since = self.accounts.now() - RECENT;
        let was_invited =
            mail.is_some_and(|mail| mail.created_at > since && ON_ITS_WAY.contains(&mail.state));
        Ok(if was_invited {
            Decision::LeaveOut(LeftOut::InvitedRecently)
        } else {
            Decision::Invite
        })
    }
}

const fn decision(why: Ineligibility) -> Decision {
    match why {
        Ineligibility::NoEmail => Decision::LeaveOut(LeftOut::NoEmail),
        Ineligibility::Disabled => Decision::LeaveOut(LeftOut::Disabled),
        Ineligibility::AlreadyActive => Decision::LeaveOut(LeftOut::AlreadyActive),
        Ineligibility::AgentsAddress => Decision::LeaveOut(LeftOut::AgentsAddress),
        Ineligibility::AddressChanged(_) => Decision::LeaveOut(LeftOut::AddressChanged),
        Ineligibility::TooMany(_) => Decision::LeaveOut(LeftOut::InvitedRecently),
        Ineligibility::SsoOnly | Ineligibility::AccountsOff | Ineligibility::NotAllowed => {
            Decision::Hold
        }
    }
}

/// Returns the filter of a campaign.
fn filter_of(row: &CampaignRow) -> CustomerFilter {
    let parts = row.filter.split('&').filter_map(|part| part.split_once('='));
    let parts: BTreeMap<&str, &str> = parts.collect();
    CustomerFilter::read(|name| parts.get(name).copied())
}

fn summary(row: CampaignRow) -> CampaignSummary {
    CampaignSummary {
        id: row.id,
        state: row.state,
        filter: filter_of(&row),
        name: row.name,
        maker: row.maker,
        per_minute: row.per_minute,
        created_at: row.created_at,
        start_at: row.start_at,
        ended_at: row.ended_at,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_concerns_one_customer_leaves_out_and_what_concerns_all_holds() {
        for (why, expected) in [
            (Ineligibility::NoEmail, Decision::LeaveOut(LeftOut::NoEmail)),
            (Ineligibility::Disabled, Decision::LeaveOut(LeftOut::Disabled)),
            (Ineligibility::AlreadyActive, Decision::LeaveOut(LeftOut::AlreadyActive)),
            (Ineligibility::AgentsAddress, Decision::LeaveOut(LeftOut::AgentsAddress)),
            (Ineligibility::AddressChanged(60), Decision::LeaveOut(LeftOut::AddressChanged)),
            (Ineligibility::SsoOnly, Decision::Hold),
            (Ineligibility::AccountsOff, Decision::Hold),
        ] {
            assert_eq!(decision(why), expected, "{why:?}");
        }
    }
}
