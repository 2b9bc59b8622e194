//! Percent-encoding (RFC 3986): the only place that decides which characters are encoded where.

use percent_encoding::{
    AsciiSet, CONTROLS, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode,
};
use std::borrow::Cow;

/// All but the unreserved characters (RFC 3986, section 2.3).
const TEXT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');
const PATH: &AsciiSet = &TEXT.remove(b'/');
/// Characters that browsers do not encode in a path or a query although RFC 3986 requires it (URL Standard, "query
/// percent-encode set"), or that other programs send.
const ADDRESS: &AsciiSet =
    &CONTROLS.add(b'[').add(b']').add(b'{').add(b'}').add(b'|').add(b'^').add(b'`');
/// Characters that would end a data URL, start an escape, or end the attribute that holds it.
const DATA: &AsciiSet = &CONTROLS.add(b'%').add(b'#').add(b'"').add(b'<').add(b'>');

/// Returns a text as part of a query or of a cookie's value.
pub fn encode(text: &str) -> String {
    utf8_percent_encode(text, TEXT).to_string()
}

/// Returns a path, with its query, as the value of a parameter. Its slashes stay, so that people can read it.
pub fn encode_path(path: &str) -> String {
    utf8_percent_encode(path, PATH).to_string()
}

/// Returns a path, with its query, whose forbidden characters are encoded; what is encoded already stays as it is.
pub fn encode_address(address: &str) -> String {
    utf8_percent_encode(address, ADDRESS).to_string()
}

/// Returns a text as the content of a data URL.
pub fn encode_data(text: &str) -> String {
    utf8_percent_encode(text, DATA).to_string()
}

/// Returns a name or value of a query or a form; `None` if it is not UTF-8.
pub fn decode(text: &str) -> Option<String> {
    Some(percent_decode_str(&text.replace('+', " ")).decode_utf8().ok()?.into_owned())
}

/// Returns a part of an address, with a replacement character for what is not UTF-8.
pub fn decode_lossy(text: &str) -> Cow<'_, str> {
    percent_decode_str(text).decode_utf8_lossy()
}

/// Returns the bytes of a part of an address.
pub fn decode_bytes(text: &str) -> Vec<u8> {
    percent_decode_str(text).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_place_encodes_what_would_end_it() {
        let text = "/a b?c=é&d=%+#\"<~";
        assert_eq!(encode(text), "%2Fa%20b%3Fc%3D%C3%A9%26d%3D%25%2B%23%22%3C~");
        assert_eq!(encode_path(text), "/a%20b%3Fc%3D%C3%A9%26d%3D%25%2B%23%22%3C~");
        assert_eq!(encode_address("/a?b={%7D}"), "/a?b=%7B%7D%7D");
        assert_eq!(encode_data("<a b='%#'\n>"), "%3Ca b='%25%23'%0A%3E");
    }

    #[test]
    fn what_was_encoded_reads_back() {
        for text in ["", "Ana & \"María\"; x=1", "a+b@example.test", "100 %", "/a?b=c", "\u{1f}"] {
            assert_eq!(decode(&encode(text)).as_deref(), Some(text));
            assert_eq!(decode(&encode_path(text)).as_deref(), Some(text));
            assert_eq!(decode_lossy(&encode(text)), text);
            assert_eq!(decode_bytes(&encode(text)), text.as_bytes());
        }
        assert_eq!(decode("a+b").as_deref(), Some("a b"));
        assert_eq!(decode("%ff"), None);
        assert_eq!(decode_lossy("%ff+"), "\u{fffd}+");
    }
}
