import { expect, test } from "../../fixtures/test.ts";
import type { Visitor } from "../../pages/visitor.ts";

test(
  "a mail scanner that opens links, runs scripts and sends every form activates nothing and sets no password",
  { tag: "@js" },
  async ({ visitor, anotherVisitor, person, mailbox }) => {
    const { registration, signIn, account } = visitor;
    await registration.register(person);
    const activation = await mailbox.take(person.email, /^Activate your .* account$/);
    expect(await scan(await anotherVisitor(), activation.link), "it found forms to send").toBeGreaterThan(0);
    const early = await anotherVisitor();
    await early.signIn.open();
    await early.signIn.try(person.email, person.password);
    await early.signIn.isRefused("don’t match");
    await registration.confirmHere(activation.link);

    await signIn.askForPassword(person.email);
    const reset = await mailbox.take(person.email, /^Choose a new password for your .* account$/);
    expect(await scan(await anotherVisitor(), reset.link)).toBeGreaterThan(0);
    await signIn.signIn(person.email, person.password);
    await account.signOut();
    await signIn.openLink(reset.link);
    await signIn.setPassword("another river in another autumn");
  },
);

/** Opens the link once for each form on its page and submits that unchanged; returns how many there are. */
async function scan({ page }: Visitor, link: string): Promise<number> {
  await page.goto(link);
  const forms = page.getByRole("main").locator("form");
  const count = await forms.count();
  for (let i = 0; i < count; i += 1) {
    await page.goto(link);
    const answered = page.waitForResponse((response) => response.request().method() === "POST");
    await forms.nth(i).evaluate((form: HTMLFormElement) => {
      form.noValidate = true;
      form.requestSubmit();
    });
    await answered;
  }
  return count;
}
