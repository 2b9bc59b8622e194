import type { Page } from "@playwright/test";
import { expect, test } from "../../fixtures/test.ts";
import { Shop } from "../../pages/shop.ts";
import { SignIn } from "../../pages/sign_in.ts";

test(
  "an answer that is lost on the way buys nothing twice",
  { tag: "@js" },
  async ({ visitor, person, mailbox }) => {
    const { shop, page } = visitor;
    await shop.chooseFirst();
    await shop.fillIn(person);
    const lost = await loseNextAnswer(page, "buy");
    await page.getByRole("main").getByRole("button", { name: "Buy" }).click();
    await shop.isRefused("We didn’t get a response, so we don’t know whether this worked.");
    await expect(shop.field("First name")).toHaveValue(person.firstName);
    await visitor.look("product-answer-lost");

    const number = await shop.buy();
    expect(lost.location).toBe(`/orders/${number}`);
    const mail = await mailbox.take(person.email, /^Your purchase/);
    expect(mail.subject).toContain(number);
  },
);

test(
  "a form sent twice with an unknown result asks to check before sending it again",
  { tag: "@js" },
  async ({ visitor, person, mailbox }) => {
    const { registration, signIn, account, page } = visitor;
    await registration.register(person);
    const { link } = await mailbox.take(person.email, /^Activate your .* account$/);
    await registration.confirmHere(link);
    await signIn.signIn(person.email, person.password);
    await page.goto("/account/email");
    const next = `new.${person.email}`;
    await account.fill({ "New email": next, "Current password": person.password });
    const lost = await loseNextAnswer(page, "change-email");
    await page.getByRole("main").getByRole("button", { name: "Send link" }).click();
    await account.isRefused("We didn’t get a response, so we don’t know whether this worked.");
    await account.isRefused("then reload this page to see the current state before you try again.");
    await expect(account.field("New email")).toHaveValue(next);
    await account.isAt("/account/email");
    // The change was made.
    expect(lost.location).toBe("/account/profile");
    await mailbox.take(next, /^Confirm your new email/);
  },
);

test(
  "going back after buying and buying again makes two orders",
  { tag: "@js" },
  async ({ visitor, person }) => {
    const { shop, page } = visitor;
    const first = await shop.buyAsGuest(person);
    await page.goBack();
    await shop.fillIn(person);
    expect(await shop.buy()).not.toBe(first);
  },
);

test("two tabs show two orders", async ({ visitor, person }) => {
  const { shop, page } = visitor;
  const other = await page.context().newPage();
  const otherShop = new Shop(other, visitor.scripts);
  await shop.chooseFirst();
  await otherShop.chooseFirst();
  await shop.fillIn(person, 1);
  await otherShop.fillIn(person, 2);
  const first = await shop.buy();
  const second = await otherShop.buy();
  expect(second).not.toBe(first);

  for (const tab of [page, other]) await tab.reload();
  await shop.isAt(`/orders/${first}`);
  await expect(shop.fact("Travellers")).toHaveText("1");
  await otherShop.isAt(`/orders/${second}`);
  await expect(otherShop.fact("Travellers")).toHaveText("2");
  await expect(shop.message).toHaveCount(0);
  await other.close();
});

test("an address cannot say that something was done", { tag: "@js" }, async ({ visitor }) => {
  const { signIn, page } = visitor;
  for (const forged of ["notice=activated", "done=activated", "notice=password-set"]) {
    await page.goto(`/sign-in?${forged}`);
    await expect(signIn.field(SignIn.identifier)).toBeVisible();
    await expect(signIn.message).toHaveCount(0);
  }
  await page.goto("/account-deleted");
  await visitor.isAt("/");
});

/** Lets the next form of that name reach the server and drops the answer; returns its redirect. */
async function loseNextAnswer(page: Page, name: string): Promise<{ location: string | undefined }> {
  const lost: { location: string | undefined } = { location: undefined };
  await page.route(
    `**/api/${name}`,
    async (route) => {
      // Only browsers resolve *.localhost.
      const { host, port, pathname } = new URL(route.request().url());
      const answer = await route.fetch({
        url: `http://127.0.0.1:${port}${pathname}`,
        headers: { ...(await route.request().allHeaders()), host },
        maxRedirects: 0,
      });
      lost.location = answer.headers()["location"];
      await route.abort();
    },
    { times: 1 },
  );
  return lost;
}
