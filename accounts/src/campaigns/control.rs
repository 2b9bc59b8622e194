//! Starting, pausing, resuming and stopping campaigns, and mailing the agent an example.

use super::form;
use crate::{
    AgentCaller,
    access::{allow, require_recent_code},
    audit,
    groups::Campaigns,
    mail::Mail,
    outbox,
    store::{
        StoreError, Tx, query, read,
        rows::{LinkTarget, NewAudit},
        transaction,
    },
    throttle::Quota,
    token::Purpose,
};
use model::{
    Agent, AuditAction, CampaignId, CampaignState, Failure, Permission, Timestamp,
    refusals::CampaignRefusal,
};

/// The number in an example, which is no customer's.
const EXAMPLE_NUMBER: &str = "123-123-123";

/// A change of a campaign's state.
struct CampaignChange<'a> {
    campaign: CampaignId,
    /// The states that it applies to.
    from: &'a [CampaignState],
    to: CampaignState,
    action: AuditAction,
}

impl Campaigns<'_> {
    /// Starts a campaign that is ready: now, or at a local time of the operator. Starting it again changes nothing.
    ///
    /// # Errors
    /// What is wrong with the time, `NotReady`, `Nobody`, `AccountsOff`, `Over`, or `Unknown` when the operator has no
    /// such campaign.
    #[tracing::instrument(skip_all, fields(operator = agent.operator.get()))]
    pub async fn start(
        self,
        agent: &Agent,
        caller: &AgentCaller,
        id: CampaignId,
        start_at: &str,
    ) -> Result<(), Failure<CampaignRefusal>> {
        allow(agent, Permission::RunCampaigns)?;
        require_recent_code(agent)?;
        let now = self.accounts.now();
        let start_at = form::read_start(start_at, &agent.time_zone, now)?;
        if self.is_on_hold(agent.operator).await? {
            return Err(CampaignRefusal::AccountsOff.into());
        }
        let record = audit::new_record(AuditAction::CampaignStarted, agent, caller, "", now);
        let started = transaction!(self.accounts.store(), async |tx| {
            start(tx, id, start_at, &record).await
        });
        match started.await? {
            None => Ok(()),
            Some(refusal) => Err(refusal.into()),
        }
    }

    /// Pauses a campaign: nothing more is queued. Pausing it again changes nothing.
    ///
    /// # Errors
    /// `NotReady`, `Over`, or `Unknown` when the operator has no such campaign.
    #[tracing::instrument(skip_all, fields(operator = agent.operator.get()))]
    pub async fn pause(
        self,
        agent: &Agent,
        caller: &AgentCaller,
        id: CampaignId,
    ) -> Result<(), Failure<CampaignRefusal>> {
        allow(agent, Permission::RunCampaigns)?;
        let change = CampaignChange {
            campaign: id,
            from: &[CampaignState::Running],
            to: CampaignState::Paused,
            action: AuditAction::CampaignPaused,
        };
        self.change(agent, caller, change).await
    }

    /// Resumes a paused campaign. Resuming it again changes nothing.
    ///
    /// # Errors
    /// `NotReady`, `Over`, or `Unknown` when the operator has no such campaign.
    #[tracing::instrument(skip_all, fields(operator = agent.operator.get()))]
    pub async fn resume(
        self,
        agent: &Agent,
        caller: &AgentCaller,
        id: CampaignId,
    ) -> Result<(), Failure<CampaignRefusal>> {
        allow(agent, Permission::RunCampaigns)?;
        require_recent_code(agent)?;
        let change = CampaignChange {
            campaign: id,
            from: &[CampaignState::Paused],
            to: CampaignState::Running,
            action: AuditAction::CampaignResumed,
        };
        self.change(agent, caller, change).await
    }

    /// Stops a campaign for good. Stopping it again changes nothing.
    ///
    /// # Errors
    /// `Over` when it is finished, or `Unknown` when the operator has no such campaign.
    #[tracing::instrument(skip_all, fields(operator = agent.operator.get()))]
    pub async fn stop(
        self,
        agent: &Agent,
        caller: &AgentCaller,
        id: CampaignId,
    ) -> Result<(), Failure<CampaignRefusal>> {
        use CampaignState::{Paused, Preparing, Ready, Running, Stopped};
        allow(agent, Permission::RunCampaigns)?;
        let change = CampaignChange {
            campaign: id,
            from: &[Preparing, Ready, Running, Paused],
            to: Stopped,
            action: AuditAction::CampaignStopped,
        };
        self.change(agent, caller, change).await
    }

    /// Mails the agent an example. Its link leads to no account.
    ///
    /// # Errors
    /// `AccountsOff`, the wait after 10 examples an hour, or `Unknown` when the operator has no such campaign.
    #[tracing::instrument(skip_all, fields(operator = agent.operator.get()))]
    pub async fn send_example(
        self,
        agent: &Agent,
        id: CampaignId,
    ) -> Result<(), Failure<CampaignRefusal>> {
        allow(agent, Permission::RunCampaigns)?;
        let operator = agent.operator;
        let row = read!(self.accounts.store(), campaigns::by_id(operator, id)).await?;
        row.ok_or(CampaignRefusal::Unknown)?;
        let portal = self.inviting_portal(operator).await?;
        let portal = portal.ok_or(CampaignRefusal::AccountsOff)?;
        let mail = Mail::Activation {
            first_name: agent.name.clone(),
            number: EXAMPLE_NUMBER.to_owned(),
            hours: portal.settings.activation_hours.unsigned_abs(),
        };
        let link = LinkTarget::of(Purpose::Activate);
        let now = self.accounts.now();
        let mail = outbox::mail(&portal, None, &agent.email, agent.locale, &mail, now)?;
        let mails = [outbox::with_link(mail, &link)?];
        let quotas = [Quota::campaign_examples_by(operator, agent.id)];
        self.accounts.queue_on_request(&quotas, &mails).await
    }

    async fn change(
        self,
        agent: &Agent,
        caller: &AgentCaller,
        change: CampaignChange<'_>,
    ) -> Result<(), Failure<CampaignRefusal>> {
        let record = audit::new_record(change.action, agent, caller, "", self.accounts.now());
        let changed =
            transaction!(self.accounts.store(), async |tx| { apply(tx, &change, &record).await });
        match changed.await? {
            None => Ok(()),
            Some(refusal) => Err(refusal.into()),
        }
    }
}

