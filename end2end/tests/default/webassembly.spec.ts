import { expect, test } from "../../fixtures/test.ts";
import { SignIn } from "../../pages/sign_in.ts";

// Pages look right without WebAssembly, so this checks an effect of it.
test("the password is shown and hidden", { tag: "@js" }, async ({ visitor }) => {
  const { signIn, page } = visitor;
  await signIn.open();
  const password = signIn.field("Password");
  await password.fill("nine quiet rivers 42");
  await page.getByRole("button", { name: "Show password" }).click();
  await expect(password).toHaveAttribute("type", "text");
  await page.getByRole("button", { name: "Hide password" }).click();
  await expect(password).toHaveAttribute("type", "password");
  await expect(password).toHaveValue("nine quiet rivers 42");
});

test("a refusal is shown in place, with the status that says so", { tag: "@js" }, async ({ visitor }) => {
  const { signIn, page } = visitor;
  await signIn.open();
  await page.getByRole("button", { name: "Show password" }).waitFor();
  await page.evaluate(() => document.body.setAttribute("data-same-document", ""));
  const response = await signIn.try("ana@example.test", "not the password at all");
  expect(response.status()).toBe(422);
  await signIn.isRefused("The details you entered don’t match an account.");
  await expect(page.locator("body[data-same-document]")).toHaveCount(1);
  await expect(signIn.field(SignIn.identifier)).toHaveValue("ana@example.test");
  await expect(signIn.field("Password")).toHaveValue("");
});

test("a new password field says how much is missing", { tag: "@js" }, async ({ visitor }) => {
  const { registration, page } = visitor;
  await registration.open();
  await page.getByRole("button", { name: "Show password" }).waitFor();
  // Announced while it changes, as it is part of the page before.
  const advice = page.locator(".advice[aria-live='polite']");
  await expect(advice).toHaveText("");
  await expect(advice).toHaveCSS("display", "block");
  await registration.field("Password").pressSequentially("fourteen chars");
  await expect(advice).toHaveText("1 more character");
  await registration.field("Password").press("!");
  await expect(advice).toHaveText("Long enough");
});

test("a page without a form loads no WebAssembly", { tag: "@js" }, async ({ visitor }) => {
  const loaded: string[] = [];
  visitor.page.on("request", (request) => loaded.push(new URL(request.url()).pathname));
  await visitor.page.goto("/", { waitUntil: "networkidle" });
  expect(loaded.filter((path) => path.endsWith(".wasm") || path.endsWith(".js"))).toEqual([]);
});

test.describe("where it cannot be had", () => {
  test.use({ complaints: /^Failed to fetch$/ });

  test("the form is completed all the same", { tag: "@js" }, async ({ visitor }) => {
    const { signIn, account, page } = visitor;
    await page.route("**/*.wasm", (route) => route.abort());
    await signIn.open();
    await signIn.try("ana@example.test", "not the password at all");
    await signIn.isRefused("The details you entered don’t match an account.");
    await signIn.try("ana@example.test", "a window seat to Rosario");
    await account.isAt("/account/purchases");
  });
});
