//! Names that are being resolved. The system's resolver keeps a thread until a server of names has answered or it gives
//! up, however long ago those who waited did, and the database and files need the same threads: so each name is asked
//! for once at a time, and only so many at all, and for one operator.

use model::OperatorId;
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
/// Maximum names of them for one operator: its hosts may all be silent, and others must get answers meanwhile.
const MAX_OPERATOR_NAMES: usize = 20;

/// What the resolver said, for all who wait; `None` until then.
type Answer = Option<Result<Vec<IpAddr>, io::ErrorKind>>;

/// The names being resolved.
type Asked = Arc<Mutex<BTreeMap<String, Pending>>>;

/// For whose request a name is being resolved, and where the answer will be.
struct Pending {
    operator: Option<OperatorId>,
    answer: watch::Receiver<Answer>,
}

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

    /// Returns the addresses of a name, which an operator needs.
    ///
    /// # Errors
    /// The resolver's error, or one of ours while too many other names are being resolved, at all or for the operator.
    pub async fn addresses(
        &self,
        name: &str,
        operator: Option<OperatorId>,
    ) -> io::Result<Vec<IpAddr>> {
        let mut answer = self.ask(name, operator)?;
        let found = answer.wait_for(Option::is_some).await.map_err(io::Error::other)?.clone();
        found.unwrap_or(Err(io::ErrorKind::Interrupted)).map_err(io::Error::from)
    }

    /// Asks for a name, unless that is under way.
    fn ask(&self, name: &str, operator: Option<OperatorId>) -> io::Result<watch::Receiver<Answer>> {
        let (sender, answer) = watch::channel(None);
        {
            let mut asked = self.asked.lock().unwrap_or_else(PoisonError::into_inner);
            if let Some(pending) = asked.get(name) {
                return Ok(pending.answer.clone());
            }
            let own = asked.values().filter(|pending| pending.operator == operator).count();
            if asked.len() >= MAX_NAMES || own >= MAX_OPERATOR_NAMES {
                return Err(io::Error::other("too many names are being resolved"));
            }
            asked.insert(name.to_owned(), Pending { operator, answer: answer.clone() });
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

    const ANOTHER: &str = "another.example.com";

    fn operator(id: usize) -> Option<OperatorId> {
        Some(OperatorId::new(id.try_into().unwrap()))
    }

    /// Asks for a name of an operator, and gives up before there is an answer.
    async fn give_up(questions: &Questions, place: usize, id: usize) {
        let name = format!("sso{place}.example.com");
        let found = timeout(Duration::ZERO, questions.addresses(&name, operator(id))).await;
        assert!(found.is_err(), "{name}: {found:?}");
    }

    #[tokio::test]
    async fn names_that_do_not_resolve_keep_few_threads() {
        let silent = Silent(Arc::default(), Arc::new(Semaphore::new(0)));
        let questions = Questions::new(silent.clone());
        for _ in 0..3 {
            give_up(&questions, 0, 0).await;
        }
        assert_eq!(silent.0.load(Ordering::SeqCst), 1);
        for place in 1..MAX_NAMES {
            give_up(&questions, place, place / MAX_OPERATOR_NAMES).await;
        }
        let stranger = operator(MAX_NAMES);
        assert!(questions.addresses(ANOTHER, stranger).await.is_err());
        assert_eq!(silent.0.load(Ordering::SeqCst), MAX_NAMES);
        silent.1.close();
        for name in ["sso0.example.com", ANOTHER, ANOTHER] {
            let found = questions.addresses(name, stranger).await;
            assert!(found.is_ok_and(|found| found.len() == 1), "{name}");
        }
    }

    #[tokio::test]
    async fn an_operator_whose_names_do_not_resolve_leaves_room_for_others() {
        let silent = Silent(Arc::default(), Arc::new(Semaphore::new(0)));
        let questions = Questions::new(silent.clone());
        for place in 0..MAX_OPERATOR_NAMES {
            give_up(&questions, place, 1).await;
        }
        assert!(questions.addresses(ANOTHER, operator(1)).await.is_err());
        assert_eq!(silent.0.load(Ordering::SeqCst), MAX_OPERATOR_NAMES);
        give_up(&questions, MAX_OPERATOR_NAMES, 2).await;
        assert_eq!(silent.0.load(Ordering::SeqCst), MAX_OPERATOR_NAMES + 1);
        silent.1.close();
    }
}
