import { expect, test } from "../../fixtures/test.ts";

test.use({ portal: "off" });

test.describe("a browser that asks for French", () => {
  test.use({ locale: "fr-CA" });

  test("is answered in French, and keeps another language once chosen", async ({
    visitor,
    person,
    mailbox,
  }) => {
    const { page, shop } = visitor;
    await page.goto("/");
    await expect(visitor.heading).toHaveText("Billets");
    await expect(page.locator("html")).toHaveAttribute("lang", "fr");

    await page.locator("#language-menu summary").click();
    await page.getByRole("link", { name: "Español" }).click();
    await expect(visitor.heading).toHaveText("Comprar tickets");
    await shop.follow("Tarifa → Tánger");
    await expect(page.locator("html")).toHaveAttribute("lang", "es");
    await visitor.look("product-spanish");

    await shop.fill({
      Nombre: person.firstName,
      Apellido: person.lastName,
      "Correo electrónico": person.email,
    });
    await shop.send("Comprar", "buy");
    await shop.isAtOrder();
    const mail = await mailbox.take(person.email, /^Su compra/);
    expect(mail.text).toContain("Tarifa → Tánger");
  });

  test(
    "opens the page of a mail in the mail’s language, and goes on in it until another is chosen",
    { tag: "@js" },
    async ({ visitor, anotherVisitor, person, mailbox }) => {
      const { page, shop } = visitor;
      await page.goto("/?lang=es");
      await shop.follow("Tarifa → Tánger");
      await shop.fill({
        Nombre: person.firstName,
        Apellido: person.lastName,
        "Correo electrónico": person.email,
      });
      await shop.send("Comprar", "buy");
      const number = await shop.isAtOrder();
      const mail = await mailbox.take(person.email, /^Su compra/);
      const address = mail.text.split(/\s+/).find((word) => word.startsWith(mail.link)) ?? "";

      const elsewhere = await anotherVisitor();
      const language = elsewhere.page.locator("html");
      await elsewhere.page.goto("/");
      await expect(elsewhere.heading).toHaveText("Billets");
      await elsewhere.page.goto(address);
      expect(await elsewhere.shop.isAtOrder()).toBe(number);
      await expect(language).toHaveAttribute("lang", "es");
      await elsewhere.page.goto("/");
      await expect(elsewhere.heading).toHaveText("Comprar tickets");

      await elsewhere.page.locator("#language-menu summary").click();
      await elsewhere.page.getByRole("link", { name: "Français" }).click();
      await expect(elsewhere.heading).toHaveText("Billets");
      await elsewhere.page.goto(`/orders/${number}`);
      await expect(language).toHaveAttribute("lang", "fr");
    },
  );
});

test.describe("a browser that asks for a language we do not have", () => {
  test.use({ locale: "de-DE" });

  test("is answered in the portal's language", { tag: "@js" }, async ({ visitor }) => {
    await visitor.page.goto("/");
    await expect(visitor.heading).toHaveText("Comprar tickets");
  });
});
