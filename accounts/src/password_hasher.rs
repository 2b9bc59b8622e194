//! argon2id on a bounded number of threads: as many as there are cores, or as configured, each with memory that it
//! reuses. Hashes of other systems are verified on the same threads.

#[cfg(test)]
mod alike;
#[cfg(test)]
mod charged;
mod own;
mod queue;
mod threads;

use crate::{
    foreign_hash::{Effort, ForeignHash, Work},
    instruments::{HASH_PERMITS, HASH_WAIT, HASHES},
    random,
};
use argon2::Block;
use own::{Cost, Phc, SALT_BYTES, hash_into};
use queue::Queue;
#[cfg(test)]
use std::sync::{Mutex, PoisonError};
use std::{
    sync::Arc,
    time::{Duration, Instant},
};
use subtle::ConstantTimeEq;
use threads::Threads;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

const WAIT_TIMEOUT: Duration = Duration::from_secs(2);

/// Hashes and verifies passwords.
#[derive(Clone)]
pub struct PasswordHasher(Arc<Inner>);

struct Inner {
    permits: Arc<Semaphore>,
    max_permits: usize,
    queue: Queue,
    threads: Threads,
    /// What verifications have computed.
    #[cfg(test)]
    efforts: Mutex<Vec<Effort>>,
}

/// Too many hashes are waiting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Busy;

impl<R> From<Busy> for model::Failure<R> {
    fn from(Busy: Busy) -> Self {
        Self::Busy
    }
}

impl PasswordHasher {
    /// Creates a hasher for that many concurrent hashes, or as many as there are cores.
    pub fn new(permits: Option<usize>) -> Self {
        let cores = || std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        let max_permits = permits.unwrap_or_else(cores);
        Self(Arc::new(Inner {
            permits: Arc::new(Semaphore::new(max_permits)),
            max_permits,
            queue: Queue::default(),
            threads: Threads::start(max_permits),
            #[cfg(test)]
            efforts: Mutex::new(Vec::new()),
        }))
    }

    /// Checks that another caller may wait, before work that would be in vain otherwise: in a storm, refusals that cost
    /// little leave the cores to pages.
    ///
    /// # Errors
    /// [`Busy`] when 64 callers are already waiting.
    pub fn ensure_room(&self) -> Result<(), Busy> {
        if self.0.queue.has_room() {
            return Ok(());
        }
        HASHES.increment(&["busy"]);
        Err(Busy)
    }

    /// Returns the PHC string of a password, with a random salt.
    ///
    /// # Errors
    /// [`Busy`] when 64 callers are already waiting, or after two seconds of waiting.
    pub async fn hash(&self, password: &str) -> Result<String, Busy> {
        let (salt, cost) = (random::bytes::<SALT_BYTES>().to_vec(), Cost::TODAY);
        let password = model::password::normalise(password);
        let made = self
            .run(move |memory| {
                let tag = hash_into(&password, &salt, cost, memory)?;
                Ok::<_, argon2::Error>(Phc { cost, salt, tag }.to_string())
            })
            .await?;
        made.map_err(|_| Busy)
    }

    /// Returns whether the password matches the stored hash. Without one returns false after the same time.
    ///
    /// # Errors
    /// [`Busy`] as for [`hash`](Self::hash).
    pub async fn verify(&self, password: &str, stored: Option<&str>) -> Result<bool, Busy> {
        self.verify_at_equal_cost(password, stored, &[]).await
    }

    /// Verifies a password so that all failures cost the same, without a hash, with one of ours and with one of another
    /// system: one hash of ours, and of each kind of `dearest` that work.
    ///
    /// # Errors
    /// [`Busy`] as for [`hash`](Self::hash).
    pub async fn verify_at_equal_cost(
        &self,
        password: &str,
        stored: Option<&str>,
        dearest: &[Work],
    ) -> Result<bool, Busy> {
        let (password, dearest) = (password.to_owned(), dearest.to_vec());
        let stored = stored.and_then(StoredHash::parse);
        let verified = self.run(move |memory| compare(&password, stored, &dearest, memory)).await?;
        let (right, effort) = verified.map_err(|_| Busy)?;
        self.0.note(effort);
        Ok(right)
    }

    /// Returns whether a stored hash has outdated cost parameters or is of another system, so that its password is to
    /// be rehashed at the next sign-in.
    pub fn is_outdated(stored: &str) -> bool {
        ForeignHash::is_stored(stored)
            || Phc::parse(stored).is_some_and(|phc| phc.cost != Cost::TODAY)
    }

    /// Runs a job that hashes, once it has a permit.
    async fn run<T: Send + 'static>(
        &self,
        job: impl FnOnce(&mut Vec<Block>) -> T + Send + 'static,
    ) -> Result<T, Busy> {
        let started = Instant::now();
        let permit = self.permit().await;
        HASH_WAIT.record(started.elapsed(), &[]);
        HASHES.increment(&[if permit.is_ok() { "ok" } else { "busy" }]);
        let permit = permit?;
        let made = self.0.threads.run(move |memory| {
            let _permit = permit;
            job(memory)
        });
        made.await.map_err(|_| Busy)
    }

    async fn permit(&self) -> Result<OwnedSemaphorePermit, Busy> {
        let _place = self.0.queue.enter()?;
        tokio::time::timeout(WAIT_TIMEOUT, Arc::clone(&self.0.permits).acquire_owned())
            .await
            .map_err(|_| Busy)?
            .map_err(|_| Busy)
    }

    /// Sets the gauges of the permits.
    pub fn measure(&self) {
        let free = self.0.permits.available_permits();
        HASH_PERMITS.set(free as f64, &["free"]);
        HASH_PERMITS.set(self.0.max_permits.saturating_sub(free) as f64, &["in_use"]);
    }
}

