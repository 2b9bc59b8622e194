//! Rows of queries that are not types of the model, by table.

mod accounts;
mod agents;
mod api;
mod branding;
mod catalogue;
#[cfg(test)]
mod closed_values;
mod customer_details;
mod customers;
mod email_change;
mod merges;
mod operators;
mod outbox;
mod portals;
mod provider_tests;
mod purchases;
mod registrations;
mod sealed;
mod search;
mod sessions;
mod settings;
mod sso;
mod timeline;
mod tokens;

pub use accounts::*;
pub use agents::*;
pub use api::*;
pub use branding::*;
pub use catalogue::*;
pub use customer_details::*;
pub use customers::*;
pub use email_change::*;
pub use merges::*;
pub use operators::*;
pub use outbox::*;
pub use portals::*;
pub use provider_tests::*;
pub use purchases::*;
pub use registrations::*;
pub use sealed::*;
pub use search::*;
pub use sessions::*;
pub use settings::*;
pub use sso::*;
pub use timeline::*;
pub use tokens::*;
