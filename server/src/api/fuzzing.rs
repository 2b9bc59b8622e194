//! What the fuzz targets call: readers of what systems send to the API.

use super::customers::{changes, creation};
use super::orders::{placing, state};
use super::paging::Parameters;
use model::{CustomerNumber, EmailAddress, ExternalId};

/// Reads a body as a change and as a customer to add, and as an order to place and a change of one.
///
/// # Panics
/// When a change of a customer is accepted that is no customer to add, as both have the same fields; or a change of an
/// order that is an order to place, as both have no field in common.
pub fn body(bytes: &[u8]) {
    assert_eq!(changes::accepts(bytes), creation::accepts(bytes));
    assert!(!(placing::accepts(bytes) && state::accepts(bytes)));
}

/// Reads the query of a list.
pub fn query(text: &str) {
    let known = ["number", "external_id", "email", "cursor", "limit"];
    if let Ok(query) = Parameters::read(Some(text), &known) {
        query.value::<CustomerNumber>("number").ok();
        query.value::<ExternalId>("external_id").ok();
        query.value::<EmailAddress>("email").ok();
        query.after().ok();
        query.limit().ok();
    }
}
