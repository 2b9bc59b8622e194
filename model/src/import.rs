//! Imports of customers and orders from other systems. `docs/import.md` explains every column.

mod column;
mod mapping;

pub use column::ImportColumn;
pub use mapping::ImportMapping;

use crate::refusals::{ImportRefusal, ImportRowRefusal};
use crate::{ImportId, Timestamp, codes::codes};
use serde::{Deserialize, Serialize};

codes!(
    /// What a file has a row of.
    ImportKind {
        Customers = "customers",
        Purchases = "purchases",
    }
);

crate::stored_as_text!(ImportKind, code, ImportKind::from_code);

codes!(
    /// The outcome of a row.
    ImportOutcome {
        Created = "created",
        Updated = "updated",
        Unchanged = "unchanged",
        Refused = "refused",
    }
);

codes!(
    /// How far an import is.
    ImportState {
        /// The file is there; nothing has been done with it.
        Uploaded = "uploaded",
        Running = "running",
        /// Stopped before its end: it can be resumed.
        Stopped = "stopped",
        /// The rest of the file cannot be read.
        Failed = "failed",
        Finished = "finished",
    }
);

crate::stored_as_text!(ImportState, code, ImportState::from_code);

/// How many rows had each outcome.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportCounts {
    pub created: i64,
    pub updated: i64,
    pub unchanged: i64,
    pub refused: i64,
}

impl ImportCounts {
    /// Counts one more row.
    pub const fn count(&mut self, outcome: ImportOutcome) {
        match outcome {
            ImportOutcome::Created => self.created += 1,
            ImportOutcome::Updated => self.updated += 1,
            ImportOutcome::Unchanged => self.unchanged += 1,
            ImportOutcome::Refused => self.refused += 1,
        }
    }

    /// Returns how many rows there are.
    pub const fn total(self) -> i64 {
        self.created + self.updated + self.unchanged + self.refused
    }
}

/// An import in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportSummary {
    pub id: ImportId,
    pub kind: ImportKind,
    pub dry_run: bool,
    pub file_name: String,
    pub state: ImportState,
    pub counts: ImportCounts,
    /// How much of the file is done, in percent.
    pub percent: u8,
    /// The agent's name; `None` for the command.
    pub agent: Option<String>,
    /// In UTC.
    pub started_at: Timestamp,
    pub finished_at: Option<Timestamp>,
    /// Why the file could not be read to its end, and in which line.
    pub problem: Option<(ImportRefusal, Option<i64>)>,
}

/// A row that was refused.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RefusedRow {
    /// The line of the file that it begins in.
    pub line: i64,
    /// Empty if it cannot be read.
    pub external_id: String,
    pub refusal: ImportRowRefusal,
}

/// The page of an import.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportDetails {
    pub summary: ImportSummary,
    /// The names of the file's columns.
    pub header: Vec<String>,
    pub mapping: ImportMapping,
    /// The first rows that were refused.
    pub refused: Vec<RefusedRow>,
    /// Whether the file is still kept, so that it can be imported.
    pub has_file: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_outcome_is_counted() {
        let mut counts = ImportCounts::default();
        for outcome in ImportOutcome::ALL {
            counts.count(outcome);
        }
        assert_eq!(counts.total(), 4);
        assert_eq!(counts, ImportCounts { created: 1, updated: 1, unchanged: 1, refused: 1 });
    }
}
