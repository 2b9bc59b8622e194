// The first command of the README. Separate from the other tests, which start the binary themselves.
import { defineConfig } from "@playwright/test";

export default defineConfig({
  testDir: "front-door",
  outputDir: "test-results/front-door",
  workers: 1,
  retries: 0,
  forbidOnly: true,
  // Starting includes an incremental build.
  timeout: 30 * 60_000,
  expect: { timeout: 15_000 },
  use: {
    locale: "en-US",
    trace: "retain-on-failure",
    launchOptions: { executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium" },
  },
});
