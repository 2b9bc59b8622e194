// The fixtures of the stories: an engine, a page in it, a server, and a person with a mailbox.
import { test as base } from "@playwright/test";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { Guichet } from "../fixtures/guichet.ts";
import type { Mailbox } from "../fixtures/mailbox.ts";
import { Cas, OpenId } from "../fixtures/providers.ts";
import type { Person } from "../fixtures/test.ts";
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
  openid: OpenId;
  cas: Cas;
  guichet: Guichet;
};

type Fixtures = {
  visitor: BrowserPage;
  /** A person without data on any portal. */
  person: Person;
  mailbox: Mailbox;
  serverLog: void;
};

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

  openid: [
    async ({}, use) => {
      const openid = await OpenId.start();
      await use(openid);
      await openid.stop();
    },
    { scope: "worker", timeout: 60_000 },
  ],

  cas: [
    async ({}, use) => {
      const cas = await Cas.start();
      await use(cas);
      await cas.stop();
    },
    { scope: "worker", timeout: 60_000 },
  ],

  guichet: [
    async ({ openid, cas }, use) => {
      const guichet = await Guichet.start(openid, cas);
      await use(guichet);
      await guichet.stop();
    },
    { scope: "worker", timeout: 60_000 },
  ],

  mailbox: ({ guichet }, use) => use(guichet.mailbox),

  visitor: async ({ running, scripts }, use) => {
    const tab = await running.open();
    await use(new BrowserPage(tab, scripts));
    await tab.close();
  },

  person: ({}, use) =>
    use({
      email: `ana.${randomBytes(6).toString("hex")}@example.test`,
      firstName: "Ana María",
      lastName: "Quiroga",
      password: "nine quiet rivers 42",
    }),

  serverLog: [
    async ({ guichet }, use, testInfo) => {
      await use();
      if (testInfo.status === testInfo.expectedStatus) return;
      const lines = (await guichet.log()).split("\n").slice(-200).join("\n");
      await testInfo.attach("the server's log", { body: lines, contentType: "text/plain" });
    },
    { auto: true },
  ],
});
