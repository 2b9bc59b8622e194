import { readFile } from "node:fs/promises";
import { expect, test } from "../../fixtures/test.ts";

const LAURA = "laura@norte-lines.example.test";
const PABLO = "pablo@norte-lines.example.test";

test(
  "an admin exports the customers that the list shows",
  { tag: "@phone" },
  async ({ visitor, backoffice, person }) => {
    const { page } = backoffice;
    await visitor.shop.buyAsGuest(person);
    await backoffice.signIn(LAURA);
    await backoffice.open("/customers?state=no-account&order=last-purchase");
    await backoffice.follow("Export these customers");
    await backoffice.isAt("/exports?state=no-account&order=last-purchase");
    await backoffice.look("exports");
    const card = page.locator("#customers");
    await card.locator("select").selectOption("CSV");
    const downloaded = page.waitForEvent("download");
    await card.getByRole("button", { name: "Export Customers", exact: true }).click();
    const download = await downloaded;
    expect(download.suggestedFilename()).toMatch(/^customers-\d{4}-\d{2}-\d{2}\.csv$/);
    const text = await readFile(await download.path(), "utf8");
    expect(text.split("\r\n")[0]).toContain('"number","first_name","last_name","email"');
    expect(text).toContain(`"${person.email}"`);

    await backoffice.open("/audit");
    await expect(backoffice.rows.filter({ hasText: "Finished an export" }).first()).toBeVisible();
  },
);

test("an agent finds no export", { tag: "@js" }, async ({ backoffice }) => {
  await backoffice.signIn(PABLO);
  await expect(backoffice.page.getByRole("link", { name: "Export", exact: true })).toHaveCount(0);
  await backoffice.open("/exports");
  await expect(backoffice.heading).toHaveText("Your role doesn’t allow this");
});
