//! What an operator decides (docs/behaviour.md, section 2), and which decisions go together.

use serde::{Deserialize, Serialize};
use std::{fmt, net::IpAddr};

mod networks;

/// The settings that act on a portal. Lengths of time are in minutes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settings {
    pub customer_accounts_enabled: bool,
    /// Without a session nothing is shown and nothing is sold.
    pub force_login: bool,
    pub sso_enabled: bool,
    /// Single sign-on is the only way in.
    pub sso_only: bool,
    pub tell_when_email_is_registered: bool,
    pub session_idle_minutes: i32,
    pub session_absolute_minutes: i32,
    pub remember_me_minutes: i32,
    pub password_minimum: i32,
    /// How long the link of an activation by an agent works. The operator's alone: no portal has another value.
    pub activation_hours: i32,
    /// How many times as much as usual everybody behind one network address may try. The operator's alone; so is the next.
    pub network_multiplier: i32,
    /// Networks that may try many times more than others, such as the operator's offices: addresses and CIDR blocks,
    /// separated by commas.
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

/// How many customers who are signed in would have to sign in again, for each switch that ends sessions.
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
    /// The value is none that the setting can have; what it can have follows.
    BadValue(&'static str, &'static str),
    ForceLoginWithoutAccounts,
    /// Nobody could sign in with it: there is no provider.
    SsoWithoutProvider,
    SsoOnlyWithoutSso,
    /// Nobody could sign in: no provider has passed its test.
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
    /// Whether customers may sign in with a password.
    pub fn password_sign_in(&self) -> bool {
        self.customer_accounts_enabled && !(self.sso_enabled && self.sso_only)
    }

    /// Whether an address is in a network that the operator trusts.
    pub fn trusts(&self, ip: IpAddr) -> bool {
        networks::contain(&self.trusted_networks, ip)
    }

    /// Whether visitors without a session are sent to sign in.
    pub fn guests_must_sign_in(&self) -> bool {
        self.customer_accounts_enabled && self.force_login
    }

    /// Every setting by its name, with its value.
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

    /// Gives one setting another value.
    ///
    /// # Errors
    /// [`SettingsRefusal`] when there is no such setting, or it cannot have that value.
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

    /// Whether the settings go together.
    ///
    /// # Errors
    /// [`SettingsRefusal`] for a combination in which nobody could sign in.
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

    /// Whether a change turns on only what can be used. What was on before may stay so.
    ///
    /// # Errors
    /// `SsoWithoutProvider`.
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
    fn every_setting_reads_back_what_it_shows() {
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
    fn what_a_setting_cannot_be_is_refused() {
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
    fn settings_that_lock_everybody_out_are_refused() {
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
