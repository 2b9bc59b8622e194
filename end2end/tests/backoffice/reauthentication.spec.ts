import { code } from "../../fixtures/authenticator.ts";
import { expect, test } from "../../fixtures/test.ts";
import { DEMO_KEY } from "../../pages/backoffice.ts";

const ADMIN = "laura@norte-lines.example.test";

test(
  "a sensitive change asks for a new code when the last one is old, and saves what was filled in",
  { tag: "@phone" },
  async ({ backoffice, guichet }) => {
    await backoffice.signIn(ADMIN);
    const networks = backoffice.page.locator("section", {
      has: backoffice.page.getByRole("heading", { name: "Shared networks" }),
    });
    const save = networks.getByRole("button", { name: "Save changes" });
    const fields = { "Limit multiplier": "3", "Trusted networks": "192.0.2.0/24" };
    await backoffice.open("/settings");
    await backoffice.fill({ ...fields, "Limit multiplier": "51" });
    await save.click();
    await backoffice.isRefusedAt("network_multiplier", "Enter a number from 1 to 50.");
    await backoffice.look("networks-refused");

    guichet.change("UPDATE agent_sessions SET authenticated_at = datetime(authenticated_at, '-11 minutes')");
    await backoffice.open("/settings");
    await backoffice.fill(fields);
    await save.click();
    await backoffice.isAt("/reauthenticate");
    await expect(backoffice.heading).toHaveText("Enter a new code");
    await backoffice.field("Code from the app or recovery code").fill("000000");
    await backoffice.send("Confirm and save", "reauthenticate");
    await backoffice.isRefusedAt("code", "This code doesn’t work.");
    await backoffice.look("reauthenticate");
    guichet.change("UPDATE agent_logins SET totp_step = 0 WHERE email_key = ?", ADMIN);
    await backoffice.field("Code from the app or recovery code").fill(code(DEMO_KEY));
    await backoffice.send("Confirm and save", "reauthenticate");
    await backoffice.isAt("/settings");
    await expect(backoffice.message).toContainText("Your changes have been saved.");
    for (const [label, value] of Object.entries(fields)) {
      await expect(backoffice.field(label)).toHaveValue(value);
    }
    await backoffice.look("networks");
  },
);
