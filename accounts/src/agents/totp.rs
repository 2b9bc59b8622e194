//! One-time codes: TOTP (RFC 6238: SHA-1, 6 digits, 30 seconds, as all authenticators support) and recovery codes.
//! Stateless: the store ensures that no code is accepted twice.

use crate::{random, token::sha256};
use model::{Enrolment, LoginId, Timestamp};
use qrcode::{EcLevel, QrCode, render::svg};
use totp_rs::{Algorithm, Builder, Totp};
use url::Url;

/// RFC 4226, section 4: 160 bits are recommended.
const SECRET_BYTES: usize = 20;
const STEP_SECONDS: u64 = 30;
/// Codes of the previous and the next step are accepted too, for clock skew and typing time.
const SKEW: u16 = 1;
const RECOVERY_CODES: usize = 10;
/// 80 bits: too many to recover a code from a stolen hash.
const RECOVERY_BYTES: usize = 10;
/// Issuer that the authenticator displays.
const ISSUER: &str = "Guichet";
const QUIET_PIXELS: u32 = 220;

/// Creates a secret.
pub(super) fn secret() -> Vec<u8> {
    random::bytes::<SECRET_BYTES>().to_vec()
}

/// Returns a secret as an authenticator takes it.
pub(super) fn enrolment(secret: &[u8], email: &str) -> Option<Enrolment> {
    let base32 = base32(secret);
    let uri = uri(&base32, email)?;
    let code = QrCode::with_error_correction_level(&uri, EcLevel::M).ok()?;
    let qr_svg = code.render::<svg::Color<'_>>().min_dimensions(QUIET_PIXELS, QUIET_PIXELS).build();
    Some(Enrolment { secret: in_groups(&base32, " "), uri, qr_svg })
}

fn uri(base32: &str, email: &str) -> Option<String> {
    let mut uri = Url::parse("otpauth://totp/").ok()?;
    uri.path_segments_mut().ok()?.pop_if_empty().push(&format!("{ISSUER}:{email}"));
    uri.query_pairs_mut()
        .append_pair("secret", base32)
        .append_pair("issuer", ISSUER)
        .append_pair("algorithm", "SHA1")
        .append_pair("digits", "6")
        .append_pair("period", "30");
    Some(uri.into())
}

/// Returns the time step of a code that is valid around `now`. Compares in constant time.
pub(super) fn step(secret: &[u8], code: &str, now: Timestamp) -> Option<i64> {
    let step = totp(secret).check(code, unix_seconds(now))?;
    i64::try_from(step).ok()
}

/// Returns the code of a time, as an authenticator shows it.
#[cfg(any(feature = "seeding", feature = "testing"))]
pub(crate) fn code(secret: &[u8], at: Timestamp) -> String {
    totp(secret).generate(unix_seconds(at)).to_string()
}

/// Decodes a secret in base32, with or without spaces. Returns `None` when it is malformed.
#[cfg(any(feature = "seeding", feature = "testing"))]
pub(crate) fn parse_base32(text: &str) -> Option<Vec<u8>> {
    let secret = totp_rs::Secret::try_from_base32(compact(text)).ok()?;
    Some(secret.as_ref().to_vec())
}

fn totp(secret: &[u8]) -> Totp {
    Builder::new()
        .with_algorithm(Algorithm::SHA1)
        .with_digits(6)
        .with_skew(SKEW)
        .with_step_duration(STEP_SECONDS)
        .with_secret(secret)
        .build_noncompliant()
}

/// A code as entered.
pub(super) enum Typed {
    /// Six digits.
    Code(String),
    /// Anything else is tried as a recovery code.
    Recovery(String),
}

/// Parses a code. Ignores spaces, hyphens and case. Returns `None` when it is no code.
pub(super) fn read(text: &str) -> Option<Typed> {
    let typed = compact(text);
    if typed.is_empty() {
        None
    } else if typed.len() == 6 && typed.bytes().all(|b| b.is_ascii_digit()) {
        Some(Typed::Code(typed))
    } else {
        Some(Typed::Recovery(typed))
    }
}

