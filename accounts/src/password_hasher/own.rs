//! Our own hashes: argon2id, stored as PHC strings.

use argon2::{Algorithm, Argon2, Block, Params, Version};
use base64::{Engine, engine::general_purpose::STANDARD_NO_PAD};

/// Length of a salt in bytes.
pub(super) const SALT_BYTES: usize = 16;
const TAG_BYTES: usize = 32;

/// Cost parameters of a hash (RFC 9106, section 3.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cost {
    pub memory_kib: u32,
    pub passes: u32,
    pub lanes: u32,
}

impl Cost {
    pub const TODAY: Self = Self { memory_kib: 19_456, passes: 2, lanes: 1 };
    /// No hash of ours uses more; a larger one would only exhaust the machine.
    const MAX_MEMORY_KIB: u32 = 1 << 20;
}

/// Hashes a normalised password in that memory, which grows to the cost's. Returns the tag.
///
/// # Errors
/// [`argon2::Error`] for parameters that are not possible.
pub(super) fn hash_into(
    password: &str,
    salt: &[u8],
    cost: Cost,
    memory: &mut Vec<Block>,
) -> argon2::Result<Vec<u8>> {
    memory.resize(memory.len().max(cost.memory_kib as usize), Block::default());
    let params = Params::new(cost.memory_kib, cost.passes, cost.lanes, Some(TAG_BYTES))?;
    let mut tag = vec![0; TAG_BYTES];
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params).hash_password_into_with_memory(
        password.as_bytes(),
        salt,
        &mut tag,
        memory.as_mut_slice(),
    )?;
    Ok(tag)
}

/// A stored hash in PHC string format.
pub(super) struct Phc {
    pub cost: Cost,
    pub salt: Vec<u8>,
    pub tag: Vec<u8>,
}

impl Phc {
    /// Returns a hash of the usual cost that matches no password.
    pub fn dummy() -> Self {
        Self { cost: Cost::TODAY, salt: vec![0; SALT_BYTES], tag: vec![0; TAG_BYTES] }
    }

    /// Reads a stored hash. None for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.strip_prefix("$argon2id$v=19$")?.split('$');
        let mut costs = parts.next()?.split(',');
        let mut number = |name: &str| costs.next()?.strip_prefix(name)?.parse().ok();
        let cost = Cost {
            memory_kib: number("m=").filter(|&kib| kib <= Cost::MAX_MEMORY_KIB)?,
            passes: number("t=")?,
            lanes: number("p=")?,
        };
        // Verifying with costs that argon2 does not have would fail as if the hasher were overloaded.
        Params::new(cost.memory_kib, cost.passes, cost.lanes, Some(TAG_BYTES)).ok()?;
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
