import { userOf, type User } from "../../fixtures/providers.ts";
import { expect, test, type Person } from "../../fixtures/test.ts";
import type { Mailbox } from "../../fixtures/mailbox.ts";
import type { Visitor } from "../../pages/visitor.ts";
import { Linking } from "../../pages/linking.ts";

test.use({ portal: "sso" });

const PROVIDER = "Sol ID";

test("a guest finds the purchases at the first sign-in, by an email that the provider verified", async ({
  visitor,
  openid,
  person,
}) => {
  const { shop, account } = visitor;
  const number = await shop.buyAsGuest({ ...person, firstName: "Ana", lastName: "Q." });
  await comeBy(visitor, await openid.add(userOf(person)));
  await account.isAt("/account/purchases");
  await expect(account.purchase(number)).toBeVisible();
  await account.openProfile();
  await expect(account.field("First name"), "the names on file stay").toHaveValue("Ana");
});

test("an email that the provider did not verify finds no customer's purchases", async ({
  visitor,
  openid,
  person,
}) => {
  const { shop, account } = visitor;
  await shop.buyAsGuest(person);
  await comeBy(visitor, await openid.add(userOf(person, { email_verified: false })));
  await account.isAt("/account/purchases");
  await expect(visitor.page.getByRole("heading", { name: "No purchases yet" })).toBeVisible();
});

test("a provider that sends no email opens an account without one", async ({ visitor, openid, person }) => {
  const { account } = visitor;
  const user = await openid.add(userOf(person, { email: undefined, email_verified: undefined }));
  await comeBy(visitor, user);
  await account.openProfile();
  await expect(account.customerMenu.locator("summary")).toContainText(person.lastName);
  await expect(visitor.page.getByText("No email on file")).toBeVisible();
});

test(
  "an account is linked once its password proves it, and its owner is notified",
  { tag: "@phone" },
  async ({ visitor, openid, person, mailbox }) => {
    const { account, linking } = visitor;
    const user = await openid.add(userOf(person));
    await becomeCustomer(visitor, person, mailbox);
    await comeBy(visitor, user);
    await linking.isAt("/sso/link");
    await expect(linking.heading).toHaveText("Confirm it’s you");
    await visitor.look("link");
    await linking.provePassword("not my password at all");
    await linking.isRefusedAt("password", "That isn’t the password for your account.");
    await visitor.look("link-refused");
    await linking.provePassword(person.password);
    await account.isAt("/account/purchases");
    const notice = await mailbox.take(person.email, /was linked to your .* account$/);
    expect(notice.text).toContain(PROVIDER);
    expect(notice.text).toContain("/account/profile");

    await account.signOut();
    await comeBy(visitor, user);
    await account.isAt("/account/purchases");
    await account.openProfile();
    await expect(account.field("Current password")).toBeVisible();
    await visitor.look("profile");
    await account.unlink(PROVIDER);
    await account.signOut();
    await comeBy(visitor, user);
    await linking.isAt("/sso/link");
  },
);

test("the mailed link proves an account in the browser that asked for it, and in no other", async ({
  visitor,
  anotherVisitor,
  openid,
  person,
  mailbox,
}) => {
  const { account, linking } = visitor;
  await becomeCustomer(visitor, person, mailbox);
  await comeBy(visitor, await openid.add(userOf(person)));
  await linking.isAt("/sso/link");
  await linking.askForMail();
  await expect(linking.message).toContainText(person.email);
  await visitor.look("link-sent");
  const { link } = await mailbox.take(person.email, Linking.mail);

  const other = await anotherVisitor();
  await other.linking.openLink(link);
  await expect(other.heading).toHaveText("This sign-in is no longer valid");
  await other.look("link-elsewhere");
  await other.account.openPurchases();
  await other.signIn.isAt("/sign-in");

  await linking.openLink(link);
  await expect(linking.heading).toHaveText("Is this you?");
  await expect(visitor.page.getByText(`${person.firstName} ${person.lastName}`)).toBeVisible();
  await visitor.look("link-confirm");
  await linking.link();
  await account.isAt("/account/purchases");
  await account.openProfile();
  await expect(account.linked).toHaveCount(1);
});

test(
  "of several guests with one mailbox, its owner chooses after proving it",
  { tag: "@phone" },
  async ({ visitor, openid, person, mailbox }) => {
    const { shop, account, linking } = visitor;
    const first = await shop.buyAsGuest(person);
    const second = await shop.buyAsGuest({ ...person, firstName: "Anita" });
    await comeBy(visitor, await openid.add(userOf(person)));
    await linking.isAt("/sso/link");
    await expect(linking.password, "none of them has a password").toHaveCount(0);
    await linking.askForMail();
    const { link } = await mailbox.take(person.email, Linking.mail);
    await linking.openLink(link);
    await expect(linking.heading).toHaveText("Choose your customer account");
    await expect(linking.choices).toHaveCount(3);
    await visitor.look("link-choose");
    await linking.choice("Anita").check();
    await linking.link();
    await account.isAt("/account/purchases");
    await expect(account.customerMenu.locator("summary")).toContainText("Anita");
    await expect(account.purchase(first)).toBeVisible();
    await expect(account.purchase(second)).toBeVisible();
  },
);

test(
  "details that changed at the provider are offered, and used only when asked for",
  { tag: "@phone" },
  async ({ visitor, openid, person }) => {
    const { account } = visitor;
    const user = await openid.add(userOf(person));
    await comeBy(visitor, user);
    await account.isAt("/account/purchases");
    await account.signOut();
    await openid.add({ ...user, given_name: "Anabel" });
    await comeBy(visitor, user);
    await account.isAt("/account/purchases");
    await account.openProfile();
    await expect(account.field("First name")).toHaveValue(person.firstName);
    await expect(account.linked).toContainText("Anabel");
    await visitor.look("profile-news");
    await account.useDetailsOf(PROVIDER);
    await expect(account.field("First name")).toHaveValue("Anabel");
    await expect(account.linked).not.toContainText("Anabel");
  },
);

/** Registers and confirms, and stays signed out. */
async function becomeCustomer(visitor: Visitor, person: Person, mailbox: Mailbox): Promise<void> {
  await visitor.registration.register(person);
  const { link } = await mailbox.take(person.email, /^Activate your .* account$/);
  await visitor.registration.confirmHere(link);
}

/** Signs in at the provider, up to the page after the callback. */
async function comeBy(visitor: Visitor, user: User): Promise<void> {
  const arrived = visitor.page.waitForResponse(
    (response) => /\/sso\/\d+\/callback$/.test(new URL(response.url()).pathname) && response.status() === 303,
  );
  await visitor.signIn.open();
  await visitor.signIn.button(PROVIDER).click();
  await visitor.openIdLogin.signIn(user);
  await arrived;
}
