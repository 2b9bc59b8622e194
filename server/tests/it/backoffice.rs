//! The backoffice's host: signing in, permissions, and its separation from portals.

mod access;
mod apart;
mod api_tokens;
mod campaigns;
mod customers;
mod exports;
mod hosts;
mod merging;
mod messages;
pub mod office;
mod orders;
mod people;
mod portals;
mod products;
mod provider_test;
mod providers;
mod reauthentication;
mod settings;
mod sign_in;
