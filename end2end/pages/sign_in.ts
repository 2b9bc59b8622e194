// Signing in, and recovering passwords and customer numbers.
import type { Locator, Response } from "@playwright/test";
import { Screen } from "./screen.ts";

export class SignIn extends Screen {
  static readonly identifier = "Email or customer number";

  async open(): Promise<void> {
    await this.page.goto("/sign-in");
  }

  async try(identifier: string, password: string): Promise<Response> {
    await this.fill({ [SignIn.identifier]: identifier, Password: password });
    return this.send("Sign in", "sign-in");
  }

  /** Signs in, up to the customer's purchases. */
  async signIn(identifier: string, password: string): Promise<void> {
    await this.open();
    await this.try(identifier, password);
    await this.isAt("/account/purchases");
  }

  /** The button of a provider, by the name in it. */
  button(provider: string): Locator {
    return this.page.getByRole("main").getByRole("link", { name: provider });
  }

  async askForPassword(identifier: string): Promise<void> {
    await this.page.goto("/forgot-password");
    await this.fill({ [SignIn.identifier]: identifier });
    await this.send("Send link", "forgot-password");
    await this.isAt("/forgot-password/sent");
  }

  async askForNumber(email: string): Promise<void> {
    await this.page.goto("/forgot-number");
    await this.fill({ Email: email });
    await this.send("Send my number", "forgot-number");
    await this.isAt("/forgot-number/sent");
  }

  /** Opens a mailed link to reset the password. */
  async openLink(link: string): Promise<void> {
    await this.page.goto(link);
    await this.isAt("/set-password");
  }

  async setPassword(password: string): Promise<void> {
    await this.fill({ "New password": password });
    await this.send("Save password", "set-password");
    await this.isAt("/sign-in");
  }
}
