import { randomBytes } from "node:crypto";
import { expect, test } from "../../fixtures/test.ts";

const ADMIN = "laura@norte-lines.example.test";

test(
  "an admin makes a token, sees it once and revokes it, and no page gets an answer by it",
  { tag: "@phone" },
  async ({ backoffice }) => {
    const { page } = backoffice;
    const name = `Printer ${randomBytes(3).toString("hex")}`;
    await backoffice.signIn(ADMIN);
    await backoffice.open("/api-tokens");
    await backoffice.look("api-tokens");
    await backoffice.send("Create token", "create-api-token");
    await backoffice.isRefusedAt("name", "Enter a name.");
    await backoffice.look("api-token-refused");
    await backoffice.fill({ Name: name });
    await page.getByLabel("Read products").check();
    await backoffice.send("Create token", "create-api-token");
    await expect(backoffice.message).toContainText("The token has been created.");
    const field = page.getByLabel("New token");
    await expect(field).toHaveValue(/^guichet_[\w-]{43}$/);
    await backoffice.look("api-token-made");

    await backoffice.open("/api-tokens");
    await expect(field).toHaveCount(0);
    await backoffice.rows.filter({ hasText: name }).locator("summary").click();
    await page.getByRole("button", { name: `Revoke ${name}` }).click();
    await expect(backoffice.message).toContainText("It no longer works.");

    await backoffice.open("/api");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Guichet API");
    await backoffice.look("api-documentation");
    const refused = page.waitForResponse((response) => response.url().endsWith("/api/v1/products"));
    await backoffice.open("/api/v1/products");
    expect((await refused).status()).toBe(403);
  },
);
