//! Creating, listing and reading campaigns.

use super::{
    form::{self, CampaignForm, Valid},
    summary,
};
use crate::{
    AccessError, AgentCaller,
    access::{allow, require_recent_code},
    audit,
    groups::Campaigns,
    store::{
        StoreError, Tx, query, read,
        rows::{CampaignRow, LeftOutRow, NewAudit, NewCampaign},
        transaction,
    },
    throttle::{self, Quota, seconds},
};
use chrono::TimeDelta;
use model::{
    Agent, AuditAction, CampaignDetails, CampaignId, CampaignProgress, CampaignRecipientId,
    CampaignState, CampaignSummary, Failure, LeftOut, LeftOutCustomer, OperatorId, Page,
    Permission, refusals::CampaignRefusal,
};
use std::cmp::Reverse;

/// Maximum campaigns in the list.
const LIST_LIMIT: i64 = 200;
/// Maximum unfinished campaigns of an operator.
const MAX_OPEN: usize = 5;
const PAGE: usize = 50;

/// Result of creating a campaign.
enum Created {
    Campaign(CampaignId),
    NameTaken,
    TooMany,
    Wait(TimeDelta),
}

impl Campaigns<'_> {
    /// Creates a campaign, whose customers are then selected in the background. No mail is sent before an admin starts
    /// it. Returns its id.
    ///
    /// # Errors
    /// What is wrong with each field, `AccountsOff`, `TooMany` while five are unfinished, `NameTaken`, or the wait
    /// after 20 campaigns. Names are unique, so that a repeated form creates no second campaign.
    #[tracing::instrument(skip_all, fields(operator = agent.operator.get()))]
    pub async fn create(
        self,
        agent: &Agent,
        caller: &AgentCaller,
        form: &CampaignForm,
    ) -> Result<CampaignId, Failure<CampaignRefusal>> {
        allow(agent, Permission::RunCampaigns)?;
        require_recent_code(agent)?;
        let Valid { name, filter, per_minute } = form::read(form)?;
        if self.is_on_hold(agent.operator).await? {
            return Err(CampaignRefusal::AccountsOff.into());
        }
        let (now, filter) = (self.accounts.now(), filter.query());
        let new = NewCampaign {
            operator_id: agent.operator,
            agent_id: agent.id,
            name: name.as_str(),
            filter: &filter,
            time_zone: agent.time_zone.name(),
            per_minute,
            state: CampaignState::Preparing,
            created_at: now,
            next_at: now,
        };
        let shown = if filter.is_empty() { "none" } else { &filter };
        let record = NewAudit {
            after: Some(format!("filter: {shown}\nper_minute: {per_minute}")),
            ..audit::new_record(AuditAction::CampaignCreated, agent, caller, name.as_str(), now)
        };
        let created =
            transaction!(self.accounts.store(), async |tx| { create(tx, new, &record).await });
        match created.await? {
            Created::Campaign(id) => Ok(id),
            Created::NameTaken => Err(CampaignRefusal::NameTaken.into()),
            Created::TooMany => Err(CampaignRefusal::TooMany.into()),
            Created::Wait(wait) => Err(Failure::Wait(seconds(wait))),
        }
    }

    /// Returns the campaigns of the operator, latest first.
    ///
    /// # Errors
    /// [`AccessError`] when the role does not allow it or the database does not answer.
    #[tracing::instrument(skip_all, fields(operator = agent.operator.get()))]
    pub async fn list(self, agent: &Agent) -> Result<Vec<CampaignSummary>, AccessError> {
        allow(agent, Permission::RunCampaigns)?;
        let operator = agent.operator;
        let rows =
            read!(self.accounts.store(), campaigns::of_operator(operator, LIST_LIMIT)).await?;
        Ok(rows.into_iter().map(summary).collect())
    }

    /// Returns a campaign and its progress; `None` if the operator has no such campaign.
    ///
    /// # Errors
    /// [`AccessError`] when the role does not allow it or the database does not answer.
    #[tracing::instrument(skip_all, fields(operator = agent.operator.get()))]
    pub async fn get(
        self,
        agent: &Agent,
        id: CampaignId,
    ) -> Result<Option<CampaignDetails>, AccessError> {
        allow(agent, Permission::RunCampaigns)?;
        let operator = agent.operator;
        let row = read!(self.accounts.store(), campaigns::by_id(operator, id)).await?;
        let Some(row) = row else {
            return Ok(None);
        };
        let progress = self.progress(operator, &row).await?;
        let on_hold = !row.state.is_over() && self.is_on_hold(operator).await?;
        Ok(Some(CampaignDetails { campaign: summary(row), progress, on_hold }))
    }

    /// Returns the customers whom a campaign leaves out for a reason, latest first. `before` is the `next` of the
    /// previous page.
    ///
    /// # Errors
    /// [`AccessError`] when the role does not allow it or the database does not answer.
    #[tracing::instrument(skip_all, fields(operator = agent.operator.get()))]
    pub async fn left_out(
        self,
        agent: &Agent,
        id: CampaignId,
        reason: LeftOut,
        before: Option<i64>,
    ) -> Result<Page<LeftOutCustomer>, AccessError> {
        allow(agent, Permission::RunCampaigns)?;
        let (operator, limit) = (agent.operator, PAGE as i64 + 1);
        let from = (reason, CampaignRecipientId::new(before.unwrap_or(i64::MAX)));
        let rows =
            read!(self.accounts.store(), campaign_recipients::left_out(operator, id, from, limit))
                .await?;
        let Page { items, next } = Page::of(rows, PAGE, |row| row.id.get());
        let customer = |row: LeftOutRow| {
            let name = format!("{} {}", row.first_name, row.last_name).trim().to_owned();
            LeftOutCustomer { number: row.number, name, reason }
        };
        Ok(Page { items: items.into_iter().map(customer).collect(), next })
    }

    async fn progress(
        self,
        operator: OperatorId,
        row: &CampaignRow,
    ) -> Result<CampaignProgress, StoreError> {
        let (store, id) = (self.accounts.store(), row.id);
        let states = read!(store, campaign_recipients::by_state(operator, id)).await?;
        let reasons = read!(store, campaign_recipients::by_reason(operator, id)).await?;
        let opened = read!(store, campaign_recipients::opened(operator, id)).await?;
        let reason = |(reason, count): (Option<LeftOut>, i64)| Some((reason?, count));
        let mut left_out: Vec<_> = reasons.into_iter().filter_map(reason).collect();
        left_out.sort_by_key(|(_, count)| Reverse(*count));
        Ok(CampaignProgress { states, opened, left_out, counted_at: row.counted_at })
    }
}

/// Adds a campaign, unless the operator has one of that name or too many.
async fn create(
    tx: &mut Tx,
    new: NewCampaign<'_>,
    record: &NewAudit,
) -> Result<Created, StoreError> {
    let (operator, now) = (new.operator_id, new.created_at);
    let others = query!(tx, campaigns::of_operator(operator, LIST_LIMIT)).await?;
    if others.iter().any(|row| row.name == new.name) {
        return Ok(Created::NameTaken);
    }
    if others.iter().filter(|row| !row.state.is_over()).count() >= MAX_OPEN {
        return Ok(Created::TooMany);
    }
    if let Some(wait) = throttle::take(tx, &[Quota::campaigns_of(operator)], now).await? {
        return Ok(Created::Wait(wait));
    }
    let id = query!(tx, campaigns::insert(new)).await?;
    query!(tx, audit::record(record)).await?;
    Ok(Created::Campaign(id))
}
