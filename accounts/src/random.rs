//! Random numbers of the operating system: for secrets, and for numbers that are drawn.

/// Returns random bytes.
///
/// # Panics
/// When the operating system has no random numbers: nothing secure could be done then.
pub(crate) fn bytes<const LENGTH: usize>() -> [u8; LENGTH] {
    let mut bytes = [0; LENGTH];
    getrandom::fill(&mut bytes).expect("the operating system gives random numbers");
    bytes
}

/// Returns a random number.
///
/// # Panics
/// As [`bytes`].
pub(crate) fn u32() -> u32 {
    u32::from_ne_bytes(bytes())
}

/// Returns a random number.
///
/// # Panics
/// As [`bytes`].
pub(crate) fn u64() -> u64 {
    u64::from_ne_bytes(bytes())
}
