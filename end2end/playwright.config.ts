// Three visitors of the same portals: a browser with scripts, one without, and a phone.
import { defineConfig } from "@playwright/test";
import type { Options } from "./fixtures/test.ts";

export default defineConfig<Options>({
  testDir: "tests",
  outputDir: "test-results",
  workers: 2,
  // Recording takes a third of the time, so only a failed test is recorded, when it runs again. If that succeeds,
  // script/test goes on, and says so.
  retries: 1,
  fullyParallel: true,
  forbidOnly: true,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: "list",
  use: {
    locale: "en-US",
    timezoneId: "UTC",
    // Contrast cannot be checked during a colour transition.
    contextOptions: { reducedMotion: "reduce" },
    trace: "on-first-retry",
    launchOptions: { executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium" },
  },
  projects: [
    { name: "js", grepInvert: /@no-js/, use: { viewport: { width: 1280, height: 800 }, thorough: true } },
    {
      name: "no-js",
      grepInvert: /@js/,
      use: { viewport: { width: 1280, height: 800 }, javaScriptEnabled: false },
    },
    // The tests whose pages a phone's width could break; the others would be repetitions.
    {
      name: "phone",
      grep: /@phone/,
      use: { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true },
    },
  ],
});
