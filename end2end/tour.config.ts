// The pictures of docs/tour.md. Not a test: `script/tour` takes them from the demo.
import { defineConfig } from "@playwright/test";
import type { Options } from "./fixtures/test.ts";

export default defineConfig<Options>({
  testDir: "tour",
  outputDir: "test-results/tour",
  workers: 1,
  retries: 0,
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: "list",
  use: {
    locale: "en-US",
    timezoneId: "America/Argentina/Cordoba",
    contextOptions: { reducedMotion: "reduce" },
    viewport: { width: 1280, height: 800 },
    launchOptions: { executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium" },
  },
});
