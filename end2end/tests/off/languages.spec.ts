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

    await page.locator("#language summary").click();
    await page.getByRole("link", { name: "Español" }).click();
    await expect(visitor.heading).toHaveText("Pasajes");
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
});

test.describe("a browser that asks for a language we do not have", () => {
  test.use({ locale: "de-DE" });

  test("is answered in the portal's language", async ({ visitor }) => {
    await visitor.page.goto("/");
    await expect(visitor.heading).toHaveText("Pasajes");
  });
});
