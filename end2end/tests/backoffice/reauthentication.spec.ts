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
      has: backoffice.page.getByRole("heading", { name: "Many people behind one address" }),
    });
    const save = networks.getByRole("button", { name: "Save changes" });
    const fields = { "Times the usual limit": "3", "Trusted networks": "192.0.2.0/24" };
    await backoffice.open("/settings");
    await backoffice.fill({ ...fields, "Times the usual limit": "51" });
    await save.click();
    await backoffice.isRefusedAt("network_multiplier", "Give a number from 1 to 50.");
    await backoffice.look("networks-refused");

    guichet.change("UPDATE agent_sessions SET authenticated_at = datetime(authenticated_at, '-11 minutes')");
    await backoffice.open("/settings");
    await backoffice.fill(fields);
    await save.click();
    await backoffice.isAt("/reauthenticate");
    await expect(backoffice.heading).toHaveText("Show a new code");
    await backoffice.field("Code from the app, or a recovery code").fill("000000");
    await backoffice.send("Check and save", "reauthenticate");
    await backoffice.isRefusedAt("code", "This code does not work.");
    await backoffice.look("reauthenticate");
    guichet.change("UPDATE agent_logins SET totp_step = 0 WHERE email_key = ?", ADMIN);
    await backoffice.field("Code from the app, or a recovery code").fill(code(DEMO_KEY));
    await backoffice.send("Check and save", "reauthenticate");
    await backoffice.isAt("/settings");
    await expect(backoffice.news).toContainText("Your changes are saved.");
    for (const [label, value] of Object.entries(fields)) {
      await expect(backoffice.field(label)).toHaveValue(value);
    }
    await backoffice.look("networks");
  },
);
