//! Single sign-on, against a test provider.

mod access_rule;
pub mod administration;
mod by_admins;
mod campus;
mod cas;
mod consent;
mod flow;
mod hijack;
mod hostile;
mod hostile_cas;
mod hostile_oidc;
mod profile;
mod proof;
pub mod provider_test_flow;
mod reserved_ids;
mod sign_out;
mod tenants;
mod whose_account;
pub mod world;
