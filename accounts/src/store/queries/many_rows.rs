//! Statements that write many rows at once: the query builder has none that both databases run asynchronously.

use super::Backend;
use diesel::{backend, query_builder::QueryBuilder};

/// Returns the parameters of `VALUES` for that many rows, as the database writes them: `(?,?),(?,?)` or
/// `($1,$2),($3,$4)`. SQLite takes `$1` too, but as a name, and compares each name with all before it: thousands of them
/// take longer to read than to run.
pub fn values(rows: usize, columns: usize) -> String {
    let mut sql = <Backend as backend::Backend>::QueryBuilder::default();
    for row in 0..rows {
        for column in 0..columns {
            sql.push_sql(match (row, column) {
                (0, 0) => "(",
                (_, 0) => ",(",
                _ => ",",
            });
            sql.push_bind_param();
        }
        sql.push_sql(")");
    }
    QueryBuilder::<Backend>::finish(sql)
}
