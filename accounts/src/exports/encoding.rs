//! Rows as CSV and as JSON lines. No cell looks like a formula, because spreadsheets would run it.

use csv::{QuoteStyle, Terminator, WriterBuilder};
use model::ExportFormat;
use serde_json::{Map, Value};
use std::io;

/// First characters of a cell that a spreadsheet may read as a formula, or skip before one. Those of East Asia read the
/// wide forms alike.
const FORMULA_STARTS: [char; 12] =
    ['=', '+', '-', '@', '\t', '\r', '\n', '\0', '＝', '＋', '－', '＠'];

/// Returns the line with the names of the columns; nothing for a format that has none.
pub(crate) fn header(format: ExportFormat, columns: &[&str]) -> io::Result<Vec<u8>> {
    match format {
        ExportFormat::Csv => {
            records(std::iter::once(columns.iter().map(|name| (*name).to_owned())))
        }
        ExportFormat::JsonLines => Ok(Vec::new()),
    }
}

/// Returns a line for each row.
pub(crate) fn lines(
    format: ExportFormat,
    columns: &[&str],
    rows: &[Vec<Value>],
) -> io::Result<Vec<u8>> {
    match format {
        ExportFormat::Csv => records(rows.iter().map(|row| row.iter().map(cell))),
        ExportFormat::JsonLines => json(columns, rows),
    }
}

fn records<Row: Iterator<Item = String>>(rows: impl Iterator<Item = Row>) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut writer = WriterBuilder::new()
        .quote_style(QuoteStyle::Always)
        .terminator(Terminator::CRLF)
        .from_writer(&mut bytes);
    for row in rows {
        writer.write_record(row).map_err(io::Error::from)?;
    }
    writer.flush()?;
    drop(writer);
    Ok(bytes)
}

fn json(columns: &[&str], rows: &[Vec<Value>]) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    for row in rows {
        let cells = columns.iter().zip(row);
        let object: Map<String, Value> =
            cells.map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
        serde_json::to_writer(&mut bytes, &object)?;
        bytes.push(b'\n');
    }
    Ok(bytes)
}

fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => sanitize(text.clone()),
        other => sanitize(other.to_string()),
    }
}

/// Prefixes an apostrophe to what a spreadsheet may read as a formula, so that it shows the text.
fn sanitize(text: String) -> String {
    if text.starts_with(FORMULA_STARTS) { format!("'{text}") } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(rows: &[Vec<Value>], format: ExportFormat) -> String {
        let bytes = lines(format, &["a", "b"], rows).expect("memory takes it");
        String::from_utf8(bytes).expect("text")
    }

    #[test]
    fn no_cell_is_a_formula() {
        for start in FORMULA_STARTS {
            let cell = format!("{start}cmd|' /C calc'!A0");
            let shown =
                text(&[vec![Value::from(cell.clone()), Value::from(-5)]], ExportFormat::Csv);
            assert_eq!(shown, format!("\"'{cell}\",\"'-5\"\r\n"), "{start:?}");
        }
        let plain = text(&[vec![Value::from("a=b"), Value::Null]], ExportFormat::Csv);
        assert_eq!(plain, "\"a=b\",\"\"\r\n");
    }

    #[test]
    fn quotes_commas_and_lines_stay_in_their_cell() {
        let shown =
            text(&[vec![Value::from("a \"b\", c\nd"), Value::from(true)]], ExportFormat::Csv);
        assert_eq!(shown, "\"a \"\"b\"\", c\nd\",\"true\"\r\n");
    }

    #[test]
    fn json_has_an_object_per_line_with_values_as_they_are() {
        let rows =
            [vec![Value::from("=1\n2"), Value::Null], vec![Value::from(7), Value::from("x")]];
        let shown = text(&rows, ExportFormat::JsonLines);
        assert_eq!(shown, "{\"a\":\"=1\\n2\",\"b\":null}\n{\"a\":7,\"b\":\"x\"}\n");
        assert!(header(ExportFormat::JsonLines, &["a"]).expect("nothing").is_empty());
        let header = header(ExportFormat::Csv, &["a", "b"]).expect("memory takes it");
        assert_eq!(header, b"\"a\",\"b\"\r\n");
    }
}
