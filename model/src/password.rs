//! Length and form of new passwords. The server compares them with the blocklist.

use unicode_normalization::UnicodeNormalization;

/// The maximum length in code points.
pub const MAX_CHARS: usize = 256;
/// The maximum length in bytes, once normalised.
pub const MAX_BYTES: usize = 1024;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LengthProblem {
    TooShort,
    TooLong,
}

/// Returns the form that is hashed: NFC, otherwise unchanged (no trimming, no case folding; NIST SP 800-63B-4,
/// 3.1.1.2).
pub fn normalise(password: &str) -> String {
    password.nfc().collect()
}

/// Checks the length in code points; `minimum` is the operator's setting.
///
/// # Errors
/// [`LengthProblem`] when the password is outside `minimum..=256` code points or over 1 KiB.
pub fn check_length(password: &str, minimum: usize) -> Result<(), LengthProblem> {
    let password = normalise(password);
    let count = password.chars().count();
    if count < minimum {
        Err(LengthProblem::TooShort)
    } else if count > MAX_CHARS || password.len() > MAX_BYTES {
        Err(LengthProblem::TooLong)
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn length_is_counted_in_composed_characters() {
        assert_eq!(check_length("fourteen chars", 15), Err(LengthProblem::TooShort));
        assert_eq!(check_length("fifteen chars !", 15), Ok(()));
        // A decomposed letter counts once.
        assert_eq!(check_length(&"e\u{301}".repeat(14), 15), Err(LengthProblem::TooShort));
        assert_eq!(check_length(&"x".repeat(256), 15), Ok(()));
        assert_eq!(check_length(&"x".repeat(257), 15), Err(LengthProblem::TooLong));
        assert_eq!(check_length(&"👩".repeat(256), 15), Ok(()));
    }

    #[test]
    fn normalising_only_composes() {
        assert_eq!(normalise(" Cafe\u{301} "), " Café ");
    }
}
