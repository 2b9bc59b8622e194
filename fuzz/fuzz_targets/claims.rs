//! Claims of ID tokens and logout tokens, as if a provider had signed them.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|json: &[u8]| accounts::sso::fuzzing::claims(json));
