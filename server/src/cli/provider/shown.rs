//! A provider as the terminal shows it.

use accounts::sso::ProviderSummary;
use model::{ClientAuthentication, Protocol, Provider};

/// Everything about a provider but its secret, and what to enter there.
pub fn describe(summary: &ProviderSummary) -> String {
    let tested = summary.tested_at.map_or("not yet".to_owned(), |at| {
        at.format("%Y-%m-%d %H:%M UTC").to_string()
    });
    let secret = if summary.has_secret { "kept" } else { "none" };
    let mut lines = vec![
        format!("provider {}", summary.id),
        format!("  passed its test = {tested}"),
        format!("  secret = {secret}"),
    ];
    let parts = parts(&summary.provider).into_iter();
    lines.extend(
        parts
            .filter(|(_, value)| !value.is_empty())
            .map(|(name, value)| format!("  {name} = {value}")),
    );
    lines.push("  to enter at the provider:".to_owned());
    for uri in &summary.redirect_uris {
        lines.extend(addresses(summary, uri));
    }
    lines.join("\n") + "\n"
}

/// Every part by the name that sets it. What OpenID alone has is left out for CAS.
fn parts(provider: &Provider) -> Vec<(&'static str, String)> {
    let authentication = match provider.authentication {
        ClientAuthentication::Basic => "basic",
        ClientAuthentication::Post => "post",
        ClientAuthentication::None => "none",
    };
    let mut parts = vec![
        ("name", provider.name.clone()),
        ("url", provider.url.clone()),
    ];
    if provider.protocol == Protocol::Oidc {
        parts.extend([
            ("client_id", provider.client_id.clone()),
            ("authentication", authentication.to_owned()),
            ("scopes", provider.scopes.join(" ")),
        ]);
    }
    parts.extend([
        ("mapping.first_name", provider.mapping.first_name.clone()),
        ("mapping.last_name", provider.mapping.last_name.clone()),
        ("mapping.email", provider.mapping.email.clone()),
        ("mapping.external_id", provider.mapping.external_id.clone()),
        (
            "property_to_validate",
            provider.property_to_validate.clone(),
        ),
        ("value_to_match", provider.value_to_match.clone()),
        ("trust_emails", provider.trust_emails.to_string()),
        ("button.en", provider.button.en.clone()),
        ("button.es", provider.button.es.clone()),
        ("button.fr", provider.button.fr.clone()),
        ("error.en", provider.error.en.clone()),
        ("error.es", provider.error.es.clone()),
        ("error.fr", provider.error.fr.clone()),
    ]);
    parts
}

/// The addresses of one portal.
fn addresses(summary: &ProviderSummary, redirect_uri: &str) -> [String; 3] {
    let base = redirect_uri.trim_end_matches("/callback");
    let origin = base.trim_end_matches(&format!("/sso/{}", summary.id));
    match summary.provider.protocol {
        Protocol::Oidc => [
            format!("    redirect URI:             {redirect_uri}"),
            format!("    back-channel logout URI:  {base}/logout"),
            format!("    post-logout redirect URI: {origin}/signed-out"),
        ],
        Protocol::Cas => [
            format!("    service, with any query:   {redirect_uri}"),
            format!("    single logout goes to:     {redirect_uri}"),
            format!("    service after signing out: {origin}/signed-out"),
        ],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_reads_back_what_is_shown() {
        let mut provider = Provider::new(Protocol::Oidc);
        for (name, _) in parts(&provider) {
            let value = match name {
                "authentication" => "post",
                "trust_emails" => "true",
                "scopes" => "email groups",
                _ => name,
            };
            provider.set(name, value).expect("a part");
        }
        let mut other = Provider::new(Protocol::Oidc);
        for (name, value) in parts(&provider) {
            other.set(name, &value).expect("a part");
        }
        assert_eq!(other, provider);
    }

    #[test]
    fn a_provider_is_shown_with_what_to_enter_there() {
        let mut provider = Provider::new(Protocol::Oidc);
        provider.set("name", "Plata ID").expect("a part");
        let mut summary = ProviderSummary {
            id: 3,
            provider,
            has_secret: true,
            tested_at: None,
            redirect_uris: vec!["https://a.example/sso/3/callback".to_owned()],
        };
        let text = describe(&summary);
        for line in [
            "provider 3\n  passed its test = not yet\n  secret = kept\n  name = Plata ID\n",
            " https://a.example/sso/3/callback\n",
            " https://a.example/sso/3/logout\n",
            " https://a.example/signed-out\n",
        ] {
            assert!(text.contains(line), "{text}");
        }
        summary.provider.protocol = Protocol::Cas;
        let text = describe(&summary);
        assert!(
            !text.contains("client_id") && !text.contains("/logout"),
            "{text}"
        );
    }
}