/// Starts a campaign that has customers. Returns the refusal if it cannot be started.
async fn start(
    tx: &mut Tx,
    id: CampaignId,
    start_at: Timestamp,
    record: &NewAudit,
) -> Result<Option<CampaignRefusal>, StoreError> {
    let operator = record.operator_id;
    let Some(row) = query!(tx, campaigns::by_id(operator, id)).await? else {
        return Ok(Some(CampaignRefusal::Unknown));
    };
    match row.state {
        CampaignState::Ready => {}
        CampaignState::Running | CampaignState::Paused => return Ok(None),
        CampaignState::Preparing => return Ok(Some(CampaignRefusal::NotReady)),
        CampaignState::Stopped | CampaignState::Finished => {
            return Ok(Some(CampaignRefusal::Over));
        }
    }
    if query!(tx, campaign_recipients::next_waiting(operator, id)).await?.is_none() {
        return Ok(Some(CampaignRefusal::Nobody));
    }
    query!(tx, campaigns::start(operator, id, start_at)).await?;
    let record = NewAudit {
        subject: row.name,
        after: Some(format!("start_at: {}Z", start_at.format("%Y-%m-%dT%H:%M:%S"))),
        ..record.clone()
    };
    query!(tx, audit::record(&record)).await?;
    Ok(None)
}

/// Changes the state of a campaign, unless it has that state already. Returns the refusal if it cannot change.
async fn apply(
    tx: &mut Tx,
    change: &CampaignChange<'_>,
    record: &NewAudit,
) -> Result<Option<CampaignRefusal>, StoreError> {
    let (operator, id) = (record.operator_id, change.campaign);
    let Some(row) = query!(tx, campaigns::by_id(operator, id)).await? else {
        return Ok(Some(CampaignRefusal::Unknown));
    };
    let state = row.state;
    if state == change.to {
        return Ok(None);
    }
    if !change.from.contains(&state) {
        let over = state.is_over();
        return Ok(Some(if over { CampaignRefusal::Over } else { CampaignRefusal::NotReady }));
    }
    let states = (state, change.to);
    let ended_at = change.to.is_over().then_some(record.at);
    query!(tx, campaigns::change_state(operator, id, states, ended_at)).await?;
    let record = NewAudit { subject: row.name, ..record.clone() };
    query!(tx, audit::record(&record)).await?;
    Ok(None)
}
