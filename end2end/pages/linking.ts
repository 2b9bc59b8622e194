// Proving ownership of an account before a provider signs in to it.
import { expect, type Locator } from "@playwright/test";
import { Screen } from "./screen.ts";

export class Linking extends Screen {
  /** What the mail with the link says, in the language of whose mailbox it is. */
  static readonly mail = /^(Confirm your sign-in|Confirme su inicio de sesión|Confirmez votre connexion)/;

  get password(): Locator {
    return this.page.getByLabel(/^Your .* password$/);
  }

  async provePassword(password: string): Promise<void> {
    await this.password.fill(password);
    await this.send("Link and sign in", "link-by-password");
  }

  async askForMail(): Promise<void> {
    await this.send("Send me a link", "mail-proof");
    // The address is the same before and after sending.
    await expect(this.message).toBeVisible();
  }

  /** Opens the mailed link. */
  async openLink(link: string): Promise<void> {
    await this.page.goto(link);
    await this.isAt("/sso/link");
  }

  async link(): Promise<void> {
    await this.send("Link and sign in", "link-by-mail");
  }

  /** The customers to choose from. */
  get choices(): Locator {
    return this.page.getByRole("radiogroup").getByRole("radio");
  }

  choice(name: string): Locator {
    return this.page.getByRole("radio", { name });
  }
}
