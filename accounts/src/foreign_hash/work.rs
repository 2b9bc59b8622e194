//! What verifying hashes of other systems costs, counted in steps of each kind: which are affordable, and how all
//! verifications of an operator's customers are made to cost the same.

use super::algorithm::{Algorithm, Prf};
use crate::{
    Accounts,
    store::{StoreError, Tx, query, read},
};
use model::OperatorId;
use std::collections::BTreeMap;

/// A kind of steps. The numbers are stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// A step is an MD5 of a tag and the password.
    Phpass = 1,
    /// A step is an iteration for a block of the result.
    Pbkdf2Sha1 = 2,
    Pbkdf2Sha256 = 3,
    Pbkdf2Sha512 = 4,
    /// A step is a round of both key expansions.
    Bcrypt = 5,
    /// A step mixes a block of 128 bytes.
    Scrypt = 6,
    /// A step fills 1 KiB once.
    Argon2 = 7,
}

impl Kind {
    const ALL: [Self; 7] = [
        Self::Phpass,
        Self::Pbkdf2Sha1,
        Self::Pbkdf2Sha256,
        Self::Pbkdf2Sha512,
        Self::Bcrypt,
        Self::Scrypt,
        Self::Argon2,
    ];

    pub(super) fn of_prf(prf: Prf) -> Self {
        match prf {
            Prf::Sha1 => Self::Pbkdf2Sha1,
            Prf::Sha256 => Self::Pbkdf2Sha256,
            Prf::Sha512 => Self::Pbkdf2Sha512,
        }
    }

    /// Returns how many steps are affordable: they take 0.2 to 1 s.
    pub(super) fn max_units(self) -> u64 {
        match self {
            Self::Phpass => 1 << 18,
            Self::Pbkdf2Sha1 | Self::Pbkdf2Sha256 => 1_500_000,
            Self::Pbkdf2Sha512 => 1_000_000,
            Self::Bcrypt => 1 << 13,
            Self::Scrypt => 1 << 21,
            Self::Argon2 => 1 << 20,
        }
    }

    /// Returns the usual length of a tag in bytes.
    fn tag_bytes(self) -> usize {
        match self {
            Self::Phpass => 16,
            Self::Pbkdf2Sha1 => Prf::Sha1.bytes(),
            Self::Pbkdf2Sha512 => Prf::Sha512.bytes(),
            Self::Bcrypt => 23,
            Self::Pbkdf2Sha256 | Self::Scrypt | Self::Argon2 => 32,
        }
    }
}

/// That many steps of a kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Work {
    pub(super) kind: Kind,
    pub(super) units: u64,
}

impl Work {
    const UNIT_BITS: u32 = 40;

    /// Returns the number to store: sorted by kind, then by steps.
    pub(crate) fn stored(self) -> i64 {
        let max = (1 << Self::UNIT_BITS) - 1;
        self.floor() + i64::try_from(self.units).unwrap_or(max).min(max)
    }

    /// Reads a stored number.
    pub(crate) fn from_stored(stored: i64) -> Option<Self> {
        let code = stored >> Self::UNIT_BITS;
        let kind = Kind::ALL.into_iter().find(|&kind| kind as i64 == code)?;
        let units = u64::try_from(stored & ((1 << Self::UNIT_BITS) - 1)).ok()?;
        Some(Self { kind, units })
    }

    /// Returns the number that is below all stored ones of this kind, and above those of the kinds before it.
    fn floor(self) -> i64 {
        (self.kind as i64) << Self::UNIT_BITS
    }

    /// Returns computations that take as many steps together. What is too little to be measured is left out.
    fn parts(self) -> Vec<Algorithm> {
        let units = self.units;
        let whole = u32::try_from(units).unwrap_or(u32::MAX);
        match self.kind {
            _ if units == 0 => Vec::new(),
            Kind::Phpass => vec![Algorithm::Phpass { rounds: whole }],
            Kind::Pbkdf2Sha1 => vec![Algorithm::Pbkdf2 { prf: Prf::Sha1, iterations: whole }],
            Kind::Pbkdf2Sha256 => vec![Algorithm::Pbkdf2 { prf: Prf::Sha256, iterations: whole }],
            Kind::Pbkdf2Sha512 => vec![Algorithm::Pbkdf2 { prf: Prf::Sha512, iterations: whole }],
            Kind::Bcrypt => powers(units).map(|cost| Algorithm::Bcrypt { cost }).collect(),
            Kind::Scrypt => powers(units / 8).filter_map(scrypt_steps).collect(),
            Kind::Argon2 => argon2_steps(units).into_iter().collect(),
        }
    }

    /// Takes as long as verifying a hash of that work would.
    fn spend(self, password: &[u8], effort: &mut Effort) {
        let length = self.kind.tag_bytes();
        for part in self.parts() {
            effort.add(part.work(length));
            std::hint::black_box(part.compute(password, &[0; 16], length));
        }
    }
}

