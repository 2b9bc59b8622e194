// The order in which a screen reader reads the main pages, by the accessibility tree. Parts that are left out may be
// anywhere in between.
import { expect, test } from "../../fixtures/test.ts";

const ANA = { email: "ana@example.test", password: "a window seat to Rosario" };

test("every page begins with the way to its content and ends with the operator", async ({ visitor }) => {
  for (const path of ["/", "/products/1", "/sign-in", "/register", "/forgot-password", "/signed-out"]) {
    await visitor.page.goto(path);
    await expect(visitor.page.locator("body"), path).toMatchAriaSnapshot(`
      - link "Skip to content"
      - banner:
        - navigation "Main menu":
          - link "Norte Lines"
          - link "Tickets"
          - link "Sign in"
      - main:
        - heading [level=1]
      - contentinfo
    `);
  }
});

test("a list of products has a heading for each, and a product its form after what it is", async ({
  visitor,
}) => {
  const { page } = visitor;
  const main = page.getByRole("main");
  await page.goto("/");
  await expect(main).toMatchAriaSnapshot(`
    - heading "Tickets" [level=1]
    - list:
      - listitem:
        - heading "Córdoba → Rosario" [level=2]:
          - link "Córdoba → Rosario"
        - paragraph
        - paragraph:
          - strong
  `);
  await page.goto("/products/1");
  await expect(main).toMatchAriaSnapshot(`
    - heading "Córdoba → Rosario" [level=1]
    - heading "Buy this ticket" [level=2]
    - combobox "Travellers"
    - textbox "First name"
    - textbox "Last name"
    - textbox "Email"
    - button "Buy"
    - complementary:
      - heading "Payment" [level=2]
  `);
});

test("Sign in has its fields before the invitation, and each error beside its field", async ({ visitor }) => {
  const { signIn, page } = visitor;
  const main = page.getByRole("main");
  await signIn.open();
  await expect(main).toMatchAriaSnapshot(`
    - heading "Sign in" [level=1]
    - textbox "Email or customer number"
    - paragraph: A customer number looks like 482-915-607.
    - textbox "Password"
    - paragraph:
      - link "Forgot password?"
      - link "Forgot customer number?"
    - checkbox "Keep me signed in on this device"
    - button "Sign in"
    - complementary:
      - heading "New here?" [level=2]
      - link "Register"
  `);
  await signIn.try("", "");
  await expect(main).toMatchAriaSnapshot(`
    - heading "Sign in" [level=1]
    - alert:
      - paragraph: Check the fields marked below.
      - list:
        - listitem:
          - link "Enter your email or customer number."
        - listitem:
          - link "Enter your password."
    - textbox "Email or customer number" [invalid]
    - paragraph: Enter your email or customer number.
    - textbox "Password" [invalid]
    - paragraph: Enter your password.
    - paragraph:
      - link "Forgot password?"
    - button "Sign in"
  `);
  await expect(signIn.field("Password")).toHaveAccessibleDescription("Enter your password.");
});

test("Register reads each hint with its field", async ({ visitor }) => {
  const { registration, page } = visitor;
  await registration.open();
  await expect(page.getByRole("main")).toMatchAriaSnapshot(`
    - heading "Create your account" [level=1]
    - textbox "Email"
    - textbox "First name"
    - textbox "Last name"
    - textbox "Password"
    - button "Create account"
    - paragraph:
      - link "Sign in"
  `);
  await expect(registration.field("Email")).toHaveAccessibleDescription(/^We’ll send a confirmation link/);
  await expect(registration.field("Password")).toHaveAccessibleDescription(/^At least 15 characters/);
});

test("the account has its purchases as a list, and the profile a heading for every part", async ({
  visitor,
}) => {
  const { signIn, account, page } = visitor;
  const main = page.getByRole("main");
  await signIn.signIn(ANA.email, ANA.password);
  await expect(main).toMatchAriaSnapshot(`
    - heading "My purchases" [level=1]
    - heading "Coming up" [level=2]
    - list:
      - listitem:
        - link
    - heading "Past and undated" [level=2]
    - list:
      - listitem:
        - link
    - paragraph:
      - link "Missing a purchase?"
  `);
  await account.openProfile();
  await expect(main).toMatchAriaSnapshot(`
    - heading "Profile" [level=1]
    - heading "Your details" [level=2]
    - textbox "First name"
    - button "Save changes"
    - heading "Sign-in methods" [level=2]
    - list
    - heading "Change your password" [level=2]
    - textbox "Current password"
    - textbox "New password"
    - button "Change password"
    - heading "Where you’re signed in" [level=2]
    - list
    - heading "Your data" [level=2]
  `);
});
