//! Names as forms bring them.

use model::{PersonName, person_name::InvalidPersonName};

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
