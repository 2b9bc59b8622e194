// Products, buying, and the order that comes of it.
import { expect, type Locator } from "@playwright/test";
import type { Person } from "../fixtures/test.ts";
import { Screen } from "./screen.ts";

type Buyer = Pick<Person, "email" | "firstName" | "lastName">;

export class Shop extends Screen {
  async choose(product: string): Promise<void> {
    await this.page.goto("/");
    await this.follow(product);
    await expect(this.heading).toHaveText(product);
  }

  async fillIn(buyer: Buyer, travellers = 1): Promise<void> {
    await this.field("Travellers").selectOption(String(travellers));
    await this.fill({ "First name": buyer.firstName, "Last name": buyer.lastName, Email: buyer.email });
  }

  /** Buys and gives back the purchase's number. */
  async buy(): Promise<string> {
    await this.send("Buy", "buy");
    await this.isAt("/order");
    return this.orderNumber();
  }

  async orderNumber(): Promise<string> {
    await expect(this.news).toContainText(/Your purchase \S+ is confirmed/);
    return /purchase (\S+) is/.exec(await this.news.innerText())?.[1] ?? "";
  }

  fact(name: string): Locator {
    return this.page.locator(`dt:text-is("${name}") + dd`);
  }
}
