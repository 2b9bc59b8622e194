// Operators say who they are, and every customer reads it.
import { expect, test } from "../../fixtures/test.ts";

test.use({ portal: "cas" });

test(
  "an admin corrects the company's contacts, and visitors read them on every page",
  { tag: "@phone" },
  async ({ backoffice, visitor }) => {
    const { page } = backoffice;
    await backoffice.signIn("laura@museo-del-riel.example.test");
    await backoffice.open("/settings");
    const legal = page.locator("#legal-pages").getByRole("button", { name: "Save changes" });
    await backoffice.fill({ "Privacy policy": "http://museo.example.test/privacy" });
    await legal.click();
    await backoffice.isRefusedAt("privacy_url", "Enter an address that starts with https://");
    await backoffice.look("company-refused");
    await backoffice.fill({ "Privacy policy": "https://museo.example.test/privacy" });
    await legal.click();
    await expect(backoffice.message).toContainText("Your changes have been saved.");
    await backoffice.fill({ "Phone number": "+54 381 555-0199" });
    const saved = page.waitForResponse((answer) => answer.url().endsWith("/agents-api/change-company"));
    await page.locator("#company").getByRole("button", { name: "Save changes" }).click();
    await saved;
    await expect(backoffice.message).toContainText("Your changes have been saved.");
    await expect(backoffice.field("Phone number")).toHaveValue("+54 381 555-0199");

    await visitor.page.goto("/");
    const footer = visitor.page.getByRole("contentinfo");
    await expect(footer).toContainText("+54 381 555-0199");
    await expect(footer.getByRole("link", { name: "Privacy policy" })).toHaveAttribute(
      "href",
      "https://museo.example.test/privacy",
    );
    await footer.getByRole("link", { name: "Accessibility" }).click();
    await visitor.isAt("/accessibility");
    await expect(visitor.heading).toHaveText("Accessibility");
    await visitor.look("accessibility");
  },
);
