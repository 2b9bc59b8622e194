//! The files of a SQLite database: nobody but their owner reads them, and one server at a time works on them.

use std::{
    ffi::OsString,
    fs::{self, File, OpenOptions, Permissions, TryLockError},
    io,
    os::unix::fs::{MetadataExt, OpenOptionsExt, PermissionsExt},
    path::{Path, PathBuf},
};

/// Read and written by the owner alone: whoever reads the file reads every customer.
const MODE: u32 = 0o600;

/// What SQLite keeps beside a database.
const BESIDE: [&str; 2] = ["-wal", "-shm"];

/// Which file a path leads to: device and number.
pub type FileId = (u64, u64);

/// Returns which file is there now.
///
/// # Errors
/// When there is none.
pub fn id(path: &Path) -> io::Result<FileId> {
    fs::metadata(path).map(|found| (found.dev(), found.ino()))
}

/// Makes the file if it is not there yet.
///
/// # Errors
/// When it cannot be made.
pub fn ensure(path: &Path) -> io::Result<()> {
    match create(path) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => Err(error),
        _ => Ok(()),
    }
}

/// Takes the files away from everybody but their owner. What SQLite adds beside them later has the mode of the database.
pub fn protect(path: &Path) {
    for file in all(path) {
        let is_open =
            fs::metadata(&file).is_ok_and(|found| found.permissions().mode() & 0o077 != 0);
        if is_open && let Err(error) = fs::set_permissions(&file, Permissions::from_mode(MODE)) {
            tracing::warn!(file = %file.display(), %error, "database.file_mode.not_changed");
        }
    }
}

/// Makes an empty file that only its owner reads.
///
/// # Errors
/// When it is there already, or cannot be made.
pub fn create(path: &Path) -> io::Result<File> {
    OpenOptions::new().write(true).create_new(true).mode(MODE).open(path)
}

/// Keeps other servers from the database while the file is open; none when another one has it.
///
/// # Errors
/// When the lock file cannot be made.
pub fn lock(path: &Path) -> io::Result<Option<File>> {
    let file = OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(false)
        .mode(MODE)
        .open(with_ending(path, ".lock"))?;
    match file.try_lock() {
        Ok(()) => Ok(Some(file)),
        Err(TryLockError::WouldBlock) => Ok(None),
        Err(TryLockError::Error(error)) => Err(error),
    }
}

/// Returns whether there is a database, or anything that SQLite would take for a part of one.
pub fn exist(path: &Path) -> bool {
    all(path).iter().any(|file| file.exists())
}

/// Gives a database another name, with what SQLite keeps beside it, as far as it is there.
///
/// # Errors
/// When a file cannot be renamed.
pub fn rename(from: &Path, to: &Path) -> io::Result<()> {
    for (from, to) in all(from).iter().zip(all(to)) {
        rename_if_there(from, &to)?;
    }
    sync_folder(to)
}

/// Gives a database a second name, under which it stays when another one takes the first: that way the first name leads to
/// a whole database at every moment. What SQLite keeps beside it moves to the second name.
///
/// # Errors
/// When there can be no second name, or a file cannot be renamed.
pub fn keep_as(database: &Path, aside: &Path) -> io::Result<()> {
    if database.exists() {
        fs::hard_link(database, aside)?;
    }
    for ending in BESIDE {
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

/// Removes a database and what SQLite keeps beside it, as far as it is there.
pub fn remove(path: &Path) {
    for file in all(path) {
        fs::remove_file(file).ok();
    }
}

/// The database last: it is moved when what belongs to it has been.
fn all(path: &Path) -> [PathBuf; 3] {
    let [wal, shm] = BESIDE.map(|ending| with_ending(path, ending));
    [wal, shm, path.to_owned()]
}

/// Has the names in the file's folder survive a power failure.
fn sync_folder(path: &Path) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    File::open(folder.unwrap_or(Path::new(".")))?.sync_all()
}

/// The path with more at its end, such as `guichet.sqlite.lock`.
pub fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut whole: OsString = path.as_os_str().to_owned();
    whole.push(ending);
    PathBuf::from(whole)
}
