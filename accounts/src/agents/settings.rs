//! Settings as admins change them.

use super::{AccessError, AgentCaller, allow, require_recent_code};
use crate::{
    Accounts, StoreError, audit,
    store::{
        read,
        rows::{NewAudit, SettingsOutcome},
        write,
    },
};
use model::{
    Agent, AuditAction, Failure, Overrides, Permission, Settings, SettingsRefusal,
    refusals::SettingsFormRefusal,
};

impl Accounts {
    /// The settings of the operator.
    ///
    /// # Errors
    /// [`AccessError`].
    pub async fn operator_settings(&self, agent: &Agent) -> Result<Settings, AccessError> {
        allow(agent, Permission::ChangeSettings)?;
        let operator = agent.operator;
        let row = read!(self.store(), portals::settings_of(operator)).await?;
        let gone = || StoreError::Connection("the operator is gone".to_owned());
        Ok(row.ok_or_else(gone)?.into())
    }

    /// Changes settings of the operator: all of them or, where one is refused, none. They act at once here, and within two
    /// seconds on every other instance.
    ///
    /// # Errors
    /// What is wrong with which value.
    pub async fn change_operator_settings(
        &self,
        agent: &Agent,
        caller: &AgentCaller,
        changes: &[(String, String)],
    ) -> Result<(), Failure<SettingsFormRefusal>> {
        let old = self.operator_settings(agent).await?;
        require_recent_code(agent)?;
        let new = changed(&old, changes)?;
        if new == old {
            return Ok(());
        }
        let now = self.now();
        let subject = &agent.operator_name;
        let act = NewAudit {
            was: Some(difference(&old, &new)),
            became: Some(difference(&new, &old)),
            ..audit::act(AuditAction::SettingsChanged, agent, caller, subject, now)
        };
        let (operator, new, act) = (agent.operator, &new, Some(&act));
        ended(write!(self.store(), branding::change_settings(operator, new, act)).await?)?;
        self.0.portals.invalidate_all();
        Ok(())
    }
}

fn changed(
    old: &Settings,
    changes: &[(String, String)],
) -> Result<Settings, Failure<SettingsFormRefusal>> {
    let mut new = old.clone();
    let problems: Vec<_> = changes
        .iter()
        .filter_map(|(name, value)| new.set(name, value).err())
        .map(|refusal| refusal_of(&refusal))
        .collect();
    if problems.is_empty() { Ok(new) } else { Err(Failure::Refused(problems)) }
}

/// The settings of the first that the second has otherwise.
fn difference(of: &Settings, from: &Settings) -> String {
    of.entries()
        .into_iter()
        .zip(from.entries())
        .filter(|(one, other)| one != other)
        .map(|((name, value), _)| format!("{name}={value}"))
        .collect::<Vec<_>>()
        .join(", ")
}

/// What became of settings, as a form tells it.
pub(crate) fn ended(outcome: SettingsOutcome) -> Result<(), Failure<SettingsFormRefusal>> {
    match outcome {
        SettingsOutcome::Done => Ok(()),
        SettingsOutcome::Unknown => Err(SettingsFormRefusal::Unknown.into()),
        SettingsOutcome::Refused(why) => Err(refusal_of(&why).into()),
        SettingsOutcome::RefusedOn { own, why, .. } => Err(refusal_on(&own, &why).into()),
    }
}

/// Which of a portal's own values stands against a change of the operator's.
fn refusal_on(own: &Overrides, why: &SettingsRefusal) -> SettingsFormRefusal {
    use SettingsFormRefusal as R;
    match why {
        SettingsRefusal::ForceLoginWithoutAccounts if own.force_login == Some(true) => {
            R::PortalForcesLogin
        }
        SettingsRefusal::ForceLoginWithoutAccounts => R::PortalHasNoAccounts,
        SettingsRefusal::SsoWithoutProvider => R::SsoWithoutProvider,
        SettingsRefusal::SsoOnlyWithoutSso if own.sso_only == Some(true) => R::PortalIsSsoOnly,
        SettingsRefusal::SsoOnlyWithoutSso => R::PortalHasNoSso,
        SettingsRefusal::SsoOnlyWithoutTestedProvider => R::PortalLacksTestedProvider,
        SettingsRefusal::UnknownName(_) | SettingsRefusal::BadValue(..) => R::Invalid,
    }
}

pub(crate) fn refusal_of(refusal: &SettingsRefusal) -> SettingsFormRefusal {
    use SettingsFormRefusal as R;
    match refusal {
        SettingsRefusal::ForceLoginWithoutAccounts => R::ForceLoginWithoutAccounts,
        SettingsRefusal::SsoWithoutProvider => R::SsoWithoutProvider,
        SettingsRefusal::SsoOnlyWithoutSso => R::SsoOnlyWithoutSso,
        SettingsRefusal::SsoOnlyWithoutTestedProvider => R::SsoOnlyWithoutTestedProvider,
        SettingsRefusal::UnknownName(_) => R::Invalid,
        SettingsRefusal::BadValue(name, _) => match *name {
            "session_idle_minutes" => R::SessionIdleInvalid,
            "session_absolute_minutes" => R::SessionAbsoluteInvalid,
            "remember_me_minutes" => R::RememberMeInvalid,
            "password_minimum" => R::PasswordMinimumInvalid,
            "activation_hours" => R::ActivationHoursInvalid,
            "network_multiplier" => R::NetworkMultiplierInvalid,
            "trusted_networks" => R::TrustedNetworksInvalid,
            _ => R::Invalid,
        },
    }
}
