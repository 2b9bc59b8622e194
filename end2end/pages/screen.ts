// What all pages have in common: opening them, submitting forms, and messages.
import { expect, type Locator, type Page, type Response } from "@playwright/test";

export class Screen {
  /** The path prefix of these pages' server functions. */
  protected readonly functions: string = "/api";

  constructor(
    protected readonly page: Page,
    /** Whether this browser runs scripts. */
    readonly scripts: boolean,
  ) {}

  get heading(): Locator {
    return this.page.getByRole("heading", { level: 1 });
  }

  /** The error summary above the form. */
  get problems(): Locator {
    return this.page.getByRole("main").getByRole("alert");
  }

  /** The success message. */
  get message(): Locator {
    return this.page.getByRole("main").getByRole("status");
  }

  /** A field by its whole label. */
  field(label: string): Locator {
    return this.page.getByLabel(label, { exact: true });
  }

  /** The error message of a field. */
  problemOf(name: string): Locator {
    return this.page.locator(`#${name}-error`);
  }

  /** Expects the form to be refused for that reason. Reasons that do not apply are in the page too, but hidden. */
  async isRefused(reason: string | RegExp): Promise<void> {
    await expect(this.problems).toContainText(reason, { useInnerText: true });
  }

  /** Expects a field to be refused for that reason. */
  async isRefusedAt(name: string, reason: string): Promise<void> {
    await expect(this.problemOf(name)).toContainText(reason, { useInnerText: true });
  }

  async fill(fields: Record<string, string>): Promise<void> {
    for (const [label, value] of Object.entries(fields)) await this.field(label).fill(value);
  }

  /** Presses the button of a form; returns the answer of the server function. */
  async send(button: string, endpoint: string): Promise<Response> {
    const answer = this.page.waitForResponse(
      (response) =>
        response.request().method() === "POST" &&
        new URL(response.url()).pathname === `${this.functions}/${endpoint}`,
    );
    // Without scripts every answer is a new page, even one that looks the same.
    const arrived = this.scripts ? Promise.resolve() : this.page.waitForEvent("domcontentloaded");
    await this.page.getByRole("main").getByRole("button", { name: button, exact: true }).click();
    const response = await answer;
    await arrived;
    return response;
  }

  /** Presses the button of a form, and waits for the page that follows, which may look the same. */
  async sendOn(button: string, endpoint: string): Promise<void> {
    const arrived = this.page.waitForEvent("domcontentloaded");
    await this.send(button, endpoint);
    await arrived;
  }

  async follow(link: string): Promise<void> {
    await this.page.getByRole("main").getByRole("link", { name: link, exact: true }).click();
  }

  /** Expects the page of that path; the query is compared only if one is given. */
  async isAt(path: string): Promise<void> {
    await expect(this.page).toHaveURL((url) => {
      const here = path.includes("?") ? url.pathname + url.search : url.pathname;
      return here === path;
    });
  }
}
