import { expect, test } from "../../fixtures/test.ts";
import { lookAtMail } from "../../fixtures/look_at_mail.ts";

test(
  "mails fit a phone, are accessible in light and dark, and need no pictures",
  { tag: "@js" },
  async ({ browser, visitor, person, mailbox }) => {
    const number = await visitor.shop.buyAsGuest(person);
    const order = await mailbox.take(person.email, /^Your purchase/);
    await lookAtMail(browser, order.html, "order");
    const paper = await visitor.page.context().newPage();
    await paper.setContent(order.html);
    await expect(paper.getByRole("img", { name: "QR code with the purchase number" })).toBeVisible();
    await expect(paper.getByRole("row", { name: /^Name / })).toContainText(person.lastName);
    await expect(paper.getByRole("row", { name: /^Purchase number / })).toContainText(number);
    await paper.close();

    await visitor.registration.register(person);
    const registration = await mailbox.take(person.email, /^Activate your .* account$/);
    await lookAtMail(browser, registration.html, "registration");
    await visitor.registration.confirmHere(registration.link);
    await visitor.page.goto("/forgot-number");
    await visitor.registration.fill({ Email: person.email });
    await visitor.registration.send("Send my number", "forgot-number");
    const reminder = await mailbox.take(person.email, /^Your customer number/);
    await lookAtMail(browser, reminder.html, "number");
  },
);
