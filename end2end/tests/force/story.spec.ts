import { expect, test } from "../../fixtures/test.ts";
import { SignIn } from "../../pages/sign_in.ts";

test.use({ portal: "force" });

test(
  "the page asked for is kept through registration and its confirmation on another device",
  { tag: "@phone" },
  async ({ visitor, anotherVisitor, person, mailbox }) => {
    const { registration, signIn, page } = visitor;
    await page.goto("/?from=news");
    await signIn.isAt("/sign-in");
    await visitor.look("sign-in");
    await visitor.follow("Register");
    await registration.fillIn(person);
    await registration.send("Create account", "register");
    await registration.isAt("/register/check-mail");
    const { link } = await mailbox.take(person.email, /^Activate your .* account$/);

    const phone = await anotherVisitor();
    await phone.registration.openLink(link);
    await phone.registration.confirmWith(person.password);
    await phone.signIn.isAt("/sign-in");
    await phone.signIn.fill({ Password: person.password });
    await phone.signIn.send("Sign in", "sign-in");
    await phone.isAt("/?from=news");

    await page.goto("/?from=news");
    await signIn.try(person.email, person.password);
    await visitor.isAt("/?from=news");
  },
);

test("nothing is shown or sold without a session, except an order to whom it was mailed", async ({
  visitor,
  anotherVisitor,
  mailbox,
  person,
}) => {
  const { registration, shop, signIn, account, page } = visitor;
  await registration.register(person);
  const { link } = await mailbox.take(person.email, /^Activate your .* account$/);
  await registration.confirmHere(link);
  await page.goto("/");
  await signIn.try(person.email, person.password);
  await shop.isAt("/");
  const product = await shop.chooseFirst();
  await account.signOut();
  await expect(visitor.heading).toHaveText("You’re signed out");

  await page.goto(`${product}?from=news`);
  await signIn.isAt("/sign-in");
  if (visitor.scripts) {
    const status = await page.evaluate(async () => {
      const body = new URLSearchParams({ product: "1", travellers: "1" });
      return (await fetch("/api/buy", { method: "POST", body, headers: { Accept: "application/json" } }))
        .status;
    });
    expect(status, "buying without a session").toBe(401);
  }
  await signIn.try(person.email, person.password);
  await shop.isAt(`${product}?from=news`);
  const number = await shop.buy();

  const mail = await mailbox.take(person.email, /^Your purchase/);
  const other = await anotherVisitor();
  await other.page.goto(mail.link);
  expect(await other.shop.isAtOrder()).toBe(number);
  for (const path of ["/", product, "/account/purchases"]) {
    await other.page.goto(path);
    await other.signIn.isAt("/sign-in");
  }
  for (const path of ["/register", "/forgot-password", "/forgot-number", "/signed-out"]) {
    await other.page.goto(path);
    await other.isAt(path);
  }
  await other.signIn.open();
  await expect(other.signIn.field(SignIn.identifier)).toBeVisible();
});

test("a purchase that was being made when the session ended is there again after signing in", async ({
  visitor,
  mailbox,
  person,
}) => {
  const { registration, shop, signIn, page } = visitor;
  await registration.register(person);
  const { link } = await mailbox.take(person.email, /^Activate your .* account$/);
  await registration.confirmHere(link);
  await page.goto("/");
  await signIn.try(person.email, person.password);
  await shop.isAt("/");
  const product = await shop.chooseFirst();
  await shop.fillIn({ email: person.email, firstName: "Nora", lastName: "Paz" }, 3);

  await page.context().clearCookies({ name: "session" });
  await shop.send("Buy", "buy");
  await signIn.isAt("/sign-in");
  await expect(page.getByText("Your session ended before you sent the form.")).toBeVisible();
  await signIn.try(person.email, person.password);
  await shop.isAt(product);
  await expect(shop.field("Travellers")).toHaveValue("3");
  await expect(shop.field("First name")).toHaveValue("Nora");
  await shop.buy();
});
