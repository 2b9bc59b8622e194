//! Files that admins upload as a logo.

#![no_main]

use libfuzzer_sys::fuzz_target;
use model::{Logo, Picture};

fuzz_target!(|bytes: &[u8]| {
    if let Ok(picture) = Picture::recognise(bytes) {
        assert!(bytes.len() <= Logo::MAX_BYTES);
        assert!((Logo::MIN_PIXELS..=Logo::MAX_WIDTH).contains(&picture.width));
        assert!((Logo::MIN_PIXELS..=Logo::MAX_HEIGHT).contains(&picture.height));
    }
});
