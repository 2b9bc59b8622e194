//! The report of an import: the outcome of each row, as CSV.

use crate::{StoreError, exports::encoding, groups::Imports, store::read};
use model::{ExportFormat, ImportId, ImportOutcome, OperatorId, Refusal, RefusedRow};
use serde_json::Value;
use std::io;

/// The columns of a report.
const COLUMNS: [&str; 5] = ["line", "external_id", "outcome", "column", "reason"];
/// Batches of rows in a part of the report.
const BATCHES: i64 = 4;

/// A part of a report.
#[derive(Debug)]
pub struct ReportPart {
    pub csv: Vec<u8>,
    /// Where the next part begins; `None` after the last one.
    pub next: Option<i64>,
}

impl Imports<'_> {
    /// Returns a part of a report: with the header from its beginning, which is after 0, or from where the part before it
    /// ended.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    #[tracing::instrument(skip_all, fields(operator = operator.get()))]
    pub async fn report_part(
        self,
        operator: OperatorId,
        import: ImportId,
        after: i64,
    ) -> Result<ReportPart, StoreError> {
        let batches =
            read!(self.accounts.store(), imports::reports(operator, import, after, BATCHES));
        let batches = batches.await?;
        let rows: Vec<Vec<Value>> =
            batches.iter().flat_map(|(_, text)| text.lines()).filter_map(cells).collect();
        let csv = csv(after == 0, &rows).unwrap_or_default();
        let is_last = i64::try_from(batches.len()).is_ok_and(|count| count < BATCHES);
        let next = batches.last().map(|(id, _)| *id).filter(|_| !is_last);
        Ok(ReportPart { csv, next })
    }
}

/// Returns the rows as CSV. Writing to memory does not fail.
fn csv(with_header: bool, rows: &[Vec<Value>]) -> io::Result<Vec<u8>> {
    let format = ExportFormat::Csv;
    let mut bytes = if with_header { encoding::header(format, &COLUMNS)? } else { Vec::new() };
    bytes.extend(encoding::lines(format, &COLUMNS, rows)?);
    Ok(bytes)
}

/// Returns the cells of a line of a report.
fn cells(line: &str) -> Option<Vec<Value>> {
    let mut parts = line.splitn(4, '\t');
    let (line, outcome, code) = (parts.next()?, parts.next()?, parts.next()?);
    let refusal = model::refusals::ImportRowRefusal::from_code(code);
    let column = refusal.and_then(Refusal::field).unwrap_or_default();
    Some(vec![
        line.into(),
        parts.next().unwrap_or_default().into(),
        outcome.into(),
        column.into(),
        code.into(),
    ])
}

/// Returns the refused row that a line of a report is about.
pub(super) fn refused(line: &str) -> Option<RefusedRow> {
    let mut parts = line.splitn(4, '\t');
    let (line, outcome, code) = (parts.next()?, parts.next()?, parts.next()?);
    (outcome == ImportOutcome::Refused.code()).then_some(())?;
    Some(RefusedRow {
        line: line.parse().ok()?,
        external_id: parts.next().unwrap_or_default().to_owned(),
        refusal: Refusal::from_code(code)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::refusals::ImportRowRefusal;

    #[test]
    fn a_report_is_safe_in_spreadsheets_and_names_the_column() {
        let lines = ["2\tcreated\t\tK-1", "3\trefused\temail-invalid\t=1+1", "4\tunchanged\t\t"];
        let rows: Vec<_> = lines.into_iter().filter_map(cells).collect();
        let csv = csv(true, &rows).expect("memory takes it");
        assert_eq!(
            String::from_utf8(csv).expect("text"),
            "\"line\",\"external_id\",\"outcome\",\"column\",\"reason\"\r\n\
             \"2\",\"K-1\",\"created\",\"\",\"\"\r\n\
             \"3\",\"'=1+1\",\"refused\",\"email\",\"email-invalid\"\r\n\
             \"4\",\"\",\"unchanged\",\"\",\"\"\r\n"
        );
        let refused: Vec<_> = lines.into_iter().filter_map(refused).collect();
        assert_eq!(refused.len(), 1);
        assert_eq!((refused[0].line, refused[0].refusal), (3, ImportRowRefusal::EmailInvalid));
    }
}
