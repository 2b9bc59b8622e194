//! How much is done at once.

/// What a deployment may set by its machines. The defaults suit two cores.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Capacity {
    /// Connections to PostgreSQL, or readers of SQLite; None means 16 and 8.
    pub database_connections: Option<usize>,
    /// Passwords that are hashed at once, each on a core and in 19 MiB; None means as many as there are cores.
    pub password_hashes: Option<usize>,
    /// Mails that are handed over at once: as many may arrive twice when the server is killed.
    pub mails: u32,
}

impl Default for Capacity {
    fn default() -> Self {
        Self { database_connections: None, password_hashes: None, mails: 8 }
    }
}
