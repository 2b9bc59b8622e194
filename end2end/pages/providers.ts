// The login pages of the two providers.
import { expect } from "@playwright/test";
import { Cas, type User } from "../fixtures/providers.ts";
import { Screen } from "./screen.ts";

type Somebody = Pick<User, "user">;

export class OpenIdLogin extends Screen {
  async isAsking(): Promise<void> {
    await expect(this.heading).toHaveText("Sign in to Plata ID");
  }

  async signIn({ user }: Somebody): Promise<void> {
    await this.isAsking();
    await this.fill({ User: user });
    await this.page.getByRole("button", { name: "Sign in", exact: true }).click();
  }

  async cancel(): Promise<void> {
    await this.isAsking();
    await this.page.getByRole("button", { name: "Go back" }).click();
  }
}

export class CasLogin extends Screen {
  async isAsking(): Promise<void> {
    await expect(this.heading).toHaveText("Central Authentication Service");
    await expect(this.field("password:")).toBeVisible();
  }

  async signIn({ user }: Somebody, password = Cas.password): Promise<void> {
    await this.isAsking();
    await this.fill({ "username:": user, "password:": password });
    await this.page.getByRole("button", { name: "Log in" }).click();
  }
}
