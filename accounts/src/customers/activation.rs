//! Activation by an agent: a mail with a link to choose a password, after which the customer number signs in.

use crate::{
    Accounts, AgentCaller, StoreError,
    agents::allow,
    audit,
    mail::Mail,
    outbox,
    store::{
        read,
        rows::{AccountRow, ActivationMail, ActivationRow, DetailsRow, LinkTarget},
        write,
    },
    throttle::{Quota, pass, seconds},
    timeline::Event,
    token::Purpose,
};
use chrono::TimeDelta;
use model::{
    Activation, ActivationState, Agent, AuditAction, CustomerNumber, Failure, Permission, Portal,
    Timestamp, WhyNot, refusals::ActivationRefusal,
};

impl Accounts {
    /// Mails the activation to the address on file, never to another one. Older links of it die.
    ///
    /// # Errors
    /// Why not, as [`WhyNot`] says it, `Unknown`, or a wait after 3 mails in an hour to one customer or 60 by one agent.
    pub async fn send_activation(
        &self,
        agent: &Agent,
        caller: &AgentCaller,
        number: &CustomerNumber,
    ) -> Result<(), Failure<ActivationRefusal>> {
        allow(agent, Permission::ActivateCustomers)?;
        let (operator, digits) = (agent.operator, number.digits());
        let found = read!(self.store(), customer_details::by_number(operator, digits)).await?;
        let Some(row) = found else {
            let unknown = ActivationRefusal::Unknown;
            return self.refuse_activation(agent, caller, number, None, unknown).await;
        };
        let Some(portal) = self.customers_portal(operator).await? else {
            return Err(Failure::Unavailable);
        };
        if let Some(why) = self.obstacle(&portal, &row).await? {
            let refusal = refusal(why);
            return self.refuse_activation(agent, caller, number, Some(row.id), refusal).await;
        }
        let Some(email) = &row.email else {
            return Err(ActivationRefusal::NoEmail.into());
        };
        let now = self.now();
        let mail = Mail::Activation {
            first_name: row.first_name.clone(),
            number: number.to_string(),
            hours: portal.settings.activation_hours.unsigned_abs(),
        };
        let locale = row.locale.parse().unwrap_or_default();
        let mail = outbox::mail(&portal, Some(row.id), email, locale, &mail, now)?;
        let link = LinkTarget {
            purpose: Purpose::Activate.as_str().to_owned(),
            customer: Some(row.id),
            ..LinkTarget::default()
        };
        let event = crate::store::rows::NewEvent {
            detail: Some(email.clone()),
            ..Event::ActivationSent.by_agent(agent, caller, row.id, now)
        };
        let subject = number.to_string();
        let act = crate::store::rows::NewAudit {
            customer_id: Some(row.id),
            became: Some(email.clone()),
            ..audit::act(AuditAction::ActivationSent, agent, caller, &subject, now)
        };
        let quotas = quotas(agent, row.id);
        pass(
            write!(self.store(), customer_acts::invite(&quotas, &mail, &link, &event, &act)).await,
        )?;
        self.mail_queued();
        Ok(())
    }

    /// Says no, and writes down that somebody tried where it looks like more than a mistake.
    async fn refuse_activation(
        &self,
        agent: &Agent,
        caller: &AgentCaller,
        number: &CustomerNumber,
        customer: Option<i64>,
        refusal: ActivationRefusal,
    ) -> Result<(), Failure<ActivationRefusal>> {
        use ActivationRefusal as R;
        if matches!(refusal, R::Unknown | R::AgentsAddress | R::AddressChanged | R::Disabled) {
            let act = crate::store::rows::NewAudit {
                customer_id: customer,
                became: Some(model::Refusal::code(refusal).to_owned()),
                ..audit::act(
                    AuditAction::ActivationRefused,
                    agent,
                    caller,
                    &number.to_string(),
                    self.now(),
                )
            };
            write!(self.store(), audit::record(&act)).await?;
        }
        Err(refusal.into())
    }

    /// How far the activation has got, and whether this agent can send its mail now.
    pub(super) async fn activation(
        &self,
        agent: &Agent,
        row: &DetailsRow,
        sso: bool,
    ) -> Result<Activation, StoreError> {
        Ok(Activation {
            state: self.activation_state(agent.operator, row, sso).await?,
            can_send: self.can_send(agent, row).await?,
        })
    }

