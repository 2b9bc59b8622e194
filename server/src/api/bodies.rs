//! Bodies of requests: JSON objects without unknown or repeated fields.

use super::problem::{Kind, Problem};
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::{Map, Value};
use std::fmt;

/// The fields of a body.
pub type Fields = Map<String, Value>;

/// An object as it was sent.
struct Object {
    fields: Fields,
    /// The first field that is repeated: the other systems of its sender may read the other value.
    repeated: Option<String>,
}

impl<'de> Deserialize<'de> for Object {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(ObjectVisitor)
    }
}

struct ObjectVisitor;

impl<'de> Visitor<'de> for ObjectVisitor {
    type Value = Object;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Object, A::Error> {
        let (mut fields, mut repeated) = (Fields::new(), None);
        while let Some((name, value)) = access.next_entry::<String, Value>()? {
            if fields.insert(name.clone(), value).is_some() {
                repeated.get_or_insert(name);
            }
        }
        Ok(Object { fields, repeated })
    }
}

/// Reads an object that has no other fields than the known ones, and each once.
///
/// # Errors
/// The problem of a body that is no object, or of an unknown or a repeated field.
pub fn read(body: &[u8], known: &[&str]) -> Result<Fields, Problem> {
    let Object { fields, repeated } =
        serde_json::from_slice(body).map_err(|_| Problem::new(Kind::BadRequest))?;
    let unknown = fields.keys().find(|name| !known.contains(&name.as_str()));
    match unknown.or(repeated.as_ref()) {
        Some(field) => Err(Problem::invalid(field)),
        None => Ok(fields),
    }
}

/// Returns a text, or none without the field.
///
/// # Errors
/// The problem of a field that is no text.
pub fn text(fields: &Fields, name: &str) -> Result<Option<String>, Problem> {
    match fields.get(name) {
        None => Ok(None),
        Some(Value::String(text)) => Ok(Some(text.clone())),
        Some(_) => Err(Problem::invalid(name)),
    }
}

/// Returns the same, and an empty text for `null`.
///
/// # Errors
/// The problem of a field that is neither, or blank: a value is removed by `null` only.
pub fn text_or_null(fields: &Fields, name: &str) -> Result<Option<String>, Problem> {
    match fields.get(name) {
        Some(Value::Null) => Ok(Some(String::new())),
        Some(Value::String(text)) if text.trim().is_empty() => Err(Problem::invalid(name)),
        _ => text(fields, name),
    }
}

/// Returns a text; none for `null` and for a field that is not there.
///
/// # Errors
/// The problem of a field that is neither, or blank.
pub fn given(fields: &Fields, name: &str) -> Result<Option<String>, Problem> {
    Ok(text_or_null(fields, name)?.filter(|text| !text.is_empty()))
}

/// Returns a whole number; none for `null` and without the field.
///
/// # Errors
/// The problem of a field with another value.
pub fn number(fields: &Fields, name: &str) -> Result<Option<i64>, Problem> {
    match fields.get(name) {
        None | Some(Value::Null) => Ok(None),
        Some(value) => value.as_i64().map(Some).ok_or_else(|| Problem::invalid(name)),
    }
}

/// Returns `true` or `false`; none for `null` and without the field.
///
/// # Errors
/// The problem of a field with another value.
pub fn flag(fields: &Fields, name: &str) -> Result<Option<bool>, Problem> {
    match fields.get(name) {
        None | Some(Value::Null) => Ok(None),
        Some(value) => value.as_bool().map(Some).ok_or_else(|| Problem::invalid(name)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_known_and_of_their_kind() {
        let known = ["text", "none", "blank", "number", "flag"];
        let body = br#"{"text": "a", "none": null, "blank": " ", "number": 7, "flag": true}"#;
        let fields = read(body, &known).expect("an object");
        assert_eq!(text(&fields, "text"), Ok(Some("a".to_owned())));
        assert_eq!(text_or_null(&fields, "none"), Ok(Some(String::new())));
        assert_eq!(
            (given(&fields, "text"), given(&fields, "none")),
            (Ok(Some("a".to_owned())), Ok(None))
        );
        assert_eq!((number(&fields, "number"), number(&fields, "none")), (Ok(Some(7)), Ok(None)));
        assert_eq!((flag(&fields, "flag"), flag(&fields, "other")), (Ok(Some(true)), Ok(None)));
        for (result, field) in [
            (text(&fields, "none").map(|_| ()), "none"),
            (text(&fields, "number").map(|_| ()), "number"),
            (text_or_null(&fields, "blank").map(|_| ()), "blank"),
            (number(&fields, "text").map(|_| ()), "text"),
            (flag(&fields, "number").map(|_| ()), "number"),
            (read(body, &known[1..]).map(|_| ()), "text"),
            (read(br#"{"text": "a", "flag": true, "text": "a"}"#, &known).map(|_| ()), "text"),
        ] {
            assert_eq!(result, Err(Problem::invalid(field)));
        }
        for body in ["", "[]", "1", "{", "{} {}", "null"] {
            let read = read(body.as_bytes(), &known);
            assert_eq!(read.err(), Some(Problem::new(Kind::BadRequest)), "{body}");
        }
    }
}
