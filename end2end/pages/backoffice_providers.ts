// The backoffice's pages about providers: the list, setting one up, and testing it by a round trip.
import { expect, type Locator } from "@playwright/test";
import type { Backoffice } from "./backoffice.ts";
import { CasLogin, OpenIdLogin } from "./providers.ts";

export class Providers {
  /** What the providers ask of the admin's browser. */
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

  /** Opens the form that adds one. */
  async openNew(protocol: "OpenID Connect provider" | "CAS server"): Promise<void> {
    await this.open();
    await this.backoffice.follow(protocol === "CAS server" ? "Add a CAS server" : `Add an ${protocol}`);
    await this.backoffice.isAt("/providers/new");
  }

  /** Fills the form in and arrives at the page of the new provider. */
  async add(fields: Record<string, string>): Promise<void> {
    await this.backoffice.fill(fields);
    await this.backoffice.send("Add a provider", "add-provider");
    await expect(this.backoffice.heading).toHaveText(fields["Name"]!);
    await expect(this.backoffice.news).toContainText("The provider has been added.");
  }

  /** Opens the page of the provider of that name. */
  async openOne(name: string): Promise<void> {
    await this.open();
    await this.backoffice.follow(name);
    await expect(this.backoffice.heading).toHaveText(name);
  }

  async save(fields: Record<string, string>): Promise<void> {
    // The page may be at this address already: what it says then is not yet about this change.
    const arrived = this.backoffice.page.waitForEvent("domcontentloaded");
    await this.backoffice.fill(fields);
    await this.backoffice.send("Save changes", "change-provider");
    await arrived;
    await expect(this.backoffice.news).toContainText("Your changes have been saved.");
  }

  /** Leaves for the provider, which then asks who it is. */
  async test(): Promise<void> {
    await this.backoffice.send("Test this provider", "test-provider");
  }

  /** Whether it has passed its test, or how a test has ended: beside the heading. */
  get pill(): Locator {
    return this.backoffice.page.locator(".headline .pill");
  }

  /** Expects to be back from the provider, with that result. */
  async isBackWith(result: string): Promise<void> {
    await expect(this.backoffice.heading).toHaveText("Test");
    await expect(this.pill).toHaveText(result);
  }

  /** An attribute that arrived, in the table of all of them. */
  attribute(name: string): Locator {
    return this.backoffice.page
      .getByRole("region", { name: "Attributes received" })
      .getByRole("row")
      .filter({ has: this.backoffice.page.getByRole("rowheader", { name, exact: true }) });
  }

  /** What a customer would get. */
  get becomes(): Locator {
    return this.backoffice.page.locator("#becomes");
  }

  /** What to do next. */
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
    await expect(this.backoffice.news).toContainText("Your changes have been saved.");
  }
}
