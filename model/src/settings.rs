//! Settings of an operator (docs/behaviour.md, section 2), and which of them are compatible.

use serde::{Deserialize, Serialize};
use std::{fmt, net::IpAddr};

mod networks;
mod shown;

pub use shown::shown_setting;

/// The settings in effect on a portal. Durations are in minutes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settings {
    pub customer_accounts_enabled: bool,
    /// Whether visitors without a session see and buy nothing.
    pub force_login: bool,
    pub sso_enabled: bool,
    /// Whether single sign-on is the only sign-in.
    pub sso_only: bool,
    /// Whether registering with a registered address is answered openly, which reveals that it is.
    pub tell_when_email_is_registered: bool,
    /// In minutes.
    pub session_idle_minutes: i32,
    /// In minutes.
    pub session_absolute_minutes: i32,
    /// In minutes.
    pub remember_me_minutes: i32,
    /// The minimum length of a password, in characters.
    pub password_minimum: i32,
    /// The lifetime of the link in an agent's activation mail, in hours. Portals cannot override it.
    pub activation_hours: i32,
    /// The factor on the limits of one network address. Portals cannot override it, nor the next one.
    pub network_multiplier: i32,
    /// Networks with much higher limits, such as the operator's offices: addresses and CIDR blocks, separated by
    /// commas.
    pub trusted_networks: String,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            customer_accounts_enabled: true,
            force_login: false,
            sso_enabled: false,
            sso_only: false,
            tell_when_email_is_registered: true,
            session_idle_minutes: 120,
            session_absolute_minutes: 24 * 60,
            remember_me_minutes: 30 * 24 * 60,
            password_minimum: 15,
            activation_hours: 24,
            network_multiplier: 1,
            trusted_networks: String::new(),
        }
    }
}

/// How many signed-in customers would have to sign in again, for each switch that ends sessions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct SwitchImpact {
    /// Turning customer accounts off.
    pub accounts_off: i64,
    /// Turning single sign-on off.
    pub sso_off: i64,
    /// Making single sign-on the only way in.
    pub sso_only: i64,
}

/// Why settings are refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SettingsRefusal {
    UnknownName(String),
    /// The name of the setting, and what its value must be.
    BadValue(&'static str, &'static str),
    ForceLoginWithoutAccounts,
    /// There is no provider to sign in at.
    SsoWithoutProvider,
    SsoOnlyWithoutSso,
    /// No provider has passed its test, so that no customer could sign in.
    SsoOnlyWithoutTestedProvider,
}

impl fmt::Display for SettingsRefusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownName(name) => write!(f, "there is no setting {name}"),
            Self::BadValue(name, wanted) => write!(f, "{name} must be {wanted}"),
            Self::ForceLoginWithoutAccounts => {
                f.write_str("force_login needs customer_accounts_enabled: nobody could sign in")
            }
            Self::SsoWithoutProvider => f.write_str("sso_enabled needs a provider: add one first"),
            Self::SsoOnlyWithoutSso => f.write_str("sso_only needs sso_enabled"),
            Self::SsoOnlyWithoutTestedProvider => f.write_str(
                "sso_only needs a provider that has passed its test: nobody could sign in",
            ),
        }
    }
}

const SWITCH: &str = "true or false";

impl Settings {
    /// Returns whether customers can sign in with a password.
    pub fn password_sign_in(&self) -> bool {
        self.customer_accounts_enabled && !(self.sso_enabled && self.sso_only)
    }

    /// Returns whether the address is in a trusted network.
    pub fn trusts(&self, ip: IpAddr) -> bool {
        networks::contain(&self.trusted_networks, ip)
    }

    /// Returns whether visitors without a session are sent to the sign-in page.
    pub fn guests_must_sign_in(&self) -> bool {
        self.customer_accounts_enabled && self.force_login
    }

