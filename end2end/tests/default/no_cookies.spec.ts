import { withoutCookies } from "../../fixtures/no_cookies.ts";
import { expect, test } from "../../fixtures/test.ts";
import { SignIn } from "../../pages/sign_in.ts";

/** A customer of the demo. */
const ana = { email: "ana@example.test", password: "a window seat to Rosario" };

test("a page says that the browser keeps no cookies, and the visitor is not asked to sign in again for no reason", async ({
  visitor,
  guichet,
}) => {
  const { signIn, page } = visitor;
  const why = page.getByText("Your browser didn’t accept the cookie needed to sign in.");
  await withoutCookies(guichet.origin("default"), async (origin) => {
    await page.goto(`${origin}/account/profile`);
    await signIn.isAt("/sign-in");
    await expect(why).toHaveCount(0);
    await signIn.try(ana.email, ana.password);
    await expect(why).toBeVisible();
    await signIn.isAt("/sign-in");
    await expect(signIn.field(SignIn.identifier)).toBeVisible();
    await visitor.look("sign-in-no-cookies");
  });
  // Once cookies are allowed, it works and returns to the requested page.
  await page.goto("/account/profile");
  await signIn.isAt("/sign-in");
  await expect(why).toHaveCount(0);
  await signIn.try(ana.email, ana.password);
  await visitor.isAt("/account/profile");
});
