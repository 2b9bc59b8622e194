//! Reading CSV files: UTF-8 with or without a byte order mark, with commas or semicolons. Memory holds at most one row.

use csv::{ByteRecord, ErrorKind, Reader, ReaderBuilder};
use model::{one_line, refusals::ImportRefusal};
use sha2::{Digest, Sha256};
use std::{
    cell::Cell,
    fs::File,
    io::{self, Read, Seek, SeekFrom},
    path::{Path, PathBuf},
    rc::Rc,
};

/// The maximum length of a row, in bytes.
const MAX_ROW: u64 = 64 * 1024;
const MAX_COLUMNS: usize = 200;
/// How much of a file's name is kept, in characters.
const MAX_NAME: usize = 100;
/// Size of the read buffer, in bytes.
const BUFFER: usize = 64 * 1024;
/// The byte order mark of UTF-8, which some programs write.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";
/// The byte order marks of UTF-16.
const UTF_16_MARKS: [&[u8]; 2] = [b"\xff\xfe", b"\xfe\xff"];

/// Why a file cannot be read, or not to its end.
#[derive(Debug, thiserror::Error)]
pub(super) enum FileProblem {
    #[error("the file was refused")]
    Refused(ImportRefusal, i64),
    #[error("the file cannot be read")]
    Io(#[from] io::Error),
}

/// A file that can be imported.
#[derive(Debug, Clone)]
pub(super) struct ImportFile {
    pub path: PathBuf,
    pub hash: Vec<u8>,
    /// In bytes.
    pub size: i64,
    /// The names of the columns.
    pub header: Vec<String>,
}

/// Returns the name of a file as lists and the audit log show it: what could mislead a reader becomes visible.
pub(super) fn shown_name(name: &str) -> String {
    one_line(name).chars().take(MAX_NAME).collect()
}

/// Reads the whole file once. Returns its hash, size and header.
///
/// # Errors
/// [`FileProblem`].
pub(super) async fn examine(path: PathBuf) -> Result<ImportFile, FileProblem> {
    let examined = tokio::task::spawn_blocking(move || read_through(path));
    examined.await.unwrap_or_else(|error| Err(io::Error::other(error).into()))
}

fn read_through(path: PathBuf) -> Result<ImportFile, FileProblem> {
    let (hash, size) = hash_of(&path)?;
    let (_, header) = FileSource::open(&path)?;
    Ok(ImportFile { path, hash, size, header })
}

fn hash_of(path: &Path) -> io::Result<(Vec<u8>, i64)> {
    let mut file = File::open(path)?;
    let (mut hash, mut size, mut buffer) = (Sha256::new(), 0, vec![0; BUFFER]);
    loop {
        let read = file.read(&mut buffer)?;
        if read == 0 {
            return Ok((hash.finalize().to_vec(), size));
        }
        hash.update(&buffer[..read]);
        size += i64::try_from(read).unwrap_or_default();
    }
}

/// The rows of a file, below its header.
pub(super) struct FileSource {
    reader: Reader<Limited>,
    limit: Rc<Cell<u64>>,
    /// Whether lines end by two characters: the reader leaves the second one to the next row, and counts lines by it.
    ends_by_two: bool,
    end: FileEnd,
    pub record: ByteRecord,
}

impl FileSource {
    /// Opens a file and reads its header.
    ///
    /// # Errors
    /// [`FileProblem`].
    pub(super) fn open(path: &Path) -> Result<(Self, Vec<String>), FileProblem> {
        let mut file = File::open(path)?;
        let mut beginning = Vec::new();
        file.by_ref().take(BUFFER as u64).read_to_end(&mut beginning)?;
        if UTF_16_MARKS.iter().any(|mark| beginning.starts_with(mark)) {
            return Err(FileProblem::Refused(ImportRefusal::NotUtf8, 1));
        }
        let mark = if beginning.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK.len() } else { 0 };
        let end = FileEnd::of(&mut file, mark)?;
        file.seek(SeekFrom::Start(mark as u64))?;
        let limit = Rc::new(Cell::new(MAX_ROW + BUFFER as u64));
        let (delimiter, ends_by_two) = first_line(&beginning[mark..]);
        let reader = ReaderBuilder::new()
            .delimiter(delimiter)
            .has_headers(false)
            .flexible(true)
            .buffer_capacity(BUFFER)
            .from_reader(Limited { file, read: 0, limit: Rc::clone(&limit) });
        let mut source = Self { reader, limit, ends_by_two, end, record: ByteRecord::new() };
        if !source.advance()? {
            return Err(FileProblem::Refused(ImportRefusal::FileEmpty, 1));
        }
        let header = source.header().map_err(|refusal| FileProblem::Refused(refusal, 1))?;
        Ok((source, header))
    }

    fn header(&self) -> Result<Vec<String>, ImportRefusal> {
        if self.record.len() > MAX_COLUMNS {
            return Err(ImportRefusal::TooManyColumns);
        }
        let name = |cell: &[u8]| std::str::from_utf8(cell).map(|name| name.trim().to_owned());
        let names: Result<Vec<String>, _> = self.record.iter().map(name).collect();
        let names = names.map_err(|_| ImportRefusal::NotUtf8)?;
        if names.iter().any(|name| name.contains('\0')) {
            return Err(ImportRefusal::NotUtf8);
        }
        Ok(names)
    }

