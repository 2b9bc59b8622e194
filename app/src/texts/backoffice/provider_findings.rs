//! Findings of a provider check without a sign-in. The command line shows the same in English.

use super::colon;
use model::{Finding, FindingCode, Locale};

texts!("backoffice/provider_findings");

/// Returns a finding as one line; the provider's own words come last.
pub fn finding_text(finding: &Finding, locale: Locale) -> String {
    let text = match finding.what {
        FindingCode::SecretUnreadable => secret_unreadable,
        FindingCode::AddressForbidden => address_forbidden,
        FindingCode::PrivateAddress => private_address,
        FindingCode::UnknownAuthority => unknown_authority,
        FindingCode::BadCertificate => bad_certificate,
        FindingCode::Unreachable => unreachable,
        FindingCode::ProxyFailed => proxy_failed,
        FindingCode::TooSlow => too_slow,
        FindingCode::TooBig => too_big,
        FindingCode::IssuerInvalid => issuer_invalid,
        FindingCode::NoDocument => no_document,
        FindingCode::DocumentNotJson => document_not_json,
        FindingCode::DocumentField => document_field,
        FindingCode::IssuerDiffers => issuer_differs,
        FindingCode::FieldsIgnored => fields_ignored,
        FindingCode::NoQueryMode => no_query_mode,
        FindingCode::NeedsPar => needs_par,
        FindingCode::KeysUnreadable => keys_unreadable,
        FindingCode::SharedSecret => shared_secret,
        FindingCode::UnannouncedAlgorithm => unannounced_algorithm,
        FindingCode::AuthenticationNotOffered => authentication_not_offered,
        FindingCode::LoginAnswered => login_answered,
        FindingCode::ClockDiffers => clock_differs,
        FindingCode::ServiceAccepted => service_accepted,
        FindingCode::ServiceUnconfirmed => service_unconfirmed,
        FindingCode::DescribesItself => describes_itself,
        FindingCode::NoTokenEndpoint => no_token_endpoint,
        FindingCode::EndpointsUsable => endpoints_usable,
        FindingCode::EndpointForbidden => endpoint_forbidden,
        FindingCode::CodeFlow => code_flow,
        FindingCode::NoCodeFlow => no_code_flow,
        FindingCode::Pkce => pkce,
        FindingCode::PkceUnsaid => pkce_unsaid,
        FindingCode::NoPkce => no_pkce,
        FindingCode::Keys => keys,
        FindingCode::NoKeys => no_keys,
        FindingCode::ClientAccepted => client_accepted,
        FindingCode::ClientAnswered => client_answered,
        FindingCode::ClientRefused => client_refused,
        FindingCode::TookUnknownCode => took_unknown_code,
        FindingCode::TokensGarbled => tokens_garbled,
        FindingCode::ServerForbidden => server_forbidden,
        FindingCode::ShowsLogin => shows_login,
        FindingCode::LoginStatus => login_status,
        FindingCode::ValidatesTickets => validates_tickets,
        FindingCode::ServiceUnknown => service_unknown,
        FindingCode::ValidationAnswers => validation_answers,
        FindingCode::TookUnknownTicket => took_unknown_ticket,
        FindingCode::NoValidation => no_validation,
    }(locale);
    let mut line = if finding.detail.is_empty() {
        text.to_owned()
    } else {
        let text = text.trim_end_matches('.');
        format!("{text}{}{}", colon(locale), finding.detail)
    };
    if !finding.words.is_empty() {
        line = format!("{}. {}", line.trim_end_matches('.'), says(locale, &finding.words));
    }
    line
}
