import { OpenId, userOf } from "../../fixtures/providers.ts";
import { expect, test } from "../../fixtures/test.ts";

test.use({ portal: "sso" });

const PROVIDER = "Sol ID";

test(
  "going back at the provider does not sign in, and offers the next steps",
  { tag: "@phone" },
  async ({ visitor, openid, person }) => {
    const { shop, signIn, openIdLogin, account } = visitor;
    const user = await openid.add(userOf(person));
    const product = await shop.chooseFirst();
    await shop.signInFirst();
    await signIn.button(PROVIDER).click();
    await openIdLogin.cancel();
    await expect(visitor.heading).toHaveText("You weren’t signed in");
    await visitor.look("denied");
    await visitor.follow("Try again");
    await openIdLogin.cancel();
    await visitor.follow("Other ways to sign in");
    await signIn.isAt("/sign-in");
    await signIn.button(PROVIDER).click();
    await openIdLogin.signIn(user);
    await shop.isAt(product);
    await account.signOut();
  },
);

test("a provider that fails is excused, and the password still works", async ({
  visitor,
  openid,
  person,
  mailbox,
}) => {
  const { signIn, account, openIdLogin } = visitor;
  await visitor.registration.register(person);
  const { link } = await mailbox.take(person.email, /^Activate your .* account$/);
  await visitor.registration.confirmHere(link);
  const user = await openid.add(userOf(person));
  await signIn.open();
  await signIn.button(PROVIDER).click();
  await openIdLogin.isAsking();
  for (const fault of ["error", "garbage", "silence"] as const) {
    await openid.withFault(OpenId.token, fault, async () => {
      await openIdLogin.signIn(user);
      await expect(visitor.heading).toHaveText(/^You can’t sign in with .* right now$/);
    });
    if (fault === "error") await visitor.look("provider-failed");
    await visitor.follow("Use another account");
  }
  await signIn.signIn(person.email, person.password);
  await account.isAt("/account/purchases");
});

test(
  "a response in a browser that did not request it does not sign in",
  { tag: "@js" },
  async ({ visitor, openid, person }) => {
    const { signIn, account, openIdLogin, page } = visitor;
    const user = await openid.add(userOf(person));
    await signIn.open();
    await signIn.button(PROVIDER).click();
    await openIdLogin.isAsking();
    await page.context().clearCookies({ domain: "sso.localhost" });
    await openIdLogin.signIn(user);
    await expect(visitor.heading).toHaveText("This sign-in can’t continue");
    await visitor.look("flow-gone");
    await account.openPurchases();
    await signIn.isAt("/sign-in");
  },
);
