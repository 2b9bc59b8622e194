//! Single sign-on, against a provider of the tests' own.

mod administration;
mod campus;
mod cas;
mod flow;
mod gate;
mod hijack;
mod hostile;
mod hostile_cas;
mod hostile_oidc;
mod profile;
mod proof;
mod sign_out;
mod tenants;
mod whose_account;
pub mod world;
