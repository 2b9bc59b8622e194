import { expect, test } from "../../fixtures/test.ts";
import type { Backoffice } from "../../pages/backoffice.ts";

const PABLO = "pablo@norte-lines.example.test";
const SEARCH = "Number, name, email or phone";

test(
  "customers are found while an agent types, and the way back leads to them",
  { tag: "@js" },
  async ({ visitor, backoffice, person }) => {
    await visitor.shop.buyAsGuest(person);
    await backoffice.signIn(PABLO);
    await types(backoffice, person.email.slice(0, 12));
    await expect(backoffice.page).toHaveURL((url) => url.searchParams.get("q") === person.email.slice(0, 12));
    await expect(backoffice.rows).toHaveCount(1);
    await expect(backoffice.message).toHaveText("1 customer found.");
    await expect(backoffice.field(SEARCH)).toBeFocused();
    await backoffice.look("customers-typed");
    await backoffice.field(SEARCH).press("End");
    await backoffice.page.keyboard.type("#nobody");
    await expect(backoffice.message).toHaveText("No customers found.");
    await expect(backoffice.rows).toHaveCount(0);
    for (let letter = 0; letter < "#nobody".length; letter += 1) {
      await backoffice.page.keyboard.press("Backspace");
    }
    await expect(backoffice.rows).toHaveCount(1);

    await backoffice.page.reload();
    await expect(backoffice.field(SEARCH)).toHaveValue(person.email.slice(0, 12));
    await backoffice.openOnly();
    await backoffice.page.goBack();
    await expect(backoffice.field(SEARCH)).toHaveValue(person.email.slice(0, 12));
    await expect(backoffice.rows).toHaveCount(1);
  },
);

test(
  "only what was typed last is shown, however late an answer comes",
  { tag: "@js" },
  async ({ visitor, backoffice, person }) => {
    await visitor.shop.buyAsGuest(person);
    await backoffice.signIn(PABLO);
    let release = (): void => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    await backoffice.page.route(/q=nobody-at-all/, async (route) => {
      await held;
      await route.continue().catch(() => {});
    });
    const asked = backoffice.page.waitForRequest(/q=nobody-at-all/);
    await types(backoffice, "nobody-at-all");
    await asked;
    await backoffice.field(SEARCH).fill(person.email);
    await expect(backoffice.rows).toHaveCount(1);
    release();
    await expect(backoffice.message).toHaveText("1 customer found.");
    await expect(backoffice.rows).toHaveCount(1);
  },
);

test(
  "a whole number is listed while it is typed, and opened by Enter",
  { tag: "@js" },
  async ({ visitor, backoffice, person }) => {
    await visitor.shop.buyAsGuest(person);
    await backoffice.signIn(PABLO);
    await types(backoffice, person.email);
    await expect(backoffice.rows).toHaveCount(1);
    const number = await backoffice.rows.locator("td.number").first().innerText();
    await types(backoffice, number);
    await expect(backoffice.page).toHaveURL((url) => url.searchParams.get("q") === number);
    await expect(backoffice.rows).toHaveCount(1);
    await backoffice.field(SEARCH).press("Enter");
    await backoffice.isAt(`/customers/${number}`);
  },
);

test(
  "a search after the session has ended redirects to sign-in, and a failed search shows an error",
  { tag: "@js" },
  async ({ backoffice }) => {
    await backoffice.signIn(PABLO);
    await backoffice.page.route(/stay=1/, (route) => route.abort());
    await types(backoffice, "quiroga");
    await expect(backoffice.message).toHaveText("The search failed. Press Enter to try again.");
    await backoffice.page.unroute(/stay=1/);
    await backoffice.page.context().clearCookies();
    await backoffice.field(SEARCH).press("End");
    await backoffice.page.keyboard.type("s");
    await backoffice.isAt("/sign-in");
  },
);

test(
  "the form finds by itself, on every screen",
  { tag: "@phone" },
  async ({ visitor, backoffice, person }) => {
    await visitor.shop.buyAsGuest(person);
    await backoffice.signIn(PABLO);
    await backoffice.search(person.email);
    await expect(backoffice.rows).toHaveCount(1);
    await expect(backoffice.message).toHaveText("1 customer found.");
    await backoffice.look("customers-found");
    await backoffice.openOnly();
  },
);

/** Types letter by letter into the empty field, also before the island has started. */
async function types(backoffice: Backoffice, text: string): Promise<void> {
  await backoffice.field(SEARCH).fill("");
  await backoffice.field(SEARCH).pressSequentially(text, { delay: 20 });
}
