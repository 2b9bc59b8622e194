//! The result of a provider test, and what to do next.

use model::{EmailVerdict, Locale, Provider, TestVerdict, lists};

texts!("backoffice/provider_test");

/// Returns a short name of a verdict.
pub const fn verdict_name(verdict: TestVerdict, locale: Locale) -> &'static str {
    match verdict {
        TestVerdict::Admitted => admitted(locale),
        TestVerdict::NotAllowed => not_allowed(locale),
        TestVerdict::NotReady => not_ready(locale),
        TestVerdict::Denied => denied(locale),
        TestVerdict::Late => late(locale),
        TestVerdict::Failed => failed(locale),
        TestVerdict::Changed => changed(locale),
    }
}

/// Returns whether an email counts, as it continues after the address.
pub const fn email_verdict(verdict: EmailVerdict, locale: Locale) -> &'static str {
    match verdict {
        EmailVerdict::Verified => email_verified(locale),
        EmailVerdict::Trusted => email_trusted(locale),
        EmailVerdict::Unverified => email_unverified(locale),
        EmailVerdict::Invalid => email_invalid(locale),
        EmailVerdict::Missing => email_missing(locale),
        EmailVerdict::Agents => email_agents(locale),
    }
}

/// Returns why the access rule refused the user, and what to do next.
pub fn not_allowed_text(provider: &Provider, locale: Locale) -> String {
    let property = &provider.property_to_validate;
    let values: Vec<_> = provider.accepted_values().collect();
    if let [value] = values[..] {
        return next_not_allowed(locale, property, value);
    }
    let values: Vec<_> = values.into_iter().map(|value| quoted(locale, value)).collect();
    next_not_allowed_any(locale, property, &lists::either(&values, locale))
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::Protocol;

    #[test]
    fn the_values_that_a_user_lacks_are_a_list() {
        let provider = Provider {
            property_to_validate: "groups".into(),
            value_to_match: "staff\nteachers".into(),
            ..Provider::new(Protocol::Oidc)
        };
        let text = not_allowed_text(&provider, Locale::English);
        assert!(text.contains("“groups” has none of the values “staff” or “teachers”."), "{text}");
        let one = Provider { value_to_match: "staff".into(), ..provider };
        let text = not_allowed_text(&one, Locale::Spanish);
        assert!(text.contains("«groups» no tiene el valor «staff»."), "{text}");
    }
}
