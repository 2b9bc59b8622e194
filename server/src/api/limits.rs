//! What requests may contain, as the description says it: lengths, formats and codes, from the constants and types by
//! which requests are read. Answers have no such limits, because older data may be beyond them.

use super::bounces::STATUS;
use super::customers::creation::MAX_KEY_LENGTH;
use super::paging::MAX_LIMIT;
use model::product::MAX_TRAVELLERS_LIMIT;
use model::{EmailAddress, ExternalId, Locale, PersonName};
use serde_json::Value;
use utoipa::openapi::path::{Operation, PathItem};
use utoipa::openapi::schema::AdditionalProperties;
use utoipa::openapi::{Object, OpenApi as Document, RefOr, Schema, SchemaFormat};
use utoipa::{Modify, Number};

/// The bodies of requests. A change of an order has a schema of its own.
const BODIES: [&str; 4] = ["BounceReport", "CustomerChange", "NewCustomer", "NewOrder"];
/// Characters of one line that no text may have, in a class of a regular expression.
const CONTROLS: &str = r"\u0000-\u001F\u007F-\u009F";
/// What a text that people read may not have either: separators of lines, and marks that turn the direction of a text.
const TURNS: &str = r"\u2028\u2029\u200E\u200F\u061C\u202A-\u202E\u2066-\u2069";
/// What cannot be seen: a name needs something else too (`PersonName`).
const UNSEEN: &str = concat!(
    r"\u00AD\u034F\u115F\u1160\u17B4\u17B5\u180E\u200B-\u200D\u2060-\u2064",
    r"\u206A-\u206F\u2800\u3164\uFE00-\uFE0F\uFEFF\uFFA0",
);
const PHONE: &str = r"^\+?(?:[ ./()-]{0,2}[0-9]){6,15}[ ./()-]{0,2}$";
const MAX_PHONE: usize = 40;

/// Adds the limits of parameters and bodies.
pub struct Limits;

impl Modify for Limits {
    fn modify(&self, document: &mut Document) {
        for (path, item) in &mut document.paths.paths {
            for operation in operations(item) {
                for parameter in operation.parameters.iter_mut().flatten() {
                    if let Some(RefOr::T(Schema::Object(schema))) = &mut parameter.schema {
                        limit(value_of(path, &parameter.name), schema);
                    }
                }
            }
        }
        let schemas = document.components.as_mut().map(|components| &mut components.schemas);
        for (name, schema) in schemas.into_iter().flatten() {
            if BODIES.contains(&name.as_str())
                && let RefOr::T(Schema::Object(body)) = schema
            {
                close(body);
            }
        }
    }
}

fn operations(item: &mut PathItem) -> impl Iterator<Item = &mut Operation> {
    [&mut item.get, &mut item.put, &mut item.post, &mut item.patch].into_iter().flatten()
}

/// Returns what a parameter is called elsewhere: `number` is that of the resource in the address.
fn value_of<'a>(path: &str, parameter: &'a str) -> &'a str {
    match parameter {
        "number" if path.starts_with("/api/v1/orders") => "order",
        "number" => "customer",
        other => other,
    }
}

/// Limits the fields of a body, which has no others.
fn close(body: &mut Object) {
    body.additional_properties = Some(Box::new(AdditionalProperties::FreeForm(false)));
    for (name, schema) in &mut body.properties {
        if let RefOr::T(Schema::Object(schema)) = schema {
            limit(name, schema);
        }
    }
}

/// Limits a parameter or field of that name.
fn limit(name: &str, schema: &mut Object) {
    match name {
        "first_name" | "last_name" => {
            line(schema, PersonName::MAX_CHARS, &format!("{CONTROLS}{TURNS}"), UNSEEN);
        }
        "external_id" | "customer_external_id" => {
            line(schema, ExternalId::MAX_CHARS, CONTROLS, "");
        }
        "email" => {
            schema.format = Some(SchemaFormat::Custom("email".to_owned()));
            schema.max_length = Some(EmailAddress::MAX_CHARS);
        }
        "phone" => {
            schema.pattern = Some(PHONE.to_owned());
            schema.max_length = Some(MAX_PHONE);
        }
        "status" => schema.pattern = Some(STATUS.to_owned()),
        "language" => schema.enum_values = Some(languages()),
        // Nine digits, of which the last one checks the others: no pattern can say so.
        "customer" => schema.format = Some(SchemaFormat::Custom("customer-number".to_owned())),
        "order" => schema.pattern = Some("^[A-Za-z0-9-]{1,40}$".to_owned()),
        "cursor" | "after" => schema.format = Some(SchemaFormat::Custom("cursor".to_owned())),
        "limit" => {
            schema.minimum = Some(Number::Int(1));
            schema.maximum = Some(Number::UInt(MAX_LIMIT));
        }
        "travellers" => {
            schema.minimum = Some(Number::Int(1));
            schema.maximum = Some(Number::from(MAX_TRAVELLERS_LIMIT));
        }
        "product" | "date" => schema.minimum = Some(Number::Int(1)),
        "Idempotency-Key" => {
            schema.pattern = Some("^[!-~]([ -~]*[!-~])?$".to_owned());
            schema.max_length = Some(MAX_KEY_LENGTH);
        }
        _ => {}
    }
}

