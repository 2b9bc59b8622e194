// Prints how many rows of docs/checks.md passed on each database, and which did not.
// node script/checks.mjs <output of cargo test>. What only `script/soak` checks is not among them.
import { readFileSync } from "node:fs";

const DATABASES = { SQLite: "sqlite", PostgreSQL: "postgres" };
const log = readFileSync(process.argv[2], "utf8");
/** For each function, its databases (empty for a test without one) and whether it passed there. */
const results = [...log.matchAll(/^test (?:.*::)?(?!case_)(\w+?)(?:::case_\d_(\w+))? \.\.\. (\w+)$/gm)].map(
  ([, name, database = "", outcome]) => ({ name, database, passed: outcome === "ok" }),
);
const rows = readFileSync(new URL("../docs/checks.md", import.meta.url), "utf8")
  .split("\n")
  .map((line) => /^\| ([A-Z]\d\d) \| .* \| (whole|partly|not yet)[^|]* \| (.*) \|$/.exec(line))
  .filter((row) => row !== null)
  .map(([, id, state, tests]) => ({
    id,
    state,
    names: [...tests.matchAll(/\.rs::(\w+)`/g)].map(([, name]) => name),
    hasStory: tests.includes(".spec.ts::"),
  }));

/** Whether each test of the row passed on that database; stories of the browser run afterwards, and fail by themselves. */
function passes({ state, names, hasStory }, database) {
  const asked = results.filter((one) => names.includes(one.name) && ["", database].includes(one.database));
  const ran = names.every((name) => results.some((one) => one.name === name));
  return state !== "not yet" && ran && asked.every((one) => one.passed) && (asked.length > 0 || hasStory);
}

for (const [label, database] of Object.entries(DATABASES)) {
  const passed = rows.filter((row) => passes(row, database));
  const partly = passed.filter((row) => row.state === "partly");
  const name = `docs/checks.md, ${label}`.padEnd(28);
  const count = `${String(passed.length).padStart(4)} of ${rows.length} passed`;
  const others = rows.filter((row) => !passed.includes(row)).map((row) => row.id);
  const missing = others.length > 0 ? `; not ${others.join(" ")}` : "";
  console.log(`${name}${count}, ${partly.length} of them in part${missing}`);
}
