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
    await account.isRefusedAt("last_name", "Type your last name.");
    await account.fill({ "Last name": "Sosa Méndez" });
    await account.field("Language").selectOption("Español");
    await account.send("Save changes", "change-profile");
    await expect(account.news).toHaveText("Sus cambios están guardados.");
    await expect(account.heading).toHaveText("Perfil");
    await expect(account.customerMenu.locator("summary")).toContainText("Ana Sosa Méndez");
    await visitor.look("profile-spanish");
  },
);

test(
  "a changed password ends every other session, and the customer is told",
  { tag: "@phone" },
  async ({ visitor, anotherVisitor, person, mailbox }) => {
    const { account, signIn } = visitor;
    await signInAsNew(visitor, person, mailbox);
    const elsewhere = await anotherVisitor();
    await elsewhere.signIn.signIn(person.email, person.password);

    await account.openProfile();
    await expect(account.sessions).toHaveCount(2);
    await account.changePassword("not my password at all", "seven green hills 17");
    await account.isRefusedAt("current", "This is not your current password.");
    await visitor.look("profile-refused");
    await account.changePassword(person.password, "seven green hills 17");
    await expect(account.news).toContainText("Your password is changed.");
    await expect(account.sessions).toHaveCount(1);
    await mailbox.take(person.email, /^Your password on .* was changed/);

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
  await account.send("Sign out all other devices", "end-other-sessions");
  await expect(account.news).toHaveText("All other devices are signed out.");
  await expect(account.sessions).toHaveCount(1);
  await elsewhere.account.openProfile();
  await elsewhere.account.isAt("/sign-in");
});

/** Registers, confirms and signs in. */
async function signInAsNew(visitor: Visitor, person: Person, mailbox: Mailbox): Promise<void> {
  await visitor.registration.register(person);
  const { link } = await mailbox.take(person.email, /^Activate your account/);
  await visitor.registration.confirmHere(link);
  await visitor.signIn.signIn(person.email, person.password);
}