fn languages() -> Vec<Value> {
    Locale::ALL.into_iter().map(|locale| locale.tag().into()).collect()
}

/// Limits a text that people read to one line that is not blank.
pub fn one_line(schema: &mut Object, max_length: usize) {
    line(schema, max_length, &format!("{CONTROLS}{TURNS}"), "");
}

/// Limits a text to one line with a character that is neither white space nor `unseen`.
fn line(schema: &mut Object, max_length: usize, forbidden: &str, unseen: &str) {
    schema.pattern = Some(format!("^[^{forbidden}]*[^\\s{forbidden}{unseen}][^{forbidden}]*$"));
    schema.min_length = Some(1);
    schema.max_length = Some(max_length);
}

#[cfg(test)]
mod tests {
    use crate::api::openapi;
    use serde_json::{Value, json};

    fn document() -> Value {
        serde_json::to_value(openapi::document()).expect("JSON")
    }

    /// Returns whether more than the type of a value is described.
    fn is_limited(schema: &Value) -> bool {
        let limits = ["$ref", "oneOf", "enum", "format", "pattern", "maxLength", "maximum"];
        limits.iter().any(|limit| schema.get(limit).is_some())
    }

    #[test]
    fn every_parameter_in_an_address_has_limits() {
        let document = document();
        let paths = document["paths"].as_object().expect("paths");
        let operations = paths.values().flat_map(|item| item.as_object().into_iter().flatten());
        let parameters = operations
            .flat_map(|(_, operation)| operation["parameters"].as_array().into_iter().flatten());
        let in_addresses: Vec<_> = parameters.filter(|one| one["in"] != "header").collect();
        assert!(in_addresses.len() > 10, "{in_addresses:?}");
        for parameter in in_addresses {
            assert!(is_limited(&parameter["schema"]), "{parameter}");
        }
    }

    #[test]
    fn every_body_has_known_fields_only() {
        let document = document();
        let paths = document["paths"].as_object().expect("paths");
        let operations = paths.values().flat_map(|item| item.as_object().into_iter().flatten());
        let bodies: Vec<_> = operations
            .filter_map(|(_, operation)| {
                operation.pointer("/requestBody/content/application~1json/schema/$ref")?.as_str()
            })
            .collect();
        assert!(bodies.len() >= 5, "{bodies:?}");
        for reference in bodies {
            let body = document.pointer(&reference[1..]).expect("a schema");
            let variants = match body["oneOf"].as_array() {
                Some(variants) => variants.clone(),
                None => vec![body.clone()],
            };
            for variant in variants {
                assert_eq!(variant["additionalProperties"], false, "{reference}");
            }
        }
    }

    #[test]
    fn limits_are_those_by_which_requests_are_read() {
        let document = document();
        let customer = &document["components"]["schemas"]["NewCustomer"]["properties"];
        assert_eq!(customer["first_name"]["maxLength"], 100);
        assert_eq!(customer["language"]["enum"], json!(["en", "es", "fr", "pt-BR"]));
        assert_eq!(customer["language"]["type"], "string", "not null: the text is left out");
        assert_eq!(customer["email"]["type"], json!(["string", "null"]));
        let order = &document["components"]["schemas"]["NewOrder"]["properties"];
        let travellers = &order["travellers"];
        assert_eq!((&travellers["minimum"], &travellers["maximum"]), (&json!(1), &json!(50)));
        let answer = &document["components"]["schemas"]["Customer"]["properties"];
        assert!(!is_limited(&answer["first_name"]), "it may be empty in an answer");
    }
}
