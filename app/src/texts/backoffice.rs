//! The backoffice: its frame, and signing in to it.

pub mod agents;
pub mod api_tokens;
pub mod audit;
pub mod bounces;
pub mod campaigns;
pub mod catalogue;
pub mod codes;
pub mod company;
pub mod customers;
pub mod dashboard;
pub mod exports;
pub mod impact;
pub mod import_refusals;
pub mod imports;
pub mod merging;
pub mod messages;
pub mod networks;
pub mod orders;
pub mod portals;
pub mod provider_findings;
pub mod provider_test;
pub mod providers;
pub mod refusals;
pub mod setting;
pub mod settings;
pub mod time_zone;
pub mod webhooks;

pub use super::common::colon;

texts!("backoffice");
