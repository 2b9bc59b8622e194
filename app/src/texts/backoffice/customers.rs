//! Finding customers, and everything about one of them.

pub mod filters;

texts!("backoffice/customers");
