// Measures the public pages of a portal by Lighthouse, as on a phone: the median of several runs.
// node lighthouse.mjs --lighthouse PROGRAM --origin ORIGIN --pages PATH,PATH
import { execFile } from "node:child_process";
import { get } from "node:http";
import { promisify } from "node:util";
import { judge, median, options, print } from "./tools.mjs";

const { lighthouse, origin, pages } = options("lighthouse", "origin", "pages");
const RUNS = 5;
/** On a busy machine Lighthouse at times fails to record a page, and asks to be run again. */
const ATTEMPTS = 3;
const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"];
const BUDGET = 100;

const run = promisify(execFile);

/** Returns whether a page asks search engines to leave it out, which Lighthouse would take for a mistake. */
async function isHidden(path) {
  const asked = {
    host: "127.0.0.1",
    port: new URL(origin).port,
    path,
    headers: { host: new URL(origin).host },
  };
  const answer = await new Promise((resolve, reject) => get(asked, resolve).on("error", reject));
  answer.resume();
  return /noindex/.test(answer.headers["x-robots-tag"] ?? "");
}

/** Returns the report of a run. */
async function report(line) {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const { stdout } = await run(lighthouse, line, { maxBuffer: 64 << 20 });
      return JSON.parse(stdout);
    } catch (error) {
      if (attempt === ATTEMPTS) throw new Error(`${line[0]}: ${error.stderr || error.message}`);
    }
  }
}

/** Returns the points of each category, and the audits that cost some. */
async function once(path, hidden) {
  const line = [
    `${origin}${path}`,
    "--quiet",
    "--output=json",
    `--only-categories=${CATEGORIES.join(",")}`,
    "--chrome-flags=--headless=new --no-sandbox",
    ...(hidden ? ["--skip-audits=is-crawlable"] : []),
  ];
  const { categories, audits } = await report(line);
  const lost = Object.values(categories).flatMap(({ auditRefs }) =>
    auditRefs.filter(({ id, weight }) => weight > 0 && audits[id].score !== null && audits[id].score < 1),
  );
  return {
    points: CATEGORIES.map((name) => Math.round((categories[name].score ?? 0) * 100)),
    lost: [...new Set(lost.map(({ id }) => id))],
  };
}

print("Lighthouse, mobile", ...CATEGORIES);
let lowest = BUDGET;
for (const path of pages.split(",")) {
  const runs = [];
  const hidden = await isHidden(path);
  for (let i = 0; i < RUNS; i += 1) runs.push(await once(path, hidden));
  const points = CATEGORIES.map((_, i) => median(runs.map((one) => one.points[i])));
  print(path, ...points);
  lowest = Math.min(lowest, ...points);
  const lost = [...new Set(runs.flatMap((one) => one.lost))];
  if (lost.length > 0) console.log(`    below 100: ${lost.join(", ")}`);
}
judge("lowest of all pages", lowest, { atLeast: BUDGET });
