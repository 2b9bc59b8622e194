// A browser and every page it can be at.
import type { Page } from "@playwright/test";
import type { Look } from "../fixtures/look.ts";
import { Account } from "./account.ts";
import { Linking } from "./linking.ts";
import { CasLogin, OpenIdLogin } from "./providers.ts";
import { Registration } from "./registration.ts";
import { Screen } from "./screen.ts";
import { Shop } from "./shop.ts";
import { SignIn } from "./sign_in.ts";

export class Visitor extends Screen {
  readonly shop: Shop;
  readonly registration: Registration;
  readonly signIn: SignIn;
  readonly account: Account;
  readonly linking: Linking;
  /** What the providers ask of this browser. */
  readonly openIdLogin: OpenIdLogin;
  readonly casLogin: CasLogin;

  constructor(
    override readonly page: Page,
    scripts: boolean,
    /** Looks closely at the page this browser is at. */
    readonly look: Look,
  ) {
    super(page, scripts);
    this.shop = new Shop(page, scripts);
    this.registration = new Registration(page, scripts);
    this.signIn = new SignIn(page, scripts);
    this.account = new Account(page, scripts);
    this.linking = new Linking(page, scripts);
    this.openIdLogin = new OpenIdLogin(page, scripts);
    this.casLogin = new CasLogin(page, scripts);
  }
}
