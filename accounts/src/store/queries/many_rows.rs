//! Statements that write many rows at once: the query builder has none that both databases run asynchronously.

/// Returns the parameters of `VALUES` for that many rows, numbered from 1: `($1,$2),($3,$4)`. SQLite numbers them in the
/// order of their appearance, which is the same.
pub fn values(rows: usize, columns: usize) -> String {
    let mut text = String::new();
    for row in 0..rows {
        text.push_str(if row == 0 { "(" } else { ",(" });
        for column in 1..=columns {
            if column > 1 {
                text.push(',');
            }
            text.push('$');
            text.push_str(&(row * columns + column).to_string());
        }
        text.push(')');
    }
    text
}
