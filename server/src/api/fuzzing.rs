//! What the fuzz targets call: readers of what systems send to the API.

use super::customers::{changes, creation};
use super::paging::Parameters;
use model::{CustomerNumber, EmailAddress};

/// Reads a body as a change and as a customer to add.
///
/// # Panics
/// When a change is accepted that is no customer to add: both have the same fields.
pub fn body(bytes: &[u8]) {
    assert_eq!(changes::accepts(bytes), creation::accepts(bytes));
}

/// Reads the query of a list.
pub fn query(text: &str) {
    let known = ["number", "email", "cursor", "limit"];
    if let Ok(query) = Parameters::read(Some(text), &known) {
        query.value::<CustomerNumber>("number").ok();
        query.value::<EmailAddress>("email").ok();
        query.after().ok();
        query.limit().ok();
    }
}
