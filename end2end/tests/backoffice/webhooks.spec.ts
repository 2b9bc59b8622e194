import { Receiver } from "../../fixtures/receiver.ts";
import { expect, test } from "../../fixtures/test.ts";

const ADMIN = "laura@norte-lines.example.test";

test(
  "an event arrives and the library of the specification verifies it",
  { tag: "@phone" },
  async ({ backoffice, visitor, person }) => {
    const { page } = backoffice;
    const receiver = await Receiver.start();
    await backoffice.signIn(ADMIN);
    await backoffice.open("/webhooks");
    await backoffice.look("webhooks");
    await backoffice.send("Add webhook", "add-webhook");
    await backoffice.isRefusedAt("url", "Enter the address.");
    await backoffice.fill({ Address: `${receiver.url}#top` });
    await backoffice.send("Add webhook", "add-webhook");
    const said = "Enter a complete address like https://erp.example.com/hooks, without a “#”.";
    await backoffice.isRefusedAt("url", said);
    await expect(backoffice.problems.getByRole("link", { name: said })).toBeVisible();
    await backoffice.fill({ Address: receiver.url });
    await backoffice.send("Add webhook", "add-webhook");
    await expect(backoffice.message).toContainText("The webhook has been added.");
    receiver.secret = await page.getByLabel("Signing secret").inputValue();
    expect(receiver.secret).toMatch(/^whsec_/);
    await backoffice.look("webhook-added");
    const path = new URL(page.url()).pathname;

    await page.getByRole("button", { name: "Send a test" }).click();
    await expect(backoffice.message).toContainText("The test is being sent.");
    await expect.poll(() => receiver.events.map((event) => event.type)).toContain("webhook.test");
    const number = await visitor.shop.buyAsGuest(person);
    const created = () => receiver.events.find((event) => event.data.order === number);
    await expect.poll(() => created()?.type).toBe("order.created");
    expect(created()?.data.state).toBe("reserved");
    expect(JSON.stringify(receiver.events)).not.toContain(person.email);

    await page.getByRole("button", { name: "Replace the secret" }).click();
    await expect(backoffice.message).toContainText("The old one stays valid for 24 hours.");
    const events = receiver.events.length;
    await page.getByRole("button", { name: "Send a test" }).click();
    await expect.poll(() => receiver.events.length, "the old secret verifies").toBeGreaterThan(events);

    await backoffice.open(path);
    await expect(backoffice.rows.first()).toContainText("webhook.test");
    await expect(backoffice.rows.first()).toContainText("Delivered");
    await page.getByText("Request and response", { exact: true }).first().click();
    await expect(backoffice.rows.first()).toContainText("webhook-id: evt_");
    await expect(backoffice.rows.first()).toContainText("Thanks");
    await backoffice.look("webhook-log");
    const again = receiver.events.length;
    await backoffice.rows.first().getByRole("button", { name: "Send again" }).click();
    await expect.poll(() => receiver.events.length, "the same once more").toBeGreaterThan(again);

    await page.getByText("Change the events").click();
    await backoffice.field("order.created").uncheck();
    await backoffice.look("webhook-events");
    await backoffice.send("Save changes", "change-webhook");
    await expect(backoffice.message).toContainText("The events have been changed.");
    await expect(page.locator("p.address")).not.toContainText("order.created");

    await page.getByRole("button", { name: "Disable", exact: true }).click();
    await expect(backoffice.message).toContainText("The webhook has been disabled.");
    await page.getByText("Remove this webhook").click();
    await page.getByRole("button", { name: "Remove", exact: true }).click();
    await expect(backoffice.message).toContainText("The webhook has been removed.");
    await receiver.stop();
  },
);
