//! Parameters of the API's lists.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| server::api::fuzzing::query(text));
