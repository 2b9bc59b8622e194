//! Which settings a form has edited: what it showed and sends back unchanged stays as it is now, so that two admins can
//! change different settings at once.

use model::{Overrides, Settings, SettingsRefusal, shown_setting};

/// Settings that are read and set by name.
pub(crate) trait Named: Clone {
    /// Returns the value of a setting; empty if there is none.
    fn value_of(&self, name: &str) -> String;

    /// Sets one setting.
    ///
    /// # Errors
    /// [`SettingsRefusal`] when there is no such setting, or the value is invalid.
    fn set_value(&mut self, name: &str, value: &str) -> Result<(), SettingsRefusal>;
}

impl Named for Settings {
    fn value_of(&self, name: &str) -> String {
        let entry = self.entries().into_iter().find(|(known, _)| known.name() == name);
        entry.map(|(_, value)| value).unwrap_or_default()
    }

    fn set_value(&mut self, name: &str, value: &str) -> Result<(), SettingsRefusal> {
        self.set(name, value)
    }
}

impl Named for Overrides {
    fn value_of(&self, name: &str) -> String {
        let entry = self.entries().into_iter().find(|(known, _)| known.name() == name);
        entry.and_then(|(_, value)| value).unwrap_or_default()
    }

    fn set_value(&mut self, name: &str, value: &str) -> Result<(), SettingsRefusal> {
        self.set(name, value)
    }
}

/// Values of settings that a form or a command sends.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Edit<'a> {
    /// Names and values.
    pub values: &'a [(String, String)],
    /// What the form showed, as [`Settings::shown`] and [`Overrides::shown`] write it; `None` where every value is meant.
    pub shown: Option<&'a str>,
}

/// Why values are refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum EditRefusal {
    Invalid(Vec<SettingsRefusal>),
    /// Somebody else has changed one of the edited settings since the form was shown.
    Meanwhile,
}

impl Edit<'_> {
    /// Returns the settings with what was edited.
    ///
    /// # Errors
    /// Why they are refused.
    pub(crate) fn applied_to<S: Named>(self, current: &S) -> Result<S, EditRefusal> {
        let (mut new, mut invalid, mut is_old) = (current.clone(), Vec::new(), false);
        for (name, value) in self.values {
            let mut edited = new.clone();
            if let Err(why) = edited.set_value(name, value) {
                invalid.push(why);
                continue;
            }
            let (before, after) = (current.value_of(name), edited.value_of(name));
            match self.shown.and_then(|shown| shown_setting(shown, name)) {
                Some(shown) if after == shown => {}
                Some(shown) if before != shown && before != after => is_old = true,
                _ => new = edited,
            }
        }
        if !invalid.is_empty() {
            return Err(EditRefusal::Invalid(invalid));
        }
        if is_old { Err(EditRefusal::Meanwhile) } else { Ok(new) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::Setting;

    fn values(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        pairs.iter().map(|&(name, value)| (name.to_owned(), value.to_owned())).collect()
    }

    #[test]
    fn only_what_was_edited_is_changed() {
        const NAMES: [&str; 2] = ["force_login", "password_minimum"];
        let shown = Settings::default();
        let with = |force_login, password_minimum| Settings {
            force_login,
            password_minimum,
            ..Settings::default()
        };
        for (case, current, sent, expected) in [
            ("nothing edited", with(false, 15), ("false", "15"), Ok(with(false, 15))),
            ("one edited", with(false, 15), ("true", "15"), Ok(with(true, 15))),
            ("another edited meanwhile", with(false, 20), ("true", "15"), Ok(with(true, 20))),
            ("the same edited", with(false, 20), ("false", "16"), Err(EditRefusal::Meanwhile)),
            ("the same edited alike", with(false, 20), ("false", "20"), Ok(with(false, 20))),
            ("sent again", with(true, 15), ("true", "15"), Ok(with(true, 15))),
        ] {
            let values = values(&[(NAMES[0], sent.0), (NAMES[1], sent.1)]);
            let shown = shown.shown(&[Setting::ForceLogin, Setting::PasswordMinimum]);
            let edit = Edit { values: &values, shown: Some(&shown) };
            assert_eq!(edit.applied_to(&current), expected, "{case}");
        }
    }

    #[test]
    fn a_portals_own_values_are_edited_likewise() {
        let current = Overrides { force_login: Some(true), ..Overrides::default() };
        let sent = values(&[("force_login", ""), ("password_minimum", "20")]);
        let shown = Overrides::default().shown();
        let edit = Edit { values: &sent, shown: Some(&shown) };
        let expected = Overrides { password_minimum: Some(20), ..current.clone() };
        assert_eq!(edit.applied_to(&current), Ok(expected));
        let shown = current.shown();
        let edit = Edit { values: &sent, shown: Some(&shown) };
        let expected = Overrides { password_minimum: Some(20), ..Overrides::default() };
        assert_eq!(edit.applied_to(&current), Ok(expected));
    }

    #[test]
    fn without_what_was_shown_every_value_is_meant() {
        let current = Settings { password_minimum: 20, ..Settings::default() };
        let meant = values(&[("password_minimum", "15")]);
        let edit = Edit { values: &meant, shown: None };
        assert_eq!(edit.applied_to(&current), Ok(Settings::default()));
        let refused = values(&[("password_minimum", "7"), ("nothing", "1")]);
        let edit = Edit { values: &refused, shown: None };
        let refused = edit.applied_to(&current).expect_err("two refusals");
        assert!(matches!(refused, EditRefusal::Invalid(why) if why.len() == 2));
    }
}
