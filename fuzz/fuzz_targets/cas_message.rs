//! XML of CAS servers: answers to validations, and requests to sign out.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| accounts::sso::fuzzing::cas_message(text));
