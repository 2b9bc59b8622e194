//! Names that are being resolved. The system's resolver keeps a thread until a server of names has answered or it gives
//! up, however long ago those who waited did, and the database and files need the same threads: so each name is asked
//! for once at a time, and only so many at all.

use std::{
    collections::BTreeMap,
    io,
    net::IpAddr,
    pin::Pin,
    sync::{Arc, Mutex, PoisonError},
};
use tokio::sync::watch;

/// Resolves host names.
pub(super) trait Lookup: Send + Sync + 'static {
    fn addresses(
        &self,
        name: String,
    ) -> Pin<Box<dyn Future<Output = io::Result<Vec<IpAddr>>> + Send>>;
}

/// Maximum names of one client being resolved, of the 512 threads that there are for all such work.
const MAX_NAMES: usize = 100;

/// What the resolver said, for all who wait; `None` until then.
type Answer = Option<Result<Vec<IpAddr>, io::ErrorKind>>;

/// The names being resolved.
type Asked = Arc<Mutex<BTreeMap<String, watch::Receiver<Answer>>>>;

/// Asks a resolver. Cheap to clone.
#[derive(Clone)]
pub(super) struct Questions {
    lookup: Arc<dyn Lookup>,
    asked: Asked,
}

/// A name being resolved, until this is dropped: also by a panic.
struct Question {
    asked: Asked,
    name: String,
}

impl Drop for Question {
    fn drop(&mut self) {
        self.asked.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.name);
    }
}

impl Questions {
    /// Creates a client of that resolver, which is asked for nothing yet.
    pub fn new(lookup: impl Lookup) -> Self {
        Self { lookup: Arc::new(lookup), asked: Asked::default() }
    }

    /// Returns the addresses of a name.
    ///
    /// # Errors
    /// The resolver's error, or one of ours while too many other names are being resolved.
    pub async fn addresses(&self, name: &str) -> io::Result<Vec<IpAddr>> {
        let mut answer = self.ask(name)?;
        let found = answer.wait_for(Option::is_some).await.map_err(io::Error::other)?.clone();
        found.unwrap_or(Err(io::ErrorKind::Interrupted)).map_err(io::Error::from)
    }

    /// Asks for a name, unless that is under way.
    fn ask(&self, name: &str) -> io::Result<watch::Receiver<Answer>> {
        let (sender, answer) = watch::channel(None);
        {
            let mut asked = self.asked.lock().unwrap_or_else(PoisonError::into_inner);
            if let Some(answer) = asked.get(name) {
                return Ok(answer.clone());
            }
            if asked.len() >= MAX_NAMES {
                return Err(io::Error::other("too many names are being resolved"));
            }
            asked.insert(name.to_owned(), answer.clone());
        }
        let question = Question { asked: Arc::clone(&self.asked), name: name.to_owned() };
        let lookup = self.lookup.addresses(name.to_owned());
        // Not ended by those who give up: its thread would go on, uncounted.
        tokio::spawn(async move {
            let found = lookup.await.map_err(|error| error.kind());
            // Whoever asks from now on gets a new answer.
            drop(question);
            sender.send_replace(Some(found));
        });
        Ok(answer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::{
        sync::atomic::{AtomicUsize, Ordering},
        time::Duration,
    };
    use tokio::{sync::Semaphore, time::timeout};

    /// Counts what it is asked, and answers once the semaphore is closed.
    #[derive(Clone)]
    struct Silent(Arc<AtomicUsize>, Arc<Semaphore>);

    impl Lookup for Silent {
        fn addresses(
            &self,
            _: String,
        ) -> Pin<Box<dyn Future<Output = io::Result<Vec<IpAddr>>> + Send>> {
            self.0.fetch_add(1, Ordering::SeqCst);
            let silence = Arc::clone(&self.1);
            Box::pin(async move {
                assert!(silence.acquire().await.is_err(), "it has no permits");
                Ok(vec![[1, 1, 1, 1].into()])
            })
        }
    }

    #[tokio::test]
    async fn names_that_do_not_resolve_keep_few_threads() {
        let silent = Silent(Arc::default(), Arc::new(Semaphore::new(0)));
        let questions = Questions::new(silent.clone());
        let give_up = async |name: String| {
            let found = timeout(Duration::ZERO, questions.addresses(&name)).await;
            assert!(found.is_err(), "{name}: {found:?}");
        };
        for _ in 0..3 {
            give_up("sso0.example.com".to_owned()).await;
        }
        assert_eq!(silent.0.load(Ordering::SeqCst), 1);
        for place in 1..MAX_NAMES {
            give_up(format!("sso{place}.example.com")).await;
        }
        assert!(questions.addresses("another.example.com").await.is_err());
        assert_eq!(silent.0.load(Ordering::SeqCst), MAX_NAMES);
        silent.1.close();
        for name in ["sso0.example.com", "another.example.com", "another.example.com"] {
            let found = questions.addresses(name).await;
            assert!(found.is_ok_and(|found| found.len() == 1), "{name}");
        }
    }
}
