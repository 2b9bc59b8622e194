//! The rules of the product against real databases.

mod agents;
mod backups;
mod branding;
mod cancelled;
mod capacity;
mod customers;
mod dead_connections;
mod departure;
mod deployment;
mod email_change;
mod email_sign_in;
mod key_rotation;
mod limits;
mod migrations;
mod missing_purchases;
mod objections;
mod once;
mod one_person;

mod outbox;
mod outbox_leases;
mod owner_proof;
mod pgbouncer;
mod plans;
mod postgres_tls;
mod purchases;
mod recovery;
mod registration;
mod retention;
mod session;
mod session_origins;
mod settings;
mod sign_in;
mod sso;
mod story;
mod tokens;
