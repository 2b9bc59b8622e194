//! The thread that reads a file, and sends its rows in batches.

use super::{
    file::{FileProblem, FileSource},
    rows::{Batch, Cells, Content, FileRow, read_external_id},
    seen::Seen,
};
use model::{ImportColumn, ImportMapping, refusals::ImportRowRefusal};
use std::path::PathBuf;
use tokio::sync::mpsc;

/// The maximum of rows, and of bytes, that are planned and written together.
const MAX_ROWS: usize = 500;
const MAX_BYTES: u64 = 512 * 1024;
/// How many batches are read before the first one is written.
const BATCHES_AHEAD: usize = 1;

/// Which rows of a file to read.
pub(super) struct Reading {
    pub path: PathBuf,
    pub mapping: ImportMapping,
    /// Rows that are done already: they are read again, because later rows may repeat or contradict them, but not sent.
    pub done: i64,
}

/// Reads a file in a thread of its own. The channel closes after the last batch.
pub(super) fn start(reading: Reading) -> mpsc::Receiver<Result<Batch, FileProblem>> {
    let (sender, batches) = mpsc::channel(BATCHES_AHEAD);
    tokio::task::spawn_blocking(move || {
        if let Err(problem) = read(&reading, &sender) {
            // The receiver is gone if the import was stopped.
            sender.blocking_send(Err(problem)).ok();
        }
    });
    batches
}

fn read(
    reading: &Reading,
    sender: &mpsc::Sender<Result<Batch, FileProblem>>,
) -> Result<(), FileProblem> {
    let (mut source, header) = FileSource::open(&reading.path)?;
    let (mut seen, mut batch, mut count) = (Seen::default(), Batch::default(), 0);
    let mut begun = source.position();
    loop {
        // Rows that were complete before one that cannot be read are imported.
        let advanced = source.advance();
        if matches!(advanced, Ok(true)) {
            count += 1;
            let row = row(&source, header.len(), &reading.mapping, &mut seen);
            if count > reading.done {
                batch.rows.push(row);
                batch.position = i64::try_from(source.position()).unwrap_or(i64::MAX);
            }
        }
        let is_full = batch.rows.len() >= MAX_ROWS || source.position() - begun >= MAX_BYTES;
        if (is_full || !matches!(advanced, Ok(true))) && !batch.rows.is_empty() {
            begun = source.position();
            if sender.blocking_send(Ok(std::mem::take(&mut batch))).is_err() {
                return Ok(());
            }
        }
        if !advanced? {
            return Ok(());
        }
    }
}

fn row(
    source: &FileSource,
    columns: usize,
    mapping: &ImportMapping,
    seen: &mut Seen,
) -> FileRow<Cells> {
    let line = source.line();
    let refused = |external_id: String, refusal| FileRow {
        line,
        external_id,
        content: Content::Refused(refusal),
    };
    if source.record.len() > columns {
        return refused(String::new(), ImportRowRefusal::ColumnsDiffer);
    }
    if source.is_cut(columns) {
        return refused(String::new(), ImportRowRefusal::RowCut);
    }
    let Some(cells) = cells(source, mapping) else {
        return refused(String::new(), ImportRowRefusal::RowNotUtf8);
    };
    match read_external_id(cells.text(ImportColumn::ExternalId)) {
        Ok(external_id) => {
            let content = seen.content(&external_id, cells);
            FileRow { line, external_id, content }
        }
        Err(refusal) => refused(String::new(), refusal),
    }
}

/// Returns the cells that are imported; `None` if one is not UTF-8, or no text at all. Spreadsheets leave out the last
/// cells of a row if they are empty: these are as those of a column that the file does not have.
fn cells(source: &FileSource, mapping: &ImportMapping) -> Option<Cells> {
    let there = mapping.places().filter(|(_, place)| *place < source.record.len());
    let cell = |(column, place): (ImportColumn, usize)| {
        let text = std::str::from_utf8(source.record.get(place)?).ok()?;
        let text = text.trim();
        (!text.contains('\0')).then(|| (column, text.to_owned()))
    };
    there.map(cell).collect::<Option<Vec<_>>>().map(Cells)
}
