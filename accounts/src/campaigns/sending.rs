//! Queueing the mails of campaigns, each when its turn comes. A mail, the customer's place in the campaign and the time
//! of the next mail are written in one transaction, so that no restart and no second instance sends one twice.

use super::{Decision, preparation::HOLD};
use crate::{
    customers::{Invitation, InvitationOutcome, invitation_mail, invite},
    groups::Campaigns,
    mail::Priority,
    store::{
        StoreError, Tx, query, read,
        rows::{CampaignRow, DetailsRow, NewEvent, NewMail, WaitingRow},
        transaction, write,
    },
    throttle::Quota,
    timeline::Event,
};
use chrono::TimeDelta;
use model::{CampaignId, CampaignState, LeftOut, OperatorId, Portal, Timestamp};

/// Maximum delay that is caught up; more would send too many mails at once.
const BURST: TimeDelta = TimeDelta::seconds(10);
/// Customers of one campaign in a round, so that other campaigns take turns.
const MAX_CUSTOMERS: usize = 100;
/// How long a campaign waits while its mails pile up in the outbox.
const BACKLOG_WAIT: TimeDelta = TimeDelta::seconds(10);
/// Mails of campaigns that may wait in the outbox of an operator, at least.
const MIN_BACKLOG: i64 = 20;

/// Outcome for the next customer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Queued,
    LeftOut,
    /// The campaign was paused, or another worker was faster.
    Lost,
}

impl Campaigns<'_> {
    /// Queues the mails of a campaign that are due. Returns how many.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer; what was queued before that stays queued.
    pub(super) async fn send(
        self,
        operator: OperatorId,
        id: CampaignId,
    ) -> Result<usize, StoreError> {
        let (store, mut queued) = (self.accounts.store(), 0);
        let Some(portal) = self.inviting_portal(operator).await? else {
            self.postpone(operator, id, self.accounts.now() + HOLD).await?;
            return Ok(0);
        };
        for _ in 0..MAX_CUSTOMERS {
            let now = self.accounts.now();
            let row = read!(store, campaigns::by_id(operator, id)).await?;
            let Some(row) = row.filter(|row| is_due(row, now)) else {
                break;
            };
            if self.is_backed_up(operator, row.per_minute).await? {
                self.postpone(operator, id, now + BACKLOG_WAIT).await?;
                break;
            }
            let next = read!(store, campaign_recipients::next_waiting(operator, id)).await?;
            let Some(recipient) = next else {
                self.finish(operator, id, now).await?;
                break;
            };
            match self.step(&portal, &row, &recipient, now).await? {
                Step::Queued => queued += 1,
                Step::LeftOut => {}
                Step::Lost => break,
            }
        }
        if queued > 0 {
            self.accounts.mail_queued();
        }
        Ok(queued)
    }

    /// Sets when the next step of a campaign is due.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    pub(super) async fn postpone(
        self,
        operator: OperatorId,
        id: CampaignId,
        until: Timestamp,
    ) -> Result<(), StoreError> {
        write!(self.accounts.store(), campaigns::set_next(operator, id, until)).await
    }

    /// Returns whether more than a minute's mails of campaigns wait in the outbox: the mail server is down or slow.
    async fn is_backed_up(self, operator: OperatorId, per_minute: i32) -> Result<bool, StoreError> {
        let limit = i64::from(per_minute).max(MIN_BACKLOG);
        let waiting =
            read!(self.accounts.store(), outbox::waiting_count(operator, Priority::Slow, limit));
        Ok(i64::try_from(waiting.await?).unwrap_or(limit) >= limit)
    }

    async fn finish(
        self,
        operator: OperatorId,
        id: CampaignId,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        transaction!(self.accounts.store(), async |tx| {
            if query!(tx, campaign_recipients::next_waiting(operator, id)).await?.is_none() {
                let states = (CampaignState::Running, CampaignState::Finished);
                query!(tx, campaigns::change_state(operator, id, states, Some(now))).await?;
            }
            Ok(())
        })
        .await
    }

    /// Queues a customer's mail, or leaves them out.
    async fn step(
        self,
        portal: &Portal,
        row: &CampaignRow,
        recipient: &WaitingRow,
        now: Timestamp,
    ) -> Result<Step, StoreError> {
        let operator = portal.operator;
        let details =
            read!(self.accounts.store(), customer_details::by_number(operator, &recipient.number))
                .await?;
        let Some(details) = details else {
            return self.leave_out(operator, recipient, LeftOut::Changed).await;
        };
        match self.decide(portal, &details).await? {
            Decision::Invite => {}
            Decision::LeaveOut(reason) => {
                return self.leave_out(operator, recipient, reason).await;
            }
            Decision::Hold => return Ok(Step::Lost),
        }
        let Some(invitation) = invitation(portal, row, (recipient, &details), now)? else {
            return self.leave_out(operator, recipient, LeftOut::Changed).await;
        };
        transaction!(self.accounts.store(), async |tx| {
            queue(tx, (operator, row.id), recipient, &invitation, now).await
        })
        .await
    }

    async fn leave_out(
        self,
        operator: OperatorId,
        recipient: &WaitingRow,
        reason: LeftOut,
    ) -> Result<Step, StoreError> {
        let (store, id) = (self.accounts.store(), recipient.id);
        write!(store, campaign_recipients::leave_out(operator, id, reason)).await?;
        Ok(Step::LeftOut)
    }
}

