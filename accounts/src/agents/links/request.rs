//! Requesting a new password.

use crate::{
    StoreError,
    agents::{AgentCaller, mailed_links},
    even_time,
    groups::Agents,
    mail::Mail,
    outbox,
    store::{read, rows::NewMail},
    throttle::Quota,
    token::Purpose,
};
use model::{EmailAddress, Failure, Locale, LoginId, OperatorId, refusals::RecoveryRefusal};

/// Limits the mails of one request: an address can be invited by several operators.
const MAX_INVITATIONS: i64 = 5;

impl Agents<'_> {
    /// Mails a link to set a new password, or resends pending invitations. The answer is the same for every address.
    ///
    /// # Errors
    /// What is wrong with the address, or the wait when too many mails were sent.
    #[tracing::instrument(skip_all)]
    pub async fn forgot_password(
        self,
        caller: &AgentCaller,
        email: &str,
    ) -> Result<(), Failure<RecoveryRefusal>> {
        even_time::in_steps(self.mail_agents_links(caller, email)).await
    }

    async fn mail_agents_links(
        self,
        caller: &AgentCaller,
        email: &str,
    ) -> Result<(), Failure<RecoveryRefusal>> {
        let email: EmailAddress = email.parse().map_err(|_| RecoveryRefusal::EmailInvalid)?;
        let key = email.key();
        let mut mails = Vec::new();
        let login = read!(self.accounts.store(), agent_logins::by_email(&key)).await?;
        // Also queried for unknown addresses, so that both take the same steps.
        let login = login.map(|login| login.id).unwrap_or_default();
        mails.extend(self.agents_reset_mail(caller.locale, login).await?);
        for agent in read!(self.accounts.store(), agents::invited(&key, MAX_INVITATIONS)).await? {
            let mail = self.invitation_mail(&agent.name, &agent.email, agent.operator_id).await?;
            if let Some(mail) = mail {
                let link = mailed_links::target(Purpose::Invite, agent.id);
                mails.push(outbox::with_link(mail, &link)?);
            }
        }
        let quotas = [
            Quota::agent_requests("agent-reset", caller.ip),
            Quota::mails_to("agent-reset", OperatorId::default(), &key),
        ];
        self.accounts.queue_on_request(&quotas, &mails).await
    }

    async fn agents_reset_mail(
        self,
        locale: Locale,
        login: LoginId,
    ) -> Result<Option<NewMail>, StoreError> {
        // Any of their operators can be the sender: the password is the same for all.
        let memberships = self.memberships(login).await?;
        let (operator, agent) = memberships
            .first()
            .map(|membership| (membership.operator, membership.agent))
            .unwrap_or_default();
        let row = read!(self.accounts.store(), agents::by_id(operator, agent)).await?;
        let portal = self.accounts.first_portal(operator).await?;
        let (Some(row), Some(portal)) = (row, portal) else {
            return Ok(None);
        };
        let mail =
            Mail::AgentPasswordReset { name: row.name, minutes: Purpose::AgentReset.minutes() };
        let mail = outbox::mail(&portal, None, &row.email, locale, &mail, self.accounts.now())?;
        let link = mailed_links::target(Purpose::AgentReset, agent);
        outbox::with_link(mail, &link).map(Some)
    }
}
