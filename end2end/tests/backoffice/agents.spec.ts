import { code } from "../../fixtures/authenticator.ts";
import { giveUp } from "../../fixtures/outbox.ts";
import { expect, test } from "../../fixtures/test.ts";

const ADMIN = "laura@norte-lines.example.test";
const AGENT = "pablo@norte-lines.example.test";
const OF_THE_FERRIES = "laura@sur-ferries.example.test";

test(
  "somebody is invited, sets up a second factor, and gets in once by a recovery code",
  { tag: "@phone" },
  async ({ backoffice, person, mailbox }) => {
    await backoffice.signIn(ADMIN);
    await backoffice.invite("Nora Vidal", person.email);
    await backoffice.look("agents");
    const { link } = await mailbox.take(person.email, /Norte Lines/);
    await backoffice.page.context().clearCookies();

    await backoffice.page.goto(link);
    await backoffice.isAt("/invitation");
    await expect(backoffice.heading).toHaveText("Welcome to Norte Lines");
    await backoffice.look("invitation");
    await backoffice.fill({ "New password": person.password });
    await backoffice.send("Save password", "set-password");
    await backoffice.isAt("/sign-in");
    await backoffice.look("sign-in");
    await backoffice.typePassword(person.email, person.password);
    await backoffice.isAt("/enrol");
    await backoffice.look("enrol");
    const key = await backoffice.page.locator(".key").innerText();
    await backoffice.fill({ Code: "000000" });
    await backoffice.send("Turn on two-step verification", "confirm-enrolment");
    await backoffice.isRefusedAt("code", "This code doesn’t work.");
    await backoffice.fill({ Code: code(key) });
    await backoffice.send("Turn on two-step verification", "confirm-enrolment");
    await backoffice.isAt("/recovery-codes");
    const codes = await backoffice.page.locator(".codes li").allInnerTexts();
    expect(codes).toHaveLength(10);
    await backoffice.send("I’ve saved my codes", "keep-recovery-codes");
    await backoffice.isAt("/");

    for (const works of [true, false]) {
      await backoffice.page.context().clearCookies();
      await backoffice.open("/customers");
      await backoffice.typePassword(person.email, person.password);
      await backoffice.typeCode(codes[0]!);
      if (works) await backoffice.isAt("/customers");
      else await backoffice.isRefusedAt("code", "or a recovery code you haven’t used.");
    }
    await backoffice.look("second-factor-refused");
  },
);

test(
  "an agent sees customers and mails, and reads that settings are for admins",
  { tag: "@js" },
  async ({ backoffice }) => {
    await backoffice.signIn(AGENT);
    await backoffice.open("/mails");
    await expect(backoffice.heading).toHaveText("Email log");
    await backoffice.look("mails");
    await backoffice.open("/settings");
    await expect(backoffice.heading).toHaveText("Your role doesn’t allow this");
    await backoffice.look("forbidden");
  },
);

test("a language that an agent chooses is there in another browser", async ({ backoffice, anotherAgent }) => {
  const other = await anotherAgent();
  const choose = async (language: string) => {
    await backoffice.page.locator("#language-menu summary").click();
    await backoffice.page.getByRole("button", { name: language, exact: true }).click();
  };
  const language = backoffice.page.locator("html");
  await backoffice.signIn(AGENT);
  await choose("Español");
  await expect(language).toHaveAttribute("lang", "es");
  await backoffice.isAt("/customers");

  await other.signIn(AGENT);
  await expect(other.page.locator("html")).toHaveAttribute("lang", "es");
  await choose("English");
  await expect(language).toHaveAttribute("lang", "en");
  await other.open("/customers");
  await expect(other.page.locator("html")).toHaveAttribute("lang", "en");
});

