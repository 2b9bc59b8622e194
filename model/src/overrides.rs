//! Settings of one portal that differ from its operator's.

use crate::{Settings, SettingsRefusal, TimeZone};
use serde::{Deserialize, Serialize};

/// A portal's own values; `None` where the operator's value applies.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Overrides {
    pub customer_accounts_enabled: Option<bool>,
    pub force_login: Option<bool>,
    pub sso_enabled: Option<bool>,
    pub sso_only: Option<bool>,
    pub tell_when_email_is_registered: Option<bool>,
    pub session_idle_minutes: Option<i32>,
    pub session_absolute_minutes: Option<i32>,
    pub remember_me_minutes: Option<i32>,
    pub password_minimum: Option<i32>,
    pub time_zone: Option<TimeZone>,
}

impl Overrides {
    /// Returns the settings in effect on the portal.
    pub fn applied_to(&self, operators: &Settings) -> Settings {
        Settings {
            customer_accounts_enabled: self
                .customer_accounts_enabled
                .unwrap_or(operators.customer_accounts_enabled),
            force_login: self.force_login.unwrap_or(operators.force_login),
            sso_enabled: self.sso_enabled.unwrap_or(operators.sso_enabled),
            sso_only: self.sso_only.unwrap_or(operators.sso_only),
            tell_when_email_is_registered: self
                .tell_when_email_is_registered
                .unwrap_or(operators.tell_when_email_is_registered),
            session_idle_minutes: self
                .session_idle_minutes
                .unwrap_or(operators.session_idle_minutes),
            session_absolute_minutes: self
                .session_absolute_minutes
                .unwrap_or(operators.session_absolute_minutes),
            remember_me_minutes: self.remember_me_minutes.unwrap_or(operators.remember_me_minutes),
            password_minimum: self.password_minimum.unwrap_or(operators.password_minimum),
            activation_hours: operators.activation_hours,
            network_multiplier: operators.network_multiplier,
            trusted_networks: operators.trusted_networks.clone(),
            time_zone: self.time_zone.clone().unwrap_or_else(|| operators.time_zone.clone()),
        }
    }

    /// Returns every setting by name, with the portal's own value if there is one.
    pub fn entries(&self) -> [(&'static str, Option<String>); 10] {
        let text = |switch: Option<bool>| switch.map(|on| on.to_string());
        let digits = |number: Option<i32>| number.map(|number| number.to_string());
        [
            ("customer_accounts_enabled", text(self.customer_accounts_enabled)),
            ("force_login", text(self.force_login)),
            ("sso_enabled", text(self.sso_enabled)),
            ("sso_only", text(self.sso_only)),
            ("tell_when_email_is_registered", text(self.tell_when_email_is_registered)),
            ("session_idle_minutes", digits(self.session_idle_minutes)),
            ("session_absolute_minutes", digits(self.session_absolute_minutes)),
            ("remember_me_minutes", digits(self.remember_me_minutes)),
            ("password_minimum", digits(self.password_minimum)),
            ("time_zone", self.time_zone.as_ref().map(ToString::to_string)),
        ]
    }

    /// Sets the portal's own value of a setting, or removes it if the text is empty.
    ///
    /// # Errors
    /// [`SettingsRefusal`] when portals cannot override the setting, or the value is invalid.
    pub fn set(&mut self, name: &str, value: &str) -> Result<(), SettingsRefusal> {
        let known = self.entries().iter().any(|(known, _)| *known == name);
        if !known {
            return Err(SettingsRefusal::UnknownName(name.to_owned()));
        }
        // `Settings` validates the values, for portals too.
        let mut read = Settings::default();
        let own = !value.is_empty();
        if own {
            read.set(name, value)?;
        }
        match name {
            "customer_accounts_enabled" => {
                self.customer_accounts_enabled = own.then_some(read.customer_accounts_enabled);
            }
            "force_login" => self.force_login = own.then_some(read.force_login),
            "sso_enabled" => self.sso_enabled = own.then_some(read.sso_enabled),
            "sso_only" => self.sso_only = own.then_some(read.sso_only),
            "tell_when_email_is_registered" => {
                self.tell_when_email_is_registered =
                    own.then_some(read.tell_when_email_is_registered);
            }
            "session_idle_minutes" => {
                self.session_idle_minutes = own.then_some(read.session_idle_minutes);
            }
            "session_absolute_minutes" => {
                self.session_absolute_minutes = own.then_some(read.session_absolute_minutes);
            }
            "remember_me_minutes" => {
                self.remember_me_minutes = own.then_some(read.remember_me_minutes);
            }
            "time_zone" => self.time_zone = own.then_some(read.time_zone),
            _ => self.password_minimum = own.then_some(read.password_minimum),
        }
        Ok(())
    }

    /// Returns whether the portal overrides nothing.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_own_value_wins_and_an_empty_one_restores_the_operators() {
        let operators =
            Settings { session_idle_minutes: 30, activation_hours: 48, ..Settings::default() };
        let mut own = Overrides::default();
        assert_eq!(own.applied_to(&operators), operators);
        assert!(own.is_empty());
        own.set("force_login", "true").unwrap();
        own.set("session_idle_minutes", "60").unwrap();
        let acting = own.applied_to(&operators);
        assert!(acting.force_login && acting.session_idle_minutes == 60);
        assert_eq!(acting.activation_hours, 48);
        own.set("force_login", "").unwrap();
        own.set("session_idle_minutes", "").unwrap();
        assert!(own.is_empty());
    }

    #[test]
    fn every_setting_but_the_links_can_be_overridden_and_reads_back() {
        let mut own = Overrides::default();
        for (name, value) in Settings::default().entries() {
            let set = own.set(name, &value);
            let operators_alone = ["activation_hours", "network_multiplier", "trusted_networks"];
            assert_eq!(set.is_ok(), !operators_alone.contains(&name), "{name}");
        }
        assert_eq!(
            own.applied_to(&Settings { force_login: true, ..Settings::default() }),
            Settings::default()
        );
        let mut again = Overrides::default();
        for (name, value) in own.entries() {
            again.set(name, &value.unwrap()).unwrap();
        }
        assert_eq!(again, own);
    }

    #[test]
    fn invalid_values_are_refused_on_portals_too() {
        for (name, value) in [("force_login", "yes"), ("password_minimum", "7"), ("name", "x")] {
            let mut own = Overrides::default();
            assert!(own.set(name, value).is_err(), "{name}={value}");
            assert!(own.is_empty());
        }
    }
}
