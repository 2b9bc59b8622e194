//! What an import leaves as it is: values that the customer, an agent or another system by the API changed here. Each
//! value on its own, so that the rest of a row is still taken.

use crate::store::rows::{ImportedCustomer, KnownCustomerRow};

/// Returns the customer of a row with the values that were changed here since.
pub(super) fn keep(before: &KnownCustomerRow, row: ImportedCustomer) -> ImportedCustomer {
    let mut after = row;
    if before.name_changed {
        after.first_name.clone_from(&before.first_name);
        after.last_name.clone_from(&before.last_name);
    }
    if before.email_changed {
        after.email.clone_from(&before.email);
        after.email_key.clone_from(&before.email_key);
    }
    if before.phone_changed {
        after.phone.clone_from(&before.phone);
    }
    if before.locale_changed {
        after.locale.clone_from(&before.locale);
    }
    after
}
