// Products, buying, and the page of an order.
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

  /** Opens the first product of the list; returns the path of its page. */
  async chooseFirst(): Promise<string> {
    await this.page.goto("/");
    await this.page.getByRole("main").getByRole("heading", { level: 2 }).first().getByRole("link").click();
    await expect(this.field("Travellers")).toBeVisible();
    return new URL(this.page.url()).pathname;
  }

  /** Opens Sign in from the product, which must return to it. */
  async signInFirst(): Promise<void> {
    await this.page.getByRole("complementary").getByRole("link", { name: "Sign in" }).click();
    await this.isAt("/sign-in");
  }

  /** Buys the first product of the list as a guest; returns the number of the purchase. */
  async buyAsGuest(buyer: Buyer): Promise<string> {
    await this.chooseFirst();
    await this.fillIn(buyer);
    return this.buy();
  }

  async fillIn(buyer: Buyer, travellers = 1): Promise<void> {
    await this.field("Travellers").selectOption(String(travellers));
    await this.fill({ "First name": buyer.firstName, "Last name": buyer.lastName, Email: buyer.email });
  }

  /** Buys; returns the number of the purchase. */
  async buy(): Promise<string> {
    await this.send("Buy", "buy");
    const number = await this.isAtOrder();
    await expect(this.message).toContainText(`Your purchase ${number} is confirmed`);
    return number;
  }

  /** Expects the page of an order; returns its number. */
  async isAtOrder(): Promise<string> {
    await expect(this.page).toHaveURL(/\/orders\/P-\d+$/);
    return new URL(this.page.url()).pathname.replace("/orders/", "");
  }

  fact(name: string): Locator {
    return this.page.locator(`dt:text-is("${name}") + dd`);
  }
}
