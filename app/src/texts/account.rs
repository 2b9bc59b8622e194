//! A signed-in customer's purchases and profile.

texts!("account");
