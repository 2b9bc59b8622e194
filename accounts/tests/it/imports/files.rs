//! Files as other systems write them, and files that are none.

use super::{CUSTOMERS, counts, customers, refused, report, run};
use accounts::{
    ImportError,
    testing::{Database, TestApp},
};
use model::{ImportKind, refusals::ImportRefusal};
use rstest::rstest;

const DOCUMENT: &str = include_str!("../../../../docs/import.md");

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_file_of_a_spreadsheet_is_read_with_mark_semicolons_and_quoted_lines(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let file = "\u{feff}External_ID;\"first_name\";LAST_NAME;notes\r\n\
                K-1;\"Ana\";\" Quiroga \";\"two\r\nlines; and \"\"quotes\"\"\"\r\n\
                K-2;Eva;Paz;\r\n\
                K-3;;Paz;";
    let imported = customers(app, file).await;
    assert_eq!(imported.counts, counts(2, 0, 0, 1));
    assert_eq!(refused(app, &imported).await, ["5 first_name first-name-missing"]);
    let ana = "SELECT COUNT(*) FROM customers WHERE first_name = 'Ana' AND last_name = 'Quiroga'";
    assert_eq!(app.number(ana).await, 1);
    assert!(report(app, &imported).await.contains("\"2\",\"K-1\",\"created\""));
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn another_encoding_is_refused_with_the_line(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let mut latin = b"external_id,first_name,last_name\nK-1,Ana,Quiroga\nK-2,Jos".to_vec();
    latin.extend(b"\xe9,Paz\nK-3,Eva,Paz\n");
    let imported = customers(app, &latin).await;
    assert_eq!(imported.counts, counts(2, 0, 0, 1));
    assert_eq!(refused(app, &imported).await, ["3  row-not-utf-8"]);
    let wide: Vec<u8> = "\u{feff}external_id".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let refused = run(app, ImportKind::Customers, &wide, false).await.expect_err("refused");
    let ImportError::Refused { refusal, line } = refused else { panic!("{refused:?}") };
    assert_eq!((refusal, line), (ImportRefusal::NotUtf8, 1));
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_list_is_refused_before_anything_is_imported(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let wide = vec!["external_id"; 201].join(",");
    for (content, expected) in [
        ("", ImportRefusal::FileEmpty),
        ("\u{feff}", ImportRefusal::FileEmpty),
        (wide.as_str(), ImportRefusal::TooManyColumns),
        ("external_id,first_name\n", ImportRefusal::ColumnMissing),
        ("{\"external_id\": 1}", ImportRefusal::ColumnMissing),
    ] {
        let refused = run(app, ImportKind::Customers, content, false).await.expect_err("refused");
        let ImportError::Refused { refusal, line } = refused else { panic!("{refused:?}") };
        assert_eq!((refusal, line), (expected, 1));
    }
    let gone = super::command(app, ImportKind::Customers, "nothing.csv".into(), false);
    let refused = app.accounts.imports().run(&gone, |_, _| {}).await;
    assert!(matches!(refused, Err(ImportError::Io(_))), "{refused:?}");
    assert_eq!(app.number("SELECT COUNT(*) FROM imports").await, 0);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_header_that_repeats_a_column_is_refused_unless_nobody_reads_it(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let repeated = "external_id,Email,first_name,last_name,email \n\
                    K-1,ana@example.test,Ana,Quiroga,anita@example.test\n";
    let refused = run(app, ImportKind::Customers, repeated, false).await.expect_err("refused");
    assert!(matches!(refused, ImportError::ColumnRepeated("email")), "{refused:?}");
    assert_eq!(app.number("SELECT COUNT(*) FROM imports").await, 0);
    let notes = "notes,external_id,first_name,last_name,Notes\nold,K-1,Ana,Quiroga,new\n";
    assert_eq!(customers(app, notes).await.counts, counts(1, 0, 0, 0));
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn rows_behind_a_missing_quotation_mark_are_not_lost_in_silence(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    for (header, end) in [
        ("external_id,first_name,last_name,notes", ""),
        ("external_id,first_name,last_name,notes", "\n"),
        ("external_id,first_name,last_name,notes", "\r\n"),
        ("external_id,first_name,last_name,notes,email", "\n"),
    ] {
        let file = format!("{header}\nK-1,Ana,Quiroga,\"said\nK-2,Eva,Paz,\nK-3,Luz,Sosa,{end}");
        let imported = customers(app, file).await;
        assert_eq!(imported.counts, counts(0, 0, 0, 1), "{header} {end:?}");
        assert_eq!(refused(app, &imported).await, ["2  row-cut"], "{header} {end:?}");
    }
    for (id, end) in [("K-4", ""), ("K-5", "\n"), ("K-6", "\r\n")] {
        let file = format!(
            "external_id,first_name,last_name,notes{end}\n{id},Ana,Quiroga,\"two\nlines\"{end}"
        );
        assert_eq!(customers(app, file).await.counts, counts(1, 0, 0, 0), "{end:?}");
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn i01_a_row_without_an_end_stops_the_import_after_what_came_before(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let endless = format!("{CUSTOMERS}K-3,\"Luz,{}", "x".repeat(1024 * 1024));
    let imported = customers(app, &endless).await;
    assert_eq!(imported.counts, counts(2, 0, 0, 0));
    assert_eq!(imported.problem, Some((ImportRefusal::RowTooLong, 4)));
    let state = app.texts("SELECT state FROM imports").await;
    assert_eq!(state, ["failed"]);
    let columns = vec!["x"; 10_000_000].join(",");
    let refused = run(app, ImportKind::Customers, &columns, false).await.expect_err("refused");
    let ImportError::Refused { refusal, .. } = refused else { panic!("{refused:?}") };
    assert_eq!(refusal, ImportRefusal::RowTooLong);
}

#[test]
fn the_document_has_every_column_in_its_place() {
    for kind in ImportKind::ALL {
        let heading = format!("\n## {}\n", kind.code());
        let (_, section) = DOCUMENT.split_once(&heading).expect("a section");
        let section = section.split("\n## ").next().unwrap_or_default();
        let documented: Vec<&str> = section
            .lines()
            .filter_map(|line| line.strip_prefix("| `")?.split('`').next())
            .collect();
        let columns: Vec<&str> = kind.columns().iter().map(|column| column.as_str()).collect();
        assert_eq!(documented, columns, "{kind:?}");
    }
}
