//! argon2id in a bounded pool: as many concurrent hashes as there are cores, or as configured, each in reused memory.

use crate::instruments::{HASH_PERMITS, HASH_WAIT, HASHES};
use argon2::{Algorithm, Argon2, Block, Params, Version};
use base64::{Engine, engine::general_purpose::STANDARD_NO_PAD};
use std::{
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};
use subtle::ConstantTimeEq;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

const SALT_BYTES: usize = 16;
const TAG_BYTES: usize = 32;
const MAX_WAITING: usize = 64;
const WAIT_TIMEOUT: Duration = Duration::from_secs(2);

/// Hashes and verifies passwords.
#[derive(Clone)]
pub struct PasswordHasher(Arc<Inner>);

struct Inner {
    permits: Arc<Semaphore>,
    max_permits: usize,
    waiting: AtomicUsize,
    memories: Mutex<Vec<Vec<Block>>>,
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
            waiting: AtomicUsize::new(0),
            memories: Mutex::new(Vec::new()),
        }))
    }

    /// Returns the PHC string of a password, with a random salt.
    ///
    /// # Errors
    /// [`Busy`] when 64 callers are already waiting, or after two seconds of waiting.
    pub async fn hash(&self, password: &str) -> Result<String, Busy> {
        let mut salt = [0; SALT_BYTES];
        getrandom::fill(&mut salt).map_err(|_| Busy)?;
        let (salt, cost) = (salt.to_vec(), Cost::TODAY);
        let tag = self.run(password, salt.clone(), cost).await?;
        Ok(Phc { cost, salt, tag }.to_string())
    }

    /// Returns whether the password matches the PHC string. Without one returns false after the same time.
    ///
    /// # Errors
    /// [`Busy`] as for [`hash`](Self::hash).
    pub async fn verify(&self, password: &str, phc: Option<&str>) -> Result<bool, Busy> {
        let parsed = phc.and_then(Phc::parse);
        let known = parsed.is_some();
        let phc = parsed.unwrap_or_else(Phc::dummy);
        let tag = self.run(password, phc.salt, phc.cost).await?;
        Ok(bool::from(tag.ct_eq(&phc.tag)) && known)
    }

    /// Returns whether a PHC string has outdated cost parameters, so that its password is to be rehashed at the next
    /// sign-in.
    pub fn is_outdated(phc: &str) -> bool {
        Phc::parse(phc).is_some_and(|phc| phc.cost != Cost::TODAY)
    }

    async fn run(&self, password: &str, salt: Vec<u8>, cost: Cost) -> Result<Vec<u8>, Busy> {
        let started = Instant::now();
        let permit = self.permit().await;
        HASH_WAIT.record(started.elapsed(), &[]);
        HASHES.increment(&[if permit.is_ok() { "ok" } else { "busy" }]);
        let permit = permit?;
        let inner = Arc::clone(&self.0);
        let password = model::password::normalise(password);
        tokio::task::spawn_blocking(move || {
            let _permit = permit;
            let mut memory = inner.take_memory();
            memory.resize(memory.len().max(cost.memory_kib as usize), Block::default());
            let tag = hash_into(&password, &salt, cost, &mut memory);
            inner.put_back(memory);
            tag
        })
        .await
        .map_err(|_| Busy)?
        .map_err(|_| Busy)
    }

    async fn permit(&self) -> Result<OwnedSemaphorePermit, Busy> {
        let _place = Place::take(&self.0.waiting)?;
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
    fn take_memory(&self) -> Vec<Block> {
        let mut memories = self.memories.lock().unwrap_or_else(PoisonError::into_inner);
        memories.pop().unwrap_or_default()
    }

    fn put_back(&self, memory: Vec<Block>) {
        self.memories.lock().unwrap_or_else(PoisonError::into_inner).push(memory);
    }
}

/// A place in the queue.
struct Place<'a>(&'a AtomicUsize);

impl<'a> Place<'a> {
    fn take(waiting: &'a AtomicUsize) -> Result<Self, Busy> {
        if waiting.fetch_add(1, Ordering::SeqCst) >= MAX_WAITING {
            waiting.fetch_sub(1, Ordering::SeqCst);
            return Err(Busy);
        }
        Ok(Self(waiting))
    }
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::SeqCst);
    }
}

/// Cost parameters of a hash (RFC 9106, section 3.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Cost {
    memory_kib: u32,
    passes: u32,
    lanes: u32,
}

impl Cost {
    const TODAY: Self = Self { memory_kib: 19_456, passes: 2, lanes: 1 };
    /// No hash of ours uses more; a larger one would only exhaust the machine.
    const MAX_MEMORY_KIB: u32 = 1 << 20;
}

fn hash_into(
    password: &str,
    salt: &[u8],
    cost: Cost,
    memory: &mut [Block],
) -> argon2::Result<Vec<u8>> {
    let params = Params::new(cost.memory_kib, cost.passes, cost.lanes, Some(TAG_BYTES))?;
    let mut tag = vec![0; TAG_BYTES];
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params).hash_password_into_with_memory(
        password.as_bytes(),
        salt,
        &mut tag,
        memory,
    )?;
    Ok(tag)
}

/// A stored hash in PHC string format.
struct Phc {
    cost: Cost,
    salt: Vec<u8>,
    tag: Vec<u8>,
}

impl Phc {
    /// Returns a hash of the usual cost that matches no password.
    fn dummy() -> Self {
        Self { cost: Cost::TODAY, salt: vec![0; SALT_BYTES], tag: vec![0; TAG_BYTES] }
    }

    fn parse(text: &str) -> Option<Self> {
        let mut parts = text.strip_prefix("$argon2id$v=19$")?.split('$');
        let mut costs = parts.next()?.split(',');
        let mut number = |name: &str| costs.next()?.strip_prefix(name)?.parse().ok();
        let cost = Cost {
            memory_kib: number("m=").filter(|&kib| kib <= Cost::MAX_MEMORY_KIB)?,
            passes: number("t=")?,
            lanes: number("p=")?,
        };
        let mut bytes = || STANDARD_NO_PAD.decode(parts.next()?).ok();
        Some(Self { cost, salt: bytes()?, tag: bytes()? })
    }
}

impl std::fmt::Display for Phc {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Cost { memory_kib, passes, lanes } = self.cost;
        let (salt, tag) = (STANDARD_NO_PAD.encode(&self.salt), STANDARD_NO_PAD.encode(&self.tag));
        write!(f, "$argon2id$v=19$m={memory_kib},t={passes},p={lanes}${salt}${tag}")
    }
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
        let memories = hasher.0.memories.lock().unwrap().len();
        assert_eq!(memories, 1, "each used the same memory after another");
    }

    #[tokio::test]
    async fn callers_beyond_the_queue_fail_at_once() {
        let hasher = PasswordHasher::new(None);
        let all = hasher.0.permits.available_permits();
        let _held = hasher.0.permits.acquire_many(u32::try_from(all).unwrap()).await.unwrap();
        hasher.0.waiting.store(MAX_WAITING, Ordering::SeqCst);
        assert_eq!(hasher.hash("whatever it may be").await, Err(Busy));
    }
}
