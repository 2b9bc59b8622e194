//! Single sign-on: buttons, refusals, proving an account, and linked identities.

texts!("sso");
