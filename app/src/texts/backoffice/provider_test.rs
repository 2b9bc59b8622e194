//! The result of a provider test, and what to do next.

use model::{EmailVerdict, Locale, TestVerdict};

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
