//! Names and phones as forms bring them.

use model::{PersonName, PhoneNumber, person_name::InvalidPersonName};

/// Reads a name; a problem is added to the list as one of two refusals.
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

/// Reads a phone number, which nobody must have.
pub(crate) fn read_phone<R>(text: &str, invalid: R, problems: &mut Vec<R>) -> Option<PhoneNumber> {
    if text.trim().is_empty() {
        return None;
    }
    text.parse().map_err(|_| problems.push(invalid)).ok()
}
