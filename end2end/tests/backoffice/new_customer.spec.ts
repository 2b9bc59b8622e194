import { randomBytes } from "node:crypto";
import { expect, test } from "../../fixtures/test.ts";

const PABLO = "pablo@norte-lines.example.test";

test(
  "an agent adds a customer by hand, and looks first at one who may be the same person",
  { tag: "@phone" },
  async ({ visitor, backoffice, person }) => {
    const lastName = `Zabala ${randomBytes(3).toString("hex")}`;
    await visitor.shop.buyAsGuest(person);
    await backoffice.signIn(PABLO);
    await backoffice.follow("Add a customer");
    await backoffice.isAt("/customers/new");
    await backoffice.look("customer-new");
    await backoffice.fill({
      "First name": "Berta",
      "Last name": lastName,
      Email: person.email,
      Phone: "call me",
    });
    await backoffice.page.locator("#locale").selectOption("Español");
    await backoffice.send("Add customer", "add-customer");
    await backoffice.isRefusedAt("phone", "Enter a phone number");
    await expect(backoffice.field("Email")).toHaveValue(person.email);

    await backoffice.field("Phone").fill("+54 351 555 0142");
    await backoffice.send("Add customer", "add-customer");
    await backoffice.isRefused("You may already have this customer.");
    const similar = backoffice.page.locator("#looks-like");
    await expect(similar.getByRole("listitem")).toHaveCount(1);
    await expect(similar).toContainText("same email");
    await backoffice.look("customer-new-duplicates");
    await expect(similar.getByRole("link")).toHaveAttribute("href", /^\/customers\/\d{3}-\d{3}-\d{3}$/);

    await backoffice.send("Save anyway", "add-customer");
    await expect(backoffice.message).toContainText("The customer has been added.");
    await expect(backoffice.heading).toHaveText(`Berta ${lastName}`);
    await expect(backoffice.page.locator("#customer")).toContainText("Español");
  },
);
