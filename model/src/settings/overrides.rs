//! Settings of one portal that differ from its operator's.

use super::Overrides;

impl Overrides {
    /// How the audit log records a setting that the portal inherits.
    pub const INHERITED: &'static str = "as the operator";

    /// Returns whether the portal overrides nothing.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

#[cfg(test)]
mod tests {
    use crate::{Overrides, Setting, Settings};

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
    fn every_setting_but_the_operators_own_can_be_overridden_and_reads_back() {
        let mut own = Overrides::default();
        for (setting, value) in Settings::default().entries() {
            let set = own.set(setting.name(), &value);
            assert_eq!(set.is_ok(), Setting::OVERRIDABLE.contains(&setting), "{setting:?}");
        }
        assert_eq!(
            own.applied_to(&Settings { force_login: true, ..Settings::default() }),
            Settings::default()
        );
        let mut again = Overrides::default();
        for (setting, value) in own.entries() {
            again.set(setting.name(), &value.unwrap()).unwrap();
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
