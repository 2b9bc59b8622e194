//! Writes the functions.

use crate::file::Text;
use crate::language::Language;
use crate::pattern::{Form, Numbers, Part, arguments};
use crate::{Area, Files, Module, Plain};
use std::fmt::Write;

/// Returns the functions of every file. The languages have the same files and texts.
pub(crate) fn modules(languages: &[(&Language, Files)], area: &Area) -> Vec<Module> {
    let Some(((_, reference), _)) = languages.split_first() else {
        return Vec::new();
    };
    let mut modules = Vec::new();
    for (path, file) in reference {
        let mut code = String::new();
        for text in &file.texts {
            let translations: Vec<_> = languages
                .iter()
                .filter_map(|(language, files)| {
                    let variant = language.variant?;
                    Some((*language, variant, files.get(path)?.text(&text.key)?.parts.as_slice()))
                })
                .collect();
            code.push_str(&function(text, &translations, area));
        }
        modules.push(Module { path: path.with_extension("rs"), code });
    }
    modules
}

fn function(text: &Text, translations: &[(&Language, &str, &[Part])], area: &Area) -> String {
    let owned = area.plain == Plain::Owned || !text.arguments.is_empty();
    let (kind, output) = if owned { ("fn", "String") } else { ("const fn", "&'static str") };
    let mut arguments = String::new();
    for argument in &text.arguments {
        arguments.push_str(&format!(", {}: {}", argument.name, argument.kind));
    }
    let numbers: Vec<&str> =
        text.arguments.iter().filter(|one| one.is_number()).map(|one| one.name.as_str()).collect();
    let mut arms = String::new();
    for (language, variant, parts) in translations {
        let said = sentence(parts, language, &Output { owned, numbers: &numbers });
        arms.push_str(&format!("        model::Locale::{variant} => {said},\n"));
    }
    let (visibility, key) = (area.visibility, &text.key);
    format!(
        "{visibility} {kind} {key}(locale: model::Locale{arguments}) -> {output} {{\n    \
         match locale {{\n{arms}    }}\n}}\n\n"
    )
}

/// What a function returns.
struct Output<'a> {
    /// Whether it is a `String`.
    owned: bool,
    /// The arguments that are numbers, which stand in the text as the language writes them.
    numbers: &'a [&'a str],
}

/// Returns the expression that makes a text. A choice in the middle of it becomes one between whole sentences.
fn sentence(parts: &[Part], language: &Language, output: &Output<'_>) -> String {
    let choice = parts.iter().enumerate().find_map(|(index, part)| match part {
        Part::Plural { argument, forms } => Some((index, argument, forms)),
        _ => None,
    });
    let Some((index, argument, forms)) = choice else {
        return words(parts, output);
    };
    let mut arms = String::new();
    for (numbers, form) in in_order(forms, language) {
        let whole = [&parts[..index], &form.parts, &parts[index + 1..]].concat();
        arms.push_str(&format!("{numbers} => {}, ", sentence(&whole, language, output)));
    }
    format!("match {argument} {{ {arms}}}")
}

/// Returns the forms with their patterns: numbers first, then categories, then the rest.
fn in_order<'a>(forms: &'a [Form], language: &Language) -> Vec<(String, &'a Form)> {
    let exact = forms.iter().filter_map(|form| match &form.numbers {
        Numbers::Exactly(number) => Some((number.clone(), form)),
        Numbers::Category(_) => None,
    });
    let named = |name: &str| {
        let is_it =
            |form: &&Form| matches!(&form.numbers, Numbers::Category(known) if known == name);
        forms.iter().find(is_it)
    };
    let categories = language.categories.iter().filter_map(|category| {
        // What has a form of its own cannot be reached again.
        let numbers = category.numbers.iter().copied().filter(|number| !has_own(forms, number));
        let numbers: Vec<_> = numbers.collect();
        Some((numbers.join(" | "), named(category.name)?)).filter(|_| !numbers.is_empty())
    });
    let rest = named("other").map(|form| ("_".to_owned(), form));
    exact.chain(categories).chain(rest).collect()
}

fn has_own(forms: &[Form], number: &str) -> bool {
    forms.iter().any(|form| matches!(&form.numbers, Numbers::Exactly(own) if own == number))
}

fn words(parts: &[Part], output: &Output<'_>) -> String {
    let has_arguments = parts.iter().any(|part| matches!(part, Part::Argument(_)));
    let mut text = String::new();
    for part in parts {
        match part {
            // In the text of `format!` braces are doubled.
            Part::Literal(words) if has_arguments => {
                text.push_str(&words.replace('{', "{{").replace('}', "}}"));
            }
            Part::Literal(words) => text.push_str(words),
            Part::Argument(name) => {
                let _ = write!(text, "{{{name}}}");
            }
            Part::Plural { .. } => {}
        }
    }
    match (has_arguments, output.owned) {
        (true, _) => format!("format!({text:?}{})", written(parts, output.numbers)),
        (false, true) => format!("{text:?}.to_owned()"),
        (false, false) => format!("{text:?}"),
    }
}

/// Returns how the numbers of a sentence are written, as arguments of `format!`.
fn written(parts: &[Part], numbers: &[&str]) -> String {
    let used = arguments(parts);
    numbers
        .iter()
        .filter(|name| used.contains(*name))
        .map(|name| format!(", {name} = model::numbers::grouped({name}, locale)"))
        .collect()
}
