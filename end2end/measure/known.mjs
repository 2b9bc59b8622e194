// Customers whose password is known: copies of the demo's Ana.

/** Password of every demo customer who has one. */
export const PASSWORD = "a window seat to Rosario";

/** Returns a customer number that nobody has: it begins with a zero, and ends with its check digit. */
function unusedNumber(place) {
  const body = String(place).padStart(8, "0");
  const values = [...body].reverse().map((digit, i) => Number(digit) * (i % 2 === 0 ? 2 : 1));
  const sum = values.reduce((sum, value) => sum + (value > 9 ? value - 9 : value), 0);
  return body + ((10 - (sum % 10)) % 10);
}

/** Adds customers who sign in by email on `default.localhost`; returns their emails. */
export function addCustomers(database, count) {
  const ana =
    "SELECT customer_id FROM accounts WHERE sign_in_email = 'ana@example.test' ORDER BY customer_id LIMIT 1";
  const emails = Array.from({ length: count }, (_, i) => `known${i}@example.test`);
  for (const [i, email] of emails.entries()) {
    const { lastInsertRowid: id } = database
      .prepare(
        `INSERT INTO customers (operator_id, number, first_name, last_name, email, email_key, locale, disabled, created_at)
         SELECT operator_id, ?, first_name, last_name, ?, ?, locale, disabled, created_at FROM customers WHERE id = (${ana})`,
      )
      .run(unusedNumber(i), email, email);
    database
      .prepare(
        `INSERT INTO accounts (customer_id, operator_id, state, password_hash, number_sign_in, sign_in_email)
         SELECT ?, operator_id, state, password_hash, number_sign_in, ? FROM accounts WHERE customer_id = (${ana})`,
      )
      .run(id, email);
  }
  return emails;
}
