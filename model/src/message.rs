//! Texts that operators can replace by their own, and the rules of these.

use crate::{Locale, codes::codes};
use serde::{Deserialize, Serialize};

codes!(
    /// A text that an operator can replace, in each language.
    Message {
        /// Above the sign-in form.
        SignInIntroduction = "sign-in-introduction",
        /// Above the registration form.
        RegistrationIntroduction = "registration-introduction",
        /// What people agree to who register. It is kept in its versions, each as customers have read it.
        RegistrationConsent = "registration-consent",
        /// After registering, before the mailed link is opened.
        RegistrationDone = "registration-done",
        /// Why an address cannot register, and what to do instead.
        EmailRegistered = "email-registered",
        /// After the mailed link was opened.
        AccountActivated = "account-activated",
        SignedOut = "signed-out",
        /// The page about accessibility.
        Accessibility = "accessibility",
        /// The first paragraph of three mails.
        ConfirmationMail = "confirmation-mail",
        ActivationMail = "activation-mail",
        PurchaseMail = "purchase-mail",
    }
);

// Portals are shown without the texts of a later release.
crate::stored_as_text!(Message, code);

/// Why a text is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextProblem {
    TooLong,
    /// A control character or a bidirectional override.
    Forbidden,
    /// A brace that is not part of one of the message's placeholders.
    Placeholder,
}

/// An operator's own text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnMessage {
    pub message: Message,
    pub locale: Locale,
    pub text: String,
}

impl Message {
    /// The maximum length of a text.
    pub const MAX_CHARS: usize = 500;

    /// Returns the names of the placeholders that its texts may contain.
    pub const fn placeholders(self) -> &'static [&'static str] {
        match self {
            // A version says the same to everybody.
            Self::RegistrationConsent => &[],
            Self::RegistrationDone => &["portal", "email"],
            Self::ActivationMail | Self::PurchaseMail => &["portal", "number"],
            Self::SignInIntroduction
            | Self::RegistrationIntroduction
            | Self::EmailRegistered
            | Self::AccountActivated
            | Self::SignedOut
            | Self::Accessibility
            | Self::ConfirmationMail => &["portal"],
        }
    }

    /// Normalises an operator's text to one paragraph with single spaces. Returns `None` for an empty text, which
    /// restores the standard text.
    ///
    /// # Errors
    /// [`TextProblem`] when the text is too long, or has forbidden characters or unknown placeholders.
    pub fn read(self, text: &str) -> Result<Option<String>, TextProblem> {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if text.chars().any(crate::person_name::is_forbidden) {
            return Err(TextProblem::Forbidden);
        }
        if text.chars().count() > Self::MAX_CHARS {
            return Err(TextProblem::TooLong);
        }
        let knows = |name: &str| self.placeholders().contains(&name);
        let all_known = pieces(&text).all(|piece| match piece {
            Piece::Words(words) => !words.contains(['{', '}']),
            Piece::Placeholder(name) => knows(name),
        });
        if !all_known {
            return Err(TextProblem::Placeholder);
        }
        Ok((!text.is_empty()).then_some(text))
    }
}

enum Piece<'a> {
    Words(&'a str),
    Placeholder(&'a str),
}

/// Splits a text into words and placeholders. Unpaired braces stay part of the words.
fn pieces(text: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let begin = rest.find('{').unwrap_or(rest.len());
        if begin > 0 {
            let (words, others) = rest.split_at(begin);
            rest = others;
            return Some(Piece::Words(words));
        }
        match rest[1..].split_once('}') {
            Some((name, others)) => {
                rest = others;
                Some(Piece::Placeholder(name))
            }
            None => Some(Piece::Words(std::mem::take(&mut rest))),
        }
    })
}

/// Returns the text with its placeholders replaced. The values are not searched for placeholders again.
pub fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let value = |name: &str| values.iter().find(|(known, _)| *known == name);
    pieces(text).fold(String::new(), |mut filled, piece| {
        match piece {
            Piece::Words(words) => filled.push_str(words),
            Piece::Placeholder(name) => match value(name) {
                Some((_, value)) => filled.push_str(value),
                None => filled.push_str(&format!("{{{name}}}")),
            },
        }
        filled
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn every_message_has_a_unique_code() {
        for message in Message::ALL {
            assert_eq!(Message::from_code(message.code()), Some(message));
            let names_the_portal = message.placeholders().contains(&"portal");
            assert_eq!(names_the_portal, message != Message::RegistrationConsent);
        }
        assert_eq!(Message::from_code("<script>"), None);
    }

    #[test]
    fn a_text_is_a_single_paragraph() {
        let read = |text: &str| Message::SignedOut.read(text);
        assert_eq!(read(" Goodbye,\r\n see   you. "), Ok(Some("Goodbye, see you.".into())));
        assert_eq!(read(" \r\n\t "), Ok(None));
        let longest = "é".repeat(Message::MAX_CHARS);
        assert_eq!(read(&longest), Ok(Some(longest.clone())));
        assert_eq!(read(&format!("{longest}x")), Err(TextProblem::TooLong));
        for text in ["a\0b", "a\u{1b}[31m", "a\u{202e}b", "a\u{200f}b"] {
            assert_eq!(read(text), Err(TextProblem::Forbidden), "{text:?}");
        }
    }

    #[test]
    fn only_placeholders_of_the_message_are_allowed() {
        let read = |text: &str| Message::RegistrationDone.read(text);
        assert!(read("A mail for {email} from {portal}.").is_ok());
        for text in
            ["{name}", "{}", "{ email }", "a { b", "a } b", "{email}}", "{{email}}", "{email"]
        {
            assert_eq!(read(text), Err(TextProblem::Placeholder), "{text:?}");
        }
        assert_eq!(Message::SignedOut.read("{email}"), Err(TextProblem::Placeholder));
    }

    #[test]
    fn values_are_not_searched_for_placeholders() {
        let values = [("email", "{portal}"), ("portal", "Norte Lines")];
        assert_eq!(fill("{email} at {portal}", &values), "{portal} at Norte Lines");
        assert_eq!(fill("{unknown} {", &values), "{unknown} {");
    }

    proptest! {
        #[test]
        fn an_accepted_text_reads_back_unchanged(text in ".{0,80}") {
            for message in Message::ALL {
                if let Ok(Some(read)) = message.read(&text) {
                    prop_assert_eq!(message.read(&read), Ok(Some(read.clone())));
                }
            }
        }
    }
}
