//! Where mails are sent, and the DKIM selector of the mail server.

use super::{ConfigError, authorities};
use accounts::mail::TransportConfig;
use serde::Deserialize;
use std::path::PathBuf;

/// The setting as it is written.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawMail {
    pub(super) smtp: Option<String>,
    folder: Option<PathBuf>,
    authorities: Option<PathBuf>,
    dkim_selector: Option<String>,
}

impl RawMail {
    /// Returns the mail transport; the default is that folder.
    ///
    /// # Errors
    /// [`ConfigError`] if both a server and a folder are set, or the authorities cannot be read.
    pub(super) fn transport(&self, folder: PathBuf) -> Result<TransportConfig, ConfigError> {
        match (&self.smtp, &self.folder) {
            (Some(_), Some(_)) => {
                Err(ConfigError("mail: give either smtp or folder, not both".to_owned()))
            }
            (Some(url), None) => Ok(TransportConfig::Smtp {
                url: url.clone().into(),
                authorities: authorities("mail.authorities", self.authorities.clone())?,
            }),
            (None, path) => Ok(TransportConfig::Folder { path: path.clone().unwrap_or(folder) }),
        }
    }

    /// Returns the DKIM selector, if it is set.
    ///
    /// # Errors
    /// [`ConfigError`] for a text that cannot be part of a DNS name.
    pub(super) fn dkim_selector(&self) -> Result<Option<String>, ConfigError> {
        match &self.dkim_selector {
            Some(selector) if !selector.split('.').all(is_label) => Err(ConfigError(format!(
                "mail.dkim_selector: {selector:?} is not like 2026a or mail.east: the name in front of ._domainkey"
            ))),
            selector => Ok(selector.clone()),
        }
    }
}

/// `_domainkey` is part of neither the selector nor the domain: the user meant the full name.
fn is_label(text: &str) -> bool {
    text != "_domainkey"
        && !text.starts_with('-')
        && (1..=63).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_selector_is_a_name_in_the_dns() {
        let check = |selector: &str| {
            let raw = RawMail { dkim_selector: Some(selector.to_owned()), ..RawMail::default() };
            raw.dkim_selector()
        };
        assert_eq!(RawMail::default().dkim_selector(), Ok(None));
        for good in ["2026a", "20230601", "mail.east", "k1_rsa", "a-b"] {
            assert_eq!(check(good), Ok(Some(good.to_owned())));
        }
        let long = "x".repeat(64);
        for bad in ["", ".", "a..b", "a b", "a.", "-a", "k1._domainkey.norte.example", &long] {
            let text = check(bad).expect_err(bad).to_string();
            assert!(text.starts_with("mail.dkim_selector: "), "{text}");
        }
    }
}
