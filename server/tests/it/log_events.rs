//! The log as its operator reads it: every event has a dotted name that `docs/operations.md` explains, and says in which
//! use case it happened.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

const OPERATIONS: &str = include_str!("../../../docs/operations.md");
const LEVELS: [&str; 5] = ["error", "warn", "info", "debug", "trace"];

/// The names of events, each with its level.
type Events = BTreeSet<(String, String)>;

#[test]
fn every_event_has_a_dotted_name() {
    let prose: Vec<_> = logged().into_iter().filter(|(name, _)| !is_dotted(name)).collect();
    assert!(prose.is_empty(), "{prose:?}");
}

#[test]
fn every_event_is_explained_in_the_operations_manual() {
    let (logged, explained) = (logged(), explained());
    let missing: Vec<_> = logged.difference(&explained).collect();
    let gone: Vec<_> = explained.difference(&logged).collect();
    assert!(missing.is_empty() && gone.is_empty(), "missing: {missing:?}, gone: {gone:?}");
    assert!(logged.len() > 50, "events are found: {logged:?}");
}

#[test]
fn every_use_case_has_a_span() {
    let sources = sources("accounts");
    let without: Vec<_> = sources.iter().flat_map(|file| without_span(&read(file))).collect();
    assert!(without.is_empty(), "{without:#?}");
}

#[test]
fn a_message_is_the_last_text_of_its_event() {
    let source = "tracing::warn!(\n    reason = \"old (code)\",\n    id = of(row),\n    \"access.refused\"\n);";
    let expected = ("access.refused".to_owned(), "warn".to_owned());
    assert_eq!(events(source), [expected]);
    assert!(!is_dotted("serving") && !is_dotted("mail. sent") && is_dotted("sign_in.throttled"));
}

/// Returns the events of the product's code, without those of its unit tests.
fn logged() -> Events {
    let rooms = ["accounts", "app", "server"];
    let files = rooms.into_iter().flat_map(sources);
    files.flat_map(|file| events(&read(&file))).collect()
}

/// Returns the events of the manual's table.
fn explained() -> Events {
    let (_, section) = OPERATIONS.split_once("\n## The log\n").expect("the section");
    let section = section.split("\n## ").next().unwrap_or_default();
    let row = |line: &str| {
        let mut cells = line.strip_prefix("| `")?.split(" | ");
        let name = cells.next()?.strip_suffix('`')?;
        Some((name.to_owned(), cells.next()?.to_owned()))
    };
    section.lines().filter_map(row).collect()
}

/// Returns the Rust files of a crate.
fn sources(package: &str) -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(package).join("src");
    let (mut folders, mut files) = (vec![root], Vec::new());
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                files.push(path);
            }
        }
    }
    files
}

fn read(file: &Path) -> String {
    fs::read_to_string(file).expect("a text")
}

fn events(source: &str) -> Vec<(String, String)> {
    let product = source.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
    let event = |call: &str| {
        let (level, arguments) = call.split_once("!(")?;
        LEVELS.contains(&level).then(|| (message(arguments), level.to_owned()))
    };
    product.split("tracing::").skip(1).filter_map(event).collect()
}

/// Returns the last text among the arguments of a macro, which end where its bracket is closed.
fn message(arguments: &str) -> String {
    let (mut depth, mut is_in_text, mut last) = (0_usize, false, String::new());
    for symbol in arguments.chars() {
        match symbol {
            '"' => {
                is_in_text = !is_in_text;
                if is_in_text {
                    last.clear();
                }
            }
            _ if is_in_text => last.push(symbol),
            '(' => depth += 1,
            ')' if depth == 0 => break,
            ')' => depth -= 1,
            _ => {}
        }
    }
    last
}

fn is_dotted(name: &str) -> bool {
    let is_word = |word: &str| {
        !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')
    };
    name.contains('.') && name.split('.').all(is_word)
}

/// Returns the public methods of `Accounts` and of its groups in a file that lack `#[tracing::instrument]`.
fn without_span(source: &str) -> Vec<String> {
    let (mut is_inside, mut has_span, mut without) = (false, false, Vec::new());
    for line in source.lines() {
        if line.starts_with("    pub async fn ") {
            if is_inside && !has_span {
                without.push(line.trim().to_owned());
            }
        } else if line.starts_with("    #[tracing::instrument(skip_all") {
            has_span = true;
            continue;
        } else if line.starts_with("    #[") {
            continue;
        } else if line == "impl Accounts {" || line.ends_with("<'_> {") || line == "}" {
            is_inside = line != "}";
        }
        has_span = false;
    }
    without
}
