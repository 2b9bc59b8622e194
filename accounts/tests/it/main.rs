//! The rules of the product against real databases.

mod agents;
mod outbox;
mod plans;
mod purchases;
mod recovery;
mod registration;
mod session;
mod settings;
mod sign_in;
mod sso;
mod story;
mod tokens;
