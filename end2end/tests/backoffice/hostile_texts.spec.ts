import type { Page } from "@playwright/test";
import { expect, test } from "../../fixtures/test.ts";

// Museo del Riel, whose sign-in page no other test gives a text.
test.use({ portal: "cas" });

const ADMIN = "laura@museo-del-riel.example.test";
const FIRST = "<img src=x onerror=alert(1)>";
const LAST = "\"'></a><script>alert(1)</script>";
const WORDS = [
  "</textarea></title></style></noscript><script>alert(1)</script>",
  "<script src=//evil.test></script>",
  "--><svg onload=alert(1)>",
  "<svg><script>alert(1)</script></svg>",
  "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
  "<details open ontoggle=alert(1)>",
  "<base href=//evil.test>",
  "<link rel=stylesheet href=//evil.test>",
  "<style>@import '//evil.test'</style>",
  "<form action=//evil.test><button>x</button></form>",
].join(" ");

test(
  "markup in names and in an operator's texts stays text in every browser and mail, and no policy is broken",
  { tag: "@js" },
  async ({ visitor, anotherVisitor, backoffice, person, mailbox, reports }) => {
    const { page, registration, signIn, shop } = visitor;
    const dialogs = [page, backoffice.page].map(dialogsOf);
    await backoffice.signIn(ADMIN);
    await say(WORDS);
    await isText(backoffice.page);
    await page.goto("/sign-in");
    await expect(page.getByRole("main")).toContainText(WORDS);
    await isText(page);

    await registration.register({ ...person, firstName: FIRST, lastName: LAST });
    const mail = await mailbox.take(person.email, /^Activate your .* account$/);
    const paper = await page.context().newPage();
    dialogs.push(dialogsOf(paper));
    await paper.setContent(mail.html);
    await expect(paper.locator("body")).toContainText(FIRST);
    await isText(paper);
    await registration.confirmHere(mail.link);
    await signIn.signIn(person.email, person.password);
    await isText(page);
    await page.goto("/account/profile");
    await expect(page.getByLabel("First name", { exact: true })).toHaveValue(FIRST);
    await expect(page.getByLabel("Last name", { exact: true })).toHaveValue(LAST);
    await isText(page);
    await shop.chooseFirst();
    const number = await shop.buy();
    await isText(page);

    await backoffice.search(person.email);
    await isText(backoffice.page);
    await backoffice.openOnly();
    await expect(backoffice.page.getByRole("main")).toContainText(FIRST);
    await isText(backoffice.page);
    await backoffice.open(`/orders/${number}`);
    await expect(backoffice.heading).toContainText(number);
    await isText(backoffice.page);
    await say("");
    expect(dialogs.flat(), "what ran").toEqual([]);
    expect(reports).toEqual([]);

    // A page with such a text as markup would have been reported.
    const broken = await anotherVisitor();
    await broken.page.goto("/sign-in");
    await broken.page.evaluate((text) => document.body.insertAdjacentHTML("beforeend", text), FIRST);
    await expect.poll(() => reports.join(" ")).toContain("Content Security Policy");
    await broken.page.close();
    reports.length = 0;

    async function say(words: string): Promise<void> {
      await backoffice.open("/messages");
      await backoffice.follow("Sign-in page: introduction");
      await backoffice.fill({ "Custom text, English": words });
      await backoffice.send("Save changes", "change-message");
      await expect(backoffice.message).toContainText("The message has been saved.");
    }
  },
);

/** Returns the texts of the dialogs that the page opens from now on. */
function dialogsOf(page: Page): string[] {
  const opened: string[] = [];
  page.on("dialog", (dialog) => {
    opened.push(dialog.message());
    void dialog.dismiss();
  });
  return opened;
}

/** Expects that no text has become an element: no page of ours has any of these. */
async function isText(page: Page): Promise<void> {
  await expect(page.locator("[onerror], [onload], [ontoggle], iframe, base")).toHaveCount(0);
}
