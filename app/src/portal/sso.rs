//! The pages of single sign-on: after a refusal, and proving an account. The redirects to the provider and the callback
//! are in `server`.

pub mod link;
pub mod refused;
