//! Server functions that add, change, remove and test providers.

use crate::failure::Refused;
use leptos::prelude::*;
use model::refusals::{ProviderFormRefusal, RemoveProviderRefusal, TestProviderRefusal};
use serde::{Deserialize, Serialize};
use std::fmt;

/// The fields of a provider's form. An unchecked switch is not sent at all.
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ProviderParts {
    pub name: String,
    pub url: String,
    pub client_id: String,
    pub authentication: String,
    pub secret: String,
    pub scopes: String,
    pub button_en: String,
    pub button_es: String,
    pub button_fr: String,
    pub button_pt_br: String,
    pub mapping_first_name: String,
    pub mapping_last_name: String,
    pub mapping_email: String,
    pub mapping_email_verified: String,
    pub mapping_external_id: String,
    pub property_to_validate: String,
    pub value_to_match: String,
    pub trust_emails: String,
    pub error_en: String,
    pub error_es: String,
    pub error_fr: String,
    pub error_pt_br: String,
}

/// Omits the secret.
impl fmt::Debug for ProviderParts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.typed()).finish()
    }
}

/// A field's name, the name of the provider's setting, and the typed value.
type ProviderField<'a> = (&'static str, &'static str, &'a str);

impl ProviderParts {
    /// Returns every field but the secret.
    fn parts(&self) -> [ProviderField<'_>; 21] {
        let trust = if self.trust_emails.is_empty() { "false" } else { &self.trust_emails };
        [
            ("name", "name", &self.name),
            ("url", "url", &self.url),
            ("client_id", "client_id", &self.client_id),
            ("authentication", "authentication", &self.authentication),
            ("scopes", "scopes", &self.scopes),
            ("button_en", "button.en", &self.button_en),
            ("button_es", "button.es", &self.button_es),
            ("button_fr", "button.fr", &self.button_fr),
            ("button_pt_br", "button.pt-BR", &self.button_pt_br),
            ("mapping_first_name", "mapping.first_name", &self.mapping_first_name),
            ("mapping_last_name", "mapping.last_name", &self.mapping_last_name),
            ("mapping_email", "mapping.email", &self.mapping_email),
            ("mapping_email_verified", "mapping.email_verified", &self.mapping_email_verified),
            ("mapping_external_id", "mapping.external_id", &self.mapping_external_id),
            ("property_to_validate", "property_to_validate", &self.property_to_validate),
            ("value_to_match", "value_to_match", &self.value_to_match),
            ("trust_emails", "trust_emails", trust),
            ("error_en", "error.en", &self.error_en),
            ("error_es", "error.es", &self.error_es),
            ("error_fr", "error.fr", &self.error_fr),
            ("error_pt_br", "error.pt-BR", &self.error_pt_br),
        ]
    }

    /// Returns the fields to keep for the page that shows the form again. Never the secret.
    pub fn typed(&self) -> [(&str, &str); 21] {
        self.parts().map(|(field, _, value)| (field, value))
    }

    /// Returns each field under the name that `accounts` has for it.
    pub fn named(&self) -> Vec<(&'static str, String)> {
        let parts = self.parts().into_iter();
        parts.map(|(_, part, value)| (part, value.to_owned())).collect()
    }
}

#[server(prefix = "/agents-api", endpoint = "add-provider")]
pub async fn add_provider(
    #[server(default)] protocol: String,
    #[server(default)] once: String,
    #[server(default)] place: String,
    #[server(flatten)] parts: ProviderParts,
) -> Result<(), Refused<ProviderFormRefusal>> {
    use crate::ssr;
    let agent = ssr::agent()?;
    let protocol = protocol.parse().unwrap_or(model::Protocol::Oidc);
    let form = accounts::sso::ProviderForm {
        parts: parts.named(),
        secret: parts.secret.clone().into(),
        version: 0,
        once: ssr::once(once.clone()),
        place: place.clone(),
    };
    let back = super::new_path(protocol);
    let id = ssr::accounts()
        .providers()
        .add(&agent, &ssr::agent_caller(), protocol, &form)
        .await
        .map_err(|failure| {
        let keys = [("once", &*once), ("place", &*place)];
        let typed: Vec<_> = parts.typed().into_iter().chain(keys).collect();
        ssr::refuse(failure, &back, &typed)
    })?;
    ssr::announce(&crate::backoffice::paths::provider(id), &crate::context::Notice::Added);
    Ok(())
}

#[server(prefix = "/agents-api", endpoint = "change-provider")]
pub async fn change_provider(
    #[server(default)] id: String,
    #[server(default)] version: String,
    #[server(flatten)] parts: ProviderParts,
) -> Result<(), Refused<ProviderFormRefusal>> {
    use crate::ssr;
    let agent = ssr::agent()?;
    let id = id.parse().unwrap_or_default();
    let form = accounts::sso::ProviderForm {
        parts: parts.named(),
        secret: parts.secret.clone().into(),
        version: version.parse().unwrap_or_default(),
        ..accounts::sso::ProviderForm::default()
    };
    let page = crate::backoffice::paths::provider(id);
    ssr::accounts().providers().change(&agent, &ssr::agent_caller(), id, &form).await.map_err(
        |failure| {
            // Shows the version another admin saved instead of values typed over an older one.
            let is_old = failure == ProviderFormRefusal::ChangedMeanwhile.into();
            let shown = [("version", version.as_str())];
            let typed: Vec<_> = parts.typed().into_iter().chain(shown).collect();
            let typed: &[_] = if is_old { &[] } else { &typed };
            ssr::refuse(failure, &format!("{page}?form=change-provider"), typed)
        },
    )?;
    ssr::announce(&page, &crate::context::Notice::Saved);
    Ok(())
}

#[server(prefix = "/agents-api", endpoint = "remove-provider")]
pub async fn remove_provider(
    #[server(default)] id: String,
) -> Result<(), Refused<RemoveProviderRefusal>> {
    use crate::ssr;
    let agent = ssr::agent()?;
    let id = id.parse().unwrap_or_default();
    let back = format!("{}?form=remove-provider", crate::backoffice::paths::provider(id));
    ssr::accounts()
        .providers()
        .remove(&agent, &ssr::agent_caller(), id)
        .await
        .map_err(|failure| ssr::refuse(failure, &back, &[]))?;
    ssr::announce("/providers", &crate::context::Notice::Removed);
    Ok(())
}

#[server(prefix = "/agents-api", endpoint = "test-provider")]
pub async fn test_provider(
    #[server(default)] id: String,
    #[server(default)] portal: String,
) -> Result<(), Refused<TestProviderRefusal>> {
    use crate::ssr::{self, cookies};
    use accounts::sso::TestBegun;
    let agent = ssr::agent()?;
    let id = id.parse().unwrap_or_default();
    let page = crate::backoffice::paths::provider(id);
    let begun = ssr::accounts()
        .provider_tests()
        .begin(&agent, id, portal.parse().ok())
        .await
        .map_err(|failure| ssr::refuse(failure, &format!("{page}?form=test-provider"), &[]))?;
    match begun {
        TestBegun::Reported(test) => ssr::see_other(&format!("{page}/tests/{test}")),
        TestBegun::Ready { test, browser } => {
            let key = test.to_string();
            ssr::add_cookie(cookies::Name::ProviderTest, &key, browser.expose());
            ssr::see_other(&format!("{page}/test?test={test}"));
        }
    }
    Ok(())
}
