import { expect, test, type Person } from "../../fixtures/test.ts";
import type { Mailbox } from "../../fixtures/mailbox.ts";
import type { Visitor } from "../../pages/visitor.ts";
import { SignIn } from "../../pages/sign_in.ts";

const BRUNO = { number: "212043308", email: "bruno@example.test", password: "a window seat to Rosario" };

test(
  "the customer number is taken however it is typed",
  { tag: "@phone" },
  async ({ visitor, person, mailbox }) => {
    const { signIn, account } = visitor;
    await becomeCustomer(visitor, person, mailbox);
    await signIn.signIn(person.email, person.password);
    const number = await customerNumber(visitor);
    for (const typed of [number, number.replaceAll("-", ""), ` ${number.replaceAll("-", " ")} `]) {
      await account.signOut();
      await signIn.signIn(typed, person.password);
      await expect(account.customerMenu).toContainText(person.lastName);
    }
  },
);

test("what cannot be an email or a number is said at the field", async ({ visitor }) => {
  const { signIn } = visitor;
  await signIn.open();
  await visitor.look("sign-in");
  const remember = signIn.field("Keep me signed in on this device");
  await remember.check();
  await signIn.try("", "");
  await signIn.isRefusedAt("identifier", "Enter your email or customer number.");
  await signIn.isRefusedAt("password", "Enter your password.");
  await expect(signIn.field(SignIn.identifier)).toBeFocused();
  await expect(remember).toBeChecked();
  await signIn.try("123-123", "x");
  await signIn.isRefusedAt("identifier", "a 9-digit customer number");
  await visitor.look("sign-in-refused");
});

test(
  "a wrong password gets one answer for everybody, and after five a wait",
  { tag: "@phone" },
  async ({ visitor, person, mailbox }) => {
    const { signIn } = visitor;
    await becomeCustomer(visitor, person, mailbox);
    await signIn.open();
    for (const identifier of [person.email, `nobody.${person.email}`]) {
      for (let time = 1; time <= 5; time += 1) {
        await signIn.try(identifier, "not the password at all");
        await signIn.isRefused("The details you entered don’t match an account.");
        await expect(signIn.field(SignIn.identifier)).toHaveValue(identifier);
      }
      await signIn.try(identifier, "not the password at all");
      await signIn.isRefused(/Too many attempts\. Try again in \d+ seconds\./);
    }
    await visitor.look("sign-in-wait");
  },
);

test("an email that does not sign in gets the same answer as a wrong password", async ({ visitor }) => {
  const { signIn } = visitor;
  await signIn.open();
  await signIn.try(BRUNO.email, BRUNO.password);
  await signIn.isRefused("The details you entered don’t match an account.");
});

test(
  "a forgotten password is replaced by a link that works once",
  { tag: "@phone" },
  async ({ visitor, anotherVisitor, person, mailbox }) => {
    const { signIn, account } = visitor;
    await becomeCustomer(visitor, person, mailbox);
    const elsewhere = await anotherVisitor();
    await elsewhere.signIn.signIn(person.email, person.password);

    await visitor.page.goto("/forgot-password");
    await visitor.look("forgot-password");
    await signIn.askForPassword(person.email);
    await visitor.look("forgot-password-sent");
    const { link } = await mailbox.take(person.email, /^Choose a new password for your .* account$/);
    await signIn.openLink(link);
    await visitor.look("set-password");
    await signIn.fill({ "New password": "too short" });
    await signIn.send("Save password", "set-password");
    await signIn.isRefusedAt("password", "Use at least 15 characters.");
    await signIn.setPassword("seven green hills 17");
    await expect(signIn.message).toHaveText("Your new password has been saved. Use it to sign in.");
    await expect(signIn.field(SignIn.identifier)).toHaveValue(person.email);
    await mailbox.take(person.email, /^Your .* password was changed$/);

    await signIn.try(person.email, person.password);
    await signIn.isRefused("don’t match");
    await signIn.try(person.email, "seven green hills 17");
    await account.isAt("/account/purchases");
    await elsewhere.account.openPurchases();
    await elsewhere.account.isAt("/sign-in");

    await signIn.openLink(link);
    await expect(signIn.heading).toHaveText("This link has already been used");
  },
);

