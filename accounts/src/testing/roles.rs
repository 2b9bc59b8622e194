//! Roles of PostgreSQL with fewer rights than the owner of the tables has.

use super::Bench;

impl Bench {
    /// Makes a role that reads and writes rows and may change no table; returns its name.
    pub async fn add_role(&self) -> String {
        let role = format!("guichet_{:08x}", getrandom::u32().expect("random numbers"));
        self.execute(&format!(
            "CREATE ROLE {role} LOGIN; \
             GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role}"
        ))
        .await;
        role
    }

    /// Takes back the role of [`add_role`](Self::add_role), which belongs to no database.
    pub async fn drop_role(&self, role: &str) {
        self.execute(&format!("DROP OWNED BY {role}; DROP ROLE {role}")).await;
    }
}
