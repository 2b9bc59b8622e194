// What the manual pass of docs/accessibility.md found by hand, and a test can see: keyboard, order, zoom, motion, colours.
import type { Page } from "@playwright/test";
import { expect, test } from "../../fixtures/test.ts";
import { SignIn } from "../../pages/sign_in.ts";

const ANA = { email: "ana@example.test", password: "a window seat to Rosario" };
/** A desktop of 1280 × 1024 at 400 %. */
const ZOOMED = { width: 320, height: 256 };

const HEADER = ["Skip to content", "Norte Lines", "Tickets", "Language: English", "Sign in"];
const FOOTER = [
  "Tickets",
  "+54 351 555-0100",
  "help@norte-lines.example.test",
  "Privacy policy",
  "Terms and conditions",
  "Accessibility",
];

test("the Tab key goes through Sign in as the eye does", async ({ visitor }) => {
  const { signIn, page } = visitor;
  await signIn.open();
  if (visitor.scripts) await page.getByRole("button", { name: "Show password" }).waitFor();
  const show = visitor.scripts ? ["Show password"] : [];
  expect(await tabOrder(page)).toEqual([
    ...HEADER,
    SignIn.identifier,
    "Password",
    ...show,
    "Forgot password?",
    "Forgot customer number?",
    "Keep me signed in on this device",
    "Sign in",
    "Register",
    ...FOOTER,
  ]);
});

test("the Tab key goes through Register as the eye does", async ({ visitor }) => {
  const { registration, page } = visitor;
  await registration.open();
  if (visitor.scripts) await page.getByRole("button", { name: "Show password" }).waitFor();
  const show = visitor.scripts ? ["Show password"] : [];
  expect(await tabOrder(page)).toEqual([
    ...HEADER,
    "Email",
    "First name",
    "Last name",
    "Password",
    ...show,
    "terms and conditions",
    "privacy policy",
    "Create account",
    "Sign in",
    ...FOOTER,
  ]);
});

test("somebody signs in and out with the keyboard alone", async ({ visitor }) => {
  const { signIn, account, page } = visitor;
  await signIn.open();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page.locator("#content")).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.type(ANA.email);
  await page.keyboard.press("Tab");
  await page.keyboard.type(ANA.password);
  await page.keyboard.press("Enter");
  await account.isAt("/account/purchases");
  await account.customerMenu.locator("summary").focus();
  await page.keyboard.press("Enter");
  for (const name of ["Profile", "Sign out"]) {
    await page.keyboard.press("Tab");
    expect(await focused(page)).toBe(name);
  }
  await page.keyboard.press("Enter");
  await account.isAt("/signed-out");
});

test("the focus is always visible, also at 400 %", async ({ visitor }) => {
  const { page } = visitor;
  await page.setViewportSize(ZOOMED);
  for (const path of ["/sign-in", "/register", "/"]) {
    await page.goto(path);
    for (;;) {
      await page.keyboard.press("Tab");
      if ((await focused(page)) === undefined) break;
      const seen = await page.locator(":focus").evaluate((element) => {
        const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
        const { top, bottom, left, right } = element.getBoundingClientRect();
        const isInside = bottom > 0 && top < innerHeight && right > 0 && left < innerWidth;
        const ring = outlineStyle === "none" ? "none" : outlineWidth;
        // A transparent ring has too little contrast.
        return { isInside, ring, isOpaque: outlineColor.startsWith("rgb(") };
      });
      const visible = { isInside: true, ring: "3px", isOpaque: true };
      expect(seen, `${path}, ${await focused(page)}`).toEqual(visible);
    }
  }
});

test("at 400 % nothing scrolls sideways", async ({ visitor }) => {
  const { signIn, page } = visitor;
  await page.setViewportSize(ZOOMED);
  for (const path of ["/", "/products/1", "/sign-in", "/register", "/forgot-password", "/forgot-number"]) {
    await page.goto(path);
    await fits(page, path);
  }
  await signIn.signIn(ANA.email, ANA.password);
  for (const path of ["/account/purchases", "/account/profile", "/account/activity", "/account/email"]) {
    await page.goto(path);
    await fits(page, path);
  }
});

test("at 400 % a purchase with a long title and a large amount fits", async ({ visitor, guichet }) => {
  const { signIn, page } = visitor;
  const change = (product: string, total: number) =>
    guichet.change(
      "UPDATE purchases SET product = ?, total_minor = ? WHERE operator_id = 1 AND number = 'P-73402111'",
      product,
      total,
    );
  await page.setViewportSize(ZOOMED);
  change("Nachtschnellzugverbindung Hauptbahnhof Sankt Pölten", 1_481_481_468);
  try {
    await signIn.signIn(ANA.email, ANA.password);
    await fits(page, "purchases");
  } finally {
    change("Rosario → Buenos Aires", 2_130_000);
  }
});

