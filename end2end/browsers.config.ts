// The stories that other engines than Chromium run too, each with scripts and without. Playwright is their runner only:
// it drives neither Debian's Firefox nor WebKit, so `browsers/` does that by the protocols these browsers have.
import { defineConfig } from "@playwright/test";
import type { Engine } from "./browsers/test.ts";

export default defineConfig<{ engine: Engine; scripts: boolean }>({
  testDir: "browsers",
  outputDir: "test-results/browsers",
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: "list",
  projects: [
    { name: "firefox", use: { engine: "firefox", scripts: true } },
    { name: "firefox-no-js", use: { engine: "firefox", scripts: false } },
    { name: "webkit", use: { engine: "webkit", scripts: true } },
    { name: "webkit-no-js", use: { engine: "webkit", scripts: false } },
  ],
});
