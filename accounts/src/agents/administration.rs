//! Managing the agents of an operator, by its admins.

mod access_change;

use super::{AccessError, AgentCaller, allow, credentials, require_recent_code};
use crate::{
    audit,
    groups::Agents,
    store::{
        StoreError, Tx, query, read,
        rows::{AgentRow, NewAudit},
        transaction,
    },
};
use access_change::{Access, Requirement};
use model::{
    Agent, AgentId, AgentSummary, AuditAction, Failure, Permission, Role, refusals::AgentRefusal,
};

/// Result of an action on an agent.
enum Outcome {
    Done,
    Unknown,
    LastAdmin,
    WorksElsewhere,
}

impl Agents<'_> {
    /// Returns the agents of the operator, by name.
    ///
    /// # Errors
    /// [`AccessError`] when the role does not allow it or the database does not answer.
    #[tracing::instrument(skip_all, fields(operator = agent.operator.get()))]
    pub async fn list(self, agent: &Agent) -> Result<Vec<AgentSummary>, AccessError> {
        allow(agent, Permission::ManageAgents)?;
        let operator = agent.operator;
        let rows = read!(self.accounts.store(), agents::of_operator(operator)).await?;
        let summary = |(row, second_factor): (AgentRow, bool)| AgentSummary {
            id: row.id,
            role: row.role,
            invited: row.login_id.is_none(),
            name: row.name,
            email: row.email,
            disabled: row.disabled,
            second_factor,
            last_seen_at: row.last_seen_at,
        };
        Ok(rows.into_iter().map(summary).collect())
    }

    /// Changes an agent's role, or disables or enables them. Takes effect on their next request.
    ///
    /// # Errors
    /// `Oneself` for the caller's own account, `LastAdmin` when no other admin would be left, `Unknown` when the
    /// operator has no such agent.
    #[tracing::instrument(skip_all, fields(operator = agent.operator.get()))]
    pub async fn change(
        self,
        agent: &Agent,
        caller: &AgentCaller,
        id: AgentId,
        role: Role,
        disabled: bool,
    ) -> Result<(), Failure<AgentRefusal>> {
        let row = self.other_agent(agent, id).await?;
        require_recent_code(agent)?;
        let record = audit::new_record(
            AuditAction::AgentChanged,
            agent,
            caller,
            &row.subject(),
            self.accounts.now(),
        );
        let outcome = transaction!(self.accounts.store(), async |tx| {
            change_access(tx, id, role, disabled, &record).await
        })
        .await?;
        ended(outcome)
    }

    /// Removes an agent's second factor, so that their next sign-in sets one up. Ends their sessions.
    ///
    /// # Errors
    /// `Oneself` for the caller's own account, `WorksElsewhere` when they also work for another operator, `Unknown`
    /// when the operator has no such agent.
    #[tracing::instrument(skip_all, fields(operator = agent.operator.get()))]
    pub async fn reset_second_factor(
        self,
        agent: &Agent,
        caller: &AgentCaller,
        id: AgentId,
    ) -> Result<(), Failure<AgentRefusal>> {
        let row = self.other_agent(agent, id).await?;
        require_recent_code(agent)?;
        let record = audit::new_record(
            AuditAction::SecondFactorReset,
            agent,
            caller,
            &row.subject(),
            self.accounts.now(),
        );
        let outcome = transaction!(self.accounts.store(), async |tx| {
            reset_second_factor(tx, id, &record).await
        })
        .await?;
        ended(outcome)
    }
}

/// Changes an agent's role, or disables or enables them. Disabling ends their sessions; tokens of the API end with the
/// role of an admin.
async fn change_access(
    tx: &mut Tx,
    agent: AgentId,
    role: Role,
    disabled: bool,
    record: &NewAudit,
) -> Result<Outcome, StoreError> {
    let operator = record.operator_id;
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
    query!(tx, agents::set_access(operator, agent, role, disabled)).await?;
    if disabled || role != Role::Admin {
        query!(tx, api_tokens::revoke_of_agent(operator, agent, record.at)).await?;
    }
    if disabled {
        query!(tx, agent_links::replace(operator, agent, record.at)).await?;
        if let Some(login) = row.login_id {
            query!(tx, agent_sessions::end_of_agent(login, agent)).await?;
        }
    }
    let record = NewAudit {
        before: Some(before.to_string()),
        after: Some(after.to_string()),
        ..record.clone()
    };
    query!(tx, audit::record(&record)).await?;
    Ok(Outcome::Done)
}

/// Removes an agent's second factor, unless they also work for another operator.
async fn reset_second_factor(
    tx: &mut Tx,
    agent: AgentId,
    record: &NewAudit,
) -> Result<Outcome, StoreError> {
    let operator = record.operator_id;
    let row = query!(tx, agents::by_id(operator, agent)).await?;
    let Some(login) = row.and_then(|row| row.login_id) else {
        return Ok(Outcome::Unknown);
    };
    if query!(tx, agents::has_other_operator(login, operator)).await? {
        return Ok(Outcome::WorksElsewhere);
    }
    credentials::forget_second_factor(tx, login).await?;
    query!(tx, audit::record(record)).await?;
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