    /// Reads the next row into `record`. Returns whether there was one.
    ///
    /// # Errors
    /// [`FileProblem`].
    pub(super) fn advance(&mut self) -> Result<bool, FileProblem> {
        self.limit.set(self.position() + MAX_ROW + BUFFER as u64);
        let line = self.shown(self.reader.position().line());
        let read = self.reader.read_byte_record(&mut self.record);
        read.map_err(|error| match error.into_kind() {
            ErrorKind::Io(source) if source.kind() == io::ErrorKind::FileTooLarge => {
                FileProblem::Refused(ImportRefusal::RowTooLong, line)
            }
            ErrorKind::Io(source) => FileProblem::Io(source),
            other => FileProblem::Io(io::Error::other(format!("{other:?}"))),
        })
    }

    /// Returns how many bytes of the file are read, without a mark at its beginning.
    pub(super) fn position(&self) -> u64 {
        self.reader.position().byte()
    }

    /// Returns the line that the row begins in, from 1.
    pub(super) fn line(&self) -> i64 {
        self.shown(self.record.position().map_or(0, csv::Position::line))
    }

    /// Returns whether the file ends in the middle of the row: with a line that has no end, if the row has less than
    /// that many cells, or in a quoted cell, which may hold all rows after a missing quotation mark.
    pub(super) fn is_cut(&self, columns: usize) -> bool {
        if self.position() != self.end.at {
            return false;
        }
        let last = self.record.iter().next_back().unwrap_or_default();
        let has_lines = last.iter().any(|byte| is_line_end(*byte));
        let is_short = self.record.len() < columns;
        is_short && !self.end.ends_line || has_lines && !self.end.ends_quotes
    }

    fn shown(&self, line: u64) -> i64 {
        i64::try_from(line).unwrap_or(i64::MAX) + i64::from(self.ends_by_two)
    }
}

/// How a file ends.
#[derive(Debug, Clone, Copy)]
struct FileEnd {
    /// Its size in bytes, without a mark at its beginning.
    at: u64,
    ends_line: bool,
    /// Whether the last line ends with a quotation mark.
    ends_quotes: bool,
}

impl FileEnd {
    /// Reads the last bytes of a file whose mark is that long.
    fn of(file: &mut File, mark: usize) -> io::Result<Self> {
        let size = file.seek(SeekFrom::End(0))?;
        file.seek(SeekFrom::Start(size.saturating_sub(2)))?;
        let mut last = Vec::new();
        file.read_to_end(&mut last)?;
        let ends_line = last.last().is_some_and(|byte| is_line_end(*byte));
        let ends_quotes = last.strip_suffix(b"\n").unwrap_or(&last).ends_with(b"\"");
        Ok(Self { at: size.saturating_sub(mark as u64), ends_line, ends_quotes })
    }
}

const fn is_line_end(byte: u8) -> bool {
    matches!(byte, b'\n' | b'\r')
}

/// A file that is read up to a limit, which every row raises.
struct Limited {
    file: File,
    read: u64,
    limit: Rc<Cell<u64>>,
}

impl Read for Limited {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.read >= self.limit.get() {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        let read = self.file.read(buffer)?;
        self.read += read as u64;
        Ok(read)
    }
}

/// Returns what separates the cells, the more frequent of semicolon and comma in the first line outside of quotes, and
/// whether that line ends by two characters.
fn first_line(beginning: &[u8]) -> (u8, bool) {
    let (mut commas, mut semicolons, mut is_quoted, mut ends_by_two) = (0, 0, false, false);
    for (place, byte) in beginning.iter().enumerate() {
        match byte {
            b'"' => is_quoted = !is_quoted,
            b'\n' | b'\r' if !is_quoted => {
                ends_by_two = beginning[place..].starts_with(b"\r\n");
                break;
            }
            b',' if !is_quoted => commas += 1,
            b';' if !is_quoted => semicolons += 1,
            _ => {}
        }
    }
    (if semicolons > commas { b';' } else { b',' }, ends_by_two)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_a_file_is_one_short_line() {
        assert_eq!(shown_name("clientes julio.csv"), "clientes julio.csv");
        assert_eq!(shown_name("a\u{202e}vsc.exe\r\n"), "a\u{fffd}vsc.exe\u{fffd}\u{fffd}");
        assert_eq!(shown_name(&"é".repeat(400)).chars().count(), MAX_NAME);
    }

    #[test]
    fn the_header_says_what_separates_cells_and_lines() {
        for (header, expected) in [
            ("a,b,c", (b',', false)),
            ("a;b;c\r\n", (b';', true)),
            ("a", (b',', false)),
            ("\"a,b,c\";d\n", (b';', false)),
            ("\"a\r\n,b\";d\r\n", (b';', true)),
            ("a;b\n1,2,3,4\r\n", (b';', false)),
            ("", (b',', false)),
        ] {
            assert_eq!(first_line(header.as_bytes()), expected, "{header}");
        }
    }
}
