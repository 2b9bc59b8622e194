//! PostgreSQL roles with fewer rights than the owner of the tables.

use super::TestApp;

impl TestApp {
    /// Creates a role that reads and writes rows but cannot change tables. Returns its name.
    pub async fn add_role(&self) -> String {
        let role = format!("guichet_{:08x}", getrandom::u32().expect("random numbers"));
        self.execute(&format!(
            "CREATE ROLE {role} LOGIN; \
             GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role}"
        ))
        .await;
        role
    }

    /// Drops a role of [`add_role`](Self::add_role); roles do not belong to a database.
    pub async fn drop_role(&self, role: &str) {
        self.execute(&format!("DROP OWNED BY {role}; DROP ROLE {role}")).await;
    }
}
