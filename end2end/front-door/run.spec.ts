import { expect, test as base } from "@playwright/test";
import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ScriptRun, isFresh, ownData } from "../fixtures/script_run.ts";
import { Visitor } from "../pages/visitor.ts";

type Open = (portal: string, port: number) => Promise<Visitor>;

const test = base.extend<{ open: Open }>({
  open: async ({ browser }, use) => {
    await use(async (portal, port) => {
      const context = await browser.newContext({ baseURL: `http://${portal}.localhost:${port}` });
      return new Visitor(await context.newPage(), true, async () => {});
    });
  },
});

test.describe.configure({ mode: "serial" });

const USUAL = 3000;
const buyer = {
  email: `newcomer.${randomBytes(4).toString("hex")}@example.test`,
  firstName: "Nadia",
  lastName: "Newcomer",
  password: "a lamp in every window",
};
// A clone with data of an earlier run keeps it; this tests a start without data.
let settings: Record<string, string> = {};
let folder = "";

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "guichet-front-door-"));
  if (!isFresh()) settings = { GUICHET_DATA: folder };
});

test.afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  if (!settings.GUICHET_DATA) await rm(ownData, { recursive: true, force: true });
});

test("the first start serves the demo: buy, register, read the mail, sign in", async ({ open }) => {
  const run = ScriptRun.type(settings);
  try {
    expect(await run.ready()).toBe(USUAL);
    for (const step of [1, 2, 3, 4]) expect(run.said).toContain(`[${step}/4]`);

    const { shop, registration, signIn, account, page } = await open("default", USUAL);
    const number = await shop.buyAsGuest(buyer);
    await registration.register(buyer);
    await page.goto(`http://mailbox.localhost:${USUAL}/`);
    await page.getByRole("link", { name: /^Activate your .* account/ }).click();
    await page.locator("pre").getByRole("link", { name: "/confirm/" }).click();
    await signIn.isAt("/sign-in");
    await expect(signIn.message).toContainText("Your account is active.");
    await signIn.try(buyer.email, buyer.password);
    await account.isAt("/account/purchases");
    await expect(account.purchase(number)).toBeVisible();

    const openid = await open("sso", USUAL);
    await openid.signIn.open();
    await openid.signIn.button("Sol ID").click();
    await openid.openIdLogin.signIn({ user: "nadia" });
    await openid.account.isAt("/account/purchases");

    const cas = await open("cas", USUAL);
    await cas.signIn.open();
    await cas.signIn.button("CAS").click();
    await cas.casLogin.signIn({ user: "nadia" });
    await cas.account.isAt("/account/purchases");
  } finally {
    expect(await run.stop(), run.said).toBe(0);
  }
});

test("a second start on the same data knows the customer who registered during the first", async ({
  open,
}) => {
  const run = ScriptRun.type(settings);
  try {
    const { signIn, account } = await open("default", await run.ready());
    await signIn.signIn(buyer.email, buyer.password);
    await expect(account.heading).toHaveText("My purchases");
  } finally {
    expect(await run.stop(), run.said).toBe(0);
  }
});

test("with the usual ports in use it says at once how to start, and that works", async ({ open }) => {
  const others = [await occupy(USUAL), await occupy(USUAL + 1)];
  try {
    const refused = ScriptRun.type(settings);
    expect(await refused.ended()).toBe(1);
    expect(refused.said).not.toContain("[1/4]");
    const command = /^ +GUICHET_LISTEN=(127\.0\.0\.1:\d+) script\/run$/m.exec(refused.said);
    expect(command, refused.said).not.toBeNull();

    // The providers of the demo would try the next ports, the first of which is in use as well.
    const address = command?.[1] ?? "";
    const port = Number(address.split(":")[1]);
    others.push(await occupy(port + 1));
    const run = ScriptRun.type({ ...settings, GUICHET_LISTEN: address });
    try {
      expect(await run.ready()).toBe(port);
      const { signIn, openIdLogin, account } = await open("sso", port);
      await signIn.open();
      await signIn.button("Sol ID").click();
      await openIdLogin.signIn({ user: "nadia" });
      await account.isAt("/account/purchases");
    } finally {
      expect(await run.stop(), run.said).toBe(0);
    }
  } finally {
    for (const other of others) await new Promise((resolve) => other.close(resolve));
  }
});

test("an address without a port is refused before anything is built", async () => {
  const refused = ScriptRun.type({ ...settings, GUICHET_LISTEN: "3100" });
  expect(await refused.ended()).toBe(1);
  expect(refused.said).toContain("such as 127.0.0.1:3100");
  expect(refused.said).not.toContain("[1/4]");
});

async function occupy(port: number): Promise<Server> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  return server;
}
