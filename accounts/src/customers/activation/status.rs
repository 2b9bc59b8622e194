//! Progress of a customer's activation.

use super::quotas;
use crate::{
    StoreError,
    groups::Customers,
    mail::Mail,
    store::{
        read,
        rows::{AccountRow, ActivationMail, ActivationRow, DetailsRow, EventRow},
    },
    throttle::{self, seconds},
    timeline::Event,
    token::Purpose,
};
use chrono::TimeDelta;
use model::{
    Activation, ActivationState, Agent, Ineligibility, MailState, OperatorId, Permission, Timestamp,
};

impl Customers<'_> {
    /// Returns the progress of the activation, and whether this agent can send its mail now.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    pub(in crate::customers) async fn activation(
        self,
        agent: &Agent,
        row: &DetailsRow,
        sso: bool,
    ) -> Result<Activation, StoreError> {
        Ok(Activation {
            state: self.activation_state(agent.operator, row, sso).await?,
            can_send: self.why_not_sent(agent, row).await?.map_or(Ok(()), Err),
        })
    }

    /// Returns why this agent cannot send the mail now, if they cannot.
    async fn why_not_sent(
        self,
        agent: &Agent,
        row: &DetailsRow,
    ) -> Result<Option<Ineligibility>, StoreError> {
        if !agent.may(Permission::ActivateCustomers) {
            return Ok(Some(Ineligibility::NotAllowed));
        }
        let Some(portal) = self.accounts.customers_portal(agent.operator).await? else {
            return Ok(Some(Ineligibility::AccountsOff));
        };
        if let Some(why) = self.why_not_activated(&portal, row).await? {
            return Ok(Some(why));
        }
        let (quotas, now) = (quotas(agent, row.id), self.accounts.now());
        let wait =
            read!(self.accounts.store(), async |tx| { throttle::wait(tx, &quotas, now).await })
                .await?;
        Ok(wait.map(|wait| Ineligibility::TooMany(seconds(wait))))
    }

    async fn activation_state(
        self,
        operator: OperatorId,
        row: &DetailsRow,
        sso: bool,
    ) -> Result<ActivationState, StoreError> {
        let id = row.id;
        if row.state == Some(AccountRow::ACTIVE) {
            return Ok(ActivationState::Active {
                number: row.number_sign_in.unwrap_or_default(),
                email: row.sign_in_email.is_some(),
                sso,
                at: row.activated_at,
            });
        }
        let mail =
            read!(self.accounts.store(), customer_details::activation_mail(operator, id)).await?;
        let link =
            read!(self.accounts.store(), customer_details::activation_link(operator, id)).await?;
        let kinds = [Event::ActivationSent];
        let sent = read!(self.accounts.store(), timeline::latest(operator, id, &kinds)).await?;
        let by = |at: Timestamp| {
            let sent = sent.as_ref().filter(|sent| sent.at == at);
            sent.and_then(EventRow::actor)
        };
        if let Some(mail) = mail {
            let by = by(mail.created_at);
            return Ok(state(&mail, link.as_ref(), by, self.accounts.now()));
        }
        // The mail was purged, so its link has long expired.
        let invited = row.state.is_some();
        Ok(match sent.filter(|_| invited) {
            Some(sent) => ActivationState::Expired { at: sent.at + Purpose::Activate.lifetime() },
            None if invited => ActivationState::Expired { at: row.created_at },
            None => ActivationState::None,
        })
    }
}

fn state(
    mail: &ActivationMail,
    link: Option<&ActivationRow>,
    by: Option<String>,
    now: Timestamp,
) -> ActivationState {
    let failed = |error: &String, will_retry| ActivationState::MailFailed {
        at: mail.marked_at,
        error: error.clone(),
        will_retry,
    };
    match (mail.state, &mail.error, link) {
        (MailState::Dead, error, _) => failed(error.as_ref().unwrap_or(&String::new()), false),
        (MailState::Queued, Some(error), _) => failed(error, true),
        (MailState::Dropped, _, _) => ActivationState::Expired { at: mail.created_at },
        // Its link is made when it leaves; the latest one belongs to an earlier mail.
        (MailState::Queued, None, _) => {
            ActivationState::Sent { at: mail.created_at, by, expires_at: None }
        }
        (MailState::Sent, _, Some(link)) => {
            if let Some(at) = link.replaced_at {
                ActivationState::Expired { at }
            } else if link.expires_at <= now {
                ActivationState::Expired { at: link.expires_at }
            } else if let Some(at) = link.opened_at {
                ActivationState::Opened { at, expires_at: link.expires_at }
            } else {
                ActivationState::Sent { at: mail.created_at, by, expires_at: Some(link.expires_at) }
            }
        }
        (MailState::Sent, _, None) => ActivationState::Expired { at: end_of_purged_link(mail) },
    }
}

/// Returns when the link of a sent mail ended, by what the mail says of it.
fn end_of_purged_link(mail: &ActivationMail) -> Timestamp {
    let hours = match serde_json::from_str::<Mail>(&mail.mail) {
        Ok(Mail::Activation { hours, .. }) => hours,
        Ok(_) | Err(_) => Purpose::Activate.hours(),
    };
    mail.created_at + TimeDelta::hours(hours.into())
}
