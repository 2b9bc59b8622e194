//! argon2id in a bounded pool: as many hashes at once as there are cores, each in memory that is used again.

use argon2::{Algorithm, Argon2, Block, Params, Version};
use base64::{Engine, engine::general_purpose::STANDARD_NO_PAD};
use std::{
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};
use subtle::ConstantTimeEq;
use tokio::sync::Semaphore;

const MEMORY_KIB: u32 = 19_456;
const PASSES: u32 = 2;
const LANES: u32 = 1;
const SALT_BYTES: usize = 16;
const TAG_BYTES: usize = 32;
const MOST_WAITING: usize = 64;
const LONGEST_WAIT: Duration = Duration::from_secs(2);

/// Hashes passwords and checks them.
#[derive(Clone)]
pub struct PasswordHasher(Arc<Inner>);

struct Inner {
    permits: Arc<Semaphore>,
    waiting: AtomicUsize,
    memories: Mutex<Vec<Vec<Block>>>,
    dummy: String,
}

/// Too many hashes are wanted at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Busy;

impl<R> From<Busy> for model::Failure<R> {
    fn from(Busy: Busy) -> Self {
        Self::Busy
    }
}

impl Default for PasswordHasher {
    fn default() -> Self {
        let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        Self(Arc::new(Inner {
            permits: Arc::new(Semaphore::new(cores)),
            waiting: AtomicUsize::new(0),
            memories: Mutex::new(Vec::new()),
            dummy: encode(&[7; SALT_BYTES], &[7; TAG_BYTES]),
        }))
    }
}

impl PasswordHasher {
    /// The PHC string of a password, with a fresh salt.
    ///
    /// # Errors
    /// [`Busy`] when 64 callers wait already, or after two seconds of waiting.
    pub async fn hash(&self, password: &str) -> Result<String, Busy> {
        let mut salt = [0; SALT_BYTES];
        getrandom::fill(&mut salt).map_err(|_| Busy)?;
        let tag = self.run(password, salt.to_vec()).await?;
        Ok(encode(&salt, &tag))
    }

    /// Whether the password belongs to the PHC string; without one it takes the same time and says no.
    ///
    /// # Errors
    /// [`Busy`] as for [`hash`](Self::hash).
    pub async fn verify(&self, password: &str, phc: Option<&str>) -> Result<bool, Busy> {
        let parsed = phc.and_then(decode);
        let known = parsed.is_some();
        let Some((salt, expected)) = parsed.or_else(|| decode(&self.0.dummy)) else {
            return Err(Busy);
        };
        let tag = self.run(password, salt).await?;
        Ok(bool::from(tag.ct_eq(&expected)) && known)
    }

    async fn run(&self, password: &str, salt: Vec<u8>) -> Result<Vec<u8>, Busy> {
        let permit = {
            let _place = Place::take(&self.0.waiting)?;
            tokio::time::timeout(LONGEST_WAIT, Arc::clone(&self.0.permits).acquire_owned())
                .await
                .map_err(|_| Busy)?
                .map_err(|_| Busy)?
        };
        let inner = Arc::clone(&self.0);
        let password = model::password::normalise(password);
        tokio::task::spawn_blocking(move || {
            let _permit = permit;
            let mut memory = inner.take_memory();
            let tag = hash_into(&password, &salt, &mut memory);
            inner.put_back(memory);
            tag
        })
        .await
        .map_err(|_| Busy)?
        .map_err(|_| Busy)
    }
}

impl Inner {
    fn take_memory(&self) -> Vec<Block> {
        let mut memories = self.memories.lock().unwrap_or_else(PoisonError::into_inner);
        memories
            .pop()
            .unwrap_or_else(|| vec![Block::default(); MEMORY_KIB as usize])
    }

    fn put_back(&self, memory: Vec<Block>) {
        self.memories
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(memory);
    }
}

/// One of the places in the queue.
struct Place<'a>(&'a AtomicUsize);

impl<'a> Place<'a> {
    fn take(waiting: &'a AtomicUsize) -> Result<Self, Busy> {
        if waiting.fetch_add(1, Ordering::SeqCst) >= MOST_WAITING {
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

fn hash_into(password: &str, salt: &[u8], memory: &mut [Block]) -> argon2::Result<Vec<u8>> {
    let params = Params::new(MEMORY_KIB, PASSES, LANES, Some(TAG_BYTES))?;
    let mut tag = vec![0; TAG_BYTES];
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params).hash_password_into_with_memory(
        password.as_bytes(),
        salt,
        &mut tag,
        memory,
    )?;
    Ok(tag)
}

fn prefix() -> String {
    format!("$argon2id$v=19$m={MEMORY_KIB},t={PASSES},p={LANES}$")
}

fn encode(salt: &[u8], tag: &[u8]) -> String {
    format!(
        "{}{}${}",
        prefix(),
        STANDARD_NO_PAD.encode(salt),
        STANDARD_NO_PAD.encode(tag)
    )
}

fn decode(phc: &str) -> Option<(Vec<u8>, Vec<u8>)> {
    let (salt, tag) = phc.strip_prefix(&prefix())?.split_once('$')?;
    Some((
        STANDARD_NO_PAD.decode(salt).ok()?,
        STANDARD_NO_PAD.decode(tag).ok()?,
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn only_the_password_itself_verifies_in_any_composition() {
        let hasher = PasswordHasher::default();
        let phc = hasher.hash("Cafe\u{301} con leche").await.unwrap();
        assert!(hasher.verify("Café con leche", Some(&phc)).await.unwrap());
        for other in ["café con leche", "Café con leche ", "Cafe con leche", ""] {
            assert!(
                !hasher.verify(other, Some(&phc)).await.unwrap(),
                "{other:?}"
            );
        }
        assert!(!hasher.verify("Café con leche", None).await.unwrap());
        assert!(
            !hasher
                .verify("Café con leche", Some("not a hash"))
                .await
                .unwrap()
        );
    }

    #[tokio::test]
    async fn who_would_wait_too_long_is_told_at_once() {
        let hasher = PasswordHasher::default();
        let all = hasher.0.permits.available_permits();
        let _held = hasher
            .0
            .permits
            .acquire_many(u32::try_from(all).unwrap())
            .await
            .unwrap();
        hasher.0.waiting.store(MOST_WAITING, Ordering::SeqCst);
        assert_eq!(hasher.hash("whatever it may be").await, Err(Busy));
    }
}
