import { userOf } from "../../fixtures/providers.ts";
import { expect, test } from "../../fixtures/test.ts";
import { CasLogin, OpenIdLogin } from "../../pages/providers.ts";
import { SignIn } from "../../pages/sign_in.ts";

test.use({ portal: "two-providers" });

const OPENID = "Federal ID";
const CAS = "Campus";

test(
  "two tabs sign in at once, at two providers, and each is back at its own page",
  { tag: "@js" },
  async ({ visitor, openid, cas, person }) => {
    const { scripts } = visitor;
    const user = userOf(person);
    await openid.add(user);
    // Without an email the second provider creates its own customer, and no account has to be proved.
    await cas.add({ ...user, email: undefined });
    const first = visitor.page;
    const second = await first.context().newPage();
    await first.goto("/?from=news");
    await second.goto("/?from=mail");
    await new SignIn(first, scripts).button(OPENID).click();
    await new OpenIdLogin(first, scripts).isAsking();
    await new SignIn(second, scripts).button(CAS).click();
    await new CasLogin(second, scripts).isAsking();

    await new OpenIdLogin(first, scripts).signIn(user);
    await expect(first).toHaveURL(/\/\?from=news$/);
    await new CasLogin(second, scripts).signIn(user);
    await expect(second).toHaveURL(/\/\?from=mail$/);
    await visitor.account.openPurchases();
    await visitor.account.isAt("/account/purchases");
  },
);

test(
  "three tabs sign in at one provider, and the one that was opened first comes back last",
  { tag: "@js" },
  async ({ visitor, openid, person }) => {
    const { scripts } = visitor;
    const user = await openid.add(userOf(person));
    const context = visitor.page.context();
    const tabs = [visitor.page, await context.newPage(), await context.newPage()];
    for (const [nth, tab] of tabs.entries()) {
      await tab.goto(`/?from=tab-${nth}`);
      await new SignIn(tab, scripts).button(OPENID).click();
      await new OpenIdLogin(tab, scripts).isAsking();
    }
    for (const [nth, tab] of [...tabs.entries()].reverse()) {
      await new OpenIdLogin(tab, scripts).signIn(user);
      await expect(tab).toHaveURL(new RegExp(`/\\?from=tab-${nth}$`));
    }
  },
);
