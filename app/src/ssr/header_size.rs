//! How long the headers of one answer may be. A stock nginx before us reads 4 kB of them and answers 502 when there are more.

use http::HeaderMap;

/// The most bytes of our own headers; what the HTTP server adds (date, length, status) makes 3.5 kB of them.
pub const MAX_BYTES: usize = 3_400;
/// What an answer that leads a refused form back to its page carries beside the address and what was typed.
const USUAL: usize = 1_100;

/// The bytes that headers take on the wire.
pub fn of(headers: &HeaderMap) -> usize {
    let line = |name: &str, value: &[u8]| name.len() + ": ".len() + value.len() + "\r\n".len();
    headers.iter().map(|(name, value)| line(name.as_str(), value.as_bytes())).sum()
}

/// How many bytes are left for what was typed, in an answer that leads to that address.
pub const fn room_for_flash(location: &str) -> usize {
    MAX_BYTES.saturating_sub(USUAL + location.len())
}
