//! The demo's data on real databases.

mod agents;
mod operators;
