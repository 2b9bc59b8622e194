// Creating an account and confirming it by the mailed link.
import type { Person } from "../fixtures/test.ts";
import { Screen } from "./screen.ts";

export class Registration extends Screen {
  async open(): Promise<void> {
    await this.page.goto("/register");
  }

  async fillIn(person: Person): Promise<void> {
    await this.fill({
      Email: person.email,
      "First name": person.firstName,
      "Last name": person.lastName,
      Password: person.password,
    });
  }

  /** Registers, up to the page that asks to open the mail. */
  async register(person: Person): Promise<void> {
    await this.open();
    await this.fillIn(person);
    await this.send("Create account", "register");
    await this.isAt("/register/check-mail");
  }

  /** Opens the mailed link in the browser that registered; with scripts the form is submitted automatically. */
  async confirmHere(link: string): Promise<void> {
    await this.page.goto(link, { waitUntil: "commit" });
    if (!this.scripts) await this.send("Activate account", "confirm");
    await this.isAt("/sign-in");
  }

  /** Opens the mailed link where the page waits for input. */
  async openLink(link: string): Promise<void> {
    await this.page.goto(link);
    await this.isAt("/confirm");
  }

  async confirmWith(password: string): Promise<void> {
    await this.fill({ Password: password });
    await this.send("Activate account", "confirm");
  }
}
