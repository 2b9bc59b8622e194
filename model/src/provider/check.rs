//! Which settings of a provider are missing or invalid.

use super::{Protocol, Provider, ProviderRefusal, lines};
use crate::person_name::is_forbidden;

impl Provider {
    /// Returns every missing or invalid setting, including texts that are too long, have several lines, or change the
    /// text direction.
    pub fn problems(&self) -> Vec<ProviderRefusal> {
        let is_unfit =
            |text: &str| text.chars().count() > Self::MAX_CHARS || text.chars().any(is_forbidden);
        let unfit = self.parts().into_iter().filter_map(|(name, text)| {
            let (is_unfit, wanted) = if name == "value_to_match" {
                let values: Vec<_> = lines(&text).collect();
                (
                    values.len() > Self::MAX_VALUES || values.into_iter().any(is_unfit),
                    "at most 50 lines of at most 500 characters",
                )
            } else {
                (is_unfit(&text), "one line of at most 500 characters")
            };
            is_unfit.then_some(ProviderRefusal::BadValue(name, wanted))
        });
        self.gaps().into_iter().chain(unfit).collect()
    }

    fn gaps(&self) -> Vec<ProviderRefusal> {
        let mut problems = Vec::new();
        if self.name.is_empty() {
            problems.push(ProviderRefusal::Missing("name"));
        }
        if !is_address(&self.url) {
            problems
                .push(ProviderRefusal::BadValue("url", "an address like https://sso.example.com"));
        }
        if self.protocol == Protocol::Oidc && self.client_id.is_empty() {
            problems.push(ProviderRefusal::Missing("client_id"));
        }
        // Either of the two without the other would admit every user, or none.
        match (&*self.property_to_validate, &*self.value_to_match) {
            ("", "") => {}
            ("", _) => problems.push(ProviderRefusal::Missing("property_to_validate")),
            (_, "") => problems.push(ProviderRefusal::Missing("value_to_match")),
            _ => {}
        }
        problems
    }
}

/// Returns whether it is an `http` or `https` address with a host, without user name and password (which would be
/// visible) and without a fragment.
fn is_address(url: &str) -> bool {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    rest.is_some_and(|rest| {
        let host = rest.split(['/', '?']).next().unwrap_or_default();
        !host.is_empty()
            && !host.contains('@')
            // Some URL parsers end the host at a backslash, and others do not.
            && !rest.contains(['#', '\\'])
            && !rest.chars().any(char::is_whitespace)
    })
}
