// Makes the site that the server hands out: style sheets, islands' script and WebAssembly, each under a name that carries
// a hash of its content and next to its compressed copies, and the files of public/.
//   node script/site.mjs <folder of bindgen> <site root> <file for the hashes>
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  cp,
  mkdir,
  readFile,
  readdir,
  rename,
  rm,
  writeFile,
} from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const NAME = "guichet";
// "Baseline widely available"; older browsers get the plain pages.
const BROWSERS = ["chrome109", "firefox115", "safari16"];
const COMPRESSIBLE = /\.(css|js|wasm|svg|html|txt)$/;

const [bindgen, site, hashFile] = process.argv.slice(2);
if (!hashFile)
  throw new Error(
    "usage: node script/site.mjs <folder of bindgen> <site root> <file for the hashes>",
  );
const root = join(import.meta.dirname, "..");
// The project's npm packages are those of end2end.
const { build } = createRequire(join(root, "end2end/package.json"))("esbuild");

/** @param {import("esbuild").BuildOptions} input */
async function minified(input) {
  const { outputFiles } = await build({
    ...input,
    bundle: true,
    minify: true,
    write: false,
    target: BROWSERS,
    format: "esm",
    legalComments: "none",
    logLevel: "warning",
  });
  return Buffer.from(outputFiles[0].contents);
}

/** @param {Buffer} content */
const hashOf = (content) =>
  createHash("sha256").update(content).digest("base64url").slice(0, 22);

/** @param {string} file */
async function compress(file) {
  const content = await readFile(file);
  const brotli = {
    params: { [constants.BROTLI_PARAM_SIZE_HINT]: content.length },
  };
  await writeFile(
    `${file}.br`,
    await promisify(brotliCompress)(content, brotli),
  );
  await writeFile(`${file}.gz`, await promisify(gzip)(content, { level: 9 }));
}

// The build id that the binary has too (server/build.rs), to tell its own files from another
// build's.
function builtFrom() {
  if (process.env.GUICHET_COMMIT) return process.env.GUICHET_COMMIT.trim();
  const git = (/** @type {string[]} */ ...args) =>
    spawnSync("git", ["-C", root, ...args], { encoding: "utf8" }).stdout?.trim();
  if (git("rev-parse", "--show-prefix") !== "") return undefined;
  return git("describe", "--always", "--dirty", "--exclude=*", "--abbrev=12");
}

const style = await readFile(join(root, "style/main.css"), "utf8");
const sections = style.split(/^(?=\/\* ---- )/m);
const portals = sections.filter(
  (section) => !section.startsWith("/* ---- Backoffice"),
);
/** @param {string} contents */
const sheet = (contents) => minified({ stdin: { contents, loader: "css" } });
const built = {
  js: await minified({ entryPoints: [join(bindgen, `${NAME}.js`)] }),
  wasm: await readFile(join(bindgen, `${NAME}_bg.wasm`)),
  css: await sheet(style),
  "portal-css": await sheet(portals.join("")),
};

// Built next to the old one and swapped in, so that a failed build leaves a complete site.
const fresh = `${site}.new`;
await rm(fresh, { recursive: true, force: true });
await mkdir(join(fresh, "pkg"), { recursive: true });
await cp(join(root, "public"), fresh, { recursive: true });
for (const [kind, content] of Object.entries(built)) {
  const extension = kind.split("-").pop();
  await writeFile(
    join(fresh, "pkg", `${NAME}.${hashOf(content)}.${extension}`),
    content,
  );
}
for (const entry of await readdir(fresh, { recursive: true })) {
  if (COMPRESSIBLE.test(entry)) await compress(join(fresh, entry));
}
await rm(site, { recursive: true, force: true });
await rename(fresh, site);
await mkdir(dirname(hashFile), { recursive: true });
const hashes = Object.entries(built).map(
  ([kind, content]) => `${kind}: ${hashOf(content)}\n`,
);
const commit = builtFrom();
if (commit) hashes.push(`commit: ${commit}\n`);
await writeFile(hashFile, hashes.join(""));
