//! Rows of a file: as read, as parsed, and their outcomes.

use model::{
    ExternalId, ImportColumn, ImportCounts, ImportOutcome, InvalidExternalId,
    refusals::ImportRowRefusal,
};

/// The cells of a row that are imported, without surrounding white space.
#[derive(Debug, Clone, Default)]
pub(super) struct Cells(pub Vec<(ImportColumn, String)>);

impl Cells {
    /// Returns a cell; `None` if the file has no such column, or the row ends before it.
    pub(super) fn get(&self, column: ImportColumn) -> Option<&str> {
        self.0.iter().find(|(one, _)| *one == column).map(|(_, text)| text.as_str())
    }

    /// Returns a cell, empty if there is none.
    pub(super) fn text(&self, column: ImportColumn) -> &str {
        self.get(column).unwrap_or_default()
    }
}

/// The value of a cell: one that is not in the file leaves a value unchanged, and an empty one clears it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Given<T> {
    Absent,
    Empty,
    Value(T),
}

impl<T> Given<T> {
    /// Reads a cell by `parse`, which returns what is wrong with it.
    pub(super) fn read<R>(
        cell: Option<&str>,
        parse: impl FnOnce(&str) -> Result<T, R>,
    ) -> Result<Self, R> {
        match cell {
            None => Ok(Self::Absent),
            Some("") => Ok(Self::Empty),
            Some(text) => parse(text).map(Self::Value),
        }
    }

    /// Returns the value afterwards, if there is one.
    pub(super) fn applied_to(self, before: Option<T>) -> Option<T> {
        match self {
            Self::Absent => before,
            Self::Empty => None,
            Self::Value(value) => Some(value),
        }
    }
}

/// A row as it is in the file, or as it was parsed.
#[derive(Debug)]
pub(super) struct FileRow<T> {
    /// The line that it begins in, from 1.
    pub line: i64,
    /// Empty if it cannot be read.
    pub external_id: String,
    pub content: Content<T>,
}

#[derive(Debug)]
pub(super) enum Content<T> {
    Data(T),
    /// An earlier row of the file has the same content.
    Repeated,
    Refused(ImportRowRefusal),
}

impl<T> FileRow<T> {
    /// Parses the row; what was refused before stays so.
    pub(super) fn parse<U>(
        &self,
        parse: impl FnOnce(&str, &T) -> Result<U, ImportRowRefusal>,
    ) -> FileRow<U> {
        let content = match &self.content {
            Content::Data(data) => match parse(&self.external_id, data) {
                Ok(data) => Content::Data(data),
                Err(refusal) => Content::Refused(refusal),
            },
            Content::Repeated => Content::Repeated,
            Content::Refused(refusal) => Content::Refused(*refusal),
        };
        FileRow { line: self.line, external_id: self.external_id.clone(), content }
    }

    /// Returns the parsed row.
    pub(super) fn data(&self) -> Option<&T> {
        match &self.content {
            Content::Data(data) => Some(data),
            Content::Repeated | Content::Refused(_) => None,
        }
    }
}

/// Rows that are planned and written together.
#[derive(Debug, Default)]
pub(super) struct Batch {
    pub rows: Vec<FileRow<Cells>>,
    /// How many bytes of the file are done after it.
    pub position: i64,
}

/// The outcome of each row of a batch.
#[derive(Debug, Default)]
pub(super) struct Outcomes {
    pub counts: ImportCounts,
    /// A line for each row: the line of the file, the outcome, the code of the refusal, and the external id.
    pub text: String,
}

impl Outcomes {
    pub(super) fn add<T>(
        &mut self,
        row: &FileRow<T>,
        result: Result<ImportOutcome, ImportRowRefusal>,
    ) {
        use model::Refusal;
        let outcome = result.unwrap_or(ImportOutcome::Refused);
        self.counts.count(outcome);
        let code = result.err().map(ImportRowRefusal::code).unwrap_or_default();
        let FileRow { line, external_id, .. } = row;
        self.text.push_str(&format!("{line}\t{}\t{code}\t{external_id}\n", outcome.code()));
    }
}

/// Reads an external id.
///
/// # Errors
/// `ExternalIdMissing`, `ExternalIdInvalid`.
pub(super) fn read_external_id(text: &str) -> Result<String, ImportRowRefusal> {
    match text.parse::<ExternalId>() {
        Ok(id) => Ok(id.as_str().to_owned()),
        Err(InvalidExternalId::Missing) => Err(ImportRowRefusal::ExternalIdMissing),
        Err(InvalidExternalId::Forbidden) => Err(ImportRowRefusal::ExternalIdInvalid),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_external_id_is_one_line_of_limited_length() {
        assert_eq!(read_external_id("K-7/ä").as_deref(), Ok("K-7/ä"));
        assert_eq!(read_external_id(""), Err(ImportRowRefusal::ExternalIdMissing));
        for text in ["a\tb", "a\0", &"x".repeat(ExternalId::MAX_CHARS + 1)] {
            assert_eq!(read_external_id(text), Err(ImportRowRefusal::ExternalIdInvalid));
        }
    }

    #[test]
    fn a_missing_column_is_not_an_empty_cell() {
        let cells = Cells(vec![(ImportColumn::Email, String::new())]);
        let read = |column| Given::read(cells.get(column), |text| text.parse::<u8>());
        assert_eq!(read(ImportColumn::Email), Ok(Given::Empty));
        assert_eq!(read(ImportColumn::Phone), Ok(Given::Absent));
        let after = |given: Given<u8>| given.applied_to(Some(1));
        assert_eq!(
            (after(Given::Absent), after(Given::Empty), after(Given::Value(2))),
            (Some(1), None, Some(2))
        );
    }
}
