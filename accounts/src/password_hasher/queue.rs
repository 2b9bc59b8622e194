//! The callers that wait for a thread that hashes. Their number is limited; any other is refused at once.

use super::Busy;
use std::sync::atomic::{AtomicUsize, Ordering};

const MAX_WAITING: usize = 64;

/// The number of callers that wait.
#[derive(Default)]
pub struct Queue(AtomicUsize);

impl Queue {
    /// Returns whether another one may wait.
    pub fn has_room(&self) -> bool {
        self.0.load(Ordering::SeqCst) < MAX_WAITING
    }

    /// Takes a place, until the returned value is dropped.
    ///
    /// # Errors
    /// [`Busy`] when none is left.
    pub fn enter(&self) -> Result<Place<'_>, Busy> {
        let place = Place(&self.0);
        if self.0.fetch_add(1, Ordering::SeqCst) < MAX_WAITING { Ok(place) } else { Err(Busy) }
    }

    /// Takes all places, or gives all back.
    #[cfg(test)]
    pub fn set_full(&self, full: bool) {
        self.0.store(if full { MAX_WAITING } else { 0 }, Ordering::SeqCst);
    }
}

/// A place in the queue.
pub struct Place<'a>(&'a AtomicUsize);

impl Drop for Place<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::SeqCst);
    }
}
