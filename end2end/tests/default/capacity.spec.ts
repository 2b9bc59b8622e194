import { expect, test } from "../../fixtures/test.ts";

const BOAT = "Bariloche → Isla Victoria";

test(
  "few places are shown, bound the order, and end in a page that says sold out",
  { tag: "@phone" },
  async ({ visitor, anotherVisitor, guichet, person }) => {
    const { shop, page } = visitor;
    guichet.change("UPDATE products SET capacity = 3, places_sold = 0 WHERE title = ?", BOAT);
    await shop.choose(BOAT);
    await expect(page.getByText("3 places left")).toBeVisible();
    await expect(shop.field("Travellers").getByRole("option")).toHaveText([
      /^1 – ARS.29,500\.00 in total$/,
      /^2 – ARS.59,000\.00 in total$/,
      /^3 – ARS.88,500\.00 in total$/,
    ]);
    await visitor.look("few-places");
    await shop.fillIn(person, 3);

    // Another visitor is faster.
    const other = await anotherVisitor();
    await other.shop.choose(BOAT);
    await other.shop.fillIn({ ...person, email: `other.${person.email}` }, 2);
    await other.shop.buy();

    await shop.send("Buy", "buy");
    await shop.isRefusedAt("travellers", "There aren’t enough places left. Choose fewer travellers.");
    await shop.choose(BOAT);
    await expect(page.getByText("1 place left")).toBeVisible();
    await shop.fillIn(person, 1);
    await shop.buy();

    await page.goto("/");
    await expect(page.getByRole("listitem").filter({ hasText: BOAT })).toContainText("Sold out");
    await visitor.look("products-sold-out");
    await shop.choose(BOAT);
    await expect(page.getByText("There are no places left.")).toBeVisible();
    await expect(page.getByRole("button", { name: "Buy" })).toHaveCount(0);
    await visitor.look("sold-out");
    guichet.change("UPDATE products SET capacity = 8, places_sold = 0 WHERE title = ?", BOAT);
  },
);
