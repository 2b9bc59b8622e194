//! Settings of providers.

use super::*;

fn first_problem(provider: &Provider) -> Option<ProviderRefusal> {
    provider.problems().into_iter().next()
}

#[test]
fn a_text_in_one_language_is_shown_in_every_language() {
    let mut text = LocalText::default();
    assert_eq!(text.in_language(Locale::French), None);
    text.es = "Iniciar sesión con la universidad".into();
    let spanish = Some(("Iniciar sesión con la universidad", Locale::Spanish));
    assert_eq!(text.in_language(Locale::French), spanish);
    text.fr = "Se connecter avec l’université".into();
    let french = Some(("Se connecter avec l’université", Locale::French));
    assert_eq!(text.in_language(Locale::French), french);
    assert_eq!(text.in_language(Locale::BrazilianPortuguese), text.in_language(Locale::Spanish));
    text.pt_br = "Entrar com a universidade".into();
    let stored = serde_json::to_value(&text).expect("an object");
    assert_eq!(stored["pt-BR"], "Entrar com a universidade");
}

#[test]
fn missing_settings_are_reported() {
    let mut provider = Provider::new(Protocol::Oidc);
    assert_eq!(first_problem(&provider), Some(ProviderRefusal::Missing("name")));
    provider.set("name", "University").unwrap();
    provider.set("url", "sso.example.com").unwrap();
    assert!(matches!(first_problem(&provider), Some(ProviderRefusal::BadValue("url", _))));
    provider.set("url", "https://sso.example.com").unwrap();
    assert_eq!(first_problem(&provider), Some(ProviderRefusal::Missing("client_id")));
    provider.set("client_id", "guichet").unwrap();
    assert_eq!(first_problem(&provider), None);
    provider.set("property_to_validate", "groups").unwrap();
    assert!(first_problem(&provider).is_some());
    provider.set("value_to_match", "staff").unwrap();
    assert_eq!(first_problem(&provider), None);
    assert!(provider.set("secret", "x").is_err());
}

#[test]
fn all_problems_are_reported_at_once() {
    let mut provider = Provider::new(Protocol::Oidc);
    provider.value_to_match = "staff".into();
    provider.button.fr = "Se\r\nconnecter".into();
    provider.error.es = "x".repeat(Provider::MAX_CHARS + 1);
    let named: Vec<_> = provider
        .problems()
        .into_iter()
        .map(|problem| match problem {
            ProviderRefusal::Missing(name) | ProviderRefusal::BadValue(name, _) => name,
            ProviderRefusal::UnknownName(_) => "unknown",
        })
        .collect();
    assert_eq!(
        named,
        ["name", "url", "client_id", "property_to_validate", "button.fr", "error.es"]
    );
}

#[test]
fn every_setting_reads_back() {
    let mut provider = Provider::new(Protocol::Oidc);
    for (name, _) in provider.parts() {
        let value = match name {
            "authentication" => "post",
            "trust_emails" => "true",
            "scopes" => "email groups",
            _ => name,
        };
        provider.set(name, value).unwrap();
    }
    let mut other = Provider::new(Protocol::Oidc);
    for (name, value) in provider.parts() {
        other.set(name, &value).unwrap();
    }
    assert_eq!(other, provider);
}

#[test]
fn a_test_stays_valid_only_if_texts_alone_change() {
    let tested = Provider::new(Protocol::Oidc);
    for (name, _) in tested.parts() {
        let mut changed = tested.clone();
        let value = match name {
            "authentication" => "post",
            "trust_emails" => "true",
            _ => "other",
        };
        changed.set(name, value).unwrap();
        let words = name == "name" || name.starts_with("button") || name.starts_with("error");
        assert_eq!(changed.is_tested_by(&tested), words, "{name}");
    }
}

#[test]
fn every_part_of_the_access_rule_changes_it() {
    let mut before = Provider::new(Protocol::Oidc);
    before.property_to_validate = "groups".into();
    before.value_to_match = "staff".into();
    for (name, _) in before.parts() {
        let mut changed = before.clone();
        let value = match name {
            "authentication" => "post",
            "trust_emails" => "true",
            _ => "other",
        };
        changed.set(name, value).unwrap();
        let is_rule = ["url", "property_to_validate", "value_to_match"].contains(&name);
        assert_eq!(changed.has_same_access_rule(&before), !is_rule, "{name}");
        assert_eq!(before.has_same_access_rule(&changed), !is_rule, "{name}");
    }
    let mut same = before.clone();
    same.set("value_to_match", " staff\n").unwrap();
    assert!(same.has_same_access_rule(&before));
}

#[test]
fn vouching_ends_when_its_source_changes() {
    let before = Provider::new(Protocol::Oidc);
    for (name, _) in before.parts() {
        let mut changed = before.clone();
        let value = match name {
            "authentication" => "post",
            "trust_emails" => "true",
            _ => "other",
        };
        changed.set(name, value).unwrap();
        let is_source = ["url", "mapping.email", "mapping.email_verified"].contains(&name);
        assert_eq!(changed.keeps_vouching_of(&before), !is_source, "{name}");
        let is_trust = name == "trust_emails";
        let goes_back = !is_source && !is_trust;
        assert_eq!(before.keeps_vouching_of(&changed), goes_back, "back: {name}");
    }
}

#[test]
fn the_access_rule_accepts_a_value_on_each_line() {
    let mut provider = Provider::new(Protocol::Oidc);
    provider.set("value_to_match", " staff \r\n\r\ncn=a,ou=b\n").unwrap();
    assert_eq!(provider.value_to_match, "staff\ncn=a,ou=b");
    let values: Vec<_> = provider.accepted_values().collect();
    assert_eq!(values, ["staff", "cn=a,ou=b"]);
    let is_refused = |provider: &Provider| {
        let problems = provider.problems();
        problems
            .iter()
            .any(|problem| matches!(problem, ProviderRefusal::BadValue("value_to_match", _)))
    };
    assert!(!is_refused(&provider));
    for value in ["x\n".repeat(51), "x".repeat(501), "a\u{202e}b".to_owned()] {
        let numbered: Vec<_> = value.lines().map(str::to_owned).collect();
        provider.set("value_to_match", &numbered.join("\n")).unwrap();
        assert!(is_refused(&provider), "{value}");
    }
    provider.set("value_to_match", &"x\n".repeat(50)).unwrap();
    assert!(!is_refused(&provider));
}

#[test]
fn only_addresses_without_secrets_are_accepted() {
    let mut provider = Provider::new(Protocol::Cas);
    provider.set("name", "University").unwrap();
    for url in ["https://sso.example.com/cas", "http://localhost:8080", "https://[::1]/cas"] {
        provider.set("url", url).unwrap();
        assert_eq!(first_problem(&provider), None, "{url}");
    }
    for url in [
        "",
        "https://",
        "https:///cas",
        "ftp://sso.example.com",
        "https://user:pw@sso.example.com/cas",
        "https://user@sso.example.com",
        "https://sso.example.com\\@evil.test",
        "https://sso.example.com/cas#top",
        "https://sso.example.com/c as",
    ] {
        provider.set("url", url).unwrap();
        assert!(
            matches!(first_problem(&provider), Some(ProviderRefusal::BadValue("url", _))),
            "{url}"
        );
    }
}
