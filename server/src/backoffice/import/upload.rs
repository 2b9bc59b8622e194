//! Receiving an upload: the file goes to disk part by part, so that memory does not grow with it.

use axum::body::Bytes;
use axum::extract::Multipart;
use axum::extract::multipart::Field;
use model::refusals::ImportRefusal;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;
use tokio::sync::mpsc;
use tokio::time::timeout;

/// In bytes. The command takes larger files.
const MAX_FILE: usize = 100 * 1024 * 1024;
/// In bytes; the fields beside the file are shorter.
const MAX_FIELD: usize = 200;
/// How long the next part of the body may take.
const PART_TIMEOUT: Duration = Duration::from_secs(10);
/// How many parts wait to be written.
const PARTS_AHEAD: usize = 4;

/// A file that was uploaded.
pub struct Upload {
    pub kind: String,
    /// As the browser named it.
    pub file_name: String,
    /// The name in the folder.
    pub stored: String,
}

pub enum UploadProblem {
    Refused(ImportRefusal),
    Io(io::Error),
}

impl From<ImportRefusal> for UploadProblem {
    fn from(refusal: ImportRefusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<io::Error> for UploadProblem {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

/// Writes the file of a form to the folder. Nothing stays of one that is too large or does not arrive whole.
pub async fn receive(mut form: Multipart, folder: &Path) -> Result<Upload, UploadProblem> {
    let mut kind = String::new();
    loop {
        let field = timeout(PART_TIMEOUT, form.next_field()).await;
        let Ok(Ok(Some(field))) = field else {
            return Err(ImportRefusal::FileMissing.into());
        };
        let name = field.name().map(str::to_owned);
        match name.as_deref() {
            Some("kind") => kind = short(field).await?,
            Some("file") => {
                let file_name = field.file_name().unwrap_or_default().to_owned();
                if file_name.is_empty() {
                    return Err(ImportRefusal::FileMissing.into());
                }
                let stored = format!("{}.csv", accounts::Secret::random().expose());
                let path = folder.join(&stored);
                let written = write(field, path.clone()).await;
                if written.is_err() {
                    fs::remove_file(path).ok();
                }
                written?;
                return Ok(Upload { kind, file_name, stored });
            }
            _ => {
                short(field).await?;
            }
        }
    }
}

/// Returns the next part of a field; `None` at its end.
async fn next(field: &mut Field<'_>) -> Result<Option<Bytes>, UploadProblem> {
    match timeout(PART_TIMEOUT, field.chunk()).await {
        Ok(Ok(part)) => Ok(part),
        Ok(Err(_)) | Err(_) => Err(ImportRefusal::FileMissing.into()),
    }
}

async fn short(mut field: Field<'_>) -> Result<String, UploadProblem> {
    let mut text = Vec::new();
    while let Some(part) = next(&mut field).await? {
        text.extend_from_slice(&part);
        if text.len() > MAX_FIELD {
            return Err(ImportRefusal::FileMissing.into());
        }
    }
    Ok(String::from_utf8_lossy(&text).into_owned())
}

async fn write(mut field: Field<'_>, path: PathBuf) -> Result<(), UploadProblem> {
    let (sender, mut parts) = mpsc::channel::<Bytes>(PARTS_AHEAD);
    let writing = tokio::task::spawn_blocking(move || {
        let mut file = create(&path)?;
        while let Some(part) = parts.blocking_recv() {
            file.write_all(&part)?;
        }
        file.sync_all()
    });
    let mut size = 0;
    let sent = loop {
        let part = match next(&mut field).await {
            Ok(Some(part)) => part,
            Ok(None) => break Ok(()),
            Err(problem) => break Err(problem),
        };
        size += part.len();
        if size > MAX_FILE {
            break Err(ImportRefusal::FileTooLarge.into());
        }
        // The thread has ended with an error, which it returns below.
        if sender.send(part).await.is_err() {
            break Ok(());
        }
    };
    drop(sender);
    let written = writing.await.unwrap_or_else(|error| Err(io::Error::other(error)));
    sent?;
    Ok(written?)
}

/// Creates the file, and the folder if it is missing. Only the server reads them: they have personal data.
fn create(path: &Path) -> io::Result<File> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    options.open(path)
}
