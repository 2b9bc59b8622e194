import { OpenId, userOf } from "../../fixtures/providers.ts";
import { expect, test } from "../../fixtures/test.ts";

test.use({ portal: "force-sso" });

const PROVIDER = "Austral ID";
const STAFF = { groups: ["travellers", "staff"] };

test(
  "a page leads straight to the provider and back, and signing out never leads in again",
  { tag: "@phone" },
  async ({ visitor, openid, person }) => {
    const { shop, signIn, account, openIdLogin, page } = visitor;
    const user = await openid.add(userOf(person, STAFF));
    await page.goto("/?from=news");
    await openIdLogin.signIn(user);
    await visitor.isAt("/?from=news");
    const product = await shop.chooseFirst();
    await shop.buy();

    await account.signOut();
    await expect(visitor.heading).toHaveText("You’re signed out");
    await visitor.look("signed-out");
    await page.goto(product);
    await signIn.isAt("/sign-in");
    await expect(page.getByRole("main").getByRole("textbox")).toHaveCount(0);
    await visitor.look("sign-in");
    await signIn.button(PROVIDER).click();
    await openIdLogin.signIn(user);
    await shop.isAt(product);
    await page.goBack();
    await page.goto(product);
    await expect(account.customerMenu).toBeVisible();
  },
);

for (const { locale, message, tryAgain, another, portal } of [
  {
    locale: "en-US",
    message: "Only staff of the cooperative can buy here. Ask the office in Punta Arenas.",
    tryAgain: "Try again",
    another: "Use another account",
    portal: "Tickets",
  },
  {
    locale: "es-AR",
    message: "Aquí solo compra el personal de la cooperativa. Consulte en la oficina de Punta Arenas.",
    tryAgain: "Reintentar",
    another: "Usar otra cuenta",
    portal: "Comprar tickets",
  },
  {
    locale: "fr-FR",
    message: "Seul le personnel de la coopérative peut acheter ici. Adressez-vous au bureau de Punta Arenas.",
    tryAgain: "Réessayer",
    another: "Utiliser un autre compte",
    portal: "Billets",
  },
]) {
  test.describe(`to a browser that asks for ${locale}`, () => {
    test.use({ locale });

    test(
      "a user whom the access rule refuses sees the operator's message, and can use another account",
      { tag: locale === "en-US" ? "@phone" : [] },
      async ({ visitor, openid, person }) => {
        const { openIdLogin, page, signIn } = visitor;
        const refused = await openid.add(userOf(person));
        const staff = await openid.add(
          userOf(person, { user: `${refused.user}.staff`, email: `staff.${person.email}`, ...STAFF }),
        );
        await page.goto("/?from=news");
        await openIdLogin.signIn(refused);
        await expect(page.getByRole("main")).toContainText(message);
        await visitor.look(`refused-${locale.slice(0, 2)}`);
        await visitor.follow(tryAgain);
        await expect(page.getByRole("main"), "refused again, and only once").toContainText(message);
        await page.goto("/");
        await signIn.isAt("/sign-in");
        await page.goBack();
        await visitor.follow(another);
        await openIdLogin.signIn(staff);
        await visitor.isAt("/?from=news");
        await expect(visitor.heading).toHaveText(portal);
      },
    );
  });
}

test("a failure at the provider is explained, and nothing goes on by itself", async ({
  visitor,
  openid,
  person,
}) => {
  const { openIdLogin, page, signIn } = visitor;
  const user = await openid.add(userOf(person, STAFF));
  await page.goto("/");
  await openIdLogin.cancel();
  await expect(visitor.heading).toHaveText("You weren’t signed in");
  await visitor.look("denied");
  await page.goto("/");
  await signIn.isAt("/sign-in");
  await signIn.button(PROVIDER).click();
  await openid.withFault(OpenId.token, "error", async () => {
    await openIdLogin.signIn(user);
    await expect(visitor.heading).toHaveText(/^You can’t sign in with .* right now$/);
  });
  await page.goto("/");
  await signIn.isAt("/sign-in");
  await signIn.button(PROVIDER).click();
  await visitor.isAt("/");
});
