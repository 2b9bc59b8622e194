//! A provider as the command line shows it.

use model::{Protocol, ProviderSummary};

/// Returns everything about a provider except its secret, with the addresses to enter there.
pub fn describe(summary: &ProviderSummary) -> String {
    let tested = summary
        .tested_at
        .map_or("not yet".to_owned(), |at| at.format("%Y-%m-%d %H:%M UTC").to_string());
    let secret = if summary.has_secret { "kept" } else { "none" };
    let mut lines = vec![
        format!("provider {}", summary.id),
        format!("  passed its test = {tested}"),
        format!("  secret = {secret}"),
    ];
    let parts = summary.provider.parts().into_iter();
    lines.extend(
        parts
            .filter(|(_, value)| !value.is_empty())
            .map(|(name, value)| format!("  {name} = {}", value.replace('\n', " | "))),
    );
    lines.push("  to enter at the provider:".to_owned());
    for uri in &summary.redirect_uris {
        lines.extend(addresses(summary, uri));
    }
    lines.join("\n") + "\n"
}

/// Returns the addresses of one portal.
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
    use model::{Provider, ProviderId};

    #[test]
    fn a_provider_is_shown_with_what_to_enter_there() {
        let mut provider = Provider::new(Protocol::Oidc);
        provider.set("name", "Plata ID").expect("a part");
        let mut summary = ProviderSummary {
            id: ProviderId::new(3),
            version: 1,
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
        assert!(!text.contains("client_id") && !text.contains("/logout"), "{text}");
    }
}
