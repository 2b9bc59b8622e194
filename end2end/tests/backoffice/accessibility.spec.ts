// Keyboard, reading order and zoom in the backoffice; the portal's are in tests/default.
import type { Page } from "@playwright/test";
import { expect, test } from "../../fixtures/test.ts";

const LAURA = "laura@norte-lines.example.test";
const PABLO = "pablo@norte-lines.example.test";
/** A desktop of 1280 × 1024 at 400 %. */
const ZOOMED = { width: 320, height: 256 };

test("an agent skips the menu, and finds a customer with the keyboard alone", async ({
  visitor,
  backoffice,
  person,
}) => {
  await visitor.shop.buyAsGuest(person);
  await backoffice.signIn(PABLO);
  const { page } = backoffice;
  await backoffice.open("/duplicates");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to content" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.locator("#content")).toBeFocused();
  await backoffice.open("/customers");
  await expect(backoffice.field("Number, name, email or phone")).toBeFocused();
  await page.keyboard.type(person.email);
  await page.keyboard.press("Enter");
  await expect(backoffice.message).toHaveText("1 customer found.");
  await backoffice.rows.getByRole("link").focus();
  await page.keyboard.press("Enter");
  await expect(backoffice.heading).toHaveText(`${person.firstName} ${person.lastName}`);
});

test("Customer Details has a heading for every part, and tables have captions and heads", async ({
  backoffice,
}) => {
  await backoffice.signIn(PABLO);
  await backoffice.search("ana@example.test");
  await expect(backoffice.page.locator("body")).toMatchAriaSnapshot(`
    - link "Skip to content"
    - banner:
      - navigation "Backoffice menu"
    - main:
      - heading "Customers" [level=1]
      - search:
        - searchbox "Number, name, email or phone"
        - button "Search"
      - status: 1 customer found.
      - region "Customers matching “ana@example.test”":
        - table "Customers matching “ana@example.test”":
          - rowgroup:
            - row:
              - columnheader "Name"
              - columnheader "Number"
          - rowgroup:
            - row:
              - rowheader "Ana María Quiroga"
  `);
  await backoffice.openOnly();
  await expect(backoffice.page.getByRole("main")).toMatchAriaSnapshot(`
    - navigation "Customers":
      - link "Customers"
    - heading "Ana María Quiroga" [level=1]
    - heading "Purchases" [level=2]
    - region "Purchases":
      - table "Purchases"
    - heading "Customer" [level=2]
    - heading "Customer account" [level=2]
    - heading "Activity" [level=2]
  `);
  await expect(backoffice.page.locator("ul:empty"), "lists that announce nothing").toHaveCount(0);
});

test("what the keyboard goes back to in a table is never behind its head", async ({ backoffice }) => {
  const { page } = backoffice;
  await page.setViewportSize({ width: 1280, height: 256 });
  await backoffice.signIn(PABLO);
  const links = backoffice.rows.getByRole("link");
  const count = await links.count();
  expect(count).toBeGreaterThan(6);
  await links.last().focus();
  for (let place = count - 1; place >= 0; place -= 1) {
    const link = links.nth(place);
    await expect(link).toBeFocused();
    const isSeen = await link.evaluate((element) => {
      const { left, top, width, height } = element.getBoundingClientRect();
      return element.contains(document.elementFromPoint(left + width / 2, top + height / 2));
    });
    expect(isSeen, await link.innerText()).toBe(true);
    await page.keyboard.press("Shift+Tab");
  }
});

test("at 400 % nothing but a table scrolls sideways", async ({ backoffice }) => {
  const { page } = backoffice;
  await page.setViewportSize(ZOOMED);
  await backoffice.open("/");
  await backoffice.isAt("/sign-in");
  await fits(page);
  await backoffice.signIn(PABLO);
  for (const path of ["/customers", "/customers/new", "/duplicates", "/orders", "/orders/new", "/mails"]) {
    await backoffice.open(path);
    await fits(page);
  }
  await backoffice.search("ana@example.test");
  await backoffice.openOnly();
  await fits(page);
});

test("at 400 % an order and the pages of admins fit in every language", async ({ backoffice }) => {
  const { page } = backoffice;
  await page.setViewportSize(ZOOMED);
  await backoffice.signIn(LAURA);
  await backoffice.open("/orders");
  const order = await backoffice.rows.first().getByRole("rowheader").getByRole("link").getAttribute("href");
  // Once the emails of the demo's campaign are sent.
  await expect(async () => {
    await backoffice.open("/campaigns/1");
    await expect(page.getByRole("link", { name: "See who hasn’t opened the link" })).toBeVisible({
      timeout: 1000,
    });
  }).toPass();
  const paths = [
    "/campaigns/1",
    "/imports/1",
    "/products/1",
    "/portals/1",
    "/webhooks/1",
    "/settings",
    "/audit",
  ];
  for (const language of ["en", "es", "fr", "pt-BR"]) {
    for (const path of [order, ...paths]) {
      await backoffice.open(`${path}?lang=${language}`);
      await expect(page.locator("html")).toHaveAttribute("lang", language);
      await fits(page);
    }
  }
});

async function fits(page: Page): Promise<void> {
  const width = await page.locator(":root").evaluate((root) => root.scrollWidth);
  expect(width, page.url()).toBeLessThanOrEqual(ZOOMED.width);
}
