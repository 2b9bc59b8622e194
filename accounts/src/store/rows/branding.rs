//! The look of a portal, the settings that it overrides, and claimed hosts.

use super::PortalRow;
use crate::store::schema;
use diesel::prelude::*;
use model::{HostClaimId, OperatorId, Overrides, PortalId, Settings, Timestamp};

impl PortalRow {
    /// Returns the operator's settings.
    pub fn operators(&self) -> Settings {
        Settings {
            customer_accounts_enabled: self.accounts.0,
            force_login: self.force_login.0,
            sso_enabled: self.sso.0,
            sso_only: self.sso_only.0,
            tell_when_email_is_registered: self.tell.0,
            session_idle_minutes: self.idle.0,
            session_absolute_minutes: self.absolute.0,
            remember_me_minutes: self.remember.0,
            password_minimum: self.minimum.0,
            activation_hours: self.activation_hours,
            network_multiplier: self.networks.0,
            trusted_networks: self.networks.1.clone(),
        }
    }

    /// Returns the portal's own values.
    pub fn own(&self) -> Overrides {
        Overrides {
            customer_accounts_enabled: self.accounts.1,
            force_login: self.force_login.1,
            sso_enabled: self.sso.1,
            sso_only: self.sso_only.1,
            tell_when_email_is_registered: self.tell.1,
            session_idle_minutes: self.idle.1,
            session_absolute_minutes: self.absolute.1,
            remember_me_minutes: self.remember.1,
            password_minimum: self.minimum.1,
        }
    }

    /// Returns the settings in effect on the portal.
    pub fn settings(&self) -> Settings {
        self.own().applied_to(&self.operators())
    }
}

/// A portal's own values.
#[derive(Debug, Clone, AsChangeset)]
#[diesel(table_name = schema::portals)]
#[diesel(treat_none_as_null = true)]
pub struct OverridesRow {
    pub customer_accounts_enabled: Option<bool>,
    pub force_login: Option<bool>,
    pub sso_enabled: Option<bool>,
    pub sso_only: Option<bool>,
    pub tell_when_email_is_registered: Option<bool>,
    pub session_idle_minutes: Option<i32>,
    pub session_absolute_minutes: Option<i32>,
    pub remember_me_minutes: Option<i32>,
    pub password_minimum: Option<i32>,
}

impl From<&Overrides> for OverridesRow {
    fn from(own: &Overrides) -> Self {
        Self {
            customer_accounts_enabled: own.customer_accounts_enabled,
            force_login: own.force_login,
            sso_enabled: own.sso_enabled,
            sso_only: own.sso_only,
            tell_when_email_is_registered: own.tell_when_email_is_registered,
            session_idle_minutes: own.session_idle_minutes,
            session_absolute_minutes: own.session_absolute_minutes,
            remember_me_minutes: own.remember_me_minutes,
            password_minimum: own.password_minimum,
        }
    }
}

/// A change of a portal's look. `None` leaves a value unchanged.
#[derive(Debug, Clone, Copy, Default, AsChangeset)]
#[diesel(table_name = schema::portals)]
pub struct LookChange<'a> {
    pub accent: Option<&'a str>,
    pub locales: Option<&'a str>,
    pub default_locale: Option<&'a str>,
}

/// The bytes of a logo; its name and size are stored with the portal.
#[derive(Debug, Clone, Copy)]
pub struct NewLogo<'a> {
    pub file: &'a str,
    pub width: i32,
    pub height: i32,
    pub bytes: &'a [u8],
}

/// A host that an admin claims.
#[derive(Debug, Clone, Copy, Insertable)]
#[diesel(table_name = schema::host_claims)]
pub struct NewHostClaim<'a> {
    pub operator_id: OperatorId,
    pub portal_id: Option<PortalId>,
    pub name: &'a str,
    pub host: &'a str,
    pub origin: &'a str,
    pub created_at: Timestamp,
}

#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = schema::host_claims)]
pub struct HostClaimRow {
    pub id: HostClaimId,
    pub operator_id: OperatorId,
    pub portal_id: Option<PortalId>,
    pub name: String,
    pub host: String,
    pub origin: String,
    pub verdict: Option<String>,
    /// The hash of the path that is probed.
    pub probe: Option<Vec<u8>>,
}

/// The portal of a host.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = schema::portals)]
pub struct HostHolder {
    pub id: PortalId,
    pub operator_id: OperatorId,
}