    /// Returns every setting by name, with its value.
    pub fn entries(&self) -> [(&'static str, String); 12] {
        [
            ("customer_accounts_enabled", self.customer_accounts_enabled.to_string()),
            ("force_login", self.force_login.to_string()),
            ("sso_enabled", self.sso_enabled.to_string()),
            ("sso_only", self.sso_only.to_string()),
            ("tell_when_email_is_registered", self.tell_when_email_is_registered.to_string()),
            ("session_idle_minutes", self.session_idle_minutes.to_string()),
            ("session_absolute_minutes", self.session_absolute_minutes.to_string()),
            ("remember_me_minutes", self.remember_me_minutes.to_string()),
            ("password_minimum", self.password_minimum.to_string()),
            ("activation_hours", self.activation_hours.to_string()),
            ("network_multiplier", self.network_multiplier.to_string()),
            ("trusted_networks", self.trusted_networks.clone()),
        ]
    }

    /// Sets one setting by name.
    ///
    /// # Errors
    /// [`SettingsRefusal`] when there is no such setting, or the value is invalid.
    pub fn set(&mut self, name: &str, value: &str) -> Result<(), SettingsRefusal> {
        let switch = |name| value.parse().map_err(|_| SettingsRefusal::BadValue(name, SWITCH));
        let number = |name, from: i32, to: i32, wanted| {
            let number = value.parse().ok().filter(|number| (from..=to).contains(number));
            number.ok_or(SettingsRefusal::BadValue(name, wanted))
        };
        match name {
            "customer_accounts_enabled" => {
                self.customer_accounts_enabled = switch("customer_accounts_enabled")?
            }
            "force_login" => self.force_login = switch("force_login")?,
            "sso_enabled" => self.sso_enabled = switch("sso_enabled")?,
            "sso_only" => self.sso_only = switch("sso_only")?,
            "tell_when_email_is_registered" => {
                self.tell_when_email_is_registered = switch("tell_when_email_is_registered")?;
            }
            "session_idle_minutes" => {
                self.session_idle_minutes =
                    number("session_idle_minutes", 5, 1440, "5 to 1440 minutes")?;
            }
            "session_absolute_minutes" => {
                self.session_absolute_minutes =
                    number("session_absolute_minutes", 15, 10_080, "15 to 10080 minutes")?;
            }
            "remember_me_minutes" => {
                self.remember_me_minutes =
                    number("remember_me_minutes", 60, 43_200, "60 to 43200 minutes")?;
            }
            "password_minimum" => {
                self.password_minimum =
                    number("password_minimum", 8, 64, "8 to 64 characters; below 15 is weak")?;
            }
            "activation_hours" => {
                self.activation_hours = number("activation_hours", 1, 72, "1 to 72 hours")?;
            }
            "network_multiplier" => {
                self.network_multiplier = number("network_multiplier", 1, 50, "1 to 50")?;
            }
            "trusted_networks" => {
                self.trusted_networks = networks::normalise(value)
                    .ok_or(SettingsRefusal::BadValue("trusted_networks", networks::WANTED))?;
            }
            _ => return Err(SettingsRefusal::UnknownName(name.to_owned())),
        }
        Ok(())
    }

    /// Checks that the settings are compatible.
    ///
    /// # Errors
    /// [`SettingsRefusal`] for a combination in which no customer could sign in.
    pub fn check(&self, has_tested_provider: bool) -> Result<(), SettingsRefusal> {
        if self.force_login && !self.customer_accounts_enabled {
            return Err(SettingsRefusal::ForceLoginWithoutAccounts);
        }
        if self.sso_only && !self.sso_enabled {
            return Err(SettingsRefusal::SsoOnlyWithoutSso);
        }
        if self.sso_only && !has_tested_provider {
            return Err(SettingsRefusal::SsoOnlyWithoutTestedProvider);
        }
        Ok(())
    }

    /// Checks that a change turns on only what can be used. What was on before may stay on.
    ///
    /// # Errors
    /// [`SettingsRefusal::SsoWithoutProvider`].
    pub fn check_change_from(&self, old: &Self, has_provider: bool) -> Result<(), SettingsRefusal> {
        if self.sso_enabled && !old.sso_enabled && !has_provider {
            return Err(SettingsRefusal::SsoWithoutProvider);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_setting_reads_back() {
        let settings = Settings::default();
        let mut other = Settings { force_login: true, password_minimum: 20, ..Settings::default() };
        for (name, value) in settings.entries() {
            other.set(name, &value).unwrap();
        }
        assert_eq!(other, settings);
    }

    #[test]
    fn single_sign_on_is_turned_on_only_with_a_provider() {
        let off = Settings::default();
        let on = Settings { sso_enabled: true, ..Settings::default() };
        let refused = Err(SettingsRefusal::SsoWithoutProvider);
        for (old, new, has_provider, wanted) in [
            (&off, &on, false, &refused),
            (&off, &on, true, &Ok(())),
            (&on, &on, false, &Ok(())),
            (&on, &off, false, &Ok(())),
            (&off, &off, false, &Ok(())),
        ] {
            assert_eq!(&new.check_change_from(old, has_provider), wanted);
        }
    }

    #[test]
    fn invalid_values_are_refused() {
        for (name, value) in [
            ("force_login", "yes"),
            ("password_minimum", "7"),
            ("password_minimum", "65"),
            ("session_idle_minutes", "0"),
            ("session_idle_minutes", "-5"),
            ("activation_hours", "0"),
            ("activation_hours", "73"),
            ("network_multiplier", "0"),
            ("network_multiplier", "51"),
            ("trusted_networks", "campus"),
            ("nothing", "true"),
        ] {
            assert!(Settings::default().set(name, value).is_err(), "{name}={value}");
        }
    }

    #[test]
    fn settings_that_lock_every_customer_out_are_refused() {
        let with = |change: fn(&mut Settings)| {
            let mut settings = Settings::default();
            change(&mut settings);
            settings
        };
        let no_accounts = with(|it| (it.customer_accounts_enabled, it.force_login) = (false, true));
        assert_eq!(no_accounts.check(true), Err(SettingsRefusal::ForceLoginWithoutAccounts));
        let no_sso = with(|it| it.sso_only = true);
        assert_eq!(no_sso.check(true), Err(SettingsRefusal::SsoOnlyWithoutSso));
        let only = with(|it| (it.sso_enabled, it.sso_only) = (true, true));
        assert_eq!(only.check(false), Err(SettingsRefusal::SsoOnlyWithoutTestedProvider));
        assert_eq!(only.check(true), Ok(()));
        assert_eq!(with(|it| it.force_login = true).check(false), Ok(()));
    }
}
