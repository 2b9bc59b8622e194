//! Signed tokens (JWS): no signature is accepted, since they are unsigned.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| accounts::sso::fuzzing::token(text));