impl Algorithm {
    /// Returns what computing a tag of that many bytes costs.
    pub(super) fn work(self, length: usize) -> Work {
        let (kind, units) = match self {
            Self::Argon2 { memory_kib, passes, .. } => {
                (Kind::Argon2, u64::from(memory_kib) * u64::from(passes))
            }
            Self::Bcrypt { cost } => (Kind::Bcrypt, power_of_two(cost)),
            Self::Pbkdf2 { prf, iterations } => {
                let blocks = length.div_ceil(prf.bytes()).max(1) as u64;
                (Kind::of_prf(prf), u64::from(iterations) * blocks)
            }
            Self::Phpass { rounds } => (Kind::Phpass, u64::from(rounds)),
            Self::Scrypt { log_n, r, p } => {
                let per_lane = power_of_two(log_n.into()).saturating_mul(r.into());
                (Kind::Scrypt, per_lane.saturating_mul(p.into()))
            }
        };
        Work { kind, units }
    }

    /// Returns whether it takes at most about a second on one core, measured on a small server, and 64 MiB.
    pub(super) fn is_affordable(self, length: usize) -> bool {
        let Work { kind, units } = self.work(length);
        let little_memory = match self {
            Self::Argon2 { memory_kib, .. } => memory_kib <= Self::MAX_MEMORY_KIB,
            Self::Scrypt { log_n, r, p } => {
                // Each unit is a block of 128 bytes; one vector of them, and a small one for each lane.
                let vector = power_of_two(log_n.into()).saturating_mul(r.into());
                let lanes = u64::from(r) * u64::from(p);
                vector <= u64::from(Self::MAX_MEMORY_KIB) * 8 && lanes <= 8 * 1024
            }
            Self::Bcrypt { .. } | Self::Pbkdf2 { .. } | Self::Phpass { .. } => true,
        };
        little_memory && units <= kind.max_units()
    }
}

fn power_of_two(exponent: u32) -> u64 {
    1_u64.checked_shl(exponent).unwrap_or(u64::MAX)
}

/// Returns the exponents of the powers of two that a number consists of.
fn powers(number: u64) -> impl Iterator<Item = u32> {
    (0..u64::BITS).filter(move |&bit| number & (1 << bit) != 0)
}

/// Returns 2^`exponent` blocks of 1 KiB to mix, in at most 16 MiB. None for a single one.
fn scrypt_steps(exponent: u32) -> Option<Algorithm> {
    const MAX_LOG_N: u32 = 14;
    let log_n = exponent.min(MAX_LOG_N);
    let p = 1_u32.checked_shl(exponent - log_n)?;
    (log_n > 0).then_some(Algorithm::Scrypt { log_n: u8::try_from(log_n).ok()?, r: 8, p })
}

/// Returns that many KiB to fill, in at most 64 MiB. None for fewer than argon2 can.
fn argon2_steps(units: u64) -> Option<Algorithm> {
    let passes = units.div_ceil(Algorithm::MAX_MEMORY_KIB.into());
    let memory_kib = u32::try_from(units.checked_div(passes)?).ok()?;
    (memory_kib >= argon2::Params::MIN_M_COST).then_some(Algorithm::Argon2 {
        variant: argon2::Algorithm::Argon2id,
        version: argon2::Version::V0x13,
        memory_kib,
        passes: u32::try_from(passes).ok()?,
        lanes: 1,
    })
}

/// The steps that a verification took, and how many hashes of ours it computed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Effort {
    pub(crate) own: u32,
    foreign: BTreeMap<Kind, u64>,
}

impl Effort {
    pub(super) fn add(&mut self, work: Work) {
        *self.foreign.entry(work.kind).or_default() += work.units;
    }

    /// Computes until the work of each kind is as much as the most expensive hash of that kind takes. The results are
    /// discarded: only the time counts.
    pub(crate) fn fill_up(&mut self, dearest: &[Work], password: &str) {
        for &Work { kind, units } in dearest {
            let done = self.foreign.get(&kind).copied().unwrap_or_default();
            Work { kind, units: units.saturating_sub(done) }.spend(password.as_bytes(), self);
        }
    }
}

impl Accounts {
    /// Returns the dearest hash of another system of each kind that the operator's accounts still have.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    pub(crate) async fn dearest_foreign(
        &self,
        operator: OperatorId,
    ) -> Result<Vec<Work>, StoreError> {
        read!(self.store(), async |tx| { dearest(tx, operator).await }).await
    }
}

/// One query where nothing is left from other systems, and one more for each kind otherwise.
async fn dearest(tx: &mut Tx, operator: OperatorId) -> Result<Vec<Work>, StoreError> {
    let (mut dearest, mut below) = (Vec::new(), i64::MAX);
    while let Some(stored) = query!(tx, foreign_accounts::dearest_work(operator, below)).await? {
        let Some(work) = Work::from_stored(stored) else { break };
        below = work.floor();
        dearest.push(work);
    }
    Ok(dearest)
}
