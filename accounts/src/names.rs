//! Parsing names, emails and phone numbers of forms.

use model::{EmailAddress, PersonName, PhoneNumber, person_name::InvalidPersonName};

/// Parses a name; pushes one of two refusals to `problems` if it is not valid.
pub(crate) fn read<R>(
    text: &str,
    missing: R,
    invalid: R,
    problems: &mut Vec<R>,
) -> Option<PersonName> {
    match text.parse() {
        Ok(name) => Some(name),
        Err(InvalidPersonName::Missing) => {
            problems.push(missing);
            None
        }
        Err(InvalidPersonName::TooLong | InvalidPersonName::Forbidden) => {
            problems.push(invalid);
            None
        }
    }
}

/// Parses an email that may be missing; none if empty. Pushes a refusal to `problems` if it is not valid.
pub(crate) fn read_email<R>(text: &str, invalid: R, problems: &mut Vec<R>) -> Option<EmailAddress> {
    if text.trim().is_empty() {
        return None;
    }
    text.parse().map_err(|_| problems.push(invalid)).ok()
}

/// Parses a phone number; none if empty. Pushes a refusal to `problems` if it is not valid.
pub(crate) fn read_phone<R>(text: &str, invalid: R, problems: &mut Vec<R>) -> Option<PhoneNumber> {
    if text.trim().is_empty() {
        return None;
    }
    text.parse().map_err(|_| problems.push(invalid)).ok()
}
