//! PostgreSQL roles with fewer rights than the owner of the tables.

use super::TestApp;

impl TestApp {
    /// Creates a role that reads and writes rows but cannot change tables. Returns its name, which is that of the
    /// database, with which it is dropped.
    ///
    /// # Panics
    /// On SQLite.
    pub async fn add_role(&self) -> String {
        let role = self.postgres.as_ref().expect("a PostgreSQL database").name.clone();
        self.execute(&format!(
            "CREATE ROLE {role} LOGIN; \
             GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role}"
        ))
        .await;
        role
    }
}
