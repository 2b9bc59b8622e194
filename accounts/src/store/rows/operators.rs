//! Operators and their settings.

use crate::store::schema;
use diesel::prelude::*;
use model::{Settings, Timestamp};

#[derive(Insertable)]
#[diesel(table_name = schema::operators)]
pub struct NewOperatorRow<'a> {
    pub name: &'a str,
    pub default_locale: &'a str,
    pub sender_name: &'a str,
    pub sender: &'a str,
    #[diesel(embed)]
    pub settings: SettingsRow,
    pub created_at: Timestamp,
    pub demo: bool,
}

/// An operator's settings.
#[derive(Debug, Clone, Insertable, AsChangeset, Queryable, Selectable)]
#[diesel(table_name = schema::operators)]
pub struct SettingsRow {
    pub customer_accounts_enabled: bool,
    pub force_login: bool,
    pub sso_enabled: bool,
    pub sso_only: bool,
    pub tell_when_email_is_registered: bool,
    pub session_idle_minutes: i32,
    pub session_absolute_minutes: i32,
    pub remember_me_minutes: i32,
    pub password_minimum: i32,
    pub activation_hours: i32,
    pub network_multiplier: i32,
    pub trusted_networks: String,
}

impl From<&Settings> for SettingsRow {
    fn from(settings: &Settings) -> Self {
        Self {
            customer_accounts_enabled: settings.customer_accounts_enabled,
            force_login: settings.force_login,
            sso_enabled: settings.sso_enabled,
            sso_only: settings.sso_only,
            tell_when_email_is_registered: settings.tell_when_email_is_registered,
            session_idle_minutes: settings.session_idle_minutes,
            session_absolute_minutes: settings.session_absolute_minutes,
            remember_me_minutes: settings.remember_me_minutes,
            password_minimum: settings.password_minimum,
            activation_hours: settings.activation_hours,
            network_multiplier: settings.network_multiplier,
            trusted_networks: settings.trusted_networks.clone(),
        }
    }
}

impl From<SettingsRow> for Settings {
    fn from(row: SettingsRow) -> Self {
        Self {
            customer_accounts_enabled: row.customer_accounts_enabled,
            force_login: row.force_login,
            sso_enabled: row.sso_enabled,
            sso_only: row.sso_only,
            tell_when_email_is_registered: row.tell_when_email_is_registered,
            session_idle_minutes: row.session_idle_minutes,
            session_absolute_minutes: row.session_absolute_minutes,
            remember_me_minutes: row.remember_me_minutes,
            password_minimum: row.password_minimum,
            activation_hours: row.activation_hours,
            network_multiplier: row.network_multiplier,
            trusted_networks: row.trusted_networks,
        }
    }
}
