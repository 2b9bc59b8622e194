import { readFile } from "node:fs/promises";
import { expect, test, type Person } from "../../fixtures/test.ts";
import type { Mailbox } from "../../fixtures/mailbox.ts";
import type { Visitor } from "../../pages/visitor.ts";

test(
  "names and language are changed, and the pages speak it at once",
  { tag: "@phone" },
  async ({ visitor, person, mailbox }) => {
    const { account } = visitor;
    await signInAsNew(visitor, person, mailbox);
    await account.openProfile();
    await expect(account.field("First name")).toHaveValue(person.firstName);
    await visitor.look("profile");
    await account.fill({ "First name": "Ana", "Last name": "" });
    await account.send("Save changes", "change-profile");
    await account.isRefusedAt("last_name", "Enter your last name.");
    await account.fill({ "Last name": "Sosa Méndez" });
    await account.field("Language").selectOption("Español");
    await account.send("Save changes", "change-profile");
    await expect(account.message).toHaveText("Se guardaron sus cambios.");
    await expect(account.heading).toHaveText("Perfil");
    await expect(account.customerMenu.locator("summary")).toContainText("Ana Sosa Méndez");
    await visitor.look("profile-spanish");
  },
);

test(
  "a changed password ends every other session, and the customer is notified",
  { tag: "@phone" },
  async ({ visitor, anotherVisitor, person, mailbox }) => {
    const { account, signIn } = visitor;
    await signInAsNew(visitor, person, mailbox);
    const elsewhere = await anotherVisitor();
    await elsewhere.signIn.signIn(person.email, person.password);

    await account.openProfile();
    await expect(account.sessions).toHaveCount(2);
    await expect(account.sessions.first()).toContainText(/Signed in: (just now|\d+ minutes? ago)/);
    await account.changePassword("not my password at all", "seven green hills 17");
    await account.isRefusedAt("current", "That isn’t your current password.");
    await visitor.look("profile-refused");
    await account.changePassword(person.password, "seven green hills 17");
    await expect(account.message).toContainText("Your password has been changed.");
    await expect(account.sessions).toHaveCount(1);
    await mailbox.take(person.email, /^Your .* password was changed$/);

    await elsewhere.account.openPurchases();
    await elsewhere.account.isAt("/sign-in");
    await account.signOut();
    await signIn.signIn(person.email, "seven green hills 17");
  },
);

test("other sessions are ended from the profile", async ({ visitor, anotherVisitor, person, mailbox }) => {
  const { account } = visitor;
  await signInAsNew(visitor, person, mailbox);
  const elsewhere = await anotherVisitor();
  await elsewhere.signIn.signIn(person.email, person.password);
  await account.openProfile();
  await account.send("Sign out of all other devices", "end-other-sessions");
  await expect(account.message).toHaveText("All other devices have been signed out.");
  await expect(account.sessions).toHaveCount(1);
  await elsewhere.account.openProfile();
  await elsewhere.account.isAt("/sign-in");
});

test("one device is signed out from the profile", async ({ visitor, anotherVisitor, person, mailbox }) => {
  const { account } = visitor;
  await signInAsNew(visitor, person, mailbox);
  const [lost, kept] = [await anotherVisitor(), await anotherVisitor()];
  for (const device of [lost, kept]) await device.signIn.signIn(person.email, person.password);
  await account.openProfile();
  await expect(account.sessions).toHaveCount(3);
  // Latest used first: the other devices are the two that can be signed out. Each button names its own.
  const buttons = account.sessions.getByRole("button");
  for (const button of await buttons.all()) {
    await expect(button).toHaveText("Sign out");
    await expect(button).toHaveAccessibleName(/^Sign out Chrome on .+ Signed in: .+ Last active: /);
  }
  await visitor.look("profile-sessions");
  await buttons.last().click();
  await expect(account.message).toHaveText("That device has been signed out.");
  await expect(account.sessions).toHaveCount(2);
});

