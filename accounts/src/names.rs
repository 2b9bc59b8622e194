//! Names and phones as forms bring them.

use model::{PersonName, PhoneNumber, person_name::InvalidPersonName};

/// Returns the name of a text; a problem is added to the list as one of two refusals.
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

/// Returns the phone number of a text, or none of an empty one; a problem is added to the list.
pub(crate) fn read_phone<R>(text: &str, invalid: R, problems: &mut Vec<R>) -> Option<PhoneNumber> {
    if text.trim().is_empty() {
        return None;
    }
    text.parse().map_err(|_| problems.push(invalid)).ok()
}
