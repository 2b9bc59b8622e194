//! Attributes of a provider's user: values by name, possibly nested.

use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// Attributes by name. Leaves are texts; lists keep their order, so that `emails[0]` is the first one sent.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Attributes(Map<String, Value>);

impl Attributes {
    /// Adds an attribute, unless it is empty or already there.
    pub fn add(&mut self, name: &str, value: &Value) {
        if let Some(value) = normalized(value) {
            self.0.entry(name).or_insert(value);
        }
    }

    /// Adds another document's attributes that are not there yet.
    pub fn extend(&mut self, other: Self) {
        for (name, value) in other.0 {
            self.0.entry(name).or_insert(value);
        }
    }

    /// Sets an attribute to a single value.
    pub fn set(&mut self, name: &str, text: impl Into<String>) {
        self.0.insert(name.to_owned(), Value::String(text.into()));
    }

    /// Returns all values at a path: a name, or a nested one such as `realm_access.roles` or `emails[0]`. An attribute
    /// with exactly that name takes precedence.
    pub fn all(&self, path: &str) -> Vec<&str> {
        self.find(path).map(texts).unwrap_or_default()
    }

    /// Returns the first value at a path.
    pub fn first(&self, path: &str) -> Option<&str> {
        let first = self.find(path).and_then(|value| texts(value).into_iter().next());
        first.map(str::trim)
    }

    /// Returns the value at a path, if there is exactly one.
    pub fn only(&self, path: &str) -> Option<&str> {
        self.find(path)?.as_str().map(str::trim)
    }

    /// Returns whether there is anything at a path, including objects.
    pub fn has(&self, path: &str) -> bool {
        self.find(path).is_some()
    }

    /// Returns every attribute with values, by its path.
    pub fn listed(&self) -> Vec<(String, Vec<String>)> {
        let mut listed = Vec::new();
        for (name, value) in &self.0 {
            list(name, value, &mut listed);
        }
        listed
    }

    fn find(&self, path: &str) -> Option<&Value> {
        in_object(&self.0, path.trim())
    }
}

impl FromIterator<(String, Vec<String>)> for Attributes {
    fn from_iter<T: IntoIterator<Item = (String, Vec<String>)>>(all: T) -> Self {
        let mut attributes = Self::default();
        for (name, values) in all {
            attributes.add(&name, &Value::from(values));
        }
        attributes
    }
}

impl From<BTreeMap<String, Vec<String>>> for Attributes {
    fn from(all: BTreeMap<String, Vec<String>>) -> Self {
        all.into_iter().collect()
    }
}

/// Returns the value with texts for its leaves. None if it is empty. Empty entries of a list keep their position.
fn normalized(value: &Value) -> Option<Value> {
    match value {
        Value::Null => None,
        Value::Bool(word) => Some(word.to_string().into()),
        Value::Number(number) => Some(number.to_string().into()),
        Value::String(text) => (!text.trim().is_empty()).then(|| value.clone()),
        Value::Array(all) => {
            let all: Vec<Value> =
                all.iter().map(|one| normalized(one).unwrap_or_default()).collect();
            all.iter().any(|one| !one.is_null()).then_some(Value::Array(all))
        }
        Value::Object(map) => {
            let inner =
                map.iter().filter_map(|(name, value)| Some((name.clone(), normalized(value)?)));
            let map: Map<String, Value> = inner.collect();
            (!map.is_empty()).then_some(Value::Object(map))
        }
    }
}

/// Returns the values of an attribute: several for a list, none for an object.
fn texts(value: &Value) -> Vec<&str> {
    match value {
        Value::Array(all) => all.iter().filter_map(Value::as_str).collect(),
        one => one.as_str().into_iter().collect(),
    }
}

fn in_object<'v>(map: &'v Map<String, Value>, path: &str) -> Option<&'v Value> {
    if let Some(value) = map.get(path) {
        return Some(value);
    }
    // The longest name first: names may contain dots and brackets.
    let mut ends = path.char_indices().rev().filter(|(_, c)| matches!(c, '.' | '['));
    ends.find_map(|(end, _)| inside(map.get(&path[..end])?, &path[end..]))
}

/// Resolves the rest of a path, which begins with a dot or a bracket.
fn inside<'v>(value: &'v Value, rest: &str) -> Option<&'v Value> {
    match value {
        Value::Object(map) => in_object(map, rest.strip_prefix('.')?),
        Value::Array(all) => {
            let (index, rest) = rest.strip_prefix('[')?.split_once(']')?;
            let value = all.get(index.parse::<usize>().ok()?)?;
            if rest.is_empty() { Some(value) } else { inside(value, rest) }
        }
        _ => None,
    }
}

