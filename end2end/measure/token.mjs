// Adds a token with every scope to a demo's database on SQLite, and prints it. node token.mjs FILE
import Database from "libsql";
import { insertion, newToken, sqliteBytes } from "./tokens.mjs";

const SCOPES = [
  "customers.read",
  "customers.write",
  "customers.activate",
  "orders.read",
  "orders.write",
  "products.read",
  "bounces.write",
  "events.read",
];

const token = newToken();
const database = new Database(process.argv[2], { timeout: 5000 });
database.exec(insertion(token, SCOPES.join(" "), sqliteBytes));
database.close();
console.log(token);
