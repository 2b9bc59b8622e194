//! The demo's data on real databases.

mod activity;
mod agents;
mod operators;
