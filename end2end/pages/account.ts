// The pages of a signed-in customer: purchases, profile, and signing out.
import { expect, type Locator } from "@playwright/test";
import { Screen } from "./screen.ts";

export class Account extends Screen {
  async openPurchases(): Promise<void> {
    await this.page.goto("/account/purchases");
  }

  async openProfile(): Promise<void> {
    await this.page.goto("/account/profile");
  }

  get purchases(): Locator {
    return this.page.getByRole("main").getByRole("listitem");
  }

  /** The row of a purchase, by its number. */
  purchase(number: string): Locator {
    return this.purchases.filter({ hasText: number });
  }

  get customerMenu(): Locator {
    return this.page.locator("#account-menu");
  }

  async signOut(): Promise<void> {
    await this.customerMenu.locator("summary").click();
    await this.customerMenu.getByRole("button", { name: "Sign out" }).click();
    await this.isAt("/signed-out");
  }

  /** Asks for a purchase that was made with another email. */
  async ask(number: string, email: string): Promise<void> {
    await this.fill({ "Purchase number": number, "Email used for the purchase": email });
    await this.send("Send link", "ask-for-purchase");
  }

  async changePassword(current: string, next: string): Promise<void> {
    await this.fill({ "Current password": current, "New password": next });
    await this.send("Change password", "change-password");
  }

  /** The customer's active sessions. */
  get sessions(): Locator {
    return this.page.locator("#sessions").getByRole("listitem");
  }

  /** The customer's identities at providers. */
  get linked(): Locator {
    return this.page.locator("#linked").getByRole("listitem");
  }

  /** Accepts the details that have changed at that provider. */
  async useDetailsOf(provider: string): Promise<void> {
    await this.linked.filter({ hasText: provider }).getByRole("button", { name: "Use new details" }).click();
    await expect(this.message).toContainText("Your changes have been saved.");
  }

  /** Removes the identity at that provider. */
  async unlink(provider: string): Promise<void> {
    await this.linked.filter({ hasText: provider }).getByRole("button", { name: "Remove" }).click();
    await expect(this.message).toContainText("The sign-in method has been removed.");
  }
}
