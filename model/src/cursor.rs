//! Positions in long lists.

use crate::CustomerId;
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// The last customer on a page of search results. The next page begins after it, even if rows were added or removed
/// meanwhile. Its text form goes into the address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Cursor {
    /// The index of the search that the page ended in.
    pub scan: u8,
    pub id: CustomerId,
    /// The first sort key; a list has at most two.
    pub key: String,
    /// The second sort key; empty if there is none.
    pub second: String,
}

/// Error of parsing a text that is not a cursor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InvalidCursor;

impl fmt::Display for InvalidCursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a place in a list")
    }
}

/// Separates the parts. Keys contain no control characters.
const SEPARATOR: char = '\u{1f}';

impl fmt::Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { scan, id, key, second } = self;
        write!(f, "{scan}{SEPARATOR}{id}{SEPARATOR}{key}{SEPARATOR}{second}")
    }
}

impl FromStr for Cursor {
    type Err = InvalidCursor;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let parts: Vec<&str> = text.split(SEPARATOR).collect();
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
    fn a_cursor_reads_back_and_other_texts_are_refused() {
        let cursor = Cursor {
            scan: 2,
            id: CustomerId::new(77),
            key: "quiroga".into(),
            second: "ana maria".into(),
        };
        assert_eq!(cursor.to_string().parse(), Ok(cursor));
        for text in
            ["", "1", "a\u{1f}1\u{1f}\u{1f}", "1\u{1f}x\u{1f}\u{1f}", "1\u{1f}1\u{1f}\0\u{1f}"]
        {
            assert_eq!(text.parse::<Cursor>(), Err(InvalidCursor), "{text:?}");
        }
    }
}
