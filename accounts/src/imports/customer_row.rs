//! A row of a file of customers.

use super::{
    passwords,
    rows::{Cells, Given},
};
use crate::foreign_hash::ForeignHash;
use model::{
    EmailAddress, ImportColumn, Locale, PersonName, PhoneNumber, person_name::InvalidPersonName,
    refusals::ImportRowRefusal,
};

/// A customer as described by a row.
#[derive(Debug)]
pub(super) struct ParsedCustomer {
    pub external_id: String,
    pub first_name: PersonName,
    pub last_name: PersonName,
    pub email: Given<EmailAddress>,
    pub phone: Given<PhoneNumber>,
    /// Without one, a new customer gets the operator's default.
    pub locale: Option<Locale>,
    /// The password in another system; only of a new customer.
    pub hash: Option<ForeignHash>,
}

impl ParsedCustomer {
    /// Reads a row.
    ///
    /// # Errors
    /// The first thing that is wrong, from left to right in the document.
    pub(super) fn read(external_id: &str, cells: &Cells) -> Result<Self, ImportRowRefusal> {
        use ImportColumn as C;
        use ImportRowRefusal as R;
        let first_name = name(cells.text(C::FirstName), R::FirstNameMissing, R::FirstNameInvalid)?;
        let last_name = name(cells.text(C::LastName), R::LastNameMissing, R::LastNameInvalid)?;
        let email =
            Given::read(cells.get(C::Email), |text| text.parse().map_err(|_| R::EmailInvalid))?;
        let phone =
            Given::read(cells.get(C::Phone), |text| text.parse().map_err(|_| R::PhoneInvalid))?;
        let locale = match cells.text(C::Language) {
            "" => None,
            tag => Some(tag.to_lowercase().parse::<Locale>().map_err(|_| R::LanguageInvalid)?),
        };
        let hash = match cells.text(C::PasswordHash) {
            "" => None,
            text => Some(passwords::read(text)?),
        };
        Ok(Self {
            external_id: external_id.to_owned(),
            first_name,
            last_name,
            email,
            phone,
            locale,
            hash,
        })
    }

    /// Returns the key of the address, if the row has one.
    pub(super) fn email_key(&self) -> Option<String> {
        match &self.email {
            Given::Value(email) => Some(email.key()),
            Given::Absent | Given::Empty => None,
        }
    }
}

/// Reads a name.
///
/// # Errors
/// `missing` or `invalid`.
pub(super) fn name(
    text: &str,
    missing: ImportRowRefusal,
    invalid: ImportRowRefusal,
) -> Result<PersonName, ImportRowRefusal> {
    text.parse().map_err(|problem| match problem {
        InvalidPersonName::Missing => missing,
        InvalidPersonName::TooLong | InvalidPersonName::Forbidden => invalid,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(texts: &[(ImportColumn, &str)]) -> Result<ParsedCustomer, ImportRowRefusal> {
        let cells = texts.iter().map(|(column, text)| (*column, (*text).to_owned())).collect();
        ParsedCustomer::read("K-1", &Cells(cells))
    }

    #[test]
    fn every_cell_is_read_by_the_rule_of_its_form() {
        use ImportColumn as C;
        use ImportRowRefusal as R;
        let names = [(C::FirstName, "Ana"), (C::LastName, "Quiroga")];
        let row = read(&names).expect("names are enough");
        assert_eq!((row.email, row.phone, row.locale), (Given::Absent, Given::Absent, None));
        for (cell, expected) in [
            ((C::FirstName, ""), R::FirstNameMissing),
            ((C::FirstName, "A\u{202e}na"), R::FirstNameInvalid),
            ((C::Email, "ana@"), R::EmailInvalid),
            ((C::Phone, "12"), R::PhoneInvalid),
            ((C::Language, "xx"), R::LanguageInvalid),
        ] {
            let mut cells = vec![cell];
            cells.extend(names);
            assert_eq!(read(&cells).err(), Some(expected), "{cell:?}");
        }
        let row = read(&[names[0], names[1], (C::Email, ""), (C::Language, "FR")]);
        let row = row.expect("a customer");
        assert_eq!((row.email, row.locale), (Given::Empty, Some(Locale::French)));
    }
}
