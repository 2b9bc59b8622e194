import { expect, test } from "../../fixtures/test.ts";

const LAURA = "laura@norte-lines.example.test";
const PABLO = "pablo@norte-lines.example.test";

test(
  "an agent activates the customer with the recent purchases, who ends up signing in by email",
  { tag: "@phone" },
  async ({ visitor, backoffice, person, mailbox }) => {
    const { shop, signIn, account } = visitor;
    const recent = { ...person, email: `new.${person.email}` };
    await shop.buyAsGuest(person);
    const purchase = await shop.buyAsGuest(recent);

    await backoffice.signIn(PABLO);
    await backoffice.search(person.email);
    await backoffice.openOnly();
    await expect(backoffice.activationStatus).toContainText("Not activated");
    await expect(backoffice.hints).toContainText("Another customer has more recent purchases:");
    await backoffice.look("customer-hint");
    await backoffice.hints.getByRole("link").first().click();
    await expect(backoffice.page.getByText(recent.email).first()).toBeVisible();
    await expect(backoffice.hints).toHaveCount(0);

    await backoffice.send("Send activation email", "send-activation");
    await expect(backoffice.message).toContainText(`on its way to ${recent.email}`);
    await backoffice.look("customer-sent");
    const { link, text } = await mailbox.take(recent.email, /^Choose a password for your .* account$/);
    const number = /\d{3}[-\u2011]\d{3}[-\u2011]\d{3}/.exec(text)?.[0] ?? "";
    await signIn.openLink(link);
    await signIn.setPassword(person.password);
    await expect(signIn.message).toContainText("Your account is active.");
    await signIn.try(recent.email, person.password);
    await signIn.isRefused("don’t match");
    await signIn.try(number, person.password);
    await account.isAt("/account/purchases");
    await expect(account.purchase(purchase)).toBeVisible();
    await backoffice.page.reload();
    await expect(backoffice.activationStatus).toContainText("signs in with the customer number");

    const next = "eleven slow trains 73";
    await account.openProfile();
    await account.follow("Activate from Email");
    await account.isAt("/account/email-sign-in");
    await visitor.look("email-sign-in");
    await account.fill({ "Current password": person.password, "New password": next });
    await account.send("Turn on email sign-in", "activate-email");
    await account.isAt("/account/profile");
    await expect(account.message).toContainText("You can now sign in with your email");
    await account.signOut();
    await signIn.signIn(recent.email, next);
    await backoffice.page.reload();
    await expect(backoffice.activationStatus).toContainText(
      "signs in with the customer number or the email address",
    );
    await backoffice.look("customer-active");
  },
);

test("a disabled customer is out at the next click, and in again once enabled", async ({
  visitor,
  backoffice,
  person,
  mailbox,
}) => {
  const { registration, signIn, account } = visitor;
  await registration.register(person);
  const { link } = await mailbox.take(person.email, /^Activate your .* account$/);
  await registration.confirmHere(link);
  await signIn.signIn(person.email, person.password);

  await backoffice.signIn(LAURA);
  await backoffice.search(person.email);
  await backoffice.look("customers");
  await backoffice.openOnly();
  await backoffice.page.getByText("Disable this customer…").click();
  await backoffice.send("Disable", "disable-customer");
  await expect(backoffice.message).toContainText("The customer has been disabled");
  await account.openProfile();
  await signIn.isAt("/sign-in");
  await signIn.try(person.email, person.password);
  await signIn.isRefused("don’t match");
  await backoffice.send("Enable again", "enable-customer");
  await expect(backoffice.message).toContainText("The customer has been enabled");
  await signIn.signIn(person.email, person.password);
});
