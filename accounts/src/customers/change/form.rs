//! The form about a customer, read field by field.

use super::CustomerForm;
use crate::{
    names::{self, read_email, read_phone},
    store::rows::{AccountRow, DetailsRow},
};
use model::{EmailAddress, ExternalId, Locale, PersonName, PhoneNumber, refusals::CustomerRefusal};

/// The fields of a customer that are to change. An empty email or phone means none.
#[derive(Debug, Clone, Default)]
pub struct CustomerPatch {
    pub first_name: Option<String>,
    pub last_name: Option<String>,
    pub email: Option<String>,
    pub phone: Option<String>,
    pub locale: Option<Locale>,
    pub external_id: ExternalIdChange,
}

/// What becomes of the id that another system has for a customer.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum ExternalIdChange {
    #[default]
    Keep,
    Remove,
    Set(ExternalId),
}

impl ExternalIdChange {
    /// Returns the id afterwards.
    pub(super) fn apply(&self, before: Option<&str>) -> Option<String> {
        match self {
            Self::Keep => before.map(str::to_owned),
            Self::Remove => None,
            Self::Set(id) => Some(id.as_str().to_owned()),
        }
    }
}

impl From<CustomerForm> for CustomerPatch {
    fn from(form: CustomerForm) -> Self {
        Self {
            first_name: Some(form.first_name),
            last_name: Some(form.last_name),
            email: Some(form.email),
            phone: Some(form.phone),
            locale: None,
            external_id: ExternalIdChange::Keep,
        }
    }
}

/// Returns the form of the customer as they are, with what the patch changes.
pub(super) fn patched(row: &DetailsRow, patch: &CustomerPatch) -> CustomerForm {
    let or_own =
        |patch: Option<&String>, own: Option<&String>| patch.or(own).cloned().unwrap_or_default();
    CustomerForm {
        first_name: patch.first_name.clone().unwrap_or_else(|| row.first_name.clone()),
        last_name: patch.last_name.clone().unwrap_or_else(|| row.last_name.clone()),
        email: or_own(patch.email.as_ref(), row.email.as_ref()),
        phone: or_own(patch.phone.as_ref(), row.phone.as_ref()),
    }
}

/// The validated form.
pub(in crate::customers) struct Valid {
    pub first_name: PersonName,
    pub last_name: PersonName,
    pub email: Option<EmailAddress>,
    pub phone: Option<PhoneNumber>,
}

/// Reads the form about the customer of that row.
///
/// # Errors
/// What is wrong with each field.
pub(super) fn read_form(
    form: &CustomerForm,
    row: &DetailsRow,
) -> Result<Valid, Vec<CustomerRefusal>> {
    let is_active = row.state == Some(AccountRow::ACTIVE);
    read_fields(form, is_active && row.email.is_some())
}

/// Reads the fields of a customer, who needs an email or may have none.
///
/// # Errors
/// What is wrong with each field.
pub(in crate::customers) fn read_fields(
    form: &CustomerForm,
    needs_email: bool,
) -> Result<Valid, Vec<CustomerRefusal>> {
    use CustomerRefusal as R;
    let mut problems = Vec::new();
    let first_name =
        names::read(&form.first_name, R::FirstNameMissing, R::FirstNameInvalid, &mut problems);
    let last_name =
        names::read(&form.last_name, R::LastNameMissing, R::LastNameInvalid, &mut problems);
    if needs_email && form.email.trim().is_empty() {
        problems.push(R::EmailMissing);
    }
    let email = read_email(&form.email, R::EmailInvalid, &mut problems);
    let phone = read_phone(&form.phone, R::PhoneInvalid, &mut problems);
    match (first_name, last_name) {
        (Some(first_name), Some(last_name)) if problems.is_empty() => {
            Ok(Valid { first_name, last_name, email, phone })
        }
        _ => Err(problems),
    }
}
