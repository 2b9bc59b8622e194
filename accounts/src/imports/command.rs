//! Imports by the command line, for the server's administrator: also of passwords.

use super::{
    Context,
    claim::Claimed,
    file::{FileProblem, ImportFile, examine, shown_name},
    reader::Reading,
    run::{ImportInterruption, Run},
};
use crate::{
    StoreError,
    groups::Imports,
    store::rows::{ImportProgress, NewImport},
};
use model::{
    ImportCounts, ImportId, ImportKind, ImportMapping, ImportState, OperatorId, Refusal,
    refusals::ImportRefusal,
};
use std::{io, path::PathBuf};

/// Arguments of the command.
#[derive(Debug, Clone)]
pub struct ImportCommand {
    /// The host of the portal that imported orders belong to, in lower case.
    pub host: String,
    pub kind: ImportKind,
    pub file: PathBuf,
    pub dry_run: bool,
}

/// An import that reached the end of its file, or a line that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imported {
    pub operator: OperatorId,
    pub id: ImportId,
    pub counts: ImportCounts,
    /// How many rows an earlier run had done.
    pub resumed_after: i64,
    /// What is wrong with the file, and in which line.
    pub problem: Option<(ImportRefusal, i64)>,
}

/// Why a command imported nothing, or stopped.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    #[error("no portal has the host {0}: `guichet doctor` lists those that there are")]
    UnknownHost(String),
    #[error("line {line}: {}", code_of(.refusal))]
    Refused { refusal: ImportRefusal, line: i64 },
    #[error("the header names the column {0} more than once")]
    ColumnRepeated(&'static str),
    #[error(
        "another import of this operator is running; if it was stopped, this one can begin in {0} s"
    )]
    Running(i64),
    #[error("another run has taken the import over")]
    Lost,
    #[error("the file cannot be read")]
    Io(#[from] io::Error),
    #[error(transparent)]
    Store(#[from] StoreError),
}

fn code_of(refusal: &ImportRefusal) -> &'static str {
    refusal.code()
}

impl From<FileProblem> for ImportError {
    fn from(problem: FileProblem) -> Self {
        match problem {
            FileProblem::Refused(refusal, line) => Self::Refused { refusal, line },
            FileProblem::Io(error) => Self::Io(error),
        }
    }
}

impl From<ImportInterruption> for ImportError {
    fn from(interruption: ImportInterruption) -> Self {
        match interruption {
            ImportInterruption::Store(error) => Self::Store(error),
            ImportInterruption::Io(error) => Self::Io(error),
            ImportInterruption::Lost => Self::Lost,
        }
    }
}

impl Imports<'_> {
    /// Imports a file, or resumes it where an earlier run stopped. `report` is called after every batch, with the
    /// percentage of the file that is done. Returns what became of its rows.
    ///
    /// # Errors
    /// [`ImportError`]; what was imported before stays, and the same command resumes there.
    #[tracing::instrument(skip_all, fields(kind = command.kind.code()))]
    pub async fn run(
        self,
        command: &ImportCommand,
        mut report: impl FnMut(u8, ImportCounts) + Send,
    ) -> Result<Imported, ImportError> {
        let portal = self.accounts.portal(&command.host).await?;
        let portal = portal.ok_or_else(|| ImportError::UnknownHost(command.host.clone()))?;
        let file = examine(command.file.clone()).await?;
        let mapping = mapping_of(command.kind, &file.header)?;
        let context = Context {
            operator: portal.operator,
            portal: portal.id,
            locale: portal.default_locale,
            zone: portal.settings.time_zone.clone(),
            agent: None,
        };
        let new = new_import(command, &context, &file, &mapping, self.accounts.now())?;
        let (claimed, holder) = self.claim(new, None).await?;
        let (id, progress) = match claimed {
            Claimed::Import { id, progress } => (id, progress),
            Claimed::Running(seconds) => return Err(ImportError::Running(seconds)),
        };
        let (operator, size) = (context.operator, file.size);
        let run = Run {
            accounts: self.accounts.clone(),
            context,
            import: id,
            kind: command.kind,
            dry_run: command.dry_run,
            holder,
            progress,
            reading: Reading { path: file.path, mapping, done: progress.records },
        };
        let ended = run
            .finish(move |progress| report(percent(progress.position, size), counts(progress)))
            .await?;
        Ok(Imported {
            operator,
            id,
            counts: counts(ended.progress),
            resumed_after: progress.records,
            problem: ended.problem,
        })
    }
}

/// Returns which column of a file is which, by its header.
fn mapping_of(kind: ImportKind, header: &[String]) -> Result<ImportMapping, ImportError> {
    let columns = kind.columns();
    if let Some(column) = columns.iter().find(|column| column.is_repeated_in(header)) {
        return Err(ImportError::ColumnRepeated(column.as_str()));
    }
    let mapping = ImportMapping::of_header(header, columns.iter().copied());
    let checked = mapping.check(kind, header.len());
    checked.map_err(|refusal| ImportError::Refused { refusal, line: 1 })?;
    Ok(mapping)
}

fn new_import(
    command: &ImportCommand,
    context: &Context,
    file: &ImportFile,
    mapping: &ImportMapping,
    now: model::Timestamp,
) -> Result<NewImport, StoreError> {
    let name = file.path.file_name().unwrap_or_default();
    Ok(NewImport {
        operator_id: context.operator,
        portal_id: context.portal,
        agent_id: None,
        kind: command.kind,
        dry_run: command.dry_run,
        file_name: shown_name(&name.to_string_lossy()),
        file: None,
        file_hash: file.hash.clone(),
        size: file.size,
        header: serde_json::to_string(&file.header)?,
        mapping: mapping.to_string(),
        state: ImportState::Running,
        started_at: now,
    })
}

/// Returns how much of a file is done, in percent.
pub(super) fn percent(position: i64, size: i64) -> u8 {
    let percent = position.saturating_mul(100) / size.max(1);
    u8::try_from(percent.clamp(0, 100)).unwrap_or(100)
}

pub(super) fn counts(progress: ImportProgress) -> ImportCounts {
    ImportCounts {
        created: progress.created,
        updated: progress.updated,
        unchanged: progress.unchanged,
        refused: progress.refused,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_of_a_file_is_a_percentage() {
        for (position, size, expected) in
            [(0, 0, 0), (0, 10, 0), (5, 10, 50), (10, 10, 100), (12, 10, 100)]
        {
            assert_eq!(percent(position, size), expected, "{position} of {size}");
        }
    }
}
