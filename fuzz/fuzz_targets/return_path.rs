//! Pages that visitors are sent back to: whatever is accepted stays on the portal, also as browsers read it.

#![no_main]

use libfuzzer_sys::fuzz_target;
use model::ReturnPath;
use url::Url;

fuzz_target!(|text: &str| {
    let Ok(path) = text.parse::<ReturnPath>() else {
        return;
    };
    let portal: Url = "https://portal.example.test/sign-in".parse().expect("an address");
    let opened = portal.join(path.as_str()).expect("an address");
    assert_eq!(opened.origin(), portal.origin(), "{path}");
    assert!(!opened.path().starts_with("/api/"), "{path}");
    assert_eq!(path.as_str().parse::<ReturnPath>(), Ok(path.clone()));
});
