//! The gauges of connection pools and database files.

use crate::instruments::{DATABASE_CONNECTIONS, DATABASE_FILES, DATABASE_LIMIT};
use deadpool::Status;
use std::{fs, path::Path};

/// Sets the gauges of a pool.
pub(super) fn set(pool: &'static str, status: &Status) {
    // The pool reads its figures one after the other, so they may disagree for a moment.
    let idle = status.available.min(status.size);
    DATABASE_CONNECTIONS.set((status.size - idle) as f64, &[pool, "in_use"]);
    DATABASE_CONNECTIONS.set(idle as f64, &[pool, "idle"]);
    DATABASE_LIMIT.set(status.max_size as f64, &[pool]);
}

/// Sets the gauge of a file, which may be missing.
pub(super) fn set_file(name: &'static str, path: &Path) {
    let bytes = fs::metadata(path).map_or(0, |file| file.len());
    DATABASE_FILES.set(bytes as f64, &[name]);
}
