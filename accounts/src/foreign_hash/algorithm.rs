//! The functions themselves, called as the other systems call them.

use md5::{Digest, Md5};
use pbkdf2::pbkdf2_hmac;

/// The pseudorandom function of a PBKDF2.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Prf {
    Sha1,
    Sha256,
    Sha512,
}

impl Prf {
    /// Returns the length of its results in bytes.
    pub(super) fn bytes(self) -> usize {
        match self {
            Self::Sha1 => 20,
            Self::Sha256 => 32,
            Self::Sha512 => 64,
        }
    }
}

/// A function with its parameters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Algorithm {
    Argon2 {
        variant: argon2::Algorithm,
        version: argon2::Version,
        memory_kib: u32,
        passes: u32,
        lanes: u32,
    },
    /// `cost` is the binary logarithm of the rounds.
    Bcrypt {
        cost: u32,
    },
    Pbkdf2 {
        prf: Prf,
        iterations: u32,
    },
    Phpass {
        rounds: u32,
    },
    Scrypt {
        log_n: u8,
        r: u32,
        p: u32,
    },
}

impl Algorithm {
    /// bcrypt reads no more of a password.
    const BCRYPT_BYTES: usize = 72;
    /// The memory that is 64 MiB, in KiB.
    pub(super) const MAX_MEMORY_KIB: u32 = 64 * 1024;

    /// Computes a tag of that many bytes. None for parameters that are not possible.
    pub(super) fn compute(self, password: &[u8], salt: &[u8], length: usize) -> Option<Vec<u8>> {
        let mut tag = vec![0; length];
        match self {
            Self::Argon2 { variant, version, memory_kib, passes, lanes } => {
                let params = argon2::Params::new(memory_kib, passes, lanes, Some(length)).ok()?;
                argon2::Argon2::new(variant, version, params)
                    .hash_password_into(password, salt, &mut tag)
                    .ok()?;
            }
            Self::Bcrypt { cost } => {
                tag = bcrypt_tag(password, salt, cost)?.get(..length)?.to_vec()
            }
            Self::Pbkdf2 { prf: Prf::Sha1, iterations } => {
                pbkdf2_hmac::<sha1::Sha1>(password, salt, iterations, &mut tag);
            }
            Self::Pbkdf2 { prf: Prf::Sha256, iterations } => {
                pbkdf2_hmac::<sha2::Sha256>(password, salt, iterations, &mut tag);
            }
            Self::Pbkdf2 { prf: Prf::Sha512, iterations } => {
                pbkdf2_hmac::<sha2::Sha512>(password, salt, iterations, &mut tag);
            }
            Self::Phpass { rounds } => tag = phpass_tag(password, salt, rounds),
            Self::Scrypt { log_n, r, p } => {
                let params = scrypt::Params::new(log_n, r, p).ok()?;
                scrypt::scrypt(password, salt, &params, &mut tag).ok()?;
            }
        }
        Some(tag)
    }

    /// Returns whether the other system takes such a password at all. Libraries of bcrypt end it at a NUL or refuse
    /// that; here it never matches.
    pub(super) fn takes(self, password: &[u8]) -> bool {
        !matches!(self, Self::Bcrypt { .. }) || !password.contains(&0)
    }
}

/// bcrypt reads the password up to 72 bytes, the final NUL included.
fn bcrypt_tag(password: &[u8], salt: &[u8], cost: u32) -> Option<[u8; 24]> {
    let mut read = password.to_vec();
    read.push(0);
    read.truncate(Algorithm::BCRYPT_BYTES);
    Some(bcrypt::bcrypt(cost, salt.try_into().ok()?, &read))
}

/// One round more than `rounds`, as the first has the salt.
fn phpass_tag(password: &[u8], salt: &[u8], rounds: u32) -> Vec<u8> {
    let mut tag = Md5::new().chain_update(salt).chain_update(password).finalize();
    for _ in 0..rounds {
        tag = Md5::new().chain_update(tag).chain_update(password).finalize();
    }
    tag.to_vec()
}
