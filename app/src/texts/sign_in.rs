//! Signing in and out.

texts!("sign_in");
