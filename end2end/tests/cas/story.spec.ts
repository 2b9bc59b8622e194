import { Cas, userOf } from "../../fixtures/providers.ts";
import { expect, test } from "../../fixtures/test.ts";
import { SignIn } from "../../pages/sign_in.ts";

test.use({ portal: "cas" });

const PROVIDER = "CAS";

test(
  "somebody new signs in by CAS, buys, signs out there too, and is asked when coming again",
  { tag: "@phone" },
  async ({ visitor, cas, person }) => {
    const { shop, signIn, account, casLogin } = visitor;
    const user = await cas.add(userOf(person));
    const product = await shop.chooseFirst();
    await shop.signInFirst();
    await expect(signIn.field(SignIn.identifier)).toBeVisible();
    await visitor.look("sign-in");
    await signIn.button(PROVIDER).click();
    await casLogin.signIn(user, "not the password at all");
    await casLogin.signIn(user);
    await shop.isAt(product);
    await expect(shop.field("First name")).toHaveValue(person.firstName);
    const number = await shop.buy();
    await account.openPurchases();
    await expect(account.purchase(number)).toBeVisible();

    await account.signOut();
    await visitor.look("signed-out");
    await signIn.button(PROVIDER).click();
    await casLogin.signIn(user);
    await account.isAt("/account/purchases");
    await expect(account.purchases).toHaveCount(1);
  },
);

test("signing out at CAS ends the session here", { tag: "@js" }, async ({ visitor, cas, person }) => {
  const { signIn, account, casLogin, page } = visitor;
  const user = await cas.add(userOf(person));
  await signIn.open();
  await signIn.button(PROVIDER).click();
  await casLogin.signIn(user);
  await account.isAt("/account/purchases");
  await page.goto(`${cas.url}/logout`);
  await expect(page.getByText("You have successfully logged out")).toBeVisible();
  await account.openPurchases();
  await signIn.isAt("/sign-in");
});

test("a CAS server that fails is excused, and the password still works", async ({
  visitor,
  cas,
  person,
  mailbox,
}) => {
  const { registration, signIn, account, casLogin } = visitor;
  await registration.register(person);
  const { link } = await mailbox.take(person.email, /^Activate your .* account$/);
  await registration.confirmHere(link);
  const user = await cas.add(userOf(person));
  await signIn.open();
  await signIn.button(PROVIDER).click();
  await casLogin.isAsking();
  for (const fault of ["error", "garbage"] as const) {
    await cas.withFault(Cas.validate, fault, async () => {
      await casLogin.signIn(user);
      await expect(visitor.heading).toHaveText(/^You can’t sign in with .* right now$/);
    });
    await visitor.follow("Use another account");
  }
  await signIn.signIn(person.email, person.password);
  await account.isAt("/account/purchases");
});
