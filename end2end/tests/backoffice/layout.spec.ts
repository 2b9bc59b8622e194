// Where things stand on pages of the backoffice, as far as a test can measure it.
import type { Locator } from "@playwright/test";
import { expect, test } from "../../fixtures/test.ts";

const ADMIN = "laura@norte-lines.example.test";
const PHONE = { width: 360, height: 740 };
const DESKTOP = { width: 1440, height: 900 };

test("the days of a filter stand beside each other on a phone", async ({ backoffice }) => {
  const { page } = backoffice;
  await page.setViewportSize(PHONE);
  await backoffice.signIn(ADMIN);
  for (const [path, from, until] of [
    ["/orders", "Bought from", "Bought until"],
    ["/audit", "From", "Until"],
  ] as const) {
    await backoffice.open(path);
    expect(await topOf(backoffice.field(from)), path).toBe(await topOf(backoffice.field(until)));
  }
});

test("a form without a heading begins at the edge of its card", async ({ backoffice }) => {
  const { page } = backoffice;
  await page.setViewportSize(DESKTOP);
  await backoffice.signIn(ADMIN);
  for (const path of ["/orders/new", "/customers/new", "/campaigns/new"]) {
    await backoffice.open(path);
    const card = page.locator(".card").first();
    const first = card.locator("label:visible").first();
    const gap = (await topOf(first)) - (await topOf(card));
    expect(gap, path).toBeLessThan(28);
  }
});

test("boxes of which one must be ticked are marked beside them, and their legend stays readable", async ({
  backoffice,
}) => {
  await backoffice.signIn(ADMIN);
  await backoffice.open("/api-tokens");
  await backoffice.send("Create token", "create-api-token");
  const boxes = backoffice.page.locator("fieldset[aria-invalid]");
  await expect(boxes).toHaveCSS("box-shadow", "none");
  await expect(boxes).toHaveCSS("border-inline-start-width", "3px");
});

test("a long name leaves the other customers' addresses on one line", async ({ backoffice, guichet }) => {
  const rename = (before: string, after: string) =>
    guichet.change(
      "UPDATE customers SET last_name = ? WHERE operator_id = 1 AND last_name = ?",
      after,
      before,
    );
  const long = "von Donaudampfschifffahrtsgesellschaftskapitänswitwe und zu Rochefoucauld-Montmorency";
  const { page } = backoffice;
  await page.setViewportSize(DESKTOP);
  await backoffice.signIn(ADMIN);
  rename("Sosa", long);
  try {
    await backoffice.open("/customers");
    const lines = await backoffice.rows
      .filter({ hasText: "diego@example.test" })
      .locator("td.address")
      .evaluate((cell) => {
        const text = document.createRange();
        text.selectNodeContents(cell);
        return text.getClientRects().length;
      });
    expect(lines).toBe(1);
  } finally {
    rename(long, "Sosa");
  }
});

test("a printed customer has the state of the account", async ({ backoffice }) => {
  await backoffice.signIn(ADMIN);
  await backoffice.search("diego@example.test");
  await backoffice.openOnly();
  await backoffice.page.emulateMedia({ media: "print" });
  await expect(backoffice.activationStatus).toBeVisible();
});

async function topOf(element: Locator): Promise<number> {
  const box = await element.boundingBox();
  return box?.y ?? Number.NaN;
}