test("an admin turns customer accounts on and off, and both stand in the audit", async ({
  visitor,
  backoffice,
}) => {
  await backoffice.signIn(OF_THE_FERRIES);
  const portal = visitor.page;
  const address = backoffice.page.url().replace("backoffice.localhost", "off.localhost");
  const signIn = portal.getByRole("link", { name: /^(Sign in|Iniciar sesión)$/ });
  for (const on of [true, false]) {
    await backoffice.open("/settings");
    await backoffice.page.getByRole("checkbox", { name: /^Customer accounts enabled/ }).setChecked(on);
    const closing = backoffice.page.getByRole("checkbox", { name: /^Yes, close all customer accounts/ });
    if (on) await expect(closing).toBeHidden();
    else await closing.check();
    await backoffice.page.getByRole("main").getByRole("button", { name: "Save changes" }).first().click();
    await expect(backoffice.message).toContainText("Your changes have been saved.");
    await expect(async () => {
      await portal.goto(new URL("/", address).href);
      await expect(signIn).toHaveCount(on ? 1 : 0, { timeout: 500 });
    }).toPass();
  }
  await backoffice.look("settings");
  await backoffice.open("/audit");
  await expect(backoffice.page.getByText("Changed settings")).toHaveCount(2);
  await backoffice.look("audit");
  await backoffice.page.getByLabel("About").selectOption("Providers");
  await backoffice.page.getByRole("button", { name: "Show", exact: true }).click();
  await expect(backoffice.page).toHaveURL((url) => url.searchParams.get("about") === "providers");
  await expect(backoffice.page.getByText("No actions match.")).toBeVisible();
  await backoffice.follow("Clear filters");
  await expect(backoffice.rows.filter({ hasText: "changed settings" })).toHaveCount(2);
});

test("an agent who lost phone and password resets both, and a removed role is gone at the next click", async ({
  backoffice,
  anotherAgent,
  mailbox,
  person,
}) => {
  await backoffice.signIn(ADMIN);
  await backoffice.invite("Bruno Rey", person.email);
  const { link } = await mailbox.take(person.email, /Norte Lines/);
  const other = await anotherAgent();
  const key = await other.accept(link, person);

  await backoffice.open("/agents");
  await backoffice.page.getByRole("row", { name: person.email }).getByRole("link").click();
  await backoffice.look("agent");
  await backoffice.send("Reset two-step verification", "reset-second-factor");
  await expect(backoffice.message).toContainText("Two-step verification has been reset.");
  await other.open("/customers");
  await other.isAt("/sign-in");
  await other.page.getByRole("link", { name: "Forgot password?" }).click();
  await other.isAt("/forgot-password");
  await other.fill({ Email: person.email });
  await other.send("Send link", "forgot-password");
  await other.isAt("/forgot-password/sent");
  const reset = await mailbox.take(person.email, /^Reset your backoffice password$/);
  await other.page.goto(reset.link);
  await other.isAt("/reset");
  await other.fill({ "New password": "seven green hills 17" });
  await other.send("Save password", "set-password");
  await other.isAt("/sign-in");
  await other.typePassword(person.email, "seven green hills 17");
  expect(await other.setUp()).not.toBe(key);

  await backoffice.page.reload();
  await backoffice.page.getByRole("checkbox", { name: /^Sign-in disabled/ }).check();
  await backoffice.send("Save changes", "change-agent");
  await expect(backoffice.message).toContainText("Role and access have been saved.");
  await other.open("/customers");
  await other.isAt("/sign-in");
});

test("a mail that gave up is sent again", async ({ backoffice, guichet, visitor, person, mailbox }) => {
  await visitor.shop.buyAsGuest(person);
  await mailbox.take(person.email, /./);
  await giveUp(guichet, person.email);
  await backoffice.signIn(ADMIN);
  await backoffice.open("/mails");
  await backoffice.page.getByRole("link", { name: "Not delivered" }).click();
  const row = backoffice.rows.filter({ hasText: person.email });
  await expect(row).toContainText("Not delivered");
  await backoffice.look("mails-not-delivered");
  await row.getByRole("button", { name: "Try again" }).click();
  await expect(backoffice.message).toContainText("The email is on its way again.");
  await mailbox.take(person.email, /./);
});
