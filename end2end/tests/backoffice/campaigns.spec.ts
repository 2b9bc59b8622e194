import { expect, test } from "../../fixtures/test.ts";

const LAURA = "laura@norte-lines.example.test";
const PABLO = "pablo@norte-lines.example.test";

test(
  "an admin invites the customers of a day by a campaign, and sees who activates",
  { tag: "@phone" },
  async ({ visitor, backoffice, person, mailbox, guichet }) => {
    const { page } = backoffice;
    await visitor.shop.buyAsGuest(person);
    // A day of its own, so that the campaign writes to nobody else.
    const number = 1000 + Math.floor(Math.random() * 100_000);
    const day = new Date(Date.UTC(1980, 0, 1) + (number % 7000) * 86_400_000).toISOString().slice(0, 10);
    guichet.change(
      `UPDATE customers SET last_purchase_at = '${day} 12:00:00' WHERE email_key = ?`,
      person.email,
    );
    await backoffice.signIn(LAURA);
    await backoffice.open(`/customers?bought_from=${day}&bought_until=${day}`);
    await backoffice.follow("Invite these customers…");
    await backoffice.isAt(`/campaigns/new?bought_from=${day}&bought_until=${day}`);
    const name = `Campaign ${person.email}`;
    await backoffice.fill({ Name: name });
    await expect(backoffice.field("Language")).toHaveValue("");
    await backoffice.look("campaign-new");
    await backoffice.send("Choose customers", "create-campaign");
    await expect(backoffice.heading).toHaveText(name);
    await expect(backoffice.message).toContainText("no emails are sent yet");
    await expect(async () => {
      await backoffice.follow("Refresh");
      await expect(page.getByText("Ready to start")).toBeVisible({ timeout: 1000 });
    }).toPass();

    await backoffice.send("Send me a test email", "test-campaign");
    await expect(backoffice.message).toContainText(`on its way to ${LAURA}`);
    await mailbox.take(LAURA, /^Choose a password for your .* account$/);
    await backoffice.look("campaign-ready");
    await backoffice.send("Start campaign", "start-campaign");
    await expect(backoffice.message).toContainText("The campaign has been started.");
    const { link } = await mailbox.take(person.email, /^Choose a password for your .* account$/);
    await visitor.signIn.openLink(link);
    await visitor.signIn.setPassword(person.password);
    await expect(visitor.signIn.message).toContainText("Your account is active.");

    const activated = page.locator("#progress dt", { hasText: "Account activated" });
    await expect(async () => {
      await backoffice.follow("Refresh");
      await expect(activated.locator("xpath=following-sibling::dd[1]")).toHaveText("1", {
        timeout: 1000,
      });
    }).toPass();
    await expect(page.getByText("Finished")).toBeVisible();
    await backoffice.look("campaign-finished");
    await backoffice.open("/campaigns");
    await expect(backoffice.rows.filter({ hasText: name })).toContainText("Finished");
    await backoffice.look("campaigns");
  },
);

test("an agent finds no campaigns", async ({ backoffice }) => {
  await backoffice.signIn(PABLO);
  await expect(backoffice.page.getByRole("link", { name: "Campaigns", exact: true })).toHaveCount(0);
  await backoffice.open("/campaigns");
  await expect(backoffice.heading).toHaveText("Your role doesn’t allow this");
});