/// Queues the mail of a customer who still waits, and sets when the next one is due.
async fn queue(
    tx: &mut Tx,
    (operator, campaign): (OperatorId, CampaignId),
    recipient: &WaitingRow,
    invitation: &Invitation,
    now: Timestamp,
) -> Result<Step, StoreError> {
    let current = query!(tx, campaigns::by_id(operator, campaign)).await?;
    let Some(current) = current.filter(|current| is_due(current, now)) else {
        return Ok(Step::Lost);
    };
    if !query!(tx, campaign_recipients::waits(operator, recipient.id)).await? {
        return Ok(Step::Lost);
    }
    let reason = match invite(tx, operator, recipient.customer, invitation, now).await? {
        InvitationOutcome::Sent(mail) => {
            query!(tx, campaign_recipients::mark_queued(operator, recipient.id, mail, now)).await?;
            let next_at = next_at(&current, now);
            query!(tx, campaigns::set_next(operator, campaign, next_at)).await?;
            return Ok(Step::Queued);
        }
        InvitationOutcome::Changed => LeftOut::Changed,
        InvitationOutcome::Wait(_) => LeftOut::InvitedRecently,
    };
    query!(tx, campaign_recipients::leave_out(operator, recipient.id, reason)).await?;
    Ok(Step::LeftOut)
}

/// Returns a customer's invitation in the name of the admin who created the campaign; `None` without an address.
fn invitation(
    portal: &Portal,
    row: &CampaignRow,
    (recipient, details): (&WaitingRow, &DetailsRow),
    now: Timestamp,
) -> Result<Option<Invitation>, StoreError> {
    let Some(email) = details.email.as_deref() else {
        return Ok(None);
    };
    let mail = invitation_mail(portal, &recipient.number, (details, email), now)?;
    let event = NewEvent {
        operator_id: portal.operator,
        customer_id: details.id,
        event: Event::ActivationSent,
        detail: Some(email.to_owned()),
        ip: None,
        at: now,
        agent_id: Some(row.maker_id),
        api_token: None,
    };
    Ok(Some(Invitation {
        quotas: vec![Quota::activations_of(portal.operator, details.id)],
        mail: NewMail { priority: Priority::Slow as i32, ..mail },
        event,
        audit: None,
    }))
}

fn is_due(row: &CampaignRow, now: Timestamp) -> bool {
    row.state == CampaignState::Running && row.next_at <= now
}

/// Returns when the next mail of a campaign is due, after one that is queued now.
fn next_at(row: &CampaignRow, now: Timestamp) -> Timestamp {
    let interval = TimeDelta::milliseconds(60_000 / i64::from(row.per_minute.max(1)));
    row.next_at.max(now - BURST) + interval
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::campaigns::MAX_PAUSE;
    use model::AgentId;

    fn campaign(state: CampaignState, per_minute: i32, next_at: Timestamp) -> CampaignRow {
        CampaignRow {
            id: CampaignId::new(1),
            name: "Spring".into(),
            filter: String::new(),
            time_zone: "UTC".into(),
            per_minute,
            state,
            place: None,
            created_at: next_at,
            start_at: Some(next_at),
            next_at,
            ended_at: None,
            counted_at: None,
            maker_id: AgentId::new(1),
            maker: "Laura".into(),
        }
    }

    #[test]
    fn mails_leave_at_the_rate_and_a_delay_is_caught_up_by_seconds_only() {
        let start = chrono::DateTime::UNIX_EPOCH.naive_utc() + TimeDelta::days(1);
        // Mails a minute, how late the mail is, and the seconds from now to the next one.
        for (per_minute, late, expected) in
            [(60, 0, 1.0), (60, 5, -4.0), (60, 3600, -9.0), (600, 0, 0.1), (1, 0, 60.0)]
        {
            let row = campaign(CampaignState::Running, per_minute, start);
            let now = start + TimeDelta::seconds(late);
            let wait = (next_at(&row, now) - now).num_milliseconds() as f64 / 1000.0;
            assert!((wait - expected).abs() < 0.001, "{per_minute}, {late}: {wait}");
            assert!(next_at(&row, now) - now <= MAX_PAUSE, "{per_minute}, {late}: {wait}");
        }
    }

    #[test]
    fn only_a_running_campaign_is_due_and_not_before_its_time() {
        let at = chrono::DateTime::UNIX_EPOCH.naive_utc();
        for (state, late, expected) in [
            (CampaignState::Running, 0, true),
            (CampaignState::Running, -1, false),
            (CampaignState::Paused, 0, false),
            (CampaignState::Stopped, 0, false),
            (CampaignState::Ready, 0, false),
        ] {
            let row = campaign(state, 60, at);
            assert_eq!(is_due(&row, at + TimeDelta::seconds(late)), expected, "{state:?} {late}");
        }
    }
}
