// The fixtures of the stories: an engine, a page in it, a server, and a person with a mailbox.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test as base } from "../fixtures/servers.ts";
import type { Browser, Options } from "./driver.ts";
import { Firefox } from "./firefox.ts";
import { BrowserPage } from "./page.ts";
import { WebKit } from "./webkit.ts";

export { expect } from "@playwright/test";

const engines = {
  firefox: (options: Options): Promise<Browser> => Firefox.start(options),
  webkit: (options: Options): Promise<Browser> => WebKit.start(options),
};
export type Engine = keyof typeof engines;

type WorkerFixtures = {
  engine: Engine;
  /** Whether pages may run scripts. */
  scripts: boolean;
  running: Browser;
};

type Fixtures = { visitor: BrowserPage };

export const test = base.extend<Fixtures, WorkerFixtures>({
  engine: ["firefox", { option: true, scope: "worker" }],
  scripts: [true, { option: true, scope: "worker" }],

  running: [
    async ({ engine, scripts }, use) => {
      const folder = await mkdtemp(join(tmpdir(), `guichet-${engine}-`));
      const running = await engines[engine]({ scripts, folder });
      await use(running);
      await running.stop();
      // Its last processes may still be writing.
      await rm(folder, { recursive: true, force: true, maxRetries: 10 });
    },
    { scope: "worker", timeout: 90_000 },
  ],

  visitor: async ({ running, scripts }, use) => {
    const tab = await running.open();
    await use(new BrowserPage(tab, scripts));
    await tab.close();
  },
});
