//! Limits of concurrent work.

/// Limits that depend on the machine. The defaults suit two cores.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Capacity {
    /// Connections to PostgreSQL, or readers of SQLite; None means 16 and 8.
    pub database_connections: Option<usize>,
    /// Passwords hashed concurrently, each using one core and 19 MiB. None means the number of cores.
    pub password_hashes: Option<usize>,
    /// Mails sent concurrently. This many may be delivered twice when the server is killed.
    pub mails: u32,
}

impl Default for Capacity {
    fn default() -> Self {
        Self { database_connections: None, password_hashes: None, mails: 8 }
    }
}
