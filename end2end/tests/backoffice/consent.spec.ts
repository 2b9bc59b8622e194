// What people agree to who open an account, where an operator demands it.
import { userOf } from "../../fixtures/providers.ts";
import { expect, test } from "../../fixtures/test.ts";
import type { Backoffice } from "../../pages/backoffice.ts";

test.use({ portal: "cas" });

const TEXT =
  "I have read https://www.museo-del-riel.example.test/privacidad-y-proteccion-de-datos-personales.";
/** A desktop of 1280 pixels at 400 %, and a narrow phone. */
const NARROW = { width: 320, height: 640 };

test("an admin demands consent, it is given at registration, and the customer’s page keeps what was agreed to", async ({
  backoffice,
  visitor,
  person,
  mailbox,
}) => {
  const { registration, page } = visitor;
  await backoffice.signIn("laura@museo-del-riel.example.test");
  await demand(backoffice, TEXT);
  await backoffice.look("message-consent");

  await registration.open();
  const box = page.getByRole("checkbox", { name: TEXT });
  await expect(box).not.toBeChecked();
  await registration.fillIn(person);
  await registration.send("Create account", "register");
  await registration.isRefusedAt("consent", "Tick the box to agree.");
  await visitor.look("register-consent");
  await page.setViewportSize(NARROW);
  const width = await page.locator(":root").evaluate((root) => root.scrollWidth);
  expect(width, "an address breaks").toBeLessThanOrEqual(NARROW.width);
  await box.check();
  await registration.fill({ Password: person.password });
  await registration.send("Create account", "register");
  await registration.isAt("/register/check-mail");
  const { link } = await mailbox.take(person.email, /^Activate your .* account$/);
  await registration.confirmHere(link);

  await backoffice.search(person.email);
  await backoffice.openOnly();
  const consent = backoffice.page.locator("#customer details");
  await consent.getByText(/^Version \d+ \(English\)/).click();
  await expect(consent.getByText(TEXT)).toBeVisible();
  await backoffice.look("customer-consent");

  await demand(backoffice, "");
  await registration.open();
  await expect(registration.field("Email")).toBeVisible();
  await expect(box).toHaveCount(0);
});

test("a first sign-in at a provider opens an account with consent only, and declining it leaves nothing", async ({
  backoffice,
  visitor,
  cas,
  person,
}) => {
  const { signIn, linking, account, casLogin, page } = visitor;
  await backoffice.signIn("laura@museo-del-riel.example.test");
  await demand(backoffice, TEXT);

  const user = await cas.add(userOf(person));
  await signIn.open();
  await signIn.button("CAS").click();
  await casLogin.signIn(user);
  await linking.isAt("/sso/link");
  await expect(linking.heading).toHaveText("Create your account");
  await expect(page.getByText(`${person.firstName} ${person.lastName}`)).toBeVisible();
  await visitor.look("open-account");
  await linking.send("Don’t create an account", "decline-account");
  await signIn.isAt("/sign-in");
  await expect(signIn.message).toContainText("No account has been created");

  await signIn.button("CAS").click();
  await casLogin.signIn(user);
  await linking.isAt("/sso/link");
  const box = page.getByRole("checkbox", { name: TEXT });
  await expect(box).not.toBeChecked();
  await linking.send("Create account", "open-account");
  await linking.isRefusedAt("consent", "Tick the box to agree.");
  await box.check();
  await linking.send("Create account", "open-account");
  await account.isAt("/account/purchases");

  await account.signOut();
  await signIn.button("CAS").click();
  await casLogin.signIn(user);
  await account.isAt("/account/purchases");
  await demand(backoffice, "");
});

/** Demands consent to that text; to none if it is empty. */
async function demand(backoffice: Backoffice, text: string): Promise<void> {
  await backoffice.open("/messages/registration-consent");
  await backoffice.fill({ "Custom text, English": text });
  await backoffice.send("Save changes", "change-message");
  await expect(backoffice.message).toContainText("The message has been saved.");
}
