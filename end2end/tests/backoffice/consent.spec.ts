// What people agree to who register, where an operator demands it.
import { expect, test } from "../../fixtures/test.ts";

test.use({ portal: "cas" });

const TEXT = "I have read how the museum uses my data.";

test("an admin demands consent, it is given at registration, and the customer’s page keeps what was agreed to", async ({
  backoffice,
  visitor,
  person,
  mailbox,
}) => {
  const { registration, page } = visitor;
  const demand = async (text: string) => {
    await backoffice.open("/messages/registration-consent");
    await backoffice.fill({ "Custom text, English": text });
    await backoffice.send("Save changes", "change-message");
    await expect(backoffice.message).toContainText("The message has been saved.");
  };
  await backoffice.signIn("laura@museo-del-riel.example.test");
  await demand(TEXT);
  await backoffice.look("message-consent");

  await registration.open();
  const box = page.getByRole("checkbox", { name: TEXT });
  await expect(box).not.toBeChecked();
  await registration.fillIn(person);
  await registration.send("Create account", "register");
  await registration.isRefusedAt("consent", "Tick the box to agree.");
  await visitor.look("register-consent");
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

  await demand("");
  await registration.open();
  await expect(registration.field("Email")).toBeVisible();
  await expect(box).toHaveCount(0);
});
