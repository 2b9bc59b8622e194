//! Compares the languages with the reference.

use crate::file::{File, Text};
use crate::language::Language;
use crate::pattern::{Form, Numbers, Part, arguments};
use crate::{Files, LANGUAGES};
use std::collections::BTreeSet;

/// Adds everything that the languages have differently from the first to `problems`.
pub(crate) fn compare(languages: &[(&Language, Files)], folder: &str, problems: &mut Vec<String>) {
    let Some(((_, reference), _)) = languages.split_first() else {
        return;
    };
    for (language, files) in languages {
        let place = format!("locales/{}/{folder}", language.tag);
        for (path, expected) in reference {
            match files.get(path) {
                Some(file) => compare_file(expected, file, language, problems),
                None if language.variant.is_none() => {}
                None => problems.push(format!("{place}/{}: is missing", path.display())),
            }
        }
        for path in files.keys().filter(|path| !reference.contains_key(*path)) {
            let tag = LANGUAGES[0].tag;
            problems.push(format!("{place}/{}: does not exist in {tag}", path.display()));
        }
    }
}

fn compare_file(expected: &File, file: &File, language: &Language, problems: &mut Vec<String>) {
    for text in &expected.texts {
        let at_key = |problem: String| format!("{}: {}: {problem}", file.shown, text.key);
        match file.text(&text.key) {
            Some(found) => problems.extend(faults(text, found, language).into_iter().map(at_key)),
            None if language.variant.is_none() => {}
            None => problems.push(at_key("is missing".to_owned())),
        }
    }
    for text in file.texts.iter().filter(|text| expected.text(&text.key).is_none()) {
        let (shown, key) = (&file.shown, &text.key);
        problems.push(format!("{shown}: {key}: does not exist in {}", expected.shown));
    }
}

fn faults(expected: &Text, found: &Text, language: &Language) -> Vec<String> {
    let declared: BTreeSet<&str> =
        expected.arguments.iter().map(|argument| argument.name.as_str()).collect();
    let used = arguments(&found.parts);
    let missing = declared.difference(&used).map(|name| format!("lacks ${name}"));
    let surplus = used
        .difference(&declared)
        .map(|name| format!("uses ${name}, which no comment of the reference declares"));
    let mut faults: Vec<String> = missing.chain(surplus).collect();
    choices(expected, &found.parts, language, &mut faults);
    faults
}

fn choices(expected: &Text, parts: &[Part], language: &Language, faults: &mut Vec<String>) {
    for part in parts {
        let Part::Plural { argument, forms } = part else {
            continue;
        };
        let is_number = |name: &str| {
            expected.arguments.iter().any(|known| known.name == name && known.is_number())
        };
        if !is_number(argument) {
            faults.push(format!("chooses by ${argument}, which is no number"));
        }
        numbers(forms, language, faults);
        for form in forms {
            choices(expected, &form.parts, language, faults);
        }
    }
}

fn numbers(forms: &[Form], language: &Language, faults: &mut Vec<String>) {
    let has = |name: &str| {
        forms.iter().any(|form| matches!(&form.numbers, Numbers::Category(known) if known == name))
    };
    for category in language.categories.iter().filter(|category| category.required) {
        if !has(category.name) {
            faults.push(format!("lacks a form for [{}]", category.name));
        }
    }
    for form in forms {
        match &form.numbers {
            Numbers::Category(name) if name == "other" => {
                if !form.default {
                    faults.push("marks another form than [other] with *".to_owned());
                }
            }
            Numbers::Category(name) => {
                if !language.categories.iter().any(|category| category.name == name) {
                    faults.push(format!("has a form [{name}], which no number takes"));
                }
            }
            Numbers::Exactly(number) => {
                if number.parse::<u16>().is_err() {
                    faults.push(format!("has a form [{number}], which is no small whole number"));
                }
            }
        }
    }
    if !has("other") {
        faults.push("lacks a form for [other]".to_owned());
    }
}
