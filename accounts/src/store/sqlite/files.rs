//! The files of a SQLite database: readable by their owner only, and used by one server at a time.

use std::{
    ffi::OsString,
    fs::{self, File, OpenOptions, Permissions, TryLockError},
    io,
    os::unix::fs::{MetadataExt, OpenOptionsExt, PermissionsExt, fchown},
    path::{Path, PathBuf},
};

/// Owner only: the file contains the data of all customers.
const MODE: u32 = 0o600;

/// Endings of the files that SQLite keeps next to a database.
const SIDECARS: [&str; 2] = ["-wal", "-shm"];

/// The identity of a file: device and inode number.
pub type FileId = (u64, u64);

/// Returns the identity of the file at a path.
///
/// # Errors
/// [`io::Error`] when there is no file.
pub fn id(path: &Path) -> io::Result<FileId> {
    fs::metadata(path).map(|found| (found.dev(), found.ino()))
}

/// Creates the database unless it exists.
///
/// # Errors
/// [`io::Error`] when it cannot be created.
pub fn ensure(path: &Path) -> io::Result<()> {
    match create_in_place(path) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => Err(error),
        _ => Ok(()),
    }
}

/// Creates an empty file in the folder of the database. If root does so it belongs to the owner of the folder: the
/// server, which is not root, could not open it. No file that was there before is given away: a link may lead anywhere.
///
/// # Errors
/// [`io::Error`] when it exists already, or cannot be created.
pub fn create_in_place(path: &Path) -> io::Result<File> {
    let file = create(path)?;
    let folder = fs::metadata(folder_of(path))?;
    if file.metadata()?.uid() == 0 && folder.uid() != 0 {
        // Without the right to, it stays as it is.
        fchown(&file, Some(folder.uid()), Some(folder.gid())).ok();
    }
    Ok(file)
}

/// Makes the files accessible to their owner only. Files that SQLite adds later get the mode of the database. A folder
/// in its place, whose name was given without that of the file, stays open: nothing in it could be reached otherwise.
pub fn protect(path: &Path) {
    for file in all(path) {
        let is_open = fs::metadata(&file)
            .is_ok_and(|found| found.is_file() && found.permissions().mode() & 0o077 != 0);
        if is_open && let Err(error) = fs::set_permissions(&file, Permissions::from_mode(MODE)) {
            tracing::warn!(file = %file.display(), %error, "database.file_mode.not_changed");
        }
    }
}

/// Creates an empty file that only its owner can read.
///
/// # Errors
/// [`io::Error`] when it exists already, or cannot be created.
pub fn create(path: &Path) -> io::Result<File> {
    OpenOptions::new().write(true).create_new(true).mode(MODE).open(path)
}

/// Locks the database against other servers while the returned file is open; `None` if another server has it.
///
/// # Errors
/// [`io::Error`] when the lock file cannot be created.
pub fn lock(path: &Path) -> io::Result<Option<File>> {
    let path = with_ending(path, ".lock");
    let file = match create_in_place(&path) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            OpenOptions::new().write(true).open(&path)?
        }
        created => created?,
    };
    match file.try_lock() {
        Ok(()) => Ok(Some(file)),
        Err(TryLockError::WouldBlock) => Ok(None),
        Err(TryLockError::Error(error)) => Err(error),
    }
}

/// Returns whether there is a database, or a file that SQLite would take for a part of one.
pub fn exist(path: &Path) -> bool {
    all(path).iter().any(|file| file.exists())
}

/// Renames a database with the files next to it, as far as they exist.
///
/// # Errors
/// [`io::Error`] when a file cannot be renamed.
pub fn rename(from: &Path, to: &Path) -> io::Result<()> {
    for (from, to) in all(from).iter().zip(all(to)) {
        rename_if_there(from, &to)?;
    }
    sync_folder(to)
}

/// Gives a database a second name, which it keeps when another file takes the first one: the first name leads to an
/// intact database at all times. The files next to it are moved to the second name.
///
/// # Errors
/// [`io::Error`] when the link cannot be created, or a file cannot be renamed.
pub fn keep_as(database: &Path, aside: &Path) -> io::Result<()> {
    if database.exists() {
        fs::hard_link(database, aside)?;
    }
    for ending in SIDECARS {
        rename_if_there(&with_ending(database, ending), &with_ending(aside, ending))?;
    }
    sync_folder(aside)
}

fn rename_if_there(from: &Path, to: &Path) -> io::Result<()> {
    match fs::rename(from, to) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Removes a database with the files next to it, as far as they exist.
pub fn remove(path: &Path) {
    for file in all(path) {
        fs::remove_file(file).ok();
    }
}

/// The database is last, so that the files next to it are moved before it.
fn all(path: &Path) -> [PathBuf; 3] {
    let [wal, shm] = SIDECARS.map(|ending| with_ending(path, ending));
    [wal, shm, path.to_owned()]
}

/// Syncs the folder, so that renamed files survive a power failure.
fn sync_folder(path: &Path) -> io::Result<()> {
    File::open(folder_of(path))?.sync_all()
}

fn folder_of(path: &Path) -> &Path {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    folder.unwrap_or(Path::new("."))
}

/// Returns the path with an ending appended, such as `guichet.sqlite.lock`.
pub fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut whole: OsString = path.as_os_str().to_owned();
    whole.push(ending);
    PathBuf::from(whole)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::chown;

    #[test]
    fn what_root_creates_belongs_to_the_owner_of_the_folder() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        // Nobody but root can give the folder away; for others everything is theirs in any case.
        chown(folder.path(), Some(65_534), Some(65_534)).ok();
        let database = folder.path().join("guichet.sqlite");
        ensure(&database).expect("a database");
        let _lock = lock(&database).expect("a lock file").expect("not locked");
        let owner = |path: &Path| {
            let found = fs::metadata(path).expect("it is there");
            (found.uid(), found.gid())
        };
        let expected = owner(folder.path());
        assert_eq!(owner(&database), expected);
        assert_eq!(owner(&with_ending(&database, ".lock")), expected);
    }

    #[test]
    fn a_database_is_closed_to_others_and_a_folder_in_its_place_is_not() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let database = folder.path().join("guichet.sqlite");
        fs::write(&database, "").expect("written");
        for path in [folder.path(), &*database] {
            fs::set_permissions(path, Permissions::from_mode(0o755)).expect("a mode");
            protect(path);
        }
        let mode = |path: &Path| fs::metadata(path).expect("it is there").mode() & 0o777;
        assert_eq!((mode(folder.path()), mode(&database)), (0o755, MODE));
    }
}
