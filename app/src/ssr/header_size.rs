//! The limit on the size of response headers. nginx's default buffer takes 4 kB of them and answers 502 above that.

use http::HeaderMap;

/// The maximum of our own headers in bytes; with what the HTTP server adds (date, length, status) it is 3.5 kB.
pub const MAX_BYTES: usize = 3_400;
/// Bytes of headers in a redirect of a refused form, without the address and what was typed.
const USUAL: usize = 1_100;

/// Returns the bytes that headers take on the wire.
pub fn of(headers: &HeaderMap) -> usize {
    let line = |name: &str, value: &[u8]| name.len() + ": ".len() + value.len() + "\r\n".len();
    headers.iter().map(|(name, value)| line(name.as_str(), value.as_bytes())).sum()
}

/// Returns how many bytes are left for what was typed in a redirect to that address.
pub const fn room_for_flash(location: &str) -> usize {
    MAX_BYTES.saturating_sub(USUAL + location.len())
}
