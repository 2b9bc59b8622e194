//! The demo's providers, which run alongside: an OpenID provider and a CAS server.

use crate::{DemoError, DemoProviders};
use accounts::Accounts;
use model::{LocalText, Protocol, Provider};

const CLIENT_ID: &str = "guichet-demo";
const CLIENT_SECRET: &str = "guichet-demo-secret";

/// A text in each language that a new portal offers.
pub(super) struct Text {
    pub en: &'static str,
    pub es: &'static str,
    pub fr: &'static str,
}

pub(super) struct DemoProvider {
    pub name: &'static str,
    pub protocol: Protocol,
    /// Attribute and value that the access rule requires.
    pub access_rule: Option<(&'static str, &'static str)>,
    pub button: Text,
    pub error: Text,
}

const NOTHING: Text = Text { en: "", es: "", fr: "" };

pub(super) const OPENID: DemoProvider = DemoProvider {
    name: "",
    protocol: Protocol::Oidc,
    access_rule: None,
    button: NOTHING,
    error: NOTHING,
};

pub(super) const CAS: DemoProvider = DemoProvider { protocol: Protocol::Cas, ..OPENID };

impl DemoProvider {
    /// Returns its URL, if one was given.
    pub fn url<'a>(&self, given: &'a DemoProviders) -> Option<&'a str> {
        match self.protocol {
            Protocol::Oidc => given.openid.as_deref(),
            Protocol::Cas => given.cas.as_deref(),
        }
    }

    fn provider(&self, url: &str) -> Provider {
        let (property, value) = self.access_rule.unwrap_or_default();
        let is_cas = self.protocol == Protocol::Cas;
        Provider {
            name: self.name.into(),
            url: url.into(),
            client_id: if is_cas { "" } else { CLIENT_ID }.into(),
            property_to_validate: property.into(),
            value_to_match: value.into(),
            // CAS cannot say whether an address was verified.
            trust_emails: is_cas,
            button: text(&self.button),
            error: text(&self.error),
            ..Provider::new(self.protocol)
        }
    }
}

/// Adds the providers of the operator of that host, already marked as tested: they start alongside the demo and may not
/// answer yet. Updates the addresses of those from an earlier start.
pub(super) async fn load(
    accounts: &Accounts,
    host: &str,
    of_operator: &[DemoProvider],
    given: &DemoProviders,
) -> Result<(), DemoError> {
    let providers = accounts.providers();
    for wanted in of_operator {
        let Some(url) = wanted.url(given) else {
            continue;
        };
        let kept = providers.list_of_host(host).await?;
        let kept = kept.iter().find(|summary| summary.provider.name == wanted.name);
        let id = match kept {
            None => {
                let secret = CLIENT_SECRET.into();
                let secret = (wanted.protocol == Protocol::Oidc).then_some(&secret);
                providers.add_to_host(host, &wanted.provider(url), secret).await?
            }
            Some(summary) => {
                let change = [("url".to_owned(), url.to_owned())];
                providers.change_of_host(host, summary.id, &change, None).await?;
                summary.id
            }
        };
        accounts.seeding().mark_as_tested(host, id).await?;
    }
    Ok(())
}

fn text(text: &Text) -> LocalText {
    LocalText { en: text.en.into(), es: text.es.into(), fr: text.fr.into(), ..LocalText::default() }
}
