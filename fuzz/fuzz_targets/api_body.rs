//! Bodies that systems send to the API.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|body: &[u8]| server::api::fuzzing::body(body));