    async fn can_send(
        &self,
        agent: &Agent,
        row: &DetailsRow,
    ) -> Result<Result<(), WhyNot>, StoreError> {
        if !agent.may(Permission::ActivateCustomers) {
            return Ok(Err(WhyNot::NotAllowed));
        }
        let Some(portal) = self.customers_portal(agent.operator).await? else {
            return Ok(Err(WhyNot::AccountsOff));
        };
        if let Some(why) = self.obstacle(&portal, row).await? {
            return Ok(Err(why));
        }
        let (quotas, now) = (quotas(agent, row.id), self.now());
        let wait = read!(self.store(), throttles::wait(&quotas, now)).await?;
        Ok(wait.map_or(Ok(()), |wait| Err(WhyNot::TooMany(seconds(wait)))))
    }

    /// What stands against an activation, apart from how many there were.
    async fn obstacle(
        &self,
        portal: &Portal,
        row: &DetailsRow,
    ) -> Result<Option<WhyNot>, StoreError> {
        let settings = &portal.settings;
        let Some(key) = &row.email_key else {
            return Ok(Some(WhyNot::NoEmail));
        };
        if !settings.customer_accounts_enabled {
            return Ok(Some(WhyNot::AccountsOff));
        }
        if !settings.password_sign_in() {
            return Ok(Some(WhyNot::SsoOnly));
        }
        if row.disabled {
            return Ok(Some(WhyNot::Disabled));
        }
        if row.state.as_deref() == Some(AccountRow::ACTIVE) {
            return Ok(Some(WhyNot::AlreadyActive));
        }
        let operator = portal.operator;
        if read!(self.store(), customers::is_agents_address(operator, key)).await? {
            return Ok(Some(WhyNot::AgentsAddress));
        }
        let left = self.objection_left(operator, row.id).await?;
        Ok(left.map(|left| WhyNot::AddressChanged(whole_seconds(left))))
    }

    async fn activation_state(
        &self,
        operator: i64,
        row: &DetailsRow,
        sso: bool,
    ) -> Result<ActivationState, StoreError> {
        let id = row.id;
        if row.state.as_deref() == Some(AccountRow::ACTIVE) {
            return Ok(ActivationState::Active {
                number: row.number_sign_in.unwrap_or_default(),
                email: row.sign_in_email.is_some(),
                sso,
                at: row.activated_at,
            });
        }
        let mail = read!(self.store(), customer_details::activation_mail(operator, id)).await?;
        let link = read!(self.store(), customer_details::activation_link(operator, id)).await?;
        let kinds = [Event::ActivationSent.as_str()];
        let sent = read!(self.store(), timeline::latest(operator, id, &kinds)).await?;
        let by = |at: Timestamp| {
            let sent = sent.as_ref().filter(|sent| sent.at == at);
            sent.and_then(|sent| sent.agent.clone())
        };
        if let Some(mail) = mail {
            let by = by(mail.created_at);
            return Ok(state(&mail, link.as_ref(), by, self.now()));
        }
        // The mail is forgotten, so its link has expired long since.
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
    // A link that is older than the mail is an earlier mail's.
    let link = link.filter(|link| link.created_at >= mail.created_at);
    match (mail.state.as_str(), &mail.error, link) {
        ("dead", error, _) => failed(error.as_ref().unwrap_or(&String::new()), false),
        ("queued", Some(error), _) => failed(error, true),
        ("dropped", _, _) => ActivationState::Expired { at: mail.created_at },
        (_, _, Some(link)) => {
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
        ("sent", _, None) => {
            ActivationState::Expired { at: mail.created_at + Purpose::Activate.lifetime() }
        }
        _ => ActivationState::Sent { at: mail.created_at, by, expires_at: None },
    }
}

fn quotas(agent: &Agent, customer: i64) -> [Quota; 2] {
    [
        Quota::activations_of(agent.operator, customer),
        Quota::activations_by(agent.operator, agent.id),
    ]
}

fn whole_seconds(time: TimeDelta) -> u32 {
    u32::try_from(time.num_seconds()).unwrap_or(0).max(1)
}

fn refusal(why: WhyNot) -> ActivationRefusal {
    match why {
        WhyNot::NoEmail => ActivationRefusal::NoEmail,
        WhyNot::SsoOnly => ActivationRefusal::SsoOnly,
        WhyNot::Disabled => ActivationRefusal::Disabled,
        WhyNot::AlreadyActive => ActivationRefusal::AlreadyActive,
        WhyNot::AgentsAddress => ActivationRefusal::AgentsAddress,
        WhyNot::AddressChanged(_) => ActivationRefusal::AddressChanged,
        // Of the rest `obstacle` says only the first; the others have failures of their own.
        WhyNot::AccountsOff | WhyNot::TooMany(_) | WhyNot::NotAllowed => {
            ActivationRefusal::AccountsOff
        }
    }
}
