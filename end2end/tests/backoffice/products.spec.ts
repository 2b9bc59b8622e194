import { randomBytes } from "node:crypto";
import { expect, test } from "../../fixtures/test.ts";

// Museo del Riel writes in Spanish and sells to guests.
test.use({ portal: "cas" });

const ADMIN = "laura@museo-del-riel.example.test";

test(
  "an admin puts a product on sale, a visitor buys it by its total, and the counter records the payment",
  { tag: "@phone" },
  async ({ visitor, backoffice, person }) => {
    const { page } = backoffice;
    const { shop } = visitor;
    const title = `Tren nocturno ${randomBytes(3).toString("hex")}`;
    await backoffice.signIn(ADMIN);
    await backoffice.open("/products");
    await backoffice.look("products");
    await backoffice.follow("Add a product");
    await backoffice.fill({
      "Title, Español": title,
      Currency: "ARS",
      "Price for one traveller": "a lot",
      Places: "3",
      "Hours to pay at the counter": "2",
    });
    await backoffice.send("Add product", "add-product");
    await backoffice.isRefusedAt("price", "Enter an amount like 1500");
    await expect(backoffice.field("Title, Español")).toHaveValue(title);
    await expect(backoffice.field("Places")).toHaveValue("3");
    await backoffice.look("product-refused");
    await backoffice.fill({ "Price for one traveller": "9.500" });
    await backoffice.send("Add product", "add-product");
    await expect(backoffice.message).toContainText("The product has been added.");
    await expect(page.getByText("No text yet in English and French.")).toBeVisible();
    await backoffice.look("product");

    await shop.choose(title);
    await expect(visitor.page.getByText("3 places left")).toBeVisible();
    await expect(shop.field("Travellers").getByRole("option").nth(1)).toHaveText(
      /^2 – ARS.19,000\.00 in total$/,
    );
    await shop.fillIn(person, 2);
    const number = await shop.buy();
    await expect(shop.fact("Total")).toHaveText(/ARS.19,000\.00/);
    await expect(shop.fact("Pay by")).toContainText("(Tucumán time)");
    await visitor.look("order-to-pay");

    await backoffice.search(person.email);
    await backoffice.openOnly();
    await page.getByRole("button", { name: `Mark as paid ${number}` }).click();
    await expect(backoffice.message).toContainText("The payment has been recorded.");
    await visitor.page.goto(`/orders/${number}`);
    await expect(shop.fact("Paid").locator("time")).toHaveText(/, \d\d:\d\d$/);

    await backoffice.open("/products");
    const titles = backoffice.rows.getByRole("rowheader");
    const place = async () => (await titles.allInnerTexts()).map((text) => text.trim()).indexOf(title);
    const before = await place();
    await page.getByRole("button", { name: `Move up ${title}` }).click();
    await expect(backoffice.message).toContainText("Your changes have been saved.");
    expect(await place()).toBe(before - 1);
    await backoffice.follow(title);
    await page.getByText("Retire this product…").click();
    await backoffice.send("Retire", "retire-product");
    await expect(backoffice.message).toContainText("The product has been retired.");
    await visitor.page.goto("/");
    await expect(visitor.page.getByRole("link", { name: title })).toHaveCount(0);
    await visitor.page.goto(`/orders/${number}`);
    await expect(shop.fact("Ticket")).toHaveText(title);
  },
);
