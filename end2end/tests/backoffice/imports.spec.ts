import { readFile } from "node:fs/promises";
import { expect, test } from "../../fixtures/test.ts";

const LAURA = "laura@norte-lines.example.test";
const PABLO = "pablo@norte-lines.example.test";

test(
  "an admin uploads a file, chooses its columns, checks it and imports it",
  { tag: "@phone" },
  async ({ backoffice, person }) => {
    const { page } = backoffice;
    await backoffice.signIn(LAURA);
    await backoffice.open("/imports");
    await expect(backoffice.heading).toHaveText("Import");
    await backoffice.look("imports");
    const rows = [
      "Kunde;Vorname;Name;email",
      `K-${person.email};Ana;Quiroga;${person.email}`,
      `L-${person.email};Eva;;`,
    ];
    const file = { name: "customers.csv", mimeType: "text/csv", buffer: Buffer.from(rows.join("\r\n")) };
    await page.getByLabel("What is in the file").selectOption("Customers");
    await page.getByLabel("File", { exact: true }).setInputFiles(file);
    await page.getByRole("button", { name: "Upload" }).click();
    await expect(backoffice.heading).toHaveText("customers.csv");
    await backoffice.look("import-columns");

    await page.getByRole("button", { name: "Check the file" }).click();
    await expect(page.getByRole("alert").filter({ hasText: "Choose every required column." })).toBeVisible();
    // Another browser may be importing for the same operator just then.
    await expect(async () => {
      await page.getByLabel("ID in the other system").selectOption("Kunde");
      await page.getByLabel("First name").selectOption("Vorname");
      await page.getByLabel("Last name").selectOption("Name");
      await page.getByRole("button", { name: "Check the file" }).click();
      await expect(page.getByRole("heading", { name: "What an import would do" })).toBeVisible({
        timeout: 2000,
      });
    }).toPass();
    const done = async (): Promise<void> => {
      await page.reload();
      await expect(page.locator(".headline .pill").first()).toHaveText("Done", { timeout: 1000 });
    };
    await expect(done).toPass();
    await expect(backoffice.rows.filter({ hasText: "The last name is missing." })).toHaveCount(1);
    await backoffice.look("import-checked");

    await expect(async () => {
      await page.getByRole("button", { name: "Import now" }).click();
      await expect(page.getByRole("heading", { name: "Result" })).toBeVisible({ timeout: 2000 });
    }).toPass();
    await expect(done).toPass();
    const created = page.locator("#outcome dt", { hasText: "Created" });
    await expect(created.locator("xpath=following-sibling::dd[1]")).toHaveText("1");
    await expect(page.locator("#outcome")).toContainText("Correct the refused rows in the file");
    await expect(page.getByRole("link", { name: "See customers" })).toHaveAttribute("href", "/customers");
    await backoffice.look("import-result");
    const downloaded = page.waitForEvent("download");
    await page.getByRole("link", { name: "Download the report (CSV)" }).click();
    const report = await readFile(await (await downloaded).path(), "utf8");
    expect(report).toContain(`"2","K-${person.email}","created","",""`);
    expect(report).toContain(`"3","L-${person.email}","refused","last_name","last-name-missing"`);

    await backoffice.open(`/customers?q=${encodeURIComponent(person.email)}`);
    await backoffice.openOnly();
    await expect(page.getByText(`K-${person.email}`)).toBeVisible();
  },
);

test("an agent finds no import", async ({ backoffice }) => {
  await backoffice.signIn(PABLO);
  await expect(backoffice.page.getByRole("link", { name: "Import", exact: true })).toHaveCount(0);
  await backoffice.open("/imports");
  await expect(backoffice.heading).toHaveText("Your role doesn’t allow this");
});
