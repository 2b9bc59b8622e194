//! One `.ftl` file: its texts, and the arguments that the comments of the reference declare.

use crate::pattern::{self, Part};
use fluent_syntax::ast::{Comment, Entry, Message};
use fluent_syntax::parser::parse;

#[derive(Debug)]
pub(crate) struct File {
    /// The path from the root of the repository.
    pub shown: String,
    pub texts: Vec<Text>,
}

#[derive(Debug)]
pub(crate) struct Text {
    pub key: String,
    pub arguments: Vec<Argument>,
    pub parts: Vec<Part>,
}

/// A line such as `$count (Number, i64): the customers who will be signed out`. Their order is that of the function's
/// arguments.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Argument {
    pub name: String,
    /// The type in Rust.
    pub kind: &'static str,
}

impl Argument {
    pub fn is_number(&self) -> bool {
        self.kind != STRING
    }
}

const STRING: &str = "&str";
const NUMBERS: [&str; 6] = ["i32", "i64", "u16", "u32", "u64", "usize"];

impl File {
    /// Returns the file without what is wrong in it, which is added to `problems`.
    pub fn parse(shown: String, source: &str, problems: &mut Vec<String>) -> Self {
        let resource = match parse(source) {
            Ok(resource) => resource,
            Err((resource, errors)) => {
                for error in errors {
                    let before = source.get(..error.pos.start).unwrap_or(source);
                    let line = before.matches('\n').count() + 1;
                    problems.push(format!("{shown}:{line}: {error}"));
                }
                resource
            }
        };
        let mut texts: Vec<Text> = Vec::new();
        for entry in &resource.body {
            let text = match entry {
                Entry::Message(message) => text(message),
                Entry::Term(term) => Err(format!("-{}: terms are not supported", term.id.name)),
                // Junk is among the errors.
                _ => continue,
            };
            match text {
                Ok(text) if texts.iter().any(|other| other.key == text.key) => {
                    problems.push(format!("{shown}: {}: stands here twice", text.key));
                }
                Ok(text) => texts.push(text),
                Err(problem) => problems.push(format!("{shown}: {problem}")),
            }
        }
        Self { shown, texts }
    }

    pub fn text(&self, key: &str) -> Option<&Text> {
        self.texts.iter().find(|text| text.key == key)
    }
}

fn text(message: &Message<&str>) -> Result<Text, String> {
    let key = message.id.name;
    let at_key = |problem: String| format!("{key}: {problem}");
    if !is_name(key) {
        return Err(at_key("keys are names of functions, such as sign_in".to_owned()));
    }
    if !message.attributes.is_empty() {
        return Err(at_key("attributes are not supported".to_owned()));
    }
    let Some(pattern) = &message.value else {
        return Err(at_key("has no text".to_owned()));
    };
    let parts = pattern::parts(pattern).map_err(at_key)?;
    let arguments = message.comment.as_ref().map_or(Ok(Vec::new()), declared).map_err(at_key)?;
    Ok(Text { key: key.to_owned(), arguments, parts })
}

fn is_name(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_lowercase())
        && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
}

fn declared(comment: &Comment<&str>) -> Result<Vec<Argument>, String> {
    let lines = comment.content.iter().filter_map(|line| line.trim().strip_prefix('$'));
    lines.map(argument).collect()
}

fn argument(line: &str) -> Result<Argument, String> {
    let parsed = line.split_once(" (").and_then(|(name, rest)| {
        let (kind, _) = rest.split_once(')')?;
        Some(Argument { name: name.to_owned(), kind: rust_type(kind)? })
    });
    match parsed {
        Some(argument) if is_name(&argument.name) => Ok(argument),
        _ => Err(format!("${line}: expected `$name (String)`, `(Number)` or `(Number, i64)`")),
    }
}

fn rust_type(kind: &str) -> Option<&'static str> {
    match kind {
        "String" => Some(STRING),
        "Number" => Some("usize"),
        _ => {
            let number = kind.strip_prefix("Number, ")?;
            NUMBERS.into_iter().find(|known| *known == number)
        }
    }
}
