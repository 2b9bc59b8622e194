import { userOf } from "../../fixtures/providers.ts";
import { expect, test } from "../../fixtures/test.ts";
import { Linking } from "../../pages/linking.ts";

test.use({ portal: "sso-only" });

const PROVIDER = "Plata ID";
const CLOSED = [
  "/register",
  "/register/check-mail",
  "/confirm",
  "/forgot-password",
  "/forgot-password/sent",
  "/forgot-number",
  "/set-password",
];

test(
  "Sign in shows the button alone, and by it somebody comes back to the page, buys, and signs out",
  { tag: "@phone" },
  async ({ visitor, openid, person }) => {
    const { shop, signIn, account, openIdLogin, page } = visitor;
    const user = await openid.add(userOf(person));
    const product = await shop.chooseFirst();
    await shop.signInFirst();
    await expect(page.getByRole("main").getByRole("textbox")).toHaveCount(0);
    await expect(page.getByRole("link", { name: "Register" })).toHaveCount(0);
    await visitor.look("sign-in");
    await signIn.button(PROVIDER).click();
    await openIdLogin.signIn(user);
    await shop.isAt(product);
    await shop.buy();

    await account.openProfile();
    await expect(account.linked).toContainText("This is your only way to sign in");
    await expect(account.field("Current password")).toHaveCount(0);
    await visitor.look("profile");
    await account.signOut();
    await expect(page.getByRole("main").getByRole("link", { name: "Sign in again" })).toHaveCount(0);
    await visitor.look("signed-out");
    await signIn.button(PROVIDER).click();
    await openIdLogin.isAsking();
  },
);

test("a guest buys here too, and what belongs to passwords is closed", async ({ visitor, person }) => {
  const { page, shop } = visitor;
  for (const path of CLOSED) {
    const response = await page.goto(path);
    expect(response?.status(), path).toBe(404);
  }
  await visitor.look("closed");
  await shop.buyAsGuest(person);
  await expect(page.getByRole("link", { name: "Register" })).toHaveCount(0);
  if (!visitor.scripts) return;
  for (const name of [
    "sign-in",
    "register",
    "resend-confirmation",
    "confirm",
    "forgot-password",
    "forgot-number",
    "set-password",
    "change-password",
    "link-by-password",
  ]) {
    const status = await page.evaluate(async (path) => {
      const body = new URLSearchParams({ identifier: "ana@example.test", email: "ana@example.test" });
      return (await fetch(path, { method: "POST", body, redirect: "manual" })).status;
    }, `/api/${name}`);
    expect(status, name).toBe(404);
  }
});

test("an account from before is proved by mail, for its password counts no more", async ({
  visitor,
  mailbox,
}) => {
  const { signIn, account, linking, openIdLogin } = visitor;
  await signIn.open();
  await signIn.button(PROVIDER).click();
  await openIdLogin.signIn({ user: "ana" });
  await linking.isAt("/sso/link");
  await expect(linking.password).toHaveCount(0);
  await visitor.look("link");
  await linking.askForMail();
  const { link } = await mailbox.take("ana@example.test", Linking.mail);
  await linking.openLink(link);
  await linking.link();
  await account.isAt("/account/purchases");
  await expect(account.purchases).toHaveCount(2);
});