impl Inner {
    #[cfg(not(test))]
    fn note(&self, _: Effort) {}

    #[cfg(test)]
    fn note(&self, effort: Effort) {
        self.efforts.lock().unwrap_or_else(PoisonError::into_inner).push(effort);
    }
}

/// A stored hash.
enum StoredHash {
    Own(Phc),
    Foreign(ForeignHash),
}

impl StoredHash {
    fn parse(text: &str) -> Option<Self> {
        if ForeignHash::is_stored(text) {
            ForeignHash::from_stored(text).map(Self::Foreign)
        } else {
            Phc::parse(text).map(Self::Own)
        }
    }
}

/// Compares the password with the stored hash. If it is wrong, computes also what other verifications compute.
/// Returns whether it is right, and what was computed.
fn compare(
    password: &str,
    stored: Option<StoredHash>,
    dearest: &[Work],
    memory: &mut Vec<Block>,
) -> argon2::Result<(bool, Effort)> {
    let normalised = model::password::normalise(password);
    // Nobody has a longer one, and each round of phpass would read all of it.
    let is_possible = normalised.len() <= model::password::MAX_BYTES;
    let (password, stored) = if is_possible { (password, stored) } else { ("", None) };
    let mut effort = Effort::default();
    let mut right = match &stored {
        Some(StoredHash::Foreign(hash)) => hash.matches(password, &mut effort),
        Some(StoredHash::Own(_)) | None => false,
    };
    if !right {
        let (known, phc) = match stored {
            Some(StoredHash::Own(phc)) => (true, phc),
            Some(StoredHash::Foreign(_)) | None => (false, Phc::dummy()),
        };
        let tag = hash_into(&normalised, &phc.salt, phc.cost, memory)?;
        effort.own += 1;
        right = bool::from(tag.ct_eq(&phc.tag)) && known;
    }
    if !right {
        effort.fill_up(dearest, password);
    }
    Ok((right, effort))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{Database, TestApp};
    use rstest::rstest;

    #[tokio::test]
    async fn only_the_password_itself_verifies_in_any_composition() {
        let hasher = PasswordHasher::new(None);
        let phc = hasher.hash("Cafe\u{301} con leche").await.unwrap();
        assert!(hasher.verify("Café con leche", Some(&phc)).await.unwrap());
        for other in ["café con leche", "Café con leche ", "Cafe con leche", ""] {
            assert!(!hasher.verify(other, Some(&phc)).await.unwrap(), "{other:?}");
        }
        assert!(!hasher.verify("Café con leche", None).await.unwrap());
        assert!(!hasher.verify("Café con leche", Some("not a hash")).await.unwrap());
        let impossible = phc.replace("t=2", "t=0");
        assert!(!hasher.verify("Café con leche", Some(&impossible)).await.unwrap());
    }

    #[tokio::test]
    async fn a_hash_of_another_cost_still_verifies_and_is_known_to_be_outdated() {
        let cost = Cost { memory_kib: 1024, passes: 1, lanes: 1 };
        let salt = vec![1; SALT_BYTES];
        let mut memory = vec![Block::default(); 1024];
        let tag = hash_into("an old password", &salt, cost, &mut memory).unwrap();
        let old = Phc { cost, salt, tag }.to_string();
        let hasher = PasswordHasher::new(None);
        assert!(hasher.verify("an old password", Some(&old)).await.unwrap());
        assert!(PasswordHasher::is_outdated(&old));
        let new = hasher.hash("an old password").await.unwrap();
        assert!(!PasswordHasher::is_outdated(&new));
    }

    #[rstest]
    #[case::sqlite(Database::Sqlite)]
    #[tokio::test]
    async fn no_more_are_hashed_at_once_than_is_configured(#[case] database: Database) {
        let app = TestApp::on(database).await;
        let mut config = app.config.clone();
        config.capacity.password_hashes = Some(3);
        let clock = Arc::new(app.clock.clone());
        let configured = crate::Accounts::connect(&config, clock).expect("it works");
        assert_eq!(configured.0.hasher.0.permits.available_permits(), 3);
        let hasher = PasswordHasher::new(Some(1));
        let all = tokio::join!(hasher.hash("one"), hasher.hash("two"), hasher.hash("three"));
        assert!(matches!(all, (Ok(_), Ok(_), Ok(_))), "{all:?}");
    }

    #[tokio::test]
    async fn callers_beyond_the_queue_fail_at_once() {
        let hasher = PasswordHasher::new(None);
        let all = hasher.0.permits.available_permits();
        let _held = hasher.0.permits.acquire_many(u32::try_from(all).unwrap()).await.unwrap();
        hasher.0.queue.set_full(true);
        assert_eq!(hasher.hash("whatever it may be").await, Err(Busy));
    }
}
