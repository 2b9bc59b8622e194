import { expect, test } from "../../fixtures/test.ts";

const ANA = { email: "ana@example.test", password: "a window seat to Rosario" };

test("purchases for dates to come are above the others", { tag: "@phone" }, async ({ visitor }) => {
  const { account, page, signIn } = visitor;
  await signIn.signIn(ANA.email, ANA.password);
  const groups = page.getByRole("main").getByRole("heading", { level: 2 });
  await expect(groups).toHaveText(["Coming up", "Past and undated"]);
  await expect(account.purchases.first()).toContainText("Mendoza → Aconcagua");
  await visitor.look("purchases-coming");
  await account.purchases.first().getByRole("link").click();
  // The number in the title does not break at its hyphen.
  await expect(visitor.heading.locator(".number")).toHaveText(/^P-\d+$/);
  await expect(page.locator(`dt:text-is("Date") + dd`)).toContainText("(Córdoba time)");
});
