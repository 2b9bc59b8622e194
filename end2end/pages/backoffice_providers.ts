// The backoffice's pages about providers: the list, setting one up, and testing it by a sign-in.
import { expect, type Locator } from "@playwright/test";
import type { Backoffice } from "./backoffice.ts";
import { CasLogin, OpenIdLogin } from "./providers.ts";

export class Providers {
  /** The login page of the OpenID provider in the admin's browser. */
  readonly openIdLogin: OpenIdLogin;
  readonly casLogin: CasLogin;

  constructor(private readonly backoffice: Backoffice) {
    this.openIdLogin = new OpenIdLogin(backoffice.page, backoffice.scripts);
    this.casLogin = new CasLogin(backoffice.page, backoffice.scripts);
  }

  async open(): Promise<void> {
    await this.backoffice.open("/providers");
    await expect(this.backoffice.heading).toHaveText("Providers");
  }

  /** Opens the form to add a provider. */
  async openNew(protocol: "OpenID Connect provider" | "CAS server"): Promise<void> {
    await this.open();
    await this.backoffice.follow(protocol === "CAS server" ? "Add a CAS server" : `Add an ${protocol}`);
    await this.backoffice.isAt("/providers/new");
  }

  /** Submits the form, up to the page of the new provider. */
  async add(fields: Record<string, string>): Promise<void> {
    await this.backoffice.fill(fields);
    await this.backoffice.send("Add a provider", "add-provider");
    await expect(this.backoffice.heading).toHaveText(fields["Name"]!);
    await expect(this.backoffice.message).toContainText("The provider has been added.");
  }

  /** Opens the page of the provider of that name. */
  async openOne(name: string): Promise<void> {
    await this.open();
    await this.backoffice.follow(name);
    await expect(this.backoffice.heading).toHaveText(name);
  }

  async save(fields: Record<string, string>): Promise<void> {
    // The page may be at this address already, still showing the state before this change.
    const arrived = this.backoffice.page.waitForEvent("domcontentloaded");
    await this.backoffice.fill(fields);
    await this.backoffice.send("Save changes", "change-provider");
    await arrived;
    await expect(this.backoffice.message).toContainText("Your changes have been saved.");
  }

  /** Starts the test, up to the provider's login page. */
  async test(): Promise<void> {
    await this.backoffice.send("Test this provider", "test-provider");
  }

  /** The badge next to the heading: whether it has passed its test, or how a test ended. */
  get pill(): Locator {
    return this.backoffice.page.locator(".headline .pill");
  }

  /** Expects the report of the test, with that result. */
  async isBackWith(result: string): Promise<void> {
    await expect(this.backoffice.heading).toHaveText("Test");
    await expect(this.pill).toHaveText(result);
  }

  /** A received attribute, in the table of all of them. */
  attribute(name: string): Locator {
    return this.backoffice.page
      .getByRole("region", { name: "Attributes received" })
      .getByRole("row")
      .filter({ has: this.backoffice.page.getByRole("rowheader", { name, exact: true }) });
  }

  /** The values that a customer would get. */
  get becomes(): Locator {
    return this.backoffice.page.locator("#becomes");
  }

  /** The advice on what to do next. */
  get next(): Locator {
    return this.backoffice.page.locator("#next");
  }

  /** Turns single sign-on on or off for the operator. */
  async enableSso(on: boolean): Promise<void> {
    await this.backoffice.open("/settings");
    await this.backoffice.page.getByRole("checkbox", { name: /^Single sign-on enabled/ }).setChecked(on);
    await this.backoffice.page
      .getByRole("main")
      .getByRole("button", { name: "Save changes" })
      .first()
      .click();
    await expect(this.backoffice.message).toContainText("Your changes have been saved.");
  }
}
