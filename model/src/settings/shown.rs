//! The values that a form of settings shows and sends along, so that it changes only what was edited.

use super::{Overrides, Setting, Settings};

/// Between settings; no value contains it.
pub(super) const SEPARATOR: char = '|';

impl Settings {
    /// Returns these settings with their values, for [`shown_setting`] to read.
    pub fn shown(&self, settings: &[Setting]) -> String {
        join(self.entries().into_iter().filter(|(setting, _)| settings.contains(setting)))
    }
}

impl Overrides {
    /// Returns every setting with the portal's own value, empty where there is none, for [`shown_setting`] to read.
    pub fn shown(&self) -> String {
        join(self.entries().map(|(setting, value)| (setting, value.unwrap_or_default())))
    }
}

fn join(settings: impl IntoIterator<Item = (Setting, String)>) -> String {
    let mut shown = String::new();
    for (setting, value) in settings {
        shown.extend([setting.name(), "=", value.as_str()]);
        shown.push(SEPARATOR);
    }
    shown
}

/// Returns the value that a form has shown for a setting.
pub fn shown_setting<'a>(shown: &'a str, name: &str) -> Option<&'a str> {
    let mut settings = shown.split(SEPARATOR).filter_map(|setting| setting.split_once('='));
    settings.find(|(known, _)| *known == name).map(|(_, value)| value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_shown_is_read_by_name() {
        let settings =
            Settings { trusted_networks: "10.0.0.0/8,2001:db8::/32".into(), ..Settings::default() };
        let shown = settings.shown(&[Setting::TrustedNetworks, Setting::ForceLogin]);
        assert_eq!(shown_setting(&shown, "trusted_networks"), Some("10.0.0.0/8,2001:db8::/32"));
        assert_eq!(shown_setting(&shown, "force_login"), Some("false"));
        assert_eq!(shown_setting(&shown, "sso_only"), None);
        assert_eq!(shown_setting("no settings", "force_login"), None);
        let nothing = Settings::default().shown(&[Setting::TrustedNetworks]);
        assert_eq!(shown_setting(&nothing, "trusted_networks"), Some(""));
        let own = Overrides { force_login: Some(true), ..Overrides::default() }.shown();
        assert_eq!(shown_setting(&own, "force_login"), Some("true"));
        assert_eq!(shown_setting(&own, "sso_only"), Some(""));
    }
}
