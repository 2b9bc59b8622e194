//! argon2id with the cost of Guichet's own passwords, each thread in memory that it reuses.

use argon2::{Algorithm, Argon2, Block, Params, Version};
use std::error::Error;
use std::thread;
use std::time::{Duration, Instant};

const MEMORY_KIB: u32 = 19_456;
const PASSES: u32 = 2;
const TAG_BYTES: usize = 32;

/// Hashes on that many threads for that long, and prints how many hashes a second that were.
///
/// # Errors
/// If hashing fails.
pub fn measure(threads: usize, seconds: u64) -> Result<(), Box<dyn Error>> {
    let started = Instant::now();
    let until = started + Duration::from_secs(seconds);
    let running: Vec<_> = (0..threads).map(|_| thread::spawn(move || hash_until(until))).collect();
    let mut hashes = 0;
    for thread in running {
        hashes += thread.join().map_err(|_| "a thread has panicked")?.map_err(|e| e.to_string())?;
    }
    println!("{:.2}", f64::from(hashes) / started.elapsed().as_secs_f64());
    Ok(())
}

/// Returns the number of hashes until then.
fn hash_until(until: Instant) -> argon2::Result<u32> {
    let params = Params::new(MEMORY_KIB, PASSES, 1, Some(TAG_BYTES))?;
    let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    let mut memory = vec![Block::default(); MEMORY_KIB as usize];
    let mut tag = [0; TAG_BYTES];
    let mut hashes = 0;
    while Instant::now() < until {
        argon2.hash_password_into_with_memory(
            b"a window seat to Rosario",
            &[1; 16],
            &mut tag,
            &mut memory,
        )?;
        hashes += 1;
    }
    Ok(hashes)
}
