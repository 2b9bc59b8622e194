//! The backoffice's host: signing in, permissions, and its separation from portals.

mod access;
mod apart;
mod api_tokens;
mod bounces;
mod campaigns;
mod customers;
mod dashboard;
mod exports;
mod hosts;
mod imports;
mod merging;
mod messages;
pub mod office;
mod orders;
mod people;
mod portals;
mod product_dates;
mod products;
mod provider_test;
mod providers;
mod reauthentication;
mod settings;
mod sign_in;
mod webhooks;