test("a requested email is shown and can be cancelled", async ({ visitor, person, mailbox }) => {
  const { account } = visitor;
  const next = `new.${person.email}`;
  await signInAsNew(visitor, person, mailbox);
  await visitor.page.goto("/account/email");
  await account.send("Send link", "change-email");
  // Every empty field is marked, not only the first.
  await account.isRefusedAt("email", "Enter an email address");
  await account.isRefusedAt("current", "Enter your current password.");
  await account.fill({ "New email": next, "Current password": person.password });
  await account.send("Send link", "change-email");
  await account.isAt("/account/profile");
  const ways = visitor.page.locator("#ways");
  await expect(ways).toContainText(next);
  await visitor.look("profile-pending-email");
  const { link } = await mailbox.take(next, /^Confirm your new email/);
  await account.send("Cancel this change", "cancel-email-change");
  await expect(account.message).toContainText("The email change has been cancelled.");
  await expect(ways).not.toContainText(next);
  await visitor.page.goto(link);
  await expect(account.heading).toHaveText("This link has been replaced by a newer one");
});

test(
  "the email is changed by a link to the new address, and the old address can take it back",
  { tag: "@phone" },
  async ({ visitor, anotherVisitor, person, mailbox }) => {
    const { account, signIn } = visitor;
    const next = `new.${person.email}`;
    await signInAsNew(visitor, person, mailbox);
    await account.openProfile();
    await account.follow("Change email");
    await account.isAt("/account/email");
    await visitor.look("change-email");
    await account.fill({ "New email": next, "Current password": "not my password at all" });
    await account.send("Send link", "change-email");
    await account.isRefusedAt("current", "That isn’t");
    await account.fill({ "New email": next, "Current password": person.password });
    await account.send("Send link", "change-email");
    await account.isAt("/account/profile");
    await expect(account.message).toContainText("We’ve sent a link to your new address.");

    const { link } = await mailbox.take(next, /^Confirm your new email/);
    await visitor.page.goto(link);
    await account.isAt("/confirm-email");
    await visitor.look("confirm-email");
    await account.send("Confirm", "confirm-email");
    await account.isAt("/account/profile");
    await expect(account.message).toContainText("Your email has been changed.");
    await account.signOut();
    await signIn.signIn(next, person.password);

    const notice = await mailbox.take(person.email, /^Your .* email address was changed$/);
    const owner = await anotherVisitor();
    await owner.page.goto(notice.link);
    await owner.isAt("/undo-email");
    await owner.account.send("Restore email", "undo-email");
    await owner.isAt("/sign-in");
    await expect(owner.signIn.message).toContainText("Your old email address has been restored.");
    await account.openPurchases();
    await signIn.isAt("/sign-in");
    await signIn.try(next, person.password);
    await signIn.isRefused("don’t match");

    const reset = await mailbox.take(person.email, /password/i);
    await owner.signIn.openLink(reset.link);
    await owner.signIn.setPassword("seven green hills 17");
    await owner.signIn.signIn(person.email, "seven green hills 17");
  },
);

test(
  "a customer reads what happened, takes the data along, and leaves",
  { tag: "@phone" },
  async ({ visitor, person, mailbox }) => {
    const { account, shop, signIn } = visitor;
    const purchase = await shop.buyAsGuest(person);
    await signInAsNew(visitor, person, mailbox);
    await account.openProfile();
    await account.follow("Account activity");
    await account.isAt("/account/activity");
    await expect(account.purchases.first()).toBeVisible();
    await visitor.look("activity");

    await account.openProfile();
    const [download] = await Promise.all([
      visitor.page.waitForEvent("download"),
      account.follow("Download my data"),
    ]);
    const data = JSON.stringify(JSON.parse(await readFile(await download.path(), "utf8")));
    for (const mine of [person.email, person.lastName, purchase]) expect(data).toContain(mine);
    expect(data).not.toContain("argon2");

    await account.follow("Delete my account");
    await account.isAt("/account/delete");
    await account.fill({ "Current password": "not my password at all" });
    await account.send("Delete permanently", "delete-account");
    await account.isRefusedAt("current", "That isn’t");
    await visitor.look("delete-account");
    await account.fill({ "Current password": person.password });
    await account.send("Delete permanently", "delete-account");
    await account.isAt("/account-deleted");
    await visitor.look("account-deleted");
    await mailbox.take(person.email, /^Your .* account has been deleted$/);
    await signIn.open();
    await signIn.try(person.email, person.password);
    await signIn.isRefused("don’t match");
  },
);

/** Registers, confirms and signs in. */
async function signInAsNew(visitor: Visitor, person: Person, mailbox: Mailbox): Promise<void> {
  await visitor.registration.register(person);
  const { link } = await mailbox.take(person.email, /^Activate your .* account$/);
  await visitor.registration.confirmHere(link);
  await visitor.signIn.signIn(person.email, person.password);
}
