import { expect, test as base } from "../fixtures/test.ts";
import { DEMO_PASSWORD } from "../pages/backoffice.ts";
import { Camera } from "./camera.ts";

const ADMIN = "laura@norte-lines.example.test";
const CUSTOMER = "ana@example.test";

const test = base.extend<{ camera: Camera }>({
  camera: ({ browser }, use) => use(new Camera(browser)),
});

// An address of those for documents (RFC 5737), as timelines show it.
test.use({ extraHTTPHeaders: { "X-Forwarded-For": "203.0.113.7" } });

test("portal", async ({ visitor, camera }) => {
  const { page, signIn } = visitor;
  await page.goto("/");
  await camera.take(page, "tickets");
  await page.goto("/sign-in");
  await camera.take(page, "sign-in-phone-dark", { phone: true, dark: true });
  await page.goto("/register");
  await camera.take(page, "register");

  await signIn.signIn(CUSTOMER, DEMO_PASSWORD);
  await camera.take(page, "purchases");
  await page.goto("/products/5");
  await page.getByLabel("Date", { exact: true }).selectOption({ index: 1 });
  await camera.take(page, "buy");
  await page.goto("/account/purchases");
  await visitor.follow("Mendoza → Aconcagua");
  await expect(visitor.heading).toContainText("P-");
  await camera.take(page, "purchase-phone", { phone: true });
  await page.goto("/account/profile");
  await camera.take(page, "profile", { whole: true });
});

test("backoffice", async ({ backoffice, camera }) => {
  const { page } = backoffice;
  await backoffice.signInToOverview(ADMIN);
  // The campaign that the demo has started writes to a customer each second.
  await backoffice.open("/campaigns");
  await expect(async () => {
    await page.reload();
    await expect(backoffice.rows.filter({ hasText: "Finished" })).toHaveCount(1, { timeout: 500 });
  }).toPass({ timeout: 60_000 });
  await camera.take(page, "campaigns");
  await backoffice.follow("Customers without an account");
  await camera.take(page, "campaign");

  await backoffice.open("/");
  await camera.take(page, "overview");
  await camera.take(page, "overview-phone", { phone: true });
  await backoffice.open("/customers");
  await camera.take(page, "customers");
  await backoffice.follow("Ana María Quiroga");
  await expect(backoffice.heading).toHaveText("Ana María Quiroga");
  await camera.take(page, "customer");
  await camera.take(page, "customer-dark", { dark: true });
  // Sales at the counter have numbers that are drawn: these are the orders before today.
  const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
  await backoffice.open(`/orders?to=${yesterday}`);
  await camera.take(page, "orders");
  await camera.take(page, "orders-phone", { phone: true });
  await page.getByRole("row").filter({ hasText: "Mendoza" }).getByRole("link").first().click();
  await expect(backoffice.heading).toContainText("P-");
  await camera.take(page, "order");
  await backoffice.open("/products");
  await camera.take(page, "products");
  await backoffice.open("/imports");
  await backoffice.follow("customers-2019.csv");
  await expect(backoffice.heading).toHaveText("customers-2019.csv");
  await camera.take(page, "import");
  await backoffice.open("/webhooks");
  await backoffice.rows.getByRole("link").first().click();
  await expect(backoffice.heading).toContainText("erp.norte-lines.example");
  await camera.take(page, "webhook");
  await backoffice.open("/api-tokens");
  await camera.take(page, "api-tokens");
  await backoffice.open("/settings");
  await camera.take(page, "settings");
});