/// Creates recovery codes, in groups of four characters.
pub(super) fn recovery_codes() -> Vec<String> {
    (0..RECOVERY_CODES)
        .map(|_| in_groups(&base32(&random::bytes::<RECOVERY_BYTES>()), "-"))
        .collect()
}

/// Returns the stored hash of a recovery code. It includes the person, so that equal hashes reveal nothing.
pub(super) fn recovery_hash(login: LoginId, code: &str) -> Vec<u8> {
    sha256(format!("recovery|{login}|{}", compact(code)).as_bytes())
}

fn compact(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace() && *c != '-')
        .take(100)
        .flat_map(char::to_uppercase)
        .collect()
}

fn in_groups(text: &str, between: &str) -> String {
    let groups: Vec<&str> =
        text.as_bytes().chunks(4).filter_map(|group| std::str::from_utf8(group).ok()).collect();
    groups.join(between)
}

fn base32(bytes: &[u8]) -> String {
    totp_rs::Secret::from(bytes).to_base32()
}

fn unix_seconds(at: Timestamp) -> u64 {
    u64::try_from(at.and_utc().timestamp()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{DateTime, TimeDelta};

    const RFC_SECRET: &[u8] = b"12345678901234567890";

    fn at(seconds: i64) -> Timestamp {
        DateTime::from_timestamp(seconds, 0).unwrap().naive_utc()
    }

    #[test]
    fn codes_are_those_of_the_rfc() {
        // RFC 6238, appendix B, the last six of eight digits.
        for (seconds, expected) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_111_111_111, "050471"),
            (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
            (20_000_000_000, "353130"),
        ] {
            assert_eq!(code(RFC_SECRET, at(seconds)), expected);
        }
    }

    #[test]
    fn a_code_counts_one_step_early_and_one_step_late_and_no_longer() {
        let now = at(1_234_567_890);
        let now_step = 1_234_567_890 / 30;
        for (offset, expected) in [
            (-60, None),
            (-30, Some(now_step - 1)),
            (0, Some(now_step)),
            (30, Some(now_step + 1)),
            (60, None),
        ] {
            let shown = code(RFC_SECRET, now + TimeDelta::seconds(offset));
            assert_eq!(step(RFC_SECRET, &shown, now), expected, "{offset}");
        }
        for bad in ["", "1", "000000", "0059240", "+05924", "00592４"] {
            assert_eq!(step(RFC_SECRET, bad, now), None, "{bad}");
        }
    }

    #[test]
    fn the_enrolment_has_everything_an_authenticator_needs() {
        let shown = enrolment(RFC_SECRET, "laura+x@agents.example.test").unwrap();
        assert_eq!(shown.secret, "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
        assert_eq!(parse_base32(&shown.secret).unwrap(), RFC_SECRET);
        let uri = Url::parse(&shown.uri).unwrap();
        assert_eq!(uri.host_str(), Some("totp"));
        assert!(uri.path().starts_with("/Guichet:laura"), "{uri}");
        assert!(shown.uri.contains("secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Guichet"));
        assert!(shown.qr_svg.contains("<svg") && shown.qr_svg.ends_with("</svg>"));
        assert!(!format!("{shown:?}").contains("GEZD"));
    }

    #[test]
    fn recovery_codes_differ_and_are_recognised_in_any_spelling() {
        let codes = recovery_codes();
        assert_eq!(codes.len(), 10);
        let distinct: std::collections::HashSet<_> = codes.iter().collect();
        assert_eq!(distinct.len(), 10);
        let code = &codes[0];
        assert_eq!(code.len(), 19, "{code}");
        let typed = code.to_lowercase().replace('-', " ");
        assert_eq!(recovery_hash(LoginId::new(1), code), recovery_hash(LoginId::new(1), &typed));
        assert_ne!(recovery_hash(LoginId::new(1), code), recovery_hash(LoginId::new(2), code));
        assert!(matches!(read(" 123 456 "), Some(Typed::Code(code)) if code == "123456"));
        assert!(matches!(read(&typed), Some(Typed::Recovery(_))));
        assert!(read(" - ").is_none());
    }
}
