//! Places in long lists.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// The last customer of a page of search results: the next page begins after it, however many rows come and go
/// meanwhile. Its text form goes into an address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Cursor {
    /// Which of the ways to find somebody by that text the page ended in.
    pub scan: u8,
    pub id: i64,
    /// What the list is sorted by: two keys at most.
    pub key: String,
    pub second: String,
}

/// The text was no cursor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InvalidCursor;

impl fmt::Display for InvalidCursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a place in a list")
    }
}

/// Between the parts. No key has one: keys hold no control characters.
const BORDER: char = '\u{1f}';

impl fmt::Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { scan, id, key, second } = self;
        write!(f, "{scan}{BORDER}{id}{BORDER}{key}{BORDER}{second}")
    }
}

impl FromStr for Cursor {
    type Err = InvalidCursor;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let parts: Vec<&str> = text.split(BORDER).collect();
        let &[scan, id, key, second] = parts.as_slice() else {
            return Err(InvalidCursor);
        };
        if text.len() > 2048 || text.contains('\0') {
            return Err(InvalidCursor);
        }
        Ok(Self {
            scan: scan.parse().map_err(|_| InvalidCursor)?,
            id: id.parse().map_err(|_| InvalidCursor)?,
            key: key.to_owned(),
            second: second.to_owned(),
        })
    }
}

impl TryFrom<String> for Cursor {
    type Error = InvalidCursor;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<Cursor> for String {
    fn from(cursor: Cursor) -> Self {
        cursor.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_reads_back_and_nothing_else_does() {
        let cursor = Cursor { scan: 2, id: 77, key: "quiroga".into(), second: "ana maria".into() };
        assert_eq!(cursor.to_string().parse(), Ok(cursor));
        for text in
            ["", "1", "a\u{1f}1\u{1f}\u{1f}", "1\u{1f}x\u{1f}\u{1f}", "1\u{1f}1\u{1f}\0\u{1f}"]
        {
            assert_eq!(text.parse::<Cursor>(), Err(InvalidCursor), "{text:?}");
        }
    }
}
