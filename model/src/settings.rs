//! Settings of an operator (docs/behaviour.md, section 2), and which of them are compatible.

mod contact;
mod declare;
mod duration;
mod networks;
mod overrides;
mod rule;
mod shown;

pub use rule::{RECOMMENDED_PASSWORD_MINIMUM, Rule, Unit};
pub use shown::shown_setting;

use crate::{TimeZone, refusals::SettingsFormRefusal};
use declare::settings;
use rule::Value;
use serde::{Deserialize, Serialize};
use std::{fmt, net::IpAddr};

use Rule::{Email, HttpsUrl, Line, Networks, Number, Phone, Switch, Zone};
use Unit::{Characters, Factor, Hours, Minutes};

settings! {
    overridable {
        /// Whether there are customer accounts at all.
        CustomerAccountsEnabled, customer_accounts_enabled: bool = true, Switch => Invalid;
        /// Whether visitors without a session see and buy nothing.
        ForceLogin, force_login: bool = false, Switch => Invalid;
        /// Whether customers can sign in at providers.
        SsoEnabled, sso_enabled: bool = false, Switch => Invalid;
        /// Whether single sign-on is the only sign-in.
        SsoOnly, sso_only: bool = false, Switch => Invalid;
        /// Whether registering with a registered address is answered openly, which reveals that it is.
        TellWhenEmailIsRegistered, tell_when_email_is_registered: bool = true, Switch => Invalid;
        /// How long a session lasts without requests.
        SessionIdleMinutes, session_idle_minutes: i32 = 120, Number(5, 1440, Minutes) => SessionIdleInvalid;
        /// How long a session lasts.
        SessionAbsoluteMinutes, session_absolute_minutes: i32 = 24 * 60, Number(15, 10_080, Minutes) => SessionAbsoluteInvalid;
        /// How long a session lasts of a customer who stays signed in.
        RememberMeMinutes, remember_me_minutes: i32 = 30 * 24 * 60, Number(60, 43_200, Minutes) => RememberMeInvalid;
        /// The minimum length of a password.
        PasswordMinimum, password_minimum: i32 = RECOMMENDED_PASSWORD_MINIMUM, Number(8, 64, Characters) => PasswordMinimumInvalid;
        /// In which times are shown: on a portal to its customers, and the operator's to agents.
        TimeZone, time_zone: TimeZone = TimeZone::UNCHOSEN, Zone => TimeZoneUnknown;
    }
    operators_only {
        /// The lifetime of the link in an agent's activation mail.
        ActivationHours, activation_hours: i32 = 24, Number(1, 72, Hours) => ActivationHoursInvalid;
        /// The factor on the limits of one network address.
        NetworkMultiplier, network_multiplier: i32 = 1, Number(1, 50, Factor) => NetworkMultiplierInvalid;
        /// Networks with much higher limits, such as the operator's offices: addresses and CIDR blocks, separated by
        /// commas.
        TrustedNetworks, trusted_networks: String = String::new(), Networks => TrustedNetworksInvalid;
        /// The company that sells, as its register has it.
        LegalName, legal_name: String = String::new(), Line(120) => LegalNameInvalid;
        /// Its postal address, on one line.
        PostalAddress, postal_address: String = String::new(), Line(200) => PostalAddressInvalid;
        /// Where customers can call.
        ContactPhone, contact_phone: String = String::new(), Phone => ContactPhoneInvalid;
        /// Where customers can write; every mail's `Reply-To`.
        ContactEmail, contact_email: String = String::new(), Email => ContactEmailInvalid;
        /// The privacy policy.
        PrivacyUrl, privacy_url: String = String::new(), HttpsUrl => PrivacyUrlInvalid;
        /// The terms and conditions.
        TermsUrl, terms_url: String = String::new(), HttpsUrl => TermsUrlInvalid;
        /// An external accessibility statement, which the portals' own page links to.
        AccessibilityUrl, accessibility_url: String = String::new(), HttpsUrl => AccessibilityUrlInvalid;
    }
}

