//! Settings of operators, and the values that portals override.

use super::PortalRow;
use crate::store::schema;
use diesel::prelude::*;
use model::{Overrides, Settings, TimeZone};

/// Declares a row with the fields of a type of the model, and the conversions between both. The fields stand here again
/// because diesel derives need a struct of this crate; one that is missing or too much does not compile.
macro_rules! row {
    ($(#[$attribute:meta])* $row:ident of $model:ident { $($field:ident: $type:ty,)+ }) => {
        #[derive(Debug, Clone, AsChangeset, Queryable, Selectable)]
        $(#[$attribute])*
        pub struct $row {
            $(pub $field: $type,)+
        }

        impl From<&$model> for $row {
            fn from(value: &$model) -> Self {
                Self { $($field: value.$field.clone(),)+ }
            }
        }

        impl From<$row> for $model {
            fn from(row: $row) -> Self {
                Self { $($field: row.$field,)+ }
            }
        }
    };
}

row! {
    /// An operator's settings.
    #[derive(Insertable)]
    #[diesel(table_name = schema::operators)]
    SettingsRow of Settings {
        customer_accounts_enabled: bool,
        force_login: bool,
        sso_enabled: bool,
        sso_only: bool,
        tell_when_email_is_registered: bool,
        session_idle_minutes: i32,
        session_absolute_minutes: i32,
        remember_me_minutes: i32,
        password_minimum: i32,
        activation_hours: i32,
        network_multiplier: i32,
        trusted_networks: String,
        legal_name: String,
        postal_address: String,
        contact_phone: String,
        contact_email: String,
        privacy_url: String,
        terms_url: String,
        accessibility_url: String,
        time_zone: TimeZone,
    }
}

row! {
    /// A portal's own values.
    #[diesel(table_name = schema::portals)]
    #[diesel(treat_none_as_null = true)]
    OverridesRow of Overrides {
        customer_accounts_enabled: Option<bool>,
        force_login: Option<bool>,
        sso_enabled: Option<bool>,
        sso_only: Option<bool>,
        tell_when_email_is_registered: Option<bool>,
        session_idle_minutes: Option<i32>,
        session_absolute_minutes: Option<i32>,
        remember_me_minutes: Option<i32>,
        password_minimum: Option<i32>,
        time_zone: Option<TimeZone>,
    }
}

impl PortalRow {
    /// Returns the operator's settings.
    pub fn operators(&self) -> Settings {
        self.operator.settings.clone().into()
    }

    /// Returns the portal's own values.
    pub fn own(&self) -> Overrides {
        self.overrides.clone().into()
    }

    /// Returns the settings in effect on the portal.
    pub fn settings(&self) -> Settings {
        self.own().applied_to(&self.operators())
    }
}
