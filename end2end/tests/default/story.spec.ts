import { expect, test } from "../../fixtures/test.ts";
import { SignIn } from "../../pages/sign_in.ts";

const COACH = "Córdoba → Rosario";

test(
  "a guest buys, registers with the same email, and finds the purchase in the account",
  { tag: "@phone" },
  async ({ visitor, person, mailbox }) => {
    const { shop, registration, signIn, account, page } = visitor;
    await shop.choose(COACH);
    await visitor.look("product");
    await shop.fillIn(person, 2);
    const number = await shop.buy();
    await visitor.look("order");

    await shop.follow("Register");
    await expect(registration.field("Email")).toHaveValue(person.email);
    await expect(registration.field("First name")).toHaveValue(person.firstName);
    await visitor.look("register");
    await registration.fillIn(person);
    await registration.send("Create account", "register");
    await registration.isAt("/register/check-mail");
    await expect(registration.message).toContainText(person.email);
    await visitor.look("check-mail");

    const mail = await mailbox.take(person.email, /^Activate your .* account$/);
    await registration.confirmHere(mail.link);
    await expect(signIn.message).toHaveText("Your account is active. Sign in to see your purchases.");
    await expect(signIn.field(SignIn.identifier)).toHaveValue(person.email);
    await expect(signIn.field("Password")).toBeFocused();
    await visitor.look("activated");

    await signIn.fill({ Password: person.password });
    await signIn.send("Sign in", "sign-in");
    await account.isAt("/account/purchases");
    // At every width, without opening a menu.
    for (const link of ["Tickets", "My purchases"]) {
      await expect(page.getByRole("banner").getByRole("link", { name: link, exact: true })).toBeVisible();
    }
    await expect(account.purchases).toHaveCount(1);
    await expect(account.purchase(number)).toContainText(COACH);
    await expect(account.purchase(number)).toContainText("2 travellers");
    await visitor.look("purchases");

    await account.follow(COACH);
    await account.isAt(`/account/purchases/${number}`);
    await expect(shop.fact("Total")).toHaveText("ARS\u00a048,600.00");
    await visitor.look("purchase");

    await account.signOut();
    await expect(account.heading).toHaveText("You’re signed out");
    await visitor.look("signed-out");
    await page.goto(`/account/purchases/${number}`);
    await account.isAt("/sign-in");
  },
);

test(
  "a signed-in customer buys with the details filled in, and it joins the history",
  { tag: "@phone" },
  async ({ visitor }) => {
    const { shop, signIn, account } = visitor;
    await shop.choose("Salta → Cafayate");
    await visitor.page.getByRole("complementary").getByRole("link", { name: "Sign in" }).click();
    await signIn.try(ana.email, ana.password);
    await expect(shop.heading).toHaveText("Salta → Cafayate");
    await expect(shop.field("First name")).toHaveValue(ana.firstName);
    await expect(shop.field("Email")).toHaveValue(ana.email);
    await visitor.look("product-signed-in");
    const number = await shop.buy();
    await shop.follow("See my purchases");
    await expect(account.purchases.filter({ hasText: number })).toHaveCount(1);
  },
);

test("the next customer at the browser does not see the last order", async ({ visitor }) => {
  const { shop, signIn, account, page } = visitor;
  await signIn.signIn(ana.email, ana.password);
  await shop.chooseFirst();
  const number = await shop.buy();
  const order = page.url();
  await account.signOut();
  await page.goto(order);
  await expect(page.getByRole("main")).not.toContainText(number);
  await expect(page.getByRole("main")).not.toContainText(ana.email);
});

test("after signing out the way back shows nothing of the account", { tag: "@js" }, async ({ visitor }) => {
  const { signIn, account, page } = visitor;
  await signIn.signIn(ana.email, ana.password);
  await account.openProfile();
  await account.openPurchases();
  await account.signOut();
  await page.goBack();
  await account.isAt("/sign-in");
  await expect(page.locator("body")).not.toContainText(ana.firstName);
  const stored = await page.evaluate(() => localStorage.length + sessionStorage.length);
  expect(stored, "what a page keeps in the browser").toBe(0);
});

test("a page of the account is shown only after signing in", async ({ visitor }) => {
  const { signIn, account, page } = visitor;
  await page.goto("/account/profile");
  await signIn.isAt("/sign-in");
  await signIn.try(ana.email, ana.password);
  await account.isAt("/account/profile");
  const response = await page.goto("/account/purchases/P-1");
  expect(response?.status(), "the purchase of somebody else").toBe(404);
});

test("a return address on another site is not followed", async ({ visitor }) => {
  const { signIn, account, page } = visitor;
  await page.goto("/sign-in?return_to=//evil.example/%2e%2e");
  await signIn.try(ana.email, ana.password);
  await account.isAt("/account/purchases");
});

/** A customer of the demo who signs in by number and by email. */
const ana = {
  email: "ana@example.test",
  firstName: "Ana María",
  password: "a window seat to Rosario",
};
