import { userOf } from "../../fixtures/providers.ts";
import { expect, test } from "../../fixtures/test.ts";
import { Linking } from "../../pages/linking.ts";

test.use({ portal: "two-providers" });

const OPENID = "Federal ID";
const CAS = "Campus";

test(
  "a page leads to the choice between both, and one person links both",
  { tag: "@phone" },
  async ({ visitor, openid, cas, person, mailbox }) => {
    const { account, signIn, linking, openIdLogin, casLogin, page } = visitor;
    const user = userOf(person);
    await openid.add(user);
    await cas.add(user);
    await page.goto("/?from=news");
    await signIn.isAt("/sign-in");
    await expect(page.getByRole("main").getByRole("textbox")).toHaveCount(0);
    await visitor.look("sign-in");
    await signIn.button(OPENID).click();
    await openIdLogin.signIn(user);
    await visitor.isAt("/?from=news");
    await account.signOut();
    await visitor.look("signed-out");

    await page.goto("/?from=news");
    await signIn.isAt("/sign-in");
    await signIn.button(CAS).click();
    await casLogin.signIn(user);
    await linking.isAt("/sso/link");
    await linking.askForMail();
    const { link } = await mailbox.take(person.email, Linking.mail);
    await linking.openLink(link);
    await linking.link();
    await visitor.isAt("/?from=news");

    await account.openProfile();
    await expect(account.linked).toHaveCount(2);
    await visitor.look("profile");
    await account.unlink(OPENID);
    await expect(account.linked).toHaveCount(1);
    await expect(account.linked).toContainText("This is your only way to sign in");
    await account.signOut();
    await signIn.button(CAS).click();
    await casLogin.signIn(user);
    await account.isAt("/account/purchases");
  },
);
