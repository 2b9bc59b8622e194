// A browser with all page objects.
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
  /** The login page of the OpenID provider in this browser. */
  readonly openIdLogin: OpenIdLogin;
  readonly casLogin: CasLogin;

  constructor(
    override readonly page: Page,
    scripts: boolean,
    /** Checks the page that this browser shows. */
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
