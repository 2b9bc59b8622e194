//! Registration, and the mail that confirms it.

texts!("registration");
