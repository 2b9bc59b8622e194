//! Removing uploaded files, also those that nobody has imported in time, and parts of uploads that a stop of the server
//! has left.

use crate::{StoreError, groups::Imports, store::write};
use chrono::TimeDelta;
use model::Timestamp;
use std::{
    fs::{self, DirEntry},
    io,
    path::Path,
    time::{Duration, SystemTime},
};

/// How long an uploaded file is kept if nobody imports it.
const FILE_TTL: TimeDelta = TimeDelta::days(7);

impl Imports<'_> {
    /// Removes the files of a folder that were uploaded more than seven days ago. Returns how many.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer; the files are gone all the same.
    #[tracing::instrument(skip_all)]
    pub async fn remove_old_files(self, folder: &Path) -> Result<usize, StoreError> {
        let (folder, before) = (folder.to_owned(), self.accounts.now() - FILE_TTL);
        let removed = tokio::task::spawn_blocking(move || remove_before(&folder, before)).await;
        let removed = removed.unwrap_or_default();
        for file in &removed {
            write!(self.accounts.store(), imports::forget_file_named(file)).await?;
        }
        Ok(removed.len())
    }
}

/// Removes a file. Returns whether it is gone: one that stays is found again when it is old.
pub(super) fn remove(file: &Path) -> bool {
    match fs::remove_file(file) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            tracing::error!(%error, "import.file.removal.failed");
            false
        }
        Ok(()) | Err(_) => true,
    }
}

/// Removes the files that were written before that time. Returns their names.
fn remove_before(folder: &Path, before: Timestamp) -> Vec<String> {
    let before = u64::try_from(before.and_utc().timestamp_millis()).unwrap_or_default();
    let before = SystemTime::UNIX_EPOCH + Duration::from_millis(before);
    let files = match fs::read_dir(folder) {
        Ok(files) => files,
        // There is no folder before the first upload.
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Vec::new(),
        Err(error) => {
            tracing::error!(%error, "import.file.removal.failed");
            return Vec::new();
        }
    };
    let is_old = |file: &DirEntry| {
        let written = file.metadata().and_then(|about| about.modified());
        written.is_ok_and(|at| at < before)
    };
    let is_upload = |name: &String| Path::new(name).extension().is_some_and(|end| end == "csv");
    let old = files.filter_map(Result::ok).filter(is_old);
    old.filter_map(|file| file.file_name().into_string().ok())
        .filter(is_upload)
        .filter(|name| remove(&folder.join(name)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_gone_when_it_was_removed_or_was_never_there() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let file = folder.path().join("customers.csv");
        fs::write(&file, "7").expect("written");
        assert!(remove(&file) && !file.exists());
        assert!(remove(&file));
        assert!(!remove(folder.path()), "a folder cannot be removed as a file");
    }
}
