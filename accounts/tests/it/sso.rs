//! Single sign-on, against a test provider.

pub mod administration;
mod by_admins;
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
pub mod test_trip;
mod whose_account;
pub mod world;
