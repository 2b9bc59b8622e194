import type { Locator } from "@playwright/test";
import { expect, test, type Person } from "../../fixtures/test.ts";
import type { Mailbox } from "../../fixtures/mailbox.ts";
import type { Backoffice } from "../../pages/backoffice.ts";
import type { Visitor } from "../../pages/visitor.ts";

const ADMIN = "laura@norte-lines.example.test";

test("before only single sign-on is allowed, an admin reads how many people it signs out", async ({
  visitor,
  anotherVisitor,
  backoffice,
  person,
  mailbox,
}) => {
  await signInAsNew(visitor, person, mailbox);
  await backoffice.signIn(ADMIN);
  const before = await signedOutBySsoOnly(backoffice);
  expect(before).toBeGreaterThan(0);

  const elsewhere = await anotherVisitor();
  await elsewhere.signIn.signIn(person.email, person.password);
  expect(await signedOutBySsoOnly(backoffice), "two browsers of one person").toBe(before);

  await signInAsNew(await anotherVisitor(), { ...person, email: `eva.${person.email}` }, mailbox);
  expect(await signedOutBySsoOnly(backoffice), "another person").toBe(before + 1);
  await backoffice.look("settings-impact");

  // Reading the number ends no session.
  await visitor.account.openPurchases();
  await visitor.account.isAt("/account/purchases");
});

test("the links to the parts of the settings begin where the heading does", async ({ backoffice }) => {
  await backoffice.signIn(ADMIN);
  await backoffice.open("/settings");
  const parts = backoffice.page.getByRole("navigation", { name: "Settings", exact: true });
  for (const width of [360, 1440]) {
    await backoffice.page.setViewportSize({ width, height: 900 });
    const heading = await textLeft(backoffice.heading);
    expect(await textLeft(parts.getByRole("link").first()), `${width} px`).toBe(heading);
  }
});

/** Returns where the text of an element begins, in pixels from the left. */
async function textLeft(element: Locator): Promise<number> {
  return element.evaluate((node) => {
    const text = document.createRange();
    text.selectNodeContents(node);
    return text.getBoundingClientRect().left;
  });
}

/** Returns how many people would have to sign in again, from the hint of the switch. */
async function signedOutBySsoOnly(backoffice: Backoffice): Promise<number> {
  await backoffice.open("/settings");
  const only = backoffice.page.getByRole("checkbox", {
    name: /^Only allow to sign in with single sign-on/,
  });
  await expect(only).not.toBeChecked();
  const text = await backoffice.page.getByRole("main").innerText();
  const sentence =
    /If you turn this on, (\d+) (?:person who is|people who are) signed in with a password will have to sign in again\./;
  return Number(sentence.exec(text)?.[1] ?? 0);
}

/** Registers, confirms and signs in. */
async function signInAsNew(visitor: Visitor, person: Person, mailbox: Mailbox): Promise<void> {
  await visitor.registration.register(person);
  const { link } = await mailbox.take(person.email, /^Activate your .* account$/);
  await visitor.registration.confirmHere(link);
  await visitor.signIn.signIn(person.email, person.password);
}
