//! Forgotten passwords and customer numbers, and setting a password by a mailed link.

mod password;
mod recipients;
mod request;

pub use password::PasswordSet;
