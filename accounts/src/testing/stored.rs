//! What the database of an app has stored, as in a copy of it.

use super::TestApp;
use std::path::Path;

/// All bytes of a database.
pub struct Stored {
    bytes: Vec<u8>,
    /// Whether binary columns are in it as hexadecimal digits.
    is_text: bool,
}

impl Stored {
    /// Returns whether these bytes are anywhere in the database.
    pub fn contains(&self, bytes: impl AsRef<[u8]>) -> bool {
        let bytes = bytes.as_ref();
        self.has(bytes) || self.is_text && self.has(hexadecimal(bytes).as_bytes())
    }

    fn has(&self, wanted: &[u8]) -> bool {
        self.bytes.windows(wanted.len()).any(|window| window == wanted)
    }
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

impl TestApp {
    /// Returns what a copy of the database reveals: on SQLite its files, with what was deleted and not overwritten yet,
    /// on PostgreSQL every row of every table.
    pub async fn stored(&self) -> Stored {
        if self.postgres.is_none() {
            let path = self.sqlite_path();
            return Stored { bytes: files_of(&path), is_text: false };
        }
        let tables = "SELECT tablename::text FROM pg_tables WHERE schemaname = 'public'";
        let mut text = String::new();
        for table in self.texts(tables).await {
            let rows = format!("SELECT (whole_row.*)::text FROM \"{table}\" AS whole_row");
            text.extend(self.texts(&rows).await);
        }
        Stored { bytes: text.into_bytes(), is_text: true }
    }
}

/// Returns a database file and those beside it, such as its log.
fn files_of(database: &Path) -> Vec<u8> {
    let name = database.file_name().expect("a name").to_string_lossy();
    let folder = database.parent().expect("a folder");
    let mut bytes = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
        if entry.file_name().to_string_lossy().starts_with(&*name) {
            bytes.extend(std::fs::read(entry.path()).expect("the file"));
        }
    }
    bytes
}