test("at 400 % a ticket with a long word in its title fits", async ({ visitor, guichet }) => {
  const { page } = visitor;
  const rename = (before: string, after: string) =>
    guichet.change("UPDATE products SET title = ? WHERE operator_id = 1 AND title = ?", after, before);
  const [title, long] = ["Córdoba → Rosario", "Nachtschnellzugverbindung Sankt Pölten"];
  await page.setViewportSize(ZOOMED);
  rename(title, long);
  try {
    await page.goto("/products/1");
    await expect(visitor.heading).toHaveText(long);
    await fits(page, "ticket");
  } finally {
    rename(long, title);
  }
});

test("nothing moves where the device asks for no motion", async ({ visitor }) => {
  const { signIn, page } = visitor;
  await signIn.open();
  for (const [reducedMotion, moves] of [
    ["no-preference", true],
    ["reduce", false],
  ] as const) {
    await page.emulateMedia({ reducedMotion });
    const moving = await page.locator("body").evaluate((body) =>
      [...body.querySelectorAll("*")].some((element) => {
        const { transitionDuration, animationName } = getComputedStyle(element);
        return transitionDuration.split(", ").some((time) => time !== "0s") || animationName !== "none";
      }),
    );
    expect(moving, reducedMotion).toBe(moves);
  }
});

test("a printed purchase shows what the counter needs, and no invitation to register", async ({
  visitor,
  person,
}) => {
  const { shop, page } = visitor;
  await shop.buyAsGuest(person);
  const invitation = page.getByText("Create an account with this email");
  await expect(invitation).toBeVisible();
  await page.emulateMedia({ media: "print" });
  await expect(invitation).toBeHidden();
  await expect(page.getByRole("img", { name: "QR code with the purchase number" })).toBeVisible();
});

test("forced colours keep errors, their fields and the current page apart", async ({ visitor }) => {
  const { signIn, page } = visitor;
  await page.emulateMedia({ forcedColors: "active" });
  await signIn.open();
  const field = signIn.field(SignIn.identifier);
  const border = () => field.evaluate((input) => getComputedStyle(input).borderTopWidth);
  expect(await border()).toBe("1px");
  await signIn.try("", "");
  await expect(field).toBeFocused();
  await expect.poll(border).toBe("3px");
  for (const shape of [signIn.problems, signIn.problemOf("identifier").locator("span:visible")]) {
    const icon = await shape.first().evaluate((element) => {
      const behind = getComputedStyle(document.querySelector(".card") ?? document.body).backgroundColor;
      return [getComputedStyle(element, "::before").backgroundColor, behind];
    });
    expect(icon[0], "the icon against what is behind it").not.toBe(icon[1]);
  }
  await expect(signIn.problems).toHaveCSS("border-top-width", "3px");
});

test("an invalid field keeps its mark while it has the focus", async ({ visitor }) => {
  const { signIn } = visitor;
  await signIn.open();
  await signIn.try("", "");
  const focusedField = signIn.field(SignIn.identifier);
  await expect(focusedField).toBeFocused();
  await expect(signIn.field("Password")).toHaveAttribute("aria-invalid", "true");
  const colour = await signIn.field("Password").evaluate((input) => getComputedStyle(input).borderTopColor);
  await expect(focusedField).toHaveCSS("border-top-color", colour);
});

test("the title of a refused form begins with the error", async ({ visitor }) => {
  const { signIn, page } = visitor;
  await signIn.open();
  await expect(page).toHaveTitle("Sign in · Norte Lines");
  await signIn.try("", "");
  await expect(page).toHaveTitle("Error: Sign in · Norte Lines");
});

/** Presses Tab from the top of the page until it ends; returns the names of what had the focus. */
async function tabOrder(page: Page): Promise<string[]> {
  const names: string[] = [];
  for (;;) {
    await page.keyboard.press("Tab");
    const name = await focused(page);
    if (name === undefined) return names;
    names.push(name);
    expect(names.length, names.join(", ")).toBeLessThan(60);
  }
}

/** Returns the name of what has the focus, as a screen reader says it. */
async function focused(page: Page): Promise<string | undefined> {
  const element = page.locator(":focus");
  if ((await element.count()) === 0) return undefined;
  const [said] = (await element.ariaSnapshot()).split("\n");
  return /"(.*)"/.exec(said)?.[1] ?? said.replace(/^- \w+: /, "");
}

async function fits(page: Page, name: string): Promise<void> {
  const width = await page.locator(":root").evaluate((root) => root.scrollWidth);
  expect(width, name).toBeLessThanOrEqual(ZOOMED.width);
}
