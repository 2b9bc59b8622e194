import { expect, test } from "../../fixtures/test.ts";

const PABLO = "pablo@norte-lines.example.test";

test(
  "an agent finds an order, marks it as paid and cancels it, and the buyer reads why",
  { tag: "@phone" },
  async ({ visitor, backoffice, person, mailbox }) => {
    const number = await visitor.shop.buyAsGuest(person);
    await expect(visitor.page.getByText("Show this at the counter")).toBeVisible();
    await expect(visitor.page.getByRole("img", { name: "QR code with the purchase number" })).toBeVisible();
    await visitor.look("order-counter");
    await mailbox.take(person.email, /^Your purchase /);

    await backoffice.signIn(PABLO);
    await backoffice.open("/orders");
    const page = backoffice.page;
    await backoffice.look("orders");
    await page.getByLabel("Order number").fill(number);
    await page.getByRole("button", { name: "Find orders" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText(number);
    await page.getByRole("button", { name: "Mark as paid" }).click();
    await expect(backoffice.message).toContainText("The payment has been recorded.");
    await mailbox.take(person.email, /^Payment received /);

    await page.getByText("Cancel this order…").click();
    await page.getByLabel("Yes, at the counter").check();
    await page.getByLabel("Reason").fill("Snow on the pass");
    await backoffice.look("order-cancel");
    await page.getByRole("button", { name: "Cancel order" }).click();
    await expect(backoffice.message).toContainText("The order has been cancelled");
    await backoffice.look("order-cancelled");
    const { text } = await mailbox.take(person.email, /has been cancelled$/);
    expect(text).toContain("Snow on the pass");
    await visitor.page.reload();
    await expect(visitor.page.getByRole("main")).toContainText("Cancelled");
    await expect(visitor.page.getByText("Show this at the counter")).toBeHidden();
  },
);

test("an agent sells at the counter to somebody new, who gets the confirmation", async ({
  backoffice,
  person,
  mailbox,
}) => {
  await backoffice.signIn(PABLO);
  await backoffice.open("/orders");
  const page = backoffice.page;
  await page.getByRole("link", { name: "New order" }).click();
  await backoffice.look("order-new");
  await page.getByLabel("Travellers").fill("none");
  await page.getByLabel("First name").fill(person.firstName);
  await page.getByLabel("Last name").fill(person.lastName);
  await page.getByLabel("Email").fill(person.email);
  await page.getByRole("button", { name: "Place order" }).click();
  await expect(page.locator("#travellers-error")).toContainText("Enter a whole number of travellers");
  await page.getByLabel("Travellers").fill("1");
  await page.getByRole("button", { name: "Place order" }).click();
  await expect(backoffice.message).toContainText("The order has been placed.");
  const heading = await page.getByRole("heading", { level: 1 }).innerText();
  const { text } = await mailbox.take(person.email, /^Your purchase /);
  expect(text).toContain(/P-\d+/.exec(heading)?.[0] ?? "no number");
});
