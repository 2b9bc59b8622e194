//! Parameters of the API's lists: each known by name, at most once, and the position in a list.

use super::problem::Problem;
use axum::extract::FromRequestParts;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use http::request::Parts;
use std::collections::BTreeMap;
use std::str::FromStr;
use url::form_urlencoded;

/// Maximum items of a page.
pub const MAX_LIMIT: usize = 100;
const DEFAULT_LIMIT: usize = 25;

#[derive(Debug)]
pub struct Parameters(BTreeMap<String, String>);

impl Parameters {
    /// Reads the query of an address.
    ///
    /// # Errors
    /// The problem of a parameter that is not among the known ones, or that is repeated.
    pub fn read(query: Option<&str>, known: &[&str]) -> Result<Self, Problem> {
        let mut read = BTreeMap::new();
        for (name, value) in form_urlencoded::parse(query.unwrap_or_default().as_bytes()) {
            let is_known = known.contains(&&*name);
            if !is_known || read.insert(name.to_string(), value.into_owned()).is_some() {
                return Err(Problem::invalid(&name));
            }
        }
        Ok(Self(read))
    }

    /// Returns the value of a parameter, if there is one.
    ///
    /// # Errors
    /// The problem of a value that cannot be read.
    pub fn value<T: FromStr>(&self, name: &str) -> Result<Option<T>, Problem> {
        let value = self.0.get(name).map(|text| text.parse());
        value.transpose().map_err(|_| Problem::invalid(name))
    }

    /// Returns the id after which the page begins.
    ///
    /// # Errors
    /// The problem of an invalid cursor.
    pub fn after(&self) -> Result<i64, Problem> {
        self.position("cursor")
    }

    /// Returns the position that a cursor of that name stands for; 0 without one.
    ///
    /// # Errors
    /// The problem of an invalid cursor.
    pub fn position(&self, name: &str) -> Result<i64, Problem> {
        let Some(text) = self.0.get(name) else {
            return Ok(0);
        };
        let bytes = URL_SAFE_NO_PAD.decode(text).ok();
        let id = bytes.and_then(|bytes| String::from_utf8(bytes).ok()?.parse().ok());
        id.ok_or_else(|| Problem::invalid(name))
    }

    /// Returns how many items a page has.
    ///
    /// # Errors
    /// The problem of a number that is too small or too large.
    pub fn limit(&self) -> Result<usize, Problem> {
        let limit = self.value("limit")?.unwrap_or(DEFAULT_LIMIT);
        if (1..=MAX_LIMIT).contains(&limit) { Ok(limit) } else { Err(Problem::invalid("limit")) }
    }
}

/// A request without parameters; any is refused.
pub struct NoQuery;

impl<S: Send + Sync> FromRequestParts<S> for NoQuery {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        Parameters::read(parts.uri.query(), &[]).map(|_| Self)
    }
}

/// Returns the cursor of the page that begins after an id.
pub fn cursor(id: i64) -> String {
    URL_SAFE_NO_PAD.encode(id.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(query: &str) -> Result<Parameters, Problem> {
        Parameters::read(Some(query), &["email", "cursor", "limit"])
    }

    #[test]
    fn a_cursor_reads_back_and_nothing_else_is_one() {
        let of = |text: &str| read(&format!("cursor={text}")).and_then(|query| query.after());
        assert_eq!(of(&cursor(77)), Ok(77));
        assert_eq!(read("").and_then(|query| query.after()), Ok(0));
        for text in ["", "77", "!", "YQ"] {
            assert_eq!(of(text), Err(Problem::invalid("cursor")), "{text}");
        }
    }

    #[test]
    fn unknown_and_repeated_parameters_are_refused_by_name() {
        assert_eq!(read("mail=a").err(), Some(Problem::invalid("mail")));
        assert_eq!(read("email=a&email=b").err(), Some(Problem::invalid("email")));
    }

    #[test]
    fn a_page_has_at_most_a_hundred_items() {
        let of = |query: &str| read(query).and_then(|query| query.limit());
        assert_eq!((of(""), of("limit=1"), of("limit=100")), (Ok(25), Ok(1), Ok(100)));
        for query in ["limit=0", "limit=101", "limit=-1", "limit=ten", "limit="] {
            assert_eq!(of(query), Err(Problem::invalid("limit")), "{query}");
        }
    }
}
