//! What admins do with the agents of their operator.

mod access_change;

use super::{AccessError, AgentCaller, allow, credentials, require_recent_code};
use crate::{
    Accounts, audit,
    store::{
        StoreError, Tx, query, read,
        rows::{AgentRow, NewAudit},
        transaction,
    },
};
use access_change::{Access, Requirement};
use model::{Agent, AgentSummary, AuditAction, Failure, Permission, Role, refusals::AgentRefusal};

/// How an act on an agent ended.
enum Outcome {
    Done,
    Unknown,
    LastAdmin,
    WorksElsewhere,
}

impl Accounts {
    /// Returns the agents of the operator, by name.
    ///
    /// # Errors
    /// [`AccessError`].
    #[tracing::instrument(skip_all, fields(operator = agent.operator))]
    pub async fn agents(&self, agent: &Agent) -> Result<Vec<AgentSummary>, AccessError> {
        allow(agent, Permission::ManageAgents)?;
        let operator = agent.operator;
        let rows = read!(self.store(), agents::of_operator(operator)).await?;
        let summary = |(row, second_factor): (AgentRow, bool)| {
            Some(AgentSummary {
                id: row.id,
                role: Role::from_name(&row.role)?,
                invited: row.login_id.is_none(),
                name: row.name,
                email: row.email,
                disabled: row.disabled,
                second_factor,
                last_seen_at: row.last_seen_at,
            })
        };
        Ok(rows.into_iter().filter_map(summary).collect())
    }

    /// Gives an agent another role, or disables them; both act on their next request.
    ///
    /// # Errors
    /// `Oneself`, `LastAdmin`, `Unknown`.
    #[tracing::instrument(skip_all, fields(operator = agent.operator))]
    pub async fn change_agent(
        &self,
        agent: &Agent,
        caller: &AgentCaller,
        id: i64,
        role: Role,
        disabled: bool,
    ) -> Result<(), Failure<AgentRefusal>> {
        let row = self.other_agent(agent, id).await?;
        require_recent_code(agent)?;
        let act = audit::act(AuditAction::AgentChanged, agent, caller, &row.subject(), self.now());
        let outcome = transaction!(self.store(), async |tx| {
            change_access(tx, id, role, disabled, &act).await
        })
        .await?;
        ended(outcome)
    }

    /// Takes an agent's second factor away, so that their next sign-in sets one up; their sessions end.
    ///
    /// # Errors
    /// `Oneself`, `WorksElsewhere`, `Unknown`.
    #[tracing::instrument(skip_all, fields(operator = agent.operator))]
    pub async fn reset_second_factor(
        &self,
        agent: &Agent,
        caller: &AgentCaller,
        id: i64,
    ) -> Result<(), Failure<AgentRefusal>> {
        let row = self.other_agent(agent, id).await?;
        require_recent_code(agent)?;
        let act =
            audit::act(AuditAction::SecondFactorReset, agent, caller, &row.subject(), self.now());
        let outcome =
            transaction!(self.store(), async |tx| { reset_second_factor(tx, id, &act).await })
                .await?;
        ended(outcome)
    }
}

/// Gives an agent another role, or disables or enables them. What they have open ends when they are disabled.
async fn change_access(
    tx: &mut Tx,
    agent: i64,
    role: Role,
    disabled: bool,
    act: &NewAudit,
) -> Result<Outcome, StoreError> {
    let operator = act.operator_id;
    let Some(row) = query!(tx, agents::by_id(operator, agent)).await? else {
        return Ok(Outcome::Unknown);
    };
    let (before, after) = (Access::of(&row), Access::new(role, disabled));
    let requirement = before.requirement_of(after);
    if requirement == Requirement::Unchanged {
        return Ok(Outcome::Done);
    }
    if requirement == Requirement::OtherAdmin
        && !query!(tx, agents::has_other_admin(operator, agent)).await?
    {
        return Ok(Outcome::LastAdmin);
    }
    query!(tx, agents::set_access(agent, role, disabled)).await?;
    if disabled {
        query!(tx, agent_links::replace(operator, agent, act.at)).await?;
        if let Some(login) = row.login_id {
            query!(tx, agent_sessions::end_of_agent(login, agent)).await?;
        }
    }
    let act =
        NewAudit { was: Some(before.to_string()), became: Some(after.to_string()), ..act.clone() };
    query!(tx, audit::record(&act)).await?;
    Ok(Outcome::Done)
}

/// Takes the second factor of an agent away, unless the person works for another operator, too.
async fn reset_second_factor(
    tx: &mut Tx,
    agent: i64,
    act: &NewAudit,
) -> Result<Outcome, StoreError> {
    let operator = act.operator_id;
    let row = query!(tx, agents::by_id(operator, agent)).await?;
    let Some(login) = row.and_then(|row| row.login_id) else {
        return Ok(Outcome::Unknown);
    };
    if query!(tx, agents::has_other_operator(login, operator)).await? {
        return Ok(Outcome::WorksElsewhere);
    }
    credentials::forget_second_factor(tx, login).await?;
    query!(tx, audit::record(act)).await?;
    Ok(Outcome::Done)
}

fn ended(outcome: Outcome) -> Result<(), Failure<AgentRefusal>> {
    Err(match outcome {
        Outcome::Done => return Ok(()),
        Outcome::Unknown => AgentRefusal::Unknown.into(),
        Outcome::LastAdmin => AgentRefusal::LastAdmin.into(),
        Outcome::WorksElsewhere => AgentRefusal::WorksElsewhere.into(),
    })
}
