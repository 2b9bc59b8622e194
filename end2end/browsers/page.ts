// A page as a visitor meets it: labels, buttons, links and texts. It tries again until the page is there, so that no
// story waits by itself.
import { expect } from "@playwright/test";
import type { PageElement, Tab } from "./driver.ts";

const SECONDS = 15;

export class BrowserPage {
  constructor(
    private readonly tab: Tab,
    /** Whether this browser runs scripts. */
    readonly scripts: boolean,
  ) {}

  async goto(address: string): Promise<void> {
    await this.tab.goto(address);
  }

  /** Fills fields, each by its whole label. */
  async fill(fields: Record<string, string>): Promise<void> {
    for (const [label, value] of Object.entries(fields)) {
      await eventually(async () => {
        const field = await this.#field(label);
        await field.type(value);
        expect(await field.value(), label).toBe(value);
      });
    }
  }

  /** Presses the button with that visible text. */
  async press(name: string): Promise<void> {
    await this.#click("//button", name);
  }

  /** Follows the link with that visible text. */
  async follow(name: string): Promise<void> {
    await this.#click("//a", name);
  }

  /** Opens the menu whose visible text contains that. */
  async openMenu(name: string): Promise<void> {
    await eventually(async () => {
      const menu = await this.#one("//summary", (text) => text.includes(name), `the menu ${name}`);
      await menu.click();
    });
  }

  /** Expects the page of that path; the query is compared only if one is given. */
  async isAt(path: string | RegExp): Promise<void> {
    await eventually(async () => {
      const { pathname, search } = new URL(await this.tab.address());
      if (typeof path !== "string") expect(pathname).toMatch(path);
      else expect(path.includes("?") ? pathname + search : pathname).toBe(path);
    });
  }

  /** Returns the path of the page that is shown. */
  async path(): Promise<string> {
    return new URL(await this.tab.address()).pathname;
  }

  async hasHeading(text: string): Promise<void> {
    await this.#reads("//h1", text);
  }

  /** Expects that text among what `main` shows. */
  async shows(text: string): Promise<void> {
    await this.#reads("//main", text);
  }

  /** Expects the success message. */
  async says(text: string): Promise<void> {
    await this.#reads("//main//*[@role='status']", text);
  }

  /** Expects the form to be refused for that reason. */
  async isRefused(reason: string): Promise<void> {
    await this.#reads("//main//*[@role='alert']", reason);
  }

  /** Expects a field to have that value. */
  async has(label: string, value: string): Promise<void> {
    await eventually(async () => expect(await (await this.#field(label)).value(), label).toBe(value));
  }

  /** Returns whether a button with that visible text is shown. */
  async hasButton(name: string): Promise<boolean> {
    return (await this.#texts("//button")).split("\n").includes(name);
  }

  async #click(xpath: string, name: string): Promise<void> {
    await eventually(async () => {
      const found = await this.#one(xpath, (text) => text === name, `${xpath} ${name}`);
      await found.click();
    });
  }

  async #field(label: string): Promise<PageElement> {
    const labelled = `//label[normalize-space() = "${label}"]`;
    const [field] = await this.tab.find(`//*[@id = ${labelled}/@for] | ${labelled}//input`);
    if (!field)
      throw new Error(`There is no field ${label}. The page shows:\n${await this.#texts("//body")}`);
    return field;
  }

  async #one(xpath: string, isMeant: (text: string) => boolean, what: string): Promise<PageElement> {
    for (const element of await this.tab.find(xpath)) {
      if (isMeant(plain(await element.text()))) return element;
    }
    throw new Error(`${what} is not shown. The page shows:\n${await this.#texts("//body")}`);
  }

  async #reads(xpath: string, text: string): Promise<void> {
    await eventually(async () => expect(await this.#texts(xpath)).toContain(text));
  }

  /** Returns what elements show, a line for each. */
  async #texts(xpath: string): Promise<string> {
    const texts: string[] = [];
    for (const element of await this.tab.find(xpath)) texts.push(plain(await element.text()));
    return texts.join("\n");
  }
}

/** Tries until it succeeds: elements of a page that was replaced in between fail. */
async function eventually(attempt: () => Promise<void>): Promise<void> {
  await expect(attempt).toPass({ timeout: SECONDS * 1000, intervals: [50, 100, 250] });
}

/** Returns a text on one line: engines differ in where they break what is on several. */
function plain(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
