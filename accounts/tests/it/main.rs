//! The rules of the product against real databases.

mod agents;
mod branding;
mod customers;
mod departure;
mod email_change;
mod email_sign_in;
mod missing_purchases;
mod once;
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
