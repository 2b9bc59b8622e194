import { expect, test } from "../../fixtures/test.ts";

// A portal of an operator that sells to guests only.
test.use({ portal: "off" });

const FERRY = "Ibiza → Formentera";
const ACCOUNT_PAGES = [
  "/sign-in",
  "/register",
  "/register/check-mail",
  "/confirm",
  "/forgot-password",
  "/forgot-number",
  "/set-password",
  "/signed-out",
  "/account/purchases",
  "/account/profile",
];

test("the menu has no Sign in, and account pages do not exist", { tag: "@js" }, async ({ visitor }) => {
  await visitor.page.goto("/");
  await expect(visitor.heading).toHaveText("Tickets");
  await expect(visitor.page.getByRole("link", { name: "Sign in" })).toHaveCount(0);
  await visitor.look("products");
  for (const path of ACCOUNT_PAGES) {
    const response = await visitor.page.goto(path);
    expect(response?.status(), path).toBe(404);
    await expect(visitor.heading).toHaveText("Page not found");
  }
  await visitor.look("not-found");
});

test("account functions do not exist either", { tag: "@js" }, async ({ visitor }) => {
  await visitor.page.goto("/");
  for (const name of ["sign-in", "register", "forgot-password", "forgot-number", "set-password", "confirm"]) {
    const status = await visitor.page.evaluate(async (path) => {
      const body = new URLSearchParams({
        identifier: "ana@example.test",
        password: "x",
        email: "ana@example.test",
      });
      return (await fetch(path, { method: "POST", body, redirect: "manual" })).status;
    }, `/api/${name}`);
    expect(status, name).toBe(404);
  }
});

test(
  "a guest buys, and the mail opens the order in any browser",
  { tag: "@phone" },
  async ({ visitor, anotherVisitor, person, mailbox }) => {
    const { shop } = visitor;
    await shop.choose(FERRY);
    await visitor.look("product");
    await shop.fillIn(person, 3);
    const number = await shop.buy();
    await expect(shop.fact("Ticket")).toHaveText(FERRY);
    await expect(shop.fact("Total")).toHaveText("EUR\u00a085.50");
    await expect(visitor.page.getByRole("link", { name: "Register" })).toHaveCount(0);
    await visitor.look("order");

    const mail = await mailbox.take(person.email, /^Your purchase/);
    expect(mail.subject).toContain(number);
    expect(mail.html).toContain(FERRY);
    const other = await anotherVisitor();
    await other.page.goto(mail.link);
    expect(await other.shop.isAtOrder()).toBe(number);
    await expect(other.shop.fact("Travellers")).toHaveText("3");
  },
);

test("an order is not shown without its link", { tag: "@js" }, async ({ visitor }) => {
  await visitor.page.goto(`/order/${"x".repeat(43)}`);
  await expect(visitor.heading).toHaveText("We can’t find this purchase");
  await visitor.look("order-missing");
});

test(
  "what is wrong in the form is said at each field, and what was typed stays",
  { tag: "@phone" },
  async ({ visitor }) => {
    const { shop } = visitor;
    await shop.choose(FERRY);
    await shop.fill({ "First name": "Ana", "Last name": "", Email: "ana at example" });
    await shop.send("Buy", "buy");
    await shop.isRefused("Check the fields marked below.");
    await shop.isRefusedAt("email", "Enter an email address like ana@example.com.");
    await shop.isRefusedAt("last_name", "Enter your last name.");
    await expect(shop.problemOf("first_name")).toHaveText("", { useInnerText: true });
    await expect(shop.field("Last name")).toBeFocused();
    await expect(shop.field("First name")).toHaveValue("Ana");
    await expect(shop.field("Email")).toHaveValue("ana at example");
    await visitor.look("product-refused");
  },
);
