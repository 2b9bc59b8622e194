//! Receiving an upload: the file goes to disk part by part, so that memory does not grow with it.

use axum::body::{Body, Bytes};
use axum::extract::multipart::Field;
use axum::extract::{FromRequest, Multipart, Request};
use futures_util::StreamExt;
use futures_util::stream::poll_fn;
use model::refusals::ImportRefusal;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll};
use std::time::Duration;
use tokio::sync::mpsc;
use tokio::time::timeout;

/// In bytes. The command takes larger files.
const MAX_FILE: usize = 100 * 1024 * 1024;
/// In bytes; the fields beside the file are shorter.
const MAX_FIELD: usize = 200;
/// How much is read before the file begins, in bytes: the field beside it and the headers of both. The parser keeps all
/// that it has read until the next part of the form begins.
const MAX_HEAD: usize = 64 * 1024;
/// How long the next part of the body may take.
const PART_TIMEOUT: Duration = Duration::from_secs(10);
/// How many parts wait to be written.
const PARTS_AHEAD: usize = 4;

/// A file that was uploaded.
pub struct Upload {
    pub kind: String,
    /// As the browser named it.
    pub file_name: String,
    pub file: StoredFile,
}

/// A file in the folder of uploads. It is removed unless it is kept, also when its request is given up: a browser that
/// closes its connection leaves nothing on the disk that all operators share.
pub struct StoredFile {
    name: String,
    path: PathBuf,
    is_kept: bool,
}

impl StoredFile {
    fn new(folder: &Path) -> Self {
        let name = format!("{}.csv", accounts::Secret::random().expose());
        Self { path: folder.join(&name), name, is_kept: false }
    }

    /// Returns the name in the folder.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Leaves the file in the folder.
    pub fn keep(mut self) {
        self.is_kept = true;
    }
}

impl Drop for StoredFile {
    fn drop(&mut self) {
        if !self.is_kept {
            // There is none if it could not be created.
            fs::remove_file(&self.path).ok();
        }
    }
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

/// Holds a body back until its file begins.
#[derive(Default)]
struct Gate(Arc<AtomicBool>);

impl Gate {
    fn open(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Returns the body, of which what follows [`MAX_HEAD`] does not arrive before the gate is open.
    fn hold(&self, body: Body) -> Body {
        let is_open = Arc::clone(&self.0);
        let mut parts = body.into_data_stream();
        let mut head = 0_usize;
        Body::from_stream(poll_fn(move |context: &mut Context<'_>| {
            // Nothing has to wake the reader: who opens the gate reads on, and all others run into their timeout.
            if head > MAX_HEAD && !is_open.load(Ordering::Relaxed) {
                return Poll::Pending;
            }
            let part = parts.poll_next_unpin(context);
            if let Poll::Ready(Some(Ok(bytes))) = &part {
                head = head.saturating_add(bytes.len());
            }
            part
        }))
    }
}

/// Writes the file of a form to the folder. Nothing stays of one that is too large or does not arrive whole.
pub async fn receive(request: Request, folder: &Path) -> Result<Upload, UploadProblem> {
    let gate = Gate::default();
    let request = request.map(|body| gate.hold(body));
    let form = Multipart::from_request(request, &()).await;
    let mut form = form.map_err(|_| ImportRefusal::FileMissing)?;
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
                let file = StoredFile::new(folder);
                gate.open();
                write(field, file.path.clone()).await?;
                return Ok(Upload { kind, file_name, file });
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

#[cfg(test)]
mod tests {
    use super::*;
    use futures_util::FutureExt;
    use futures_util::stream::{iter, pending, repeat_with};
    use http::header;

    const BEGINNING: &str = "--x\r\nContent-Disposition: form-data; name=\"file\"; \
                             filename=\"a.csv\"\r\n\r\nexternal_id";

    #[tokio::test(flavor = "multi_thread")]
    async fn nothing_stays_of_an_upload_that_is_given_up() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let begun = iter([Ok::<_, io::Error>(Bytes::from_static(BEGINNING.as_bytes()))]);
        let request = http::Request::post("/")
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=x")
            .body(Body::from_stream(begun.chain(pending())))
            .expect("a request");
        let files = || fs::read_dir(folder.path()).expect("a folder").count();
        let mut receiving = Box::pin(receive(request, folder.path()));
        while files() == 0 {
            tokio::select! {
                biased;
                _ = &mut receiving => unreachable!("its body has no end"),
                () = tokio::task::yield_now() => {}
            }
        }
        drop(receiving);
        assert_eq!(files(), 0);
    }

    #[test]
    fn little_is_read_before_the_file_begins() {
        let gate = Gate::default();
        let endless = repeat_with(|| Ok::<_, io::Error>(Bytes::from_static(&[b'x'; 1024])));
        let mut body = gate.hold(Body::from_stream(endless)).into_data_stream();
        let mut read = 0;
        while let Some(Some(Ok(part))) = body.next().now_or_never() {
            read += part.len();
        }
        assert_eq!(read, MAX_HEAD + 1024);
        gate.open();
        assert!(body.next().now_or_never().is_some());
    }
}
