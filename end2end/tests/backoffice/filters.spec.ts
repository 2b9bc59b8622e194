import { expect, test } from "../../fixtures/test.ts";

const PABLO = "pablo@norte-lines.example.test";

test(
  "an agent filters the customers, and the way back leads to the filters",
  { tag: "@phone" },
  async ({ visitor, backoffice, person }) => {
    const { page } = backoffice;
    await visitor.shop.buyAsGuest(person);
    await backoffice.signIn(PABLO);
    await page.getByText("Filter and sort").click();
    await page.locator("#by-state").selectOption("No account");
    await page.locator("#by-order").selectOption("Last purchase, latest first");
    await page.getByRole("button", { name: "Show customers", exact: true }).click();
    await expect(page).toHaveURL((url) => url.searchParams.get("state") === "no-account");
    await expect(backoffice.rows.first()).toContainText(person.email);
    await expect(backoffice.rows.filter({ hasNotText: "No account" })).toHaveCount(0);
    await backoffice.look("customers-filtered");
    await backoffice.rows.first().getByRole("link").click();
    await expect(page.locator("nav.crumbs")).toBeVisible();
    await page.goBack();
    await expect(page.locator("#by-state")).toHaveValue("no-account");
    await expect(page.locator("#by-order")).toHaveValue("last-purchase");
    await backoffice.follow("Clear filters");
    await expect(page).toHaveURL((url) => url.pathname === "/customers" && url.search === "");
    await expect(page.locator("#by-state")).toHaveValue("");
  },
);
