//! Signed tokens (JWS): no signature is accepted, since nobody has signed them.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| accounts::sso::fuzzing::token(text));
