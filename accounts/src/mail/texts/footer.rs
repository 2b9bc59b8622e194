//! The footer of every mail: the operator's own details.

use crate::mail::{Company, content::sanitize};
use model::Locale;

texts!("footer");

/// The lines and links below a mail; none for details that the operator has not entered.
pub(in crate::mail) struct Footer {
    pub lines: Vec<String>,
    /// Labels and URLs.
    pub links: Vec<(String, String)>,
}

impl Footer {
    /// Returns the footer in that language.
    pub fn of(company: &Company, locale: Locale) -> Self {
        let contacts = [&company.phone, &company.email];
        let contacts: Vec<_> =
            contacts.into_iter().filter(|one| !one.is_empty()).map(|one| sanitize(one)).collect();
        let lines =
            [sanitize(&company.legal_name), sanitize(&company.address), contacts.join(" · ")];
        let links = [
            (privacy(locale), sanitize(&company.privacy_url)),
            (terms(locale), sanitize(&company.terms_url)),
            (accessibility(locale), sanitize(&company.accessibility_url)),
        ];
        Self {
            lines: lines.into_iter().filter(|line| !line.is_empty()).collect(),
            links: links.into_iter().filter(|(_, url)| !url.is_empty()).collect(),
        }
    }
}
