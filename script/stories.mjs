// Prints passed and total of the end-to-end tests, by Playwright's report as JSON. Names each that passed only at the
// second try, with why the first one failed, and exits with 1 if one was skipped or none ran.
// node script/stories.mjs <report>
import { readFileSync } from "node:fs";

const { stats, suites } = JSON.parse(readFileSync(process.argv[2], "utf8"));
const specsOf = (suite) => [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specsOf)];

for (const { file, line, title, tests } of suites.flatMap(specsOf)) {
  for (const { projectName, status, results } of tests.filter(({ status }) => status !== "expected")) {
    const what = status === "flaky" ? "passed only at the second try" : status;
    console.error(`${file}:${line} [${projectName}] ${title}: ${what}`);
    for (const { message } of results.flatMap(({ errors }) => errors)) console.error(`  ${message}`);
  }
}
const total = stats.expected + stats.unexpected + stats.flaky + stats.skipped;
console.log(stats.expected + stats.flaky, total);
process.exitCode = total > 0 && stats.skipped === 0 ? 0 : 1;
