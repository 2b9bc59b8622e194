//! Single sign-on: buttons, refusals, proving an account or opening one, and linked identities.

texts!("sso");
