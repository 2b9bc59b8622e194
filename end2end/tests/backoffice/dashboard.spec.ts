import { giveUp } from "../../fixtures/outbox.ts";
import { expect, test } from "../../fixtures/test.ts";

const LAURA = "laura@norte-lines.example.test";
const PABLO = "pablo@norte-lines.example.test";

test(
  "an agent begins with what needs somebody, and each count leads to its list",
  { tag: "@phone" },
  async ({ visitor, backoffice, person, guichet, mailbox }) => {
    await visitor.shop.buyAsGuest(person);
    await mailbox.take(person.email, /./);
    await giveUp(guichet, person.email);
    await backoffice.signInToOverview(PABLO);
    const main = backoffice.page.getByRole("main");
    await expect(backoffice.heading).toHaveText("Overview");
    await expect(main.getByRole("img", { name: /^Sign-ins per day from/ })).toBeVisible();
    await backoffice.look("overview");
    await main.getByText("Show the numbers").click();
    await expect(main.getByRole("row")).toHaveCount(31);
    await backoffice.look("overview-numbers");
    await main.getByRole("link", { name: /not delivered$/ }).click();
    await backoffice.isAt("/mails?failed=1");
    await expect(main).toContainText(person.email);
  },
);

test("an admin sends every failed email of a page again", async ({
  visitor,
  backoffice,
  person,
  guichet,
  mailbox,
}) => {
  await visitor.shop.buyAsGuest(person);
  await mailbox.take(person.email, /./);
  await giveUp(guichet, person.email);
  await backoffice.signIn(LAURA);
  await backoffice.open("/mails?failed=1");
  await expect(backoffice.page.getByRole("main")).toContainText(person.email);
  await backoffice.look("mails-failed");
  await backoffice.page.getByRole("button", { name: "Try all on this page again" }).click();
  await expect(backoffice.message).toContainText("The emails are on their way again");
  await backoffice.open("/mails?failed=1");
  await expect(backoffice.page.getByRole("main")).not.toContainText(person.email);
});

test("an admin finds an order from the overview by its number", async ({ visitor, backoffice, person }) => {
  const number = await visitor.shop.buyAsGuest(person);
  await backoffice.signInToOverview(LAURA);
  await backoffice.field("Find a customer or an order").fill(number);
  await backoffice.page.getByRole("main").getByRole("button", { name: "Search", exact: true }).click();
  await backoffice.isAt(`/orders/${number}`);
  await expect(backoffice.heading).toContainText(number);
});

test("on a phone the menu unfolds, without scripts too", { tag: "@phone" }, async ({ backoffice }) => {
  await backoffice.signInToOverview(PABLO);
  const { page } = backoffice;
  const menu = page.getByRole("navigation", { name: "Backoffice menu" });
  if ((page.viewportSize()?.width ?? 0) <= 960) {
    await expect(menu).toBeHidden();
    await page.locator(".folded summary").click();
    await backoffice.look("menu");
  }
  await menu.getByRole("link", { name: "Orders", exact: true }).click();
  await backoffice.isAt("/orders");
});
