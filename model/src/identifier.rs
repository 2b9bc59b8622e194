//! The identifier field of the sign-in form.

use crate::{CustomerNumber, EmailAddress};
use std::{fmt, str::FromStr};

/// An email (a text with an `@`) or a customer number; no text is both.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Identifier {
    Email(EmailAddress),
    Number(CustomerNumber),
}

/// Error of parsing a text that is neither.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InvalidIdentifier;

impl FromStr for Identifier {
    type Err = InvalidIdentifier;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if text.contains('@') {
            text.parse().map(Self::Email).map_err(|_| InvalidIdentifier)
        } else {
            text.parse().map(Self::Number).map_err(|_| InvalidIdentifier)
        }
    }
}

impl fmt::Display for Identifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Email(email) => email.fmt(f),
            Self::Number(number) => number.fmt(f),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_at_sign_tells_an_email_from_a_number() {
        assert!(matches!("ana@example.test".parse(), Ok(Identifier::Email(_))));
        let number = CustomerNumber::from_draw(1).to_string();
        assert!(matches!(number.parse(), Ok(Identifier::Number(_))));
        for neither in ["", "ana", "123", "123-123-12x", "@"] {
            assert_eq!(neither.parse::<Identifier>(), Err(InvalidIdentifier), "{neither:?}");
        }
    }
}
