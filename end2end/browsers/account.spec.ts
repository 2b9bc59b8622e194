// Customers sign in, register, get a new password, and sign out.
import { userOf } from "../fixtures/providers.ts";
import type { Mailbox } from "../fixtures/mailbox.ts";
import type { Person } from "../fixtures/servers.ts";
import { SignIn } from "../pages/sign_in.ts";
import type { BrowserPage } from "./page.ts";
import { expect, test } from "./test.ts";

/** A customer of the demo who signs in by email. */
const ANA = { email: "ana@example.test", password: "a window seat to Rosario" };
const NEXT_PASSWORD = "seven green hills 17";

test("a customer signs in, after a password that was wrong", async ({ visitor, guichet }) => {
  await visitor.goto(`${guichet.origin("default")}/sign-in`);
  await visitor.hasHeading("Sign in");
  if (visitor.scripts) {
    // The button is there once the WebAssembly has started.
    await visitor.press("Show password");
    await expect.poll(() => visitor.hasButton("Hide password")).toBe(true);
  } else {
    expect(await visitor.hasButton("Show password")).toBe(false);
  }
  await visitor.fill({ [SignIn.identifier]: ANA.email, Password: "not the password at all" });
  await visitor.press("Sign in");
  await visitor.isRefused("The details you entered don’t match an account.");
  await visitor.has(SignIn.identifier, ANA.email);
  await visitor.fill({ Password: ANA.password });
  await visitor.press("Sign in");
  await visitor.isAt("/account/purchases");
  await visitor.hasHeading("My purchases");
});

test("somebody registers, confirms by the mailed link, and signs in", async ({
  visitor,
  guichet,
  person,
  mailbox,
}) => {
  await visitor.goto(`${guichet.origin("default")}/register`);
  await visitor.fill({ ...inRegistration(person), Password: "too short" });
  await visitor.press("Create account");
  await visitor.shows("Use at least 15 characters.");
  await visitor.fill({ Password: person.password });
  await visitor.press("Create account");
  await confirm(visitor, person, mailbox);
  await visitor.says("Your account is active.");
  await visitor.has(SignIn.identifier, person.email);
  await visitor.fill({ Password: person.password });
  await visitor.press("Sign in");
  await visitor.isAt("/account/purchases");
});

test("a forgotten password is replaced by a mailed link", async ({ visitor, guichet, person, mailbox }) => {
  await visitor.goto(`${guichet.origin("default")}/register`);
  await visitor.fill(inRegistration(person));
  await visitor.press("Create account");
  await confirm(visitor, person, mailbox);

  await visitor.follow("Forgot password?");
  await visitor.isAt("/forgot-password");
  await visitor.fill({ [SignIn.identifier]: person.email });
  await visitor.press("Send link");
  await visitor.isAt("/forgot-password/sent");
  const { link } = await mailbox.take(person.email, /^Choose a new password for your .* account$/);
  await visitor.goto(link);
  await visitor.isAt("/set-password");
  await visitor.fill({ "New password": NEXT_PASSWORD });
  await visitor.press("Save password");
  await visitor.isAt("/sign-in");
  await visitor.says("Your new password has been saved.");
  await visitor.fill({ Password: NEXT_PASSWORD });
  await visitor.press("Sign in");
  await visitor.isAt("/account/purchases");
});

test("a page of a closed portal leads to the provider and back to that very page", async ({
  visitor,
  guichet,
  openid,
  person,
}) => {
  const user = await openid.add(userOf(person, { groups: ["travellers", "staff"] }));
  await visitor.goto(`${guichet.origin("force-sso")}/?from=news`);
  await visitor.hasHeading("Sign in to Plata ID");
  await visitor.fill({ User: user.user });
  await visitor.press("Sign in");
  await visitor.isAt("/?from=news");
  await visitor.follow("My purchases");
  await visitor.isAt("/account/purchases");
});

test("a customer signs out, and the account is closed behind them", async ({ visitor, guichet }) => {
  const portal = guichet.origin("default");
  await visitor.goto(`${portal}/account/profile`);
  await visitor.isAt("/sign-in");
  await visitor.fill({ [SignIn.identifier]: ANA.email, Password: ANA.password });
  await visitor.press("Sign in");
  await visitor.isAt("/account/profile");
  await visitor.openMenu("Ana");
  await visitor.press("Sign out");
  await visitor.isAt("/signed-out");
  await visitor.hasHeading("You’re signed out");
  await visitor.goto(`${portal}/account/profile`);
  await visitor.isAt("/sign-in");
});

/** Returns what a person types to register. */
function inRegistration(person: Person): Record<string, string> {
  return {
    Email: person.email,
    "First name": person.firstName,
    "Last name": person.lastName,
    Password: person.password,
  };
}

/** Opens the mailed link in the browser that registered, up to Sign in. */
async function confirm(visitor: BrowserPage, person: Person, mailbox: Mailbox): Promise<void> {
  await visitor.isAt("/register/check-mail");
  await visitor.says(person.email);
  const { link } = await mailbox.take(person.email, /^Activate your .* account$/);
  await visitor.goto(link);
  // With scripts the form submits itself there.
  if (!visitor.scripts) await visitor.press("Activate account");
  await visitor.isAt("/sign-in");
}
