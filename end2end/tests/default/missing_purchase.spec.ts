import { expect, test, type Person } from "../../fixtures/test.ts";
import type { Mailbox } from "../../fixtures/mailbox.ts";
import type { Visitor } from "../../pages/visitor.ts";

const SUBJECT = /^Add purchase \S+ to your .* account$/;

test(
  "a purchase made with another email joins the history by a link to that mailbox",
  { tag: "@phone" },
  async ({ visitor, anotherVisitor, person, mailbox }) => {
    const { shop, account } = visitor;
    const work = { ...person, email: `work.${person.email}` };
    const number = await shop.buyAsGuest(work);
    const other = await shop.buyAsGuest(work);
    await signInAsNew(visitor, person, mailbox);
    await expect(account.purchases).toHaveCount(0);

    await account.follow("Missing a purchase?");
    await account.isAt("/account/missing-purchase");
    await visitor.look("missing-purchase");
    await account.ask("", work.email);
    await account.isRefusedAt("number", "Enter the purchase number.");
    await account.ask(number, work.email);
    await account.isAt("/account/missing-purchase/sent");
    await visitor.look("missing-purchase-sent");

    const { link } = await mailbox.take(work.email, SUBJECT);
    const elsewhere = await anotherVisitor();
    await elsewhere.page.goto(link);
    await elsewhere.isAt("/sign-in");

    await visitor.page.goto(link);
    await account.isAt("/account/add-purchase");
    await visitor.look("add-purchase");
    await account.send("Add to my purchases", "add-purchase");
    await account.isAt("/account/purchases");
    await expect(account.message).toHaveText("The purchase has been added to your account.");
    await expect(account.purchases).toHaveCount(1);
    await expect(account.purchase(number)).toBeVisible();
    await expect(account.purchase(other)).toHaveCount(0);
    await visitor.look("purchase-added");

    await visitor.page.goto(link);
    await expect(account.heading).toHaveText("This link has already been used");
    await visitor.look("add-purchase-used");
  },
);

test("the link adds the purchase only to the customer who requested it", async ({
  visitor,
  anotherVisitor,
  person,
  mailbox,
}) => {
  const work = { ...person, email: `work.${person.email}` };
  const number = await visitor.shop.buyAsGuest(work);
  await signInAsNew(visitor, person, mailbox);
  await visitor.page.goto("/account/missing-purchase");
  await visitor.account.ask(number, work.email);
  await visitor.account.isAt("/account/missing-purchase/sent");
  const { link } = await mailbox.take(work.email, SUBJECT);

  const eva = await anotherVisitor();
  await signInAsNew(eva, { ...person, email: `eva.${person.email}` }, mailbox);
  await eva.page.goto(link);
  await eva.isAt("/account/add-purchase");
  await expect(eva.heading).toHaveText("This link is for another customer");
  await eva.look("add-purchase-other");
  await eva.page.getByRole("main").getByRole("button", { name: "Sign out" }).click();
  await eva.isAt("/signed-out");

  // In Eva's browser the customer who asked signs in, and returns to the page of the link.
  await eva.page.goto(link);
  await eva.isAt("/sign-in");
  await eva.signIn.try(person.email, person.password);
  await eva.isAt("/account/add-purchase");
  await eva.send("Add to my purchases", "add-purchase");
  await eva.isAt("/account/purchases");
  await expect(eva.account.purchase(number)).toBeVisible();
});

test("what does not exist gets the same answer and no mail", async ({ visitor, person, mailbox }) => {
  const { account, page, shop } = visitor;
  const work = { ...person, email: `work.${person.email}` };
  const number = await shop.buyAsGuest(work);
  await signInAsNew(visitor, person, mailbox);
  const nobody = `nobody.${person.email}`;
  const answers: string[] = [];
  for (const [purchase, email] of [
    ["P-1", nobody],
    [number, work.email],
  ] as const) {
    await page.goto("/account/missing-purchase");
    await account.ask(purchase, email);
    await account.isAt("/account/missing-purchase/sent");
    await expect(account.heading).toHaveText("Check your email");
    answers.push(await page.getByRole("main").innerText());
  }
  expect(answers[0]).toBe(answers[1]);
  // A mail to nobody would have been sent before this one.
  await mailbox.take(work.email, SUBJECT);
  expect(mailbox.sentTo(nobody)).toEqual([]);
});

/** Registers, confirms and signs in. */
async function signInAsNew(visitor: Visitor, person: Person, mailbox: Mailbox): Promise<void> {
  await visitor.registration.register(person);
  const { link } = await mailbox.take(person.email, /^Activate your .* account$/);
  await visitor.registration.confirmHere(link);
  await visitor.signIn.signIn(person.email, person.password);
}
