//! The description of the API as a page, for developers who use it.

use super::openapi;
use super::problem::Kind;
use crate::layers::security_headers::PLAIN_STYLE;
use askama::Template;
use axum::response::{Html, IntoResponse, Response};
use http::StatusCode;
use serde_json::Value;
use std::sync::LazyLock;

#[derive(Template)]
#[template(path = "api.html")]
struct Page<'a> {
    style: &'a str,
    operations: Vec<Operation>,
    problems: Vec<Explanation<'a>>,
}

struct Operation {
    method: String,
    path: String,
    summary: String,
    description: String,
    parameters: Vec<(String, String)>,
    /// The fields of the body; more than one list where there is a choice.
    bodies: Vec<Vec<(String, String)>>,
    answers: Vec<(String, String)>,
}

struct Explanation<'a> {
    /// The anchor that the type of the problem leads to.
    id: &'a str,
    status: u16,
    title: &'a str,
}

/// The page, made once as the description is.
static HTML: LazyLock<Option<String>> = LazyLock::new(|| {
    let document = serde_json::to_value(openapi::document()).unwrap_or_default();
    let page = Page {
        style: PLAIN_STYLE,
        operations: operations(&document),
        problems: Kind::ALL.map(explanation).into(),
    };
    page.render().ok()
});

pub async fn show() -> Response {
    match HTML.as_deref() {
        Some(page) => Html(page).into_response(),
        None => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

fn explanation(kind: Kind) -> Explanation<'static> {
    let (status, address, title) = kind.facts();
    let id = address.split('#').next_back().unwrap_or_default();
    Explanation { id, status: status.as_u16(), title }
}

fn operations(document: &Value) -> Vec<Operation> {
    let paths = document["paths"].as_object().into_iter().flatten();
    let operations = paths.flat_map(|(path, methods)| {
        let methods = methods.as_object().into_iter().flatten();
        methods.map(move |(method, operation)| described(document, path, method, operation))
    });
    operations.collect()
}

fn described(document: &Value, path: &str, method: &str, operation: &Value) -> Operation {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let parameters = operation["parameters"].as_array().into_iter().flatten();
    let answers = operation["responses"].as_object().into_iter().flatten();
    Operation {
        method: method.to_ascii_uppercase(),
        path: path.to_owned(),
        summary: text(&operation["summary"]),
        description: text(&operation["description"]),
        parameters: parameters.map(|one| (text(&one["name"]), text(&one["description"]))).collect(),
        bodies: bodies(document, operation),
        answers: answers
            .map(|(status, answer)| (status.clone(), text(&answer["description"])))
            .collect(),
    }
}

fn bodies(document: &Value, operation: &Value) -> Vec<Vec<(String, String)>> {
    let reference = operation.pointer("/requestBody/content/application~1json/schema/$ref");
    let address = reference.and_then(Value::as_str).and_then(|text| text.strip_prefix('#'));
    let Some(schema) = address.and_then(|address| document.pointer(address)) else {
        return Vec::new();
    };
    match schema["oneOf"].as_array() {
        Some(choices) => choices.iter().map(fields).collect(),
        None => vec![fields(schema)],
    }
}

/// Returns the name and the meaning of each field that can have a value.
fn fields(body: &Value) -> Vec<(String, String)> {
    let required = body["required"].as_array();
    let is_required = |name: &str| required.is_some_and(|all| all.iter().any(|one| one == name));
    let properties = body["properties"].as_object().into_iter().flatten();
    let fields = properties.filter(|(_, field)| field["type"] != "null");
    fields.map(|(name, field)| (name.clone(), meaning(is_required(name), field))).collect()
}

fn meaning(is_required: bool, field: &Value) -> String {
    let mut facts = vec![if is_required { "Required." } else { "Optional." }.to_owned()];
    facts.extend(field["description"].as_str().map(str::to_owned));
    if let Some(values) = field["enum"].as_array() {
        let values: Vec<_> = values.iter().filter_map(Value::as_str).collect();
        facts.push(format!("Value: {}.", values.join(", ")));
    }
    facts.extend(field["maxLength"].as_u64().map(|most| format!("Up to {most} characters.")));
    facts.join(" ")
}
