//! What admins do with the agents of their operator.

use super::{AccessError, AgentCaller, allow, require_recent_code};
use crate::{
    Accounts, audit, names,
    once::{OneTimeKey, Sender},
    store::{
        StoreError, read,
        rows::{
            AddedByForm, AgentOutcome, AgentRow, Invitation, Invited, NewAgent, NewAudit, NewToken,
        },
        write,
    },
    throttle::{Quota, seconds},
};
use model::{
    Agent, AgentSummary, AuditAction, EmailAddress, Failure, Permission, PersonName, Role,
    refusals::AgentRefusal,
};

type Done = Result<(), Failure<AgentRefusal>>;

impl Accounts {
    /// The agents of the operator, by name.
    ///
    /// # Errors
    /// [`AccessError`].
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

    /// Invites somebody to work for the operator. A form that arrives again invites nobody else.
    ///
    /// # Errors
    /// What is wrong with the name or the address, or a wait.
    pub async fn invite_agent(
        &self,
        agent: &Agent,
        caller: &AgentCaller,
        name: &str,
        email: &str,
        role: Role,
        once: &OneTimeKey,
    ) -> Done {
        allow(agent, Permission::ManageAgents)?;
        require_recent_code(agent)?;
        let content = [name, email, role.as_str()];
        let form = once.of("invite-agent", Sender::Agent(agent.id), &content);
        let (name, email) = read_form(name, email)?;
        let now = self.now();
        let operator = agent.operator;
        let subject = format!("{name} <{email}>");
        let act = NewAudit {
            became: Some(role.as_str().to_owned()),
            ..audit::act(AuditAction::AgentInvited, agent, caller, &subject, now)
        };
        let quotas = invitation_quotas(agent, &email.key());
        let by_form = AddedByForm { form: form.as_deref(), act: &act };
        match self.invite(operator, &name, &email, role, &quotas, Some(by_form), None).await? {
            Invited::Done => Ok(()),
            Invited::Taken => Err(AgentRefusal::EmailTaken.into()),
            Invited::Wait(wait) => Err(Failure::Wait(seconds(wait))),
        }
    }

    /// Gives an agent another role, or shuts them out; both act on their next request.
    ///
    /// # Errors
    /// `Oneself`, `LastAdmin`, `Unknown`.
    pub async fn change_agent(
        &self,
        agent: &Agent,
        caller: &AgentCaller,
        id: i64,
        role: Role,
        disabled: bool,
    ) -> Done {
        let row = self.other_agent(agent, id).await?;
        require_recent_code(agent)?;
        let act = audit::act(AuditAction::AgentChanged, agent, caller, &row.subject(), self.now());
        ended(write!(self.store(), agents::change(id, role, disabled, &act)).await)
    }

    /// Takes an agent's second factor away, so that their next sign-in sets one up; their sessions end.
    ///
    /// # Errors
    /// `Oneself`, `WorksElsewhere`, `Unknown`.
    pub async fn reset_second_factor(&self, agent: &Agent, caller: &AgentCaller, id: i64) -> Done {
        let row = self.other_agent(agent, id).await?;
        require_recent_code(agent)?;
        let act =
            audit::act(AuditAction::SecondFactorReset, agent, caller, &row.subject(), self.now());
        ended(write!(self.store(), agents::reset_second_factor(id, &act)).await)
    }

    /// Mails the invitation again; the older link dies.
    ///
    /// # Errors
    /// `NotInvited`, `Unknown`, or a wait.
    pub async fn resend_invitation(&self, agent: &Agent, caller: &AgentCaller, id: i64) -> Done {
        let row = self.other_agent(agent, id).await?;
        if self.0.backoffice_origin.is_none() {
            return Err(AgentRefusal::NoBackoffice.into());
        }
        let mail = self
            .invitation_mail(&row.name, &row.email, row.operator_id)
            .await?
            .ok_or(Failure::Unavailable)?;
        let now = self.now();
        let subject = row.subject();
        let act = audit::act(AuditAction::InvitationSent, agent, caller, &subject, now);
        let quotas = invitation_quotas(agent, &row.email_key);
        ended(write!(self.store(), agents::resend(&quotas, id, &mail, &act, now)).await)?;
        self.mail_queued();
        Ok(())
    }

    #[expect(clippy::too_many_arguments, reason = "what makes an invitation")]
    pub(super) async fn invite(
        &self,
        operator: i64,
        name: &PersonName,
        email: &EmailAddress,
        role: Role,
        quotas: &[Quota],
        by_form: Option<AddedByForm<'_>>,
        link: Option<&NewToken>,
    ) -> Result<Invited, InviteError> {
        if self.0.backoffice_origin.is_none() {
            return Err(InviteError::NoBackoffice);
        }
        let (name, key) = (name.as_str(), email.key());
        let mail = self.invitation_mail(name, email.as_str(), operator).await?;
        let mail = mail.ok_or(InviteError::NoBackoffice)?;
        let invitation = Invitation {
            agent: NewAgent {
                operator_id: operator,
                name,
                email: email.as_str(),
                email_key: &key,
                role: role.as_str(),
                login_id: None,
            },
            quotas,
            mail: &mail,
            by_form,
            link,
        };
        let now = self.now();
        let invited = write!(self.store(), agents::invite(&invitation, now)).await?;
        self.mail_queued();
        Ok(invited)
    }

    /// An agent of the operator that is not the one who asks.
    async fn other_agent(&self, agent: &Agent, id: i64) -> Result<AgentRow, Failure<AgentRefusal>> {
        allow(agent, Permission::ManageAgents)?;
        if id == agent.id {
            return Err(AgentRefusal::Oneself.into());
        }
        let operator = agent.operator;
        read!(self.store(), agents::by_id(operator, id))
            .await?
            .ok_or_else(|| AgentRefusal::Unknown.into())
    }
}

pub(super) enum InviteError {
    NoBackoffice,
    Store(StoreError),
}

impl From<StoreError> for InviteError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<InviteError> for Failure<AgentRefusal> {
    fn from(error: InviteError) -> Self {
        match error {
            InviteError::NoBackoffice => AgentRefusal::NoBackoffice.into(),
            InviteError::Store(error) => error.into(),
        }
    }
}

fn read_form(name: &str, email: &str) -> Result<(PersonName, EmailAddress), Failure<AgentRefusal>> {
    let mut problems = Vec::new();
    let name =
        names::read(name, AgentRefusal::NameMissing, AgentRefusal::NameInvalid, &mut problems);
    let email: Option<EmailAddress> = email.parse().ok();
    if email.is_none() {
        problems.push(AgentRefusal::EmailInvalid);
    }
    name.zip(email).ok_or(Failure::Refused(problems))
}

fn invitation_quotas(agent: &Agent, email_key: &str) -> [Quota; 2] {
    [
        Quota::mails_of_agent("invitation", agent.id),
        Quota::mails_to("invitation", agent.operator, email_key),
    ]
}

fn ended(outcome: Result<AgentOutcome, StoreError>) -> Done {
    Err(match outcome? {
        AgentOutcome::Done => return Ok(()),
        AgentOutcome::Unknown => AgentRefusal::Unknown.into(),
        AgentOutcome::NotInvited => AgentRefusal::NotInvited.into(),
        AgentOutcome::LastAdmin => AgentRefusal::LastAdmin.into(),
        AgentOutcome::WorksElsewhere => AgentRefusal::WorksElsewhere.into(),
        AgentOutcome::Wait(wait) => Failure::Wait(seconds(wait)),
    })
}
