//! What a text consists of: the part of Fluent that can become a function without a library at run time.

use fluent_syntax::ast::{
    Expression, InlineExpression, Pattern, PatternElement, Variant, VariantKey,
};
use fluent_syntax::unicode::unescape_unicode_to_string;
use std::collections::BTreeSet;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Part {
    Literal(String),
    Argument(String),
    /// `{ $argument -> [one] … *[other] … }`
    Plural {
        argument: String,
        forms: Vec<Form>,
    },
}

/// The text for some numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Form {
    pub numbers: Numbers,
    pub parts: Vec<Part>,
    /// Marked with `*`.
    pub default: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Numbers {
    Exactly(String),
    Category(String),
}

/// Returns the parts of a pattern, or why it cannot become a function.
pub(crate) fn parts(pattern: &Pattern<&str>) -> Result<Vec<Part>, String> {
    let mut parts = Vec::new();
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => literal(&mut parts, value),
            PatternElement::Placeable { expression } => placeable(&mut parts, expression)?,
        }
    }
    Ok(parts)
}

fn literal(parts: &mut Vec<Part>, text: &str) {
    match parts.last_mut() {
        Some(Part::Literal(before)) => before.push_str(text),
        _ => parts.push(Part::Literal(text.to_owned())),
    }
}

fn placeable(parts: &mut Vec<Part>, expression: &Expression<&str>) -> Result<(), String> {
    match expression {
        Expression::Inline(InlineExpression::StringLiteral { value }) => {
            literal(parts, &unescape_unicode_to_string(value));
        }
        Expression::Inline(InlineExpression::VariableReference { id }) => {
            parts.push(Part::Argument(id.name.to_owned()));
        }
        Expression::Inline(InlineExpression::Placeable { expression }) => {
            placeable(parts, expression)?;
        }
        Expression::Select { selector: InlineExpression::VariableReference { id }, variants } => {
            let forms = variants.iter().map(form).collect::<Result<_, _>>()?;
            parts.push(Part::Plural { argument: id.name.to_owned(), forms });
        }
        Expression::Inline(_) => {
            return Err("only arguments and texts in quotes may stand in braces".to_owned());
        }
        Expression::Select { .. } => return Err("only an argument can be chosen by".to_owned()),
    }
    Ok(())
}

fn form(variant: &Variant<&str>) -> Result<Form, String> {
    let numbers = match variant.key {
        VariantKey::Identifier { name } => Numbers::Category(name.to_owned()),
        VariantKey::NumberLiteral { value } => Numbers::Exactly(value.to_owned()),
    };
    Ok(Form { numbers, parts: parts(&variant.value)?, default: variant.default })
}

/// Returns the arguments that these parts use.
pub(crate) fn arguments(parts: &[Part]) -> BTreeSet<&str> {
    let mut names = BTreeSet::new();
    for part in parts {
        match part {
            Part::Literal(_) => {}
            Part::Argument(name) => {
                names.insert(name.as_str());
            }
            Part::Plural { argument, forms } => {
                names.insert(argument);
                names.extend(forms.iter().flat_map(|form| arguments(&form.parts)));
            }
        }
    }
    names
}
