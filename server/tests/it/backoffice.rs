//! The backoffice's host: who comes in, who may do what, and that nothing of it is anywhere else.

mod access;
mod apart;
mod customers;
mod hosts;
mod merging;
mod messages;
pub mod office;
mod people;
mod portals;
mod products;
mod provider_test;
mod providers;
mod reauthentication;
mod settings;
mod sign_in;
