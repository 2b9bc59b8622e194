import { expect, test } from "../../fixtures/test.ts";

test(
  "an email that signs in already is refused with instructions, and its owner is notified",
  { tag: "@phone" },
  async ({ visitor, anotherVisitor, person, mailbox }) => {
    await visitor.registration.register(person);
    const { link } = await mailbox.take(person.email, /^Activate your .* account$/);
    await visitor.registration.confirmHere(link);

    const other = await anotherVisitor();
    const { registration } = other;
    await registration.open();
    await registration.fillIn({
      ...person,
      email: person.email.toUpperCase(),
      password: "another long password",
    });
    await registration.send("Create account", "register");
    await expect(registration.heading).toHaveText("There’s already an account with this email");
    await expect(other.page).toHaveTitle(/^Error: /);
    await other.look("register-taken");
    await registration.follow("Sign in");
    await expect(other.signIn.field("Email or customer number")).toHaveValue(person.email.toUpperCase());
    const notice = await mailbox.take(person.email, /^You already have an account/);
    expect(notice.text).toContain("/sign-in");
    expect(notice.text).toContain("/forgot-password");
  },
);

test("a password that is easy to guess is refused, and the reason is shown", async ({ visitor, person }) => {
  const { registration } = visitor;
  await registration.open();
  for (const [password, reason] of [
    ["fourteen chars", "Use at least 15 characters."],
    [person.email, "Passwords based on your name, your email or our name are easy to guess."],
    ["passwordpassword", "This password is very common"],
  ]) {
    await registration.fillIn({ ...person, password });
    await registration.send("Create account", "register");
    await registration.isRefusedAt("password", reason);
  }
  await expect(visitor.page).toHaveTitle(/^Error: Create your account/);
  await visitor.look("register-refused");
});

test(
  "in another browser the link asks for the password chosen at registration",
  { tag: "@phone" },
  async ({ visitor, anotherVisitor, person, mailbox }) => {
    await visitor.registration.register(person);
    const { link } = await mailbox.take(person.email, /^Activate your .* account$/);

    const phone = await anotherVisitor();
    const { registration, signIn, account } = phone;
    await registration.openLink(link);
    await expect(registration.field("Password")).toBeVisible();
    await phone.look("confirm-elsewhere");
    await registration.confirmWith("not the password of Ana");
    await registration.isRefusedAt("password", "That isn’t the password you chose");
    await registration.confirmWith(person.password);
    await signIn.isAt("/sign-in");
    await expect(signIn.message).toContainText("Your account is active.");
    await signIn.signIn(person.email, person.password);
    await expect(account.heading).toHaveText("My purchases");
  },
);

test("an expired link offers a new one, which works", async ({ visitor, person, mailbox, guichet }) => {
  const { registration, signIn } = visitor;
  await registration.register(person);
  const { link } = await mailbox.take(person.email, /^Activate your .* account$/);
  guichet.change("UPDATE tokens SET expires_at = '2020-01-01 00:00:00' WHERE email_key = ?", person.email);
  guichet.change(
    "UPDATE registrations SET mailed_at = '2020-01-01 00:00:00' WHERE email_key = ?",
    person.email,
  );
  await registration.openLink(link);
  await expect(registration.heading).toHaveText("This link has expired");
  await visitor.look("link-expired");
  await registration.send("Send a new link", "resend-confirmation");
  await expect(registration.heading).toHaveText("Check your email");
  const fresh = await mailbox.take(person.email, /^Activate your .* account$/);
  await registration.confirmHere(fresh.link);
  await expect(signIn.message).toContainText("Your account is active.");
});

test("a used link says so and leads to Sign in", async ({ visitor, person, mailbox }) => {
  const { registration } = visitor;
  await registration.register(person);
  const { link } = await mailbox.take(person.email, /^Activate your .* account$/);
  await registration.confirmHere(link);
  await registration.openLink(link);
  await expect(registration.heading).toHaveText("This link has already been used");
  await visitor.look("link-used");
  await registration.follow("Sign in");
  await registration.isAt("/sign-in");
});

test("a newer registration takes the place of the older link", async ({ visitor, person, mailbox }) => {
  const { registration } = visitor;
  await registration.register(person);
  const older = await mailbox.take(person.email, /^Activate your .* account$/);
  await registration.register({ ...person, firstName: "Ana" });
  const newer = await mailbox.take(person.email, /^Activate your .* account$/);
  await registration.openLink(older.link);
  await expect(registration.heading).toHaveText("This link has been replaced by a newer one");
  await visitor.look("link-replaced");
  await registration.confirmHere(newer.link);
});

test("a link that was never sent changes nothing", async ({ visitor }) => {
  const { registration } = visitor;
  await registration.openLink(`/confirm/${"x".repeat(43)}`);
  await expect(registration.heading).toHaveText("This link doesn’t work");
});

test("the mail cannot be asked for again at once, and the page says how long", async ({
  visitor,
  person,
  guichet,
}) => {
  const { registration } = visitor;
  await registration.register(person);
  if (registration.scripts) {
    await expect(visitor.page.getByRole("button", { name: /^Send again in \d+ s$/ })).toBeVisible();
  } else {
    await registration.send("Send again", "resend-confirmation");
    await registration.isRefused(/Try again in \d+ seconds/);
  }
  await visitor.look("check-mail-wait");
  guichet.change(
    "UPDATE registrations SET mailed_at = '2020-01-01 00:00:00' WHERE email_key = ?",
    person.email,
  );
  await visitor.page.goto("/register/check-mail");
  await registration.send("Send again", "resend-confirmation");
  await expect(registration.message.filter({ hasText: "We’ve sent the email again." })).toBeVisible();
});
