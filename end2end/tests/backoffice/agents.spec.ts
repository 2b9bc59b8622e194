import { code } from "../../fixtures/authenticator.ts";
import { expect, test } from "../../fixtures/test.ts";

const ADMIN = "laura@norte-lines.example.test";
const AGENT = "pablo@norte-lines.example.test";
const OF_THE_FERRIES = "laura@sur-ferries.example.test";

test(
  "somebody is invited, sets up a second factor, and gets in once by a recovery code",
  { tag: "@phone" },
  async ({ backoffice, person, mailbox }) => {
    await backoffice.signIn(ADMIN);
    await backoffice.open("/agents");
    await backoffice.fill({ Name: "Nora Vidal", Email: person.email });
    await backoffice.send("Send invitation", "invite-agent");
    await expect(backoffice.news).toContainText("The invitation is on its way.");
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
    await backoffice.send("Turn it on", "confirm-enrolment");
    await backoffice.isRefusedAt("code", "This code does not work.");
    await backoffice.fill({ Code: code(key) });
    await backoffice.send("Turn it on", "confirm-enrolment");
    await backoffice.isAt("/recovery-codes");
    const codes = await backoffice.page.locator(".codes li").allInnerTexts();
    expect(codes).toHaveLength(10);
    await backoffice.send("I have kept them", "keep-recovery-codes");
    await backoffice.isAt("/customers");

    for (const works of [true, false]) {
      await backoffice.page.context().clearCookies();
      await backoffice.open("/customers");
      await backoffice.typePassword(person.email, person.password);
      await backoffice.typeCode(codes[0]!);
      if (works) await backoffice.isAt("/customers");
      else await backoffice.isRefusedAt("code", "This code does not work.");
    }
    await backoffice.look("second-factor-refused");
  },
);

test("an agent sees customers and mails, and is told that settings are for admins", async ({
  backoffice,
}) => {
  await backoffice.signIn(AGENT);
  await backoffice.open("/mails");
  await expect(backoffice.heading).toHaveText("Mail log");
  await backoffice.look("mails");
  await backoffice.open("/settings");
  await expect(backoffice.heading).toHaveText("Your role does not allow this");
  await backoffice.look("forbidden");
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
    await backoffice.page.getByRole("main").getByRole("button", { name: "Save changes" }).first().click();
    await expect(backoffice.news).toContainText("Your changes are saved.");
    await expect(async () => {
      await portal.goto(new URL("/", address).href);
      await expect(signIn).toHaveCount(on ? 1 : 0, { timeout: 500 });
    }).toPass();
  }
  await backoffice.look("settings");
  await backoffice.open("/audit");
  await expect(backoffice.page.getByText("changed settings")).toHaveCount(2);
  await backoffice.look("audit");
});
