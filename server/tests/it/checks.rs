//! The table of `docs/checks.md`: every row is there, and every test that it names exists.

use std::fs;
use std::path::Path;

const CHECKS: &str = include_str!("../../../docs/checks.md");
/// The groups of rows in their order, each with its number of rows.
const GROUPS: [(char, u8); 14] = [
    ('B', 10),
    ('S', 9),
    ('T', 8),
    ('A', 10),
    ('O', 11),
    ('C', 6),
    ('N', 5),
    ('F', 12),
    ('L', 4),
    ('I', 2),
    ('P', 2),
    ('W', 2),
    ('Q', 1),
    ('K', 2),
];

struct Row {
    id: &'static str,
    state: &'static str,
    tests: Vec<&'static str>,
}

fn rows() -> Vec<Row> {
    CHECKS.lines().filter_map(row).collect()
}

fn row(line: &'static str) -> Option<Row> {
    let cells: Vec<_> = line.strip_prefix("| ")?.strip_suffix(" |")?.split(" | ").collect();
    let [id, _, state, tests] = cells[..] else {
        return None;
    };
    let tests = tests.split('`').skip(1).step_by(2).collect();
    (id != "row").then_some(Row { id, state, tests })
}

/// Returns whether a file of the repository has that test: `file::function`, `file::title`, or a whole program.
fn exists(test: &str) -> bool {
    let (file, name) = test.split_once("::").unwrap_or((test, ""));
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    fs::read_to_string(root.join(file)).is_ok_and(|source| match file.rsplit_once('.') {
        Some((_, "rs")) => has_function(&source, name),
        Some((_, "ts")) => has_story(&source, name),
        Some((_, "sh")) => source.contains(&format!("\n{name}() {{")),
        _ => name.is_empty(),
    })
}

/// Returns whether the source has a function of that name right after an attribute, as every test is.
fn has_function(source: &str, name: &str) -> bool {
    source.split_once(&format!("fn {name}(")).is_some_and(|(before, _)| {
        let before = before.trim_end();
        before.strip_suffix("async").unwrap_or(before).trim_end().ends_with(']')
    })
}

/// Returns whether the source of a browser test has a story of that title.
fn has_story(source: &str, title: &str) -> bool {
    let title = format!("\"{title}\"");
    source.split_once(&title).is_some_and(|(before, _)| before.trim_end().ends_with("test("))
}

#[test]
fn every_row_is_there_once_and_in_order() {
    let expected: Vec<String> = GROUPS
        .iter()
        .flat_map(|(group, rows)| (1..=*rows).map(move |row| format!("{group}{row:02}")))
        .collect();
    let ids: Vec<_> = rows().iter().map(|row| row.id).collect();
    assert_eq!(ids, expected);
}

#[test]
fn every_test_that_a_row_names_exists() {
    let rows = rows();
    let tests = rows.iter().flat_map(|row| row.tests.iter().map(move |test| (row.id, *test)));
    let missing: Vec<_> = tests.filter(|(_, test)| !exists(test)).collect();
    assert!(missing.is_empty(), "{missing:#?}");
    for absent in [
        "server/tests/it/checks.rs::exists",
        "server/tests/it/checks.rs::every_row",
        "server/tests/it/nothing.rs::a_test",
        "script/rules.sh::rule_of_nothing",
        "end2end/tests/default/story.spec.ts::a story",
    ] {
        assert!(!exists(absent), "{absent}");
    }
}

#[test]
fn every_state_fits_its_tests() {
    for Row { id, state, tests } in rows() {
        match state.split_once(": ").map_or(state, |(state, _)| state) {
            "whole" => assert!(!tests.is_empty(), "{id} names no test"),
            "partly" => assert!(state.contains(": ") && !tests.is_empty(), "{id}"),
            "not yet" => assert!(tests.is_empty(), "{id} names tests"),
            other => panic!("{id} is {other:?}"),
        }
    }
}
