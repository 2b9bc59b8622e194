// The pages of agents: sign-in with a second factor, customers, settings.
import { expect, type Locator, type Page } from "@playwright/test";
import { code } from "../fixtures/authenticator.ts";
import type { Guichet } from "../fixtures/guichet.ts";
import type { Look } from "../fixtures/look.ts";
import { Screen } from "./screen.ts";

/** The second factor of every agent of the demo. */
export const DEMO_KEY = "GUICHETDEMOGUICHETDEMOGUICHETDEM";
export const DEMO_PASSWORD = "a window seat to Rosario";

export class Backoffice extends Screen {
  protected override readonly functions = "/agents-api";

  constructor(
    override readonly page: Page,
    scripts: boolean,
    private readonly guichet: Guichet,
    readonly look: Look,
  ) {
    super(page, scripts);
  }

  async open(path: string): Promise<void> {
    await this.page.goto(`${this.guichet.backoffice}${path}`);
  }

  async typePassword(email: string, password = DEMO_PASSWORD): Promise<void> {
    await this.fill({ Email: email, Password: password });
    await this.send("Sign in", "sign-in");
  }

  /** Enters a code of that key, or a recovery code. */
  async typeCode(text: string): Promise<void> {
    await this.isAt("/second-factor");
    await this.field("Code from the app or recovery code").fill(text);
    await this.send("Sign in", "second-factor");
  }

  /** Signs an agent of the demo in, up to the list of customers. */
  async signIn(email: string): Promise<void> {
    await this.signInToOverview(email);
    await this.open("/customers");
  }

  /** Signs an agent of the demo in, up to the page that the backoffice opens with. */
  async signInToOverview(email: string): Promise<void> {
    await this.open("/");
    await this.isAt("/sign-in");
    await this.typePassword(email);
    // No code works twice, and several tests run within the same half minute.
    this.guichet.change("UPDATE agent_logins SET totp_step = 0 WHERE email_key = ?", email);
    await this.typeCode(code(DEMO_KEY));
    await this.isAt("/");
  }

  /** Invites an agent, on the agents' page. */
  async invite(name: string, email: string): Promise<void> {
    await this.open("/agents");
    await this.fill({ Name: name, Email: email });
    await this.send("Send invitation", "invite-agent");
    await expect(this.message).toContainText("The invitation is on its way.");
  }

  /** Accepts an invitation, up to the overview; returns the key of the second factor. */
  async accept(link: string, person: { email: string; password: string }): Promise<string> {
    await this.page.goto(link);
    await this.isAt("/invitation");
    await this.fill({ "New password": person.password });
    await this.send("Save password", "set-password");
    await this.isAt("/sign-in");
    await this.typePassword(person.email, person.password);
    return this.setUp();
  }

  /** Sets up a second factor, up to the overview; returns its key. */
  async setUp(): Promise<string> {
    await this.isAt("/enrol");
    const key = await this.page.locator(".key").innerText();
    await this.fill({ Code: code(key) });
    await this.send("Turn on two-step verification", "confirm-enrolment");
    await this.isAt("/recovery-codes");
    await this.send("I’ve saved my codes", "keep-recovery-codes");
    await this.isAt("/");
    return key;
  }

  async search(text: string): Promise<void> {
    await this.open("/customers");
    await this.field("Number, name, email or phone").fill(text);
    await this.page.getByRole("main").getByRole("button", { name: "Search", exact: true }).click();
    await this.isAt(`/customers`);
    await expect(this.field("Number, name, email or phone")).toHaveValue(text);
  }

  get rows(): Locator {
    return this.page
      .getByRole("main")
      .getByRole("table")
      .getByRole("row")
      .filter({ has: this.page.locator("td") });
  }

  /** Opens the only customer in the results. */
  async openOnly(): Promise<void> {
    await expect(this.rows).toHaveCount(1);
    await this.rows.getByRole("link").click();
    await expect(this.page.locator("nav.crumbs")).toBeVisible();
  }

  /** The state of the customer's activation. */
  get activationStatus(): Locator {
    return this.page.locator(".activation-status");
  }

  /** The hints at another customer. */
  get hints(): Locator {
    return this.page.locator(".notice.slim");
  }

  /** The possible duplicates of the customer. */
  get duplicates(): Locator {
    return this.page.locator("#duplicates");
  }

  /** The customers merged into the customer. */
  get merged(): Locator {
    return this.page.locator(".notice.merged");
  }

  /** Returns the number of the customer of this page. */
  async number(): Promise<string> {
    return this.page.locator("nav.crumbs span.number").innerText();
  }
}
