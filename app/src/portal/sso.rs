//! Signing in by a provider, as far as people see it here: the page after a refusal, and proving that an account is
//! theirs. The way there and back is the server's.

pub mod link;
pub mod refused;
