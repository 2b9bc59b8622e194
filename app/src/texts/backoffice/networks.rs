//! The limits of attempts per network address.

texts!("backoffice/networks");
