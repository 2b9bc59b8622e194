//! Versions of a customer's data: a change names the version that its caller has seen, so that no change is lost.

use crate::{
    store::rows::{DetailsRow, ListedCustomerRow},
    token::derived,
};

/// What a version is made of.
pub(super) struct Versioned<'a> {
    names: [&'a str; 2],
    email: Option<&'a str>,
    phone: Option<&'a str>,
    locale: &'a str,
    disabled: bool,
    external_id: Option<&'a str>,
}

impl Versioned<'_> {
    /// Returns a text that is another one when any of it is.
    pub(super) fn version(&self) -> String {
        let [first, last] = self.names;
        let (email, phone) = (self.email.unwrap_or_default(), self.phone.unwrap_or_default());
        let disabled = if self.disabled { "disabled" } else { "" };
        // None of these has a control character.
        let external_id = self.external_id.unwrap_or_default();
        let all = [first, last, email, phone, self.locale, disabled, external_id];
        derived("customer", &all.join("\n"))
    }
}

macro_rules! versioned {
    ($($row:ty),+) => {$(
        impl<'a> From<(&'a $row, Option<&'a str>)> for Versioned<'a> {
            /// Of a row and the customer's external id.
            fn from((row, external_id): (&'a $row, Option<&'a str>)) -> Self {
                Self {
                    names: [&row.first_name, &row.last_name],
                    email: row.email.as_deref(),
                    phone: row.phone.as_deref(),
                    locale: &row.locale,
                    disabled: row.disabled,
                    external_id,
                }
            }
        }
    )+};
}

versioned!(DetailsRow, ListedCustomerRow);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_changes_the_version() {
        let first = Versioned {
            names: ["Ana", "Quiroga"],
            email: Some("ana@example.test"),
            phone: Some("+54 351 555 0142"),
            locale: "en",
            disabled: false,
            external_id: Some("K-7"),
        };
        let others = [
            Versioned { names: ["Anna", "Quiroga"], ..first },
            Versioned { names: ["Ana", "Quiroga Paz"], ..first },
            Versioned { email: None, ..first },
            Versioned { phone: None, ..first },
            Versioned { email: first.phone, phone: first.email, ..first },
            Versioned { locale: "es", ..first },
            Versioned { disabled: true, ..first },
            Versioned { external_id: None, ..first },
        ];
        for (place, other) in others.iter().enumerate() {
            assert_ne!(other.version(), first.version(), "case {place}");
        }
    }
}
