//! The description of the API as a page, for developers who use it.

use super::openapi;
use super::problem::Kind;
use crate::layers::security_headers::PLAIN_STYLE;
use askama::Template;
use axum::response::{Html, IntoResponse, Response};
use http::StatusCode;
use serde_json::Value;

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
    answers: Vec<(String, String)>,
}

struct Explanation<'a> {
    /// The anchor that the type of the problem leads to.
    id: &'a str,
    status: u16,
    title: &'a str,
}

pub async fn show() -> Response {
    let document = serde_json::to_value(openapi::document()).unwrap_or_default();
    let page = Page {
        style: PLAIN_STYLE,
        operations: operations(&document),
        problems: Kind::ALL.map(explanation).into(),
    };
    match page.render() {
        Ok(page) => Html(page).into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
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
        methods.map(move |(method, operation)| described(path, method, operation))
    });
    operations.collect()
}

fn described(path: &str, method: &str, operation: &Value) -> Operation {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let parameters = operation["parameters"].as_array().into_iter().flatten();
    let answers = operation["responses"].as_object().into_iter().flatten();
    Operation {
        method: method.to_ascii_uppercase(),
        path: path.to_owned(),
        summary: text(&operation["summary"]),
        description: text(&operation["description"]),
        parameters: parameters.map(|one| (text(&one["name"]), text(&one["description"]))).collect(),
        answers: answers
            .map(|(status, answer)| (status.clone(), text(&answer["description"])))
            .collect(),
    }
}
