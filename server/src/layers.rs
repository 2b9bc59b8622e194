//! The layers of every request; `router.rs` has their order.

pub mod account_pages;
pub mod caller;
pub mod canonical_paths;
pub mod framework_query;
pub mod header_size;

pub mod error_pages;
pub mod limits;
pub mod locale;
pub mod origin;
pub mod portal;
pub mod security_headers;
pub mod session;
