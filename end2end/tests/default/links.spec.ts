import type { Request } from "@playwright/test";
import { expect, test } from "../../fixtures/test.ts";

test(
  "the token of a mailed link is in one request only, and no request goes to another site",
  { tag: "@js" },
  async ({ visitor, person, mailbox, baseURL }) => {
    const { page, registration, signIn } = visitor;
    await registration.register(person);
    const confirm = await mailbox.take(person.email, /^Activate your .* account$/);
    const requests: Request[] = [];
    page.on("request", (request) => requests.push(request));
    await registration.confirmHere(confirm.link);
    await page.waitForLoadState("networkidle");
    await signIn.askForPassword(person.email);
    const reset = await mailbox.take(person.email, /^Choose a new password for your .* account$/);
    await signIn.openLink(reset.link);
    await page.waitForLoadState("networkidle");

    for (const { link } of [confirm, reset]) {
      const token = new URL(link).pathname.split("/").at(-1) ?? "";
      expect(token.length).toBeGreaterThan(40);
      expect(requests.filter((request) => request.url() === link)).toHaveLength(1);
      const others = requests.filter((request) => request.url() !== link);
      const seen = await Promise.all(
        others.map(async (request) => `${request.url()} from ${await request.headerValue("referer")}`),
      );
      expect(seen.filter((text) => text.includes(token))).toEqual([]);
    }
    const origins = requests.map((request) => new URL(request.url()).origin);
    expect(origins.filter((origin) => origin !== baseURL)).toEqual([]);
  },
);
