import { userOf } from "../../fixtures/providers.ts";
import { expect, test } from "../../fixtures/test.ts";
import { SignIn } from "../../pages/sign_in.ts";

test.use({ portal: "sso" });

const PROVIDER = "Sol ID";

test(
  "somebody new signs in by the provider, is back at the very page, buys, and signs out there too",
  { tag: "@phone" },
  async ({ visitor, openid, person }) => {
    const { shop, signIn, account, openIdLogin, page } = visitor;
    const user = await openid.add(userOf(person));
    const product = await shop.chooseFirst();
    await shop.signInFirst();
    await expect(signIn.field(SignIn.identifier)).toBeVisible();
    await expect(page.getByRole("link", { name: "Register" })).toBeVisible();
    await visitor.look("sign-in");

    const callback = page.waitForRequest(/\/sso\/\d+\/callback\?/);
    await signIn.button(PROVIDER).click();
    await openIdLogin.signIn(user);
    await shop.isAt(product);
    await expect(shop.field("First name")).toHaveValue(person.firstName);
    await expect(shop.field("Last name")).toHaveValue(person.lastName);
    await expect(shop.field("Email")).toHaveValue(person.email);
    const number = await shop.buy();
    await account.openPurchases();
    await expect(account.purchase(number)).toBeVisible();

    await page.goto((await callback).url());
    await expect(visitor.heading).toHaveText("You’re signed in");
    await visitor.look("already");

    await account.signOut();
    await expect(visitor.heading).toHaveText("You’re signed out");
    await visitor.look("signed-out");
    await signIn.button(PROVIDER).click();
    await openIdLogin.signIn(user);
    await account.isAt("/account/purchases");
    await expect(account.purchases).toHaveCount(1);
  },
);

test("a user with a session at the provider is not asked again, unless they signed out here", async ({
  visitor,
  openid,
  person,
}) => {
  const { signIn, account, openIdLogin, page } = visitor;
  const user = await openid.add(userOf(person));
  await signIn.open();
  await signIn.button(PROVIDER).click();
  await openIdLogin.signIn(user);
  await account.isAt("/account/purchases");

  await page.context().clearCookies({ domain: "sso.localhost" });
  await account.openProfile();
  await signIn.isAt("/sign-in");
  await signIn.button(PROVIDER).click();
  await account.isAt("/account/profile");

  await account.signOut();
  await account.openProfile();
  await signIn.isAt("/sign-in");
  await signIn.button(PROVIDER).click();
  await openIdLogin.isAsking();
});

test(
  "a session that ends at the provider ends here, and no other",
  { tag: "@js" },
  async ({ visitor, anotherVisitor, openid, person }) => {
    const user = await openid.add(userOf(person));
    const friend = await openid.add(userOf(person, { user: `${user.user}.friend`, email: undefined }));
    const other = await anotherVisitor();
    for (const [browser, somebody] of [
      [visitor, user],
      [other, friend],
    ] as const) {
      await browser.signIn.open();
      await browser.signIn.button(PROVIDER).click();
      await browser.openIdLogin.signIn(somebody);
      await browser.account.isAt("/account/purchases");
    }
    await openid.endSessions(user);
    await visitor.account.openPurchases();
    await visitor.signIn.isAt("/sign-in");
    await other.account.openPurchases();
    await other.account.isAt("/account/purchases");
  },
);

test(
  "somebody whom only the provider knows sets a password, and then needs the provider no more",
  { tag: "@phone" },
  async ({ visitor, openid, person, mailbox }) => {
    const { signIn, account, openIdLogin, page } = visitor;
    const user = await openid.add(userOf(person));
    await signIn.open();
    await signIn.button(PROVIDER).click();
    await openIdLogin.signIn(user);
    await account.isAt("/account/purchases");
    await account.openProfile();
    await expect(account.linked).toHaveCount(1);
    await expect(account.linked).toContainText(person.email);
    await expect(account.linked).toContainText("This is your only way to sign in");
    await expect(account.linked.getByRole("button")).toHaveCount(0);
    await expect(account.field("Current password")).toHaveCount(0);
    await visitor.look("profile-linked");

    await account.follow("Set one by email");
    await signIn.isAt("/forgot-password");
    await signIn.askForPassword(person.email);
    const { link, text } = await mailbox.take(person.email, /^Choose a new password for your .* account$/);
    const number = /\d{3}-\d{3}-\d{3}/.exec(text)?.[0] ?? "";
    expect(number, "the number to sign in with is in the mail").not.toBe("");
    await signIn.openLink(link);
    await signIn.setPassword(person.password);
    await signIn.signIn(number, person.password);

    await account.openProfile();
    await account.unlink(PROVIDER);
    await expect(account.linked).toHaveCount(0);
    await account.signOut();
    await page.goto("/signed-out");
    await signIn.signIn(number, person.password);
  },
);