test("password links end when one of them is used, and after an hour", async ({
  visitor,
  person,
  mailbox,
  guichet,
}) => {
  const { signIn } = visitor;
  await becomeCustomer(visitor, person, mailbox);
  await signIn.askForPassword(person.email);
  const older = await mailbox.take(person.email, /^Choose a new password for your .* account$/);
  await signIn.askForPassword(person.email);
  const newer = await mailbox.take(person.email, /^Choose a new password for your .* account$/);
  await signIn.openLink(newer.link);
  await signIn.setPassword("seven green hills 17");
  await signIn.openLink(older.link);
  await expect(signIn.heading).toHaveText("This link has been replaced by a newer one");

  await signIn.askForPassword(person.email);
  const late = await mailbox.take(person.email, /^Choose a new password for your .* account$/);
  guichet.change(
    `UPDATE tokens SET expires_at = '2020-01-01 00:00:00'
     WHERE purpose = 'reset' AND customer_id = (SELECT id FROM customers WHERE email_key = ?)`,
    person.email,
  );
  await signIn.openLink(late.link);
  await expect(signIn.heading).toHaveText("This link has expired");
  await visitor.look("link-expired");
  await signIn.send("Email me a new link", "renew-link");
  await expect(signIn.heading).toHaveText("Check your email");
  const renewed = await mailbox.take(person.email, /^Choose a new password for your .* account$/);
  await signIn.openLink(renewed.link);
  await expect(signIn.heading).toHaveText("Choose a new password");
});

test("a reminder does not reveal whether an address is known", async ({ visitor, person, mailbox }) => {
  const { signIn } = visitor;
  const stranger = `nobody.${person.email}`;
  await becomeCustomer(visitor, person, mailbox);
  await visitor.page.goto("/forgot-number");
  await visitor.look("forgot-number");
  const answers: string[] = [];
  for (const email of [stranger, person.email]) {
    await signIn.askForNumber(email);
    answers.push(await visitor.page.getByRole("main").innerText());
  }
  expect(answers[0]).toBe(answers[1]);
  await visitor.look("forgot-number-sent");
  const mail = await mailbox.take(person.email, /^Your customer number/);
  await signIn.signIn(person.email, person.password);
  expect(mail.text).toContain(await customerNumber(visitor));
  expect(mailbox.sentTo(stranger)).toEqual([]);
});

test(
  "an invited customer who resets the password gets the activation again, and signs in by number",
  { tag: "@phone" },
  async ({ visitor, person, mailbox, guichet }) => {
    const { shop, signIn, account } = visitor;
    await shop.choose("Salta → Cafayate");
    await shop.fillIn(person);
    await shop.buy();
    guichet.change(
      `INSERT INTO accounts (customer_id, operator_id, state, number_sign_in)
       SELECT id, operator_id, 'invited', 0 FROM customers WHERE email_key = ?`,
      person.email,
    );
    await signIn.askForPassword(person.email);
    const { link, text } = await mailbox.take(person.email, /^Choose a password for your .* account$/);
    const number = /\d{3}[-\u2011]\d{3}[-\u2011]\d{3}/.exec(text)?.[0] ?? "";
    await signIn.openLink(link);
    await expect(signIn.heading).toHaveText("Choose a password");
    await visitor.look("activation");
    await signIn.setPassword(person.password);
    await expect(signIn.message).toContainText("Your account is active.");

    await signIn.try(person.email, person.password);
    await signIn.isRefused("don’t match");
    await signIn.try(number, person.password);
    await account.isAt("/account/purchases");
    await expect(account.purchases).toHaveCount(1);
  },
);

/** Registers and confirms, so that the person has an account. */
async function becomeCustomer(visitor: Visitor, person: Person, mailbox: Mailbox): Promise<void> {
  await visitor.registration.register(person);
  const { link } = await mailbox.take(person.email, /^Activate your .* account$/);
  await visitor.registration.confirmHere(link);
}

/** Returns the number of the signed-in customer. */
async function customerNumber(visitor: Visitor): Promise<string> {
  await visitor.account.openProfile();
  const number = await visitor.page.locator("#ways .number").innerText();
  expect(number).toMatch(/^\d{3}-\d{3}-\d{3}$/);
  return number;
}
