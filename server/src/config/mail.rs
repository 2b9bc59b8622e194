//! Where mails are sent, and the DKIM selector of the mail server.

use super::{ConfigError, authorities};
use accounts::mail::TransportConfig;
use model::HostName;
use serde::Deserialize;
use std::path::PathBuf;
use url::Url;

/// The setting as it is written.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawMail {
    pub(super) smtp: Option<String>,
    folder: Option<PathBuf>,
    authorities: Option<PathBuf>,
    dkim_selector: Option<String>,
    return_path_domain: Option<String>,
}

impl RawMail {
    /// Returns the mail transport; the default is that folder.
    ///
    /// # Errors
    /// [`ConfigError`] if both a server and a folder are set, the server's URL is invalid, or the authorities cannot
    /// be read.
    pub(super) fn transport(&self, folder: PathBuf) -> Result<TransportConfig, ConfigError> {
        match (&self.smtp, &self.folder) {
            (Some(_), Some(_)) => {
                Err(ConfigError("mail: give either smtp or folder, not both".to_owned()))
            }
            (Some(url), None) if !is_mail_server(url) => Err(ConfigError(
                "mail.smtp: must be like smtp://user:password@mail.example.com:587?tls=required"
                    .to_owned(),
            )),
            (Some(url), None) => Ok(TransportConfig::Smtp {
                url: url.clone().into(),
                authorities: authorities("mail.authorities", self.authorities.clone())?,
            }),
            (None, path) => Ok(TransportConfig::Folder { path: path.clone().unwrap_or(folder) }),
        }
    }

    /// Returns the domain of return paths, if it is set.
    ///
    /// # Errors
    /// [`ConfigError`] for a text that is no domain, or without a key that signs return paths.
    pub(super) fn return_path_domain(&self, has_key: bool) -> Result<Option<String>, ConfigError> {
        let Some(text) = self.return_path_domain.as_deref().filter(|text| !text.is_empty()) else {
            return Ok(None);
        };
        let domain: HostName = text.parse().map_err(|_| {
            ConfigError(format!(
                "mail.return_path_domain: {text:?} is not a domain like bounces.example.com"
            ))
        })?;
        if has_key {
            Ok(Some(domain.to_string()))
        } else {
            Err(ConfigError(
                "mail.return_path_domain: return paths are signed, which needs secret_keys"
                    .to_owned(),
            ))
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

fn is_mail_server(url: &str) -> bool {
    let url = Url::parse(url).ok().filter(Url::has_host);
    url.is_some_and(|url| ["smtp", "smtps"].contains(&url.scheme()))
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
    fn return_paths_need_a_domain_and_a_key() {
        let check = |domain: &str, has_key| {
            let domain = Some(domain.to_owned());
            let raw = RawMail { return_path_domain: domain, ..RawMail::default() };
            raw.return_path_domain(has_key)
        };
        assert_eq!(RawMail::default().return_path_domain(false), Ok(None));
        assert_eq!(check("", false), Ok(None));
        let domain = Ok(Some("bounces.example.com".to_owned()));
        assert_eq!(check("Bounces.Example.com", true), domain);
        for (bad, has_key) in
            [("bounces.example.com", false), ("a b", true), ("bounce@example.com", true)]
        {
            let text = check(bad, has_key).expect_err(bad).to_string();
            assert!(text.starts_with("mail.return_path_domain: "), "{text}");
        }
    }

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
