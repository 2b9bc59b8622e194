//! Every query of the product, written against `Conn` and mounted by `sqlite.rs` and by `postgres.rs`.
//! Queries of rows that belong to an operator take it as first parameter.

use super::{Backend, Conn};

pub mod account_deletion;
pub mod accounts;
pub mod agent_links;
pub mod agent_logins;
pub mod agent_sessions;
pub mod agents;
pub mod api_keys;
pub mod api_lists;
pub mod api_tokens;
pub mod audit;
pub mod bounces;
pub mod branding;
#[cfg(feature = "testing")]
pub mod bulk;
pub mod campaign_recipients;
pub mod campaigns;
pub mod consents;
pub mod customer_changes;
pub mod customer_details;
pub mod customer_list;
pub mod customers;
pub mod dashboard;
pub mod domain_events;
pub mod email_changes;
pub mod foreign_accounts;
pub mod form_keys;
pub mod hosts;
pub mod pending_links;
pub mod pending_requests;

pub mod housekeeping;
pub mod identities;
pub mod import_customers;
pub mod import_purchases;
pub mod imports;
pub mod mail_log;
mod many_rows;
pub mod merge_records;
pub mod merges;
pub mod messages;
pub mod migrations;
pub mod missing_purchases;
pub mod orders;
pub mod outbox;
pub mod owner_proofs;
pub mod portals;
pub mod product_dates;
pub mod products;
pub mod provider_tests;
pub mod providers;
pub mod purchases;
pub mod readiness;
pub mod registrations;
pub mod sealed;
pub mod search;
#[cfg(feature = "seeding")]
pub mod seeding;
pub mod senders;
pub mod session_groups;

pub mod duplicates;
pub mod sessions;
pub mod sso;
pub mod throttles;
pub mod timeline;
pub mod tokens;
pub mod unmerge;
pub mod webhook_deliveries;
pub mod webhook_endpoints;
pub mod webhook_log;
