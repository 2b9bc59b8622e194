import { randomBytes } from "node:crypto";
import { expect, test } from "../../fixtures/test.ts";

// Museo del Riel is in Tucumán, writes in Spanish and sells to guests.
test.use({ portal: "cas" });

const ADMIN = "laura@museo-del-riel.example.test";
const YEAR = new Date().getFullYear() + 1;

test(
  "an admin adds a product with two dates, and a visitor buys the last places of one",
  { tag: "@phone" },
  async ({ visitor, backoffice, person, mailbox }) => {
    const { shop } = visitor;
    const title = `Tren de la luna ${randomBytes(3).toString("hex")}`;
    await backoffice.signIn(ADMIN);
    await backoffice.open("/products/new");
    await backoffice.fill({
      "Title, Español": title,
      Currency: "ARS",
      "Price for one traveller": "9500",
      "Departures or events": `${YEAR}-03-01 18:00 2\n${YEAR}-02-30 18:00`,
    });
    await backoffice.send("Add product", "add-product");
    await backoffice.isRefusedAt("dates", "Enter one date per line");
    await backoffice.fill({ "Departures or events": `${YEAR}-03-01 18:00 2\n${YEAR}-03-08 18:00` });
    await backoffice.send("Add product", "add-product");
    await expect(backoffice.message).toContainText("The product has been added.");
    await expect(backoffice.page.getByRole("row").filter({ hasText: `1 Mar ${YEAR}, 18:00` })).toContainText(
      "0 of 2 taken",
    );
    await backoffice.look("product-dates");

    await shop.choose(title);
    const dates = shop.field("Date").getByRole("option");
    await expect(dates).toHaveText([
      "Choose a date",
      `1 March ${YEAR}, 18:00 · 2 places left`,
      `8 March ${YEAR}, 18:00`,
    ]);
    await shop.fillIn(person, 2);
    await shop.send("Buy", "buy");
    await shop.isRefusedAt("date", "Choose a date.");
    await visitor.look("dates");
    await shop.field("Date").selectOption({ index: 1 });
    const number = await shop.buy();
    await expect(shop.fact("Date")).toHaveText(`1 March ${YEAR}, 18:00 (Tucumán time)`);
    const { text } = await mailbox.take(person.email, /^Your purchase /);
    expect(text).toContain(`1 March ${YEAR}, 18:00`);

    await shop.choose(title);
    await expect(dates.nth(1)).toHaveText(`1 March ${YEAR}, 18:00 · Sold out`);
    await expect(dates.nth(1)).toBeDisabled();
    await expect(shop.field("Date")).toHaveValue((await dates.nth(2).getAttribute("value")) ?? "none");
    await visitor.look("date-sold-out");

    await backoffice.open(`/orders/${number}`);
    await expect(backoffice.page.locator("#order")).toContainText(`1 Mar ${YEAR}, 18:00`);
    await backoffice.look("order-date");

    // The counter offers what is left.
    await backoffice.open("/orders/new");
    const offers = backoffice.page.locator("#offer option").filter({ hasText: title });
    await expect(offers).toHaveCount(1);
    await backoffice.page.locator("#offer").selectOption((await offers.getAttribute("value")) ?? "none");
    await backoffice.fill({ "First name": person.firstName, "Last name": person.lastName });
    await backoffice.page.getByRole("button", { name: "Place order" }).click();
    await expect(backoffice.message).toContainText("The order has been placed.");
    await expect(backoffice.page.locator("#order")).toContainText(`8 Mar ${YEAR}, 18:00`);

    await backoffice.open("/products");
    await backoffice.follow(title);
    await expect(backoffice.page.locator("#taken")).toContainText("2 of 2 taken");
    await backoffice.page.getByText("Retire this product…").click();
    await backoffice.send("Retire", "retire-product");
    await expect(backoffice.message).toContainText("The product has been retired.");
  },
);
