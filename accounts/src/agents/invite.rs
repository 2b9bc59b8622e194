//! Inviting agents, by the operator's admins.

use super::{AgentCaller, allow, invitations, require_recent_code};
use crate::{
    audit,
    groups::Agents,
    names,
    once::{FormSender, OneTimeKey},
    store::{
        StoreError, Tx, query,
        rows::{NewAgent, NewAudit, NewMail},
        transaction,
    },
    throttle::{self, Quota, seconds},
};
use chrono::TimeDelta;
use model::{
    Agent, AgentId, AuditAction, EmailAddress, Failure, Permission, PersonName, Role,
    refusals::AgentRefusal,
};

/// Result of an invitation.
enum Outcome {
    Done,
    /// The operator already has an agent with the address.
    Taken,
    Unknown,
    NotInvited,
    Wait(TimeDelta),
}

impl Agents<'_> {
    /// Invites an agent. Submitting the same form again adds no other agent.
    ///
    /// # Errors
    /// What is wrong with the name or the address, or the wait when too many mails were sent.
    #[tracing::instrument(skip_all, fields(operator = agent.operator.get()))]
    pub async fn invite(
        self,
        agent: &Agent,
        caller: &AgentCaller,
        name: &str,
        email: &str,
        role: Role,
        once: &OneTimeKey,
    ) -> Result<(), Failure<AgentRefusal>> {
        allow(agent, Permission::ManageAgents)?;
        require_recent_code(agent)?;
        let content = [name, email, role.code()];
        let form = once.of("invite-agent", FormSender::Agent(agent.id), &content);
        let (name, email) = read_form(name, email)?;
        let subject = format!("{name} <{email}>");
        let record = NewAudit {
            after: Some(role.code().to_owned()),
            ..audit::new_record(
                AuditAction::AgentInvited,
                agent,
                caller,
                &subject,
                self.accounts.now(),
            )
        };
        if self.accounts.0.backoffice_origin.is_none() {
            return Err(AgentRefusal::NoBackoffice.into());
        }
        let mail = self.invitation_mail(name.as_str(), email.as_str(), agent.operator).await?;
        let mail = mail.ok_or(AgentRefusal::NoBackoffice)?;
        let key = email.key();
        let new = NewAgent {
            operator_id: agent.operator,
            name: name.as_str(),
            email: email.as_str(),
            email_key: &key,
            role,
            login_id: None,
        };
        let (quotas, form) = (invitation_quotas(agent, &key), form.as_deref());
        let outcome = transaction!(self.accounts.store(), async |tx| {
            invite(tx, new, &quotas, form, &mail, &record).await
        })
        .await?;
        self.accounts.mail_queued();
        ended(outcome)
    }

    /// Mails the invitation again and revokes the older link.
    ///
    /// # Errors
    /// `NotInvited` when the invitation was accepted, `Unknown` when the operator has no such agent, or the wait when
    /// too many mails were sent.
    #[tracing::instrument(skip_all, fields(operator = agent.operator.get()))]
    pub async fn resend_invitation(
        self,
        agent: &Agent,
        caller: &AgentCaller,
        id: AgentId,
    ) -> Result<(), Failure<AgentRefusal>> {
        let row = self.other_agent(agent, id).await?;
        if self.accounts.0.backoffice_origin.is_none() {
            return Err(AgentRefusal::NoBackoffice.into());
        }
        let mail = self
            .invitation_mail(&row.name, &row.email, row.operator_id)
            .await?
            .ok_or(Failure::Unavailable)?;
        let subject = row.subject();
        let record = audit::new_record(
            AuditAction::InvitationSent,
            agent,
            caller,
            &subject,
            self.accounts.now(),
        );
        let quotas = invitation_quotas(agent, &row.email_key);
        let outcome = transaction!(self.accounts.store(), async |tx| {
            resend(tx, id, &quotas, &mail, &record).await
        })
        .await?;
        ended(outcome)?;
        self.accounts.mail_queued();
        Ok(())
    }
}

/// Adds an agent with their invitation, unless the same form has already done so.
async fn invite(
    tx: &mut Tx,
    new: NewAgent<'_>,
    quotas: &[Quota],
    form: Option<&[u8]>,
    mail: &NewMail,
    record: &NewAudit,
) -> Result<Outcome, StoreError> {
    let (operator, key, now) = (new.operator_id, new.email_key, record.at);
    if query!(tx, form_keys::result_of(operator, form)).await?.is_some() {
        return Ok(Outcome::Done);
    }
    if query!(tx, agents::has_address(operator, key)).await? {
        return Ok(Outcome::Taken);
    }
    if let Some(wait) = throttle::take(tx, quotas, now).await? {
        return Ok(Outcome::Wait(wait));
    }
    let agent = invitations::add(tx, new, mail).await?;
    query!(tx, form_keys::keep(operator, form, agent.get(), now)).await?;
    query!(tx, audit::record(record)).await?;
    Ok(Outcome::Done)
}

/// Queues the invitation of an agent again and revokes older links.
async fn resend(
    tx: &mut Tx,
    agent: AgentId,
    quotas: &[Quota],
    mail: &NewMail,
    record: &NewAudit,
) -> Result<Outcome, StoreError> {
    let (operator, now) = (record.operator_id, record.at);
    let Some(row) = query!(tx, agents::by_id(operator, agent)).await? else {
        return Ok(Outcome::Unknown);
    };
    if !row.is_invited() {
        return Ok(Outcome::NotInvited);
    }
    if let Some(wait) = throttle::take(tx, quotas, now).await? {
        return Ok(Outcome::Wait(wait));
    }
    query!(tx, agent_links::replace(operator, agent, now)).await?;
    invitations::queue(tx, agent, mail).await?;
    query!(tx, audit::record(record)).await?;
    Ok(Outcome::Done)
}

fn ended(outcome: Outcome) -> Result<(), Failure<AgentRefusal>> {
    Err(match outcome {
        Outcome::Done => return Ok(()),
        Outcome::Taken => AgentRefusal::EmailTaken.into(),
        Outcome::Unknown => AgentRefusal::Unknown.into(),
        Outcome::NotInvited => AgentRefusal::NotInvited.into(),
        Outcome::Wait(wait) => Failure::Wait(seconds(wait)),
    })
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