impl Setting {
    /// Returns the setting of that name.
    ///
    /// # Errors
    /// [`SettingsRefusal::UnknownName`].
    fn from_name(name: &str) -> Result<Self, SettingsRefusal> {
        let found = Self::ALL.iter().copied().find(|setting| setting.name() == name);
        found.ok_or_else(|| SettingsRefusal::UnknownName(name.to_owned()))
    }

    fn parse<V: Value>(self, text: &str) -> Result<V, SettingsRefusal> {
        V::parse(text, self.rule()).ok_or(SettingsRefusal::BadValue(self))
    }

    /// Returns a portal's own value; `None` if the text is empty.
    fn parse_override<V: Value>(self, text: &str) -> Result<Option<V>, SettingsRefusal> {
        if text.is_empty() { Ok(None) } else { self.parse(text).map(Some) }
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
    BadValue(Setting),
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
            Self::UnknownName(name) => {
                write!(f, "there is no setting {name}: `guichet settings show` lists all of them")
            }
            Self::BadValue(setting) => {
                write!(f, "{} must be {}", setting.name(), setting.rule())
            }
            Self::ForceLoginWithoutAccounts => {
                f.write_str("force_login needs customer_accounts_enabled: nobody could sign in")
            }
            Self::SsoWithoutProvider => f.write_str("sso_enabled needs a provider: add one first"),
            Self::SsoOnlyWithoutSso => f.write_str("sso_only needs sso_enabled: set both"),
            Self::SsoOnlyWithoutTestedProvider => f.write_str(
                "sso_only needs a provider that has passed its test: run `guichet provider test`",
            ),
        }
    }
}

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
    use crate::Refusal;

    #[test]
    fn every_setting_reads_back() {
        let settings = Settings::default();
        let mut other = Settings { force_login: true, password_minimum: 20, ..Settings::default() };
        for (setting, value) in settings.entries() {
            other.set(setting.name(), &value).unwrap();
        }
        assert_eq!(other, settings);
    }

    #[test]
    fn numbers_are_valid_up_to_their_bounds() {
        for &setting in Setting::ALL {
            let Some((min, max)) = setting.rule().bounds() else { continue };
            let set = |value: i32| Settings::default().set(setting.name(), &value.to_string());
            assert_eq!((set(min), set(max)), (Ok(()), Ok(())), "{setting:?}");
            let refused = Err(SettingsRefusal::BadValue(setting));
            assert_eq!((&set(min - 1), &set(max + 1)), (&refused, &refused), "{setting:?}");
        }
    }

    #[test]
    fn a_refused_value_is_shown_at_the_field_of_its_setting() {
        for &setting in Setting::ALL {
            let field = (setting.rule() != Switch).then_some(setting.name());
            assert_eq!(setting.refusal().field(), field, "{setting:?}");
        }
    }

    #[test]
    fn a_refusal_says_what_the_value_must_be() {
        for (name, expected) in [
            ("force_login", "force_login must be true or false"),
            ("session_idle_minutes", "session_idle_minutes must be 5 to 1440 minutes"),
            ("password_minimum", "password_minimum must be 8 to 64 characters; below 15 is weak"),
            ("activation_hours", "activation_hours must be 1 to 72 hours"),
            ("network_multiplier", "network_multiplier must be 1 to 50"),
            ("nothing", "there is no setting nothing: `guichet settings show` lists all of them"),
        ] {
            let refusal = Settings::default().set(name, "x").unwrap_err();
            assert_eq!(refusal.to_string(), expected);
        }
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
            ("time_zone", "Madrid time"),
            ("legal_name", "Norte | Lines"),
            ("contact_phone", "call us"),
            ("contact_email", "help"),
            ("privacy_url", "http://norte.example/privacy"),
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