fn list(path: &str, value: &Value, listed: &mut Vec<(String, Vec<String>)>) {
    let values = texts(value);
    if !values.is_empty() {
        listed.push((path.to_owned(), values.into_iter().map(str::to_owned).collect()));
    }
    match value {
        Value::Object(map) => {
            for (name, value) in map {
                list(&format!("{path}.{name}"), value, listed);
            }
        }
        Value::Array(all) => {
            for (index, value) in all.iter().enumerate().filter(|(_, value)| !value.is_string()) {
                list(&format!("{path}[{index}]"), value, listed);
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn attributes() -> Attributes {
        let claims = json!({
            "groups": ["staff", null, 7, true, { "name": "inner" }],
            "realm_access": { "roles": ["buyer", "traveller"], "verify": true },
            "resource_access": { "my.shop": { "roles": ["admin"] } },
            "https://example.test/roles": ["by-url"],
            "https://example.test/nested": { "a.b": "deep" },
            "a.b": "exact",
            "a": { "b": "path", "c": "path" },
            "emails": [null, "ana@example.test", { "value": "second@example.test" }],
            "matrix": [["x", "y"], ["z"]],
            "nothing": null, "blank": " ", "empty": [], "hollow": { "x": null }, "number": 4711,
        });
        let mut attributes = Attributes::default();
        for (name, value) in claims.as_object().expect("claims") {
            attributes.add(name, value);
        }
        attributes
    }

    #[test]
    fn a_path_leads_to_values_and_an_exact_name_comes_first() {
        let table: [(&str, &[&str]); 24] = [
            ("groups", &["staff", "7", "true"]),
            (" groups ", &["staff", "7", "true"]),
            ("groups[0]", &["staff"]),
            ("groups[1]", &[]),
            ("groups[2]", &["7"]),
            ("groups[4].name", &["inner"]),
            ("groups[9]", &[]),
            ("groups[-1]", &[]),
            ("groups[0", &[]),
            ("groups.", &[]),
            ("realm_access", &[]),
            ("realm_access.roles", &["buyer", "traveller"]),
            ("realm_access.roles[1]", &["traveller"]),
            ("realm_access.verify", &["true"]),
            ("resource_access.my.shop.roles", &["admin"]),
            ("https://example.test/roles", &["by-url"]),
            ("https://example.test/nested.a.b", &["deep"]),
            ("a.b", &["exact"]),
            ("a.c", &["path"]),
            ("emails[1]", &["ana@example.test"]),
            ("emails[2].value", &["second@example.test"]),
            ("matrix[0][1]", &["y"]),
            ("number", &["4711"]),
            ("", &[]),
        ];
        let attributes = attributes();
        for (path, values) in table {
            assert_eq!(attributes.all(path), values, "{path}");
            assert_eq!(attributes.first(path), values.first().copied(), "{path}");
        }
        for nothing in ["nothing", "blank", "empty", "hollow", "number.x", "number[0]"] {
            assert!(!attributes.has(nothing), "{nothing}");
        }
        assert_eq!(attributes.only("a.c"), Some("path"));
        assert_eq!(attributes.only("groups"), None);
    }

    #[test]
    fn every_path_that_is_listed_leads_to_its_values() {
        let attributes = attributes();
        let listed = attributes.listed();
        for (path, values) in &listed {
            // Two attributes have the same path here, and the exact name takes precedence.
            if path != "a.b" {
                assert_eq!(&attributes.all(path), values, "{path}");
            }
        }
        let names: Vec<_> = listed.iter().map(|(path, _)| path.as_str()).collect();
        for name in
            ["groups", "groups[4].name", "realm_access.roles", "emails[2].value", "matrix[1]"]
        {
            assert!(names.contains(&name), "{name} of {names:?}");
        }
    }

    #[test]
    fn empty_values_do_not_shadow_another_document() {
        let mut attributes = Attributes::default();
        for empty in [json!(null), json!(""), json!([]), json!({}), json!([null])] {
            attributes.add("email", &empty);
        }
        attributes.add("email", &json!("first@example.test"));
        attributes.add("email", &json!("second@example.test"));
        assert_eq!(attributes.all("email"), ["first@example.test"]);
    }
}
