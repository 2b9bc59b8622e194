// Agents and customers read the operator's local time, wherever their browsers are.
import type { Guichet } from "../../fixtures/guichet.ts";
import type { Mailbox } from "../../fixtures/mailbox.ts";
import { expect, test, type Person } from "../../fixtures/test.ts";
import type { Backoffice } from "../../pages/backoffice.ts";

const BROWSER = "Asia/Tokyo";
const OPERATOR = { zone: "America/Argentina/Cordoba", name: "Córdoba time" };
const ADMIN = "laura@norte-lines.example.test";

test.use({ timezoneId: BROWSER });

test("times are the operator's and not the browser's, and the exact one stands beside a relative one", async ({
  visitor,
  backoffice,
  person,
}) => {
  await visitor.shop.buyAsGuest(person);
  const bought = visitor.shop.fact("Purchase date").locator("time");
  const moment = new Date((await bought.getAttribute("datetime"))!);
  await expect(bought).toContainText(clock(moment, OPERATOR.zone));
  await expect(bought).not.toContainText(clock(moment, BROWSER));

  await backoffice.signIn(ADMIN);
  await expect(backoffice.page.getByText(`All times are in ${OPERATOR.name}.`)).toBeVisible();
  await backoffice.open("/mails");
  const queued = backoffice.rows.filter({ hasText: person.email }).locator("time");
  await expect(queued).toHaveText(/^(just now|\d+ minutes? ago)$/);
  await queued.focus();
  await expect(queued).toBeFocused();
  await expect(queued).toHaveAttribute("title", new RegExp(`, \\d\\d:\\d\\d \\(${OPERATOR.name}\\)$`));
  await backoffice.look("mails-relative");
});

test("an admin finds a city among those of its region, in the language of the page", async ({
  backoffice,
}) => {
  await backoffice.signIn("laura@museo-del-riel.example.test");
  const zone = backoffice.page.getByLabel("Time zone", { exact: true });
  await backoffice.open("/settings");
  const cities = zone.locator("optgroup[label='America'] option");
  const tucuman = cities.filter({ hasText: "Tucumán" });
  await expect(tucuman).toHaveText("Tucumán (UTC−03:00)");
  await expect(tucuman).toHaveAttribute("value", "America/Argentina/Tucuman");
  await expect(cities.filter({ hasText: "Buenos Aires" })).toHaveCount(1);
  await backoffice.look("time-zone");
  await zone.selectOption("Choose a time zone");
  const save = backoffice.page.locator("#time-zone").getByRole("button", { name: "Save changes" });
  await save.click();
  await backoffice.isRefusedAt("time_zone", "Choose a time zone from the list.");
  await backoffice.look("time-zone-refused");
  await zone.selectOption("Tucumán (UTC−03:00)");
  await save.click();
  await expect(backoffice.message).toContainText("Your changes have been saved.");
  await expect(backoffice.page.getByText("All times are in Tucumán time.")).toBeVisible();
});

test(
  "the browser of a new admin chooses the time zone of an operator that has none",
  { tag: "@js" },
  async ({ backoffice, guichet, person, mailbox }) => {
    await asNewAdmin(backoffice, guichet, person, mailbox, "All times are in Tokyo time.");
  },
);

test(
  "without scripts nobody chooses, and admins read where to",
  { tag: "@no-js" },
  async ({ backoffice, guichet, person, mailbox }) => {
    await asNewAdmin(backoffice, guichet, person, mailbox, "No time zone has been chosen yet");
  },
);

/** Enrols a new admin of an operator without a time zone, and expects what the first page says of it. */
async function asNewAdmin(
  backoffice: Backoffice,
  guichet: Guichet,
  person: Person,
  mailbox: Mailbox,
  says: string,
): Promise<void> {
  const set = "UPDATE operators SET time_zone = ? WHERE name = 'Norte Lines'";
  await backoffice.signIn(ADMIN);
  await backoffice.invite("Nora Vidal", person.email);
  guichet.change("UPDATE agents SET role = 'admin' WHERE email_key = ?", person.email);
  const { link } = await mailbox.take(person.email, /Norte Lines/);
  await backoffice.page.context().clearCookies();
  guichet.change(set, "UTC");
  try {
    await backoffice.accept(link, person);
    await expect(backoffice.page.getByText(says)).toBeVisible();
  } finally {
    guichet.change(set, OPERATOR.zone);
  }
}

/** Returns what clocks show there, such as 09:05. */
function clock(moment: Date, timeZone: string): string {
  const shown = new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", minute: "2-digit" });
  return shown.format(moment);
}
