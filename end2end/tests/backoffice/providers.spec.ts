import { OpenId, userOf } from "../../fixtures/providers.ts";
import { expect, test } from "../../fixtures/test.ts";
import { Providers } from "../../pages/backoffice_providers.ts";

const ADMIN = "laura@norte-lines.example.test";
const AGENT = "pablo@norte-lines.example.test";

/** The client registered at the OpenID provider of the tests. */
const CLIENT = { "Client ID": "guichet-demo", "Client secret": "guichet-demo-secret" };

// Other tests visit the same operator without single sign-on.
test.afterEach(({ guichet }) => {
  guichet.change("UPDATE operators SET sso_enabled = 0 WHERE name = 'Norte Lines'");
});

test(
  "an admin adds two providers, tests each by a round trip, and lets customers in by them",
  { tag: "@phone" },
  async ({ visitor, backoffice, openid, cas, person }) => {
    const providers = new Providers(backoffice);
    const user = await openid.add(userOf(person));
    await cas.add(user);
    await backoffice.signIn(ADMIN);

    await providers.openNew("OpenID Connect provider");
    await backoffice.fill({ Name: "Norte ID", Issuer: openid.url, "Client ID": CLIENT["Client ID"] });
    await backoffice.send("Add a provider", "add-provider");
    await backoffice.isRefusedAt("secret", "Enter the secret that the provider gave you");
    await expect(backoffice.field("Issuer")).toHaveValue(openid.url);
    await backoffice.look("provider-refused");
    await providers.add({ Name: "Norte ID", ...CLIENT, "Button: English": "Sign in with Norte ID" });
    await expect(providers.pill).toHaveText("Not tested");
    await expect(backoffice.field("Client secret")).toHaveValue("");
    await expect(backoffice.page.getByText(/\/sso\/\d+\/callback$/).first()).toBeVisible();
    await backoffice.look("provider");

    await providers.test();
    await providers.openIdLogin.signIn(user);
    await providers.isBackWith("Accepted");
    await expect(providers.attribute("email")).toContainText(person.email);
    await expect(providers.attribute("groups")).toContainText("travellers");
    await expect(providers.becomes).toContainText(person.firstName);
    await expect(providers.becomes).toContainText("used: the provider says that it is verified");
    await backoffice.look("provider-test");
    await backoffice.page.reload();
    await providers.isBackWith("Accepted");
    await providers.openOne("Norte ID");
    await expect(providers.pill).toHaveText("Tested");

    await providers.openNew("CAS server");
    await backoffice.page.getByRole("checkbox", { name: /^Trust this provider’s emails/ }).check();
    await providers.add({ Name: "Norte CAS", "Server address": cas.url });
    await providers.test();
    await providers.casLogin.signIn(user);
    await providers.isBackWith("Accepted");
    await expect(providers.becomes).toContainText("used: you trust this provider’s emails");
    await providers.open();
    await backoffice.look("providers");

    // The tests of the provider have created no session, and no visitor sees the providers yet.
    const { signIn, account, openIdLogin } = visitor;
    await signIn.open();
    await expect(signIn.button("Norte ID")).toHaveCount(0);
    await providers.enableSso(true);
    await signIn.open();
    await expect(signIn.button("Norte CAS")).toBeVisible();
    await signIn.button("Norte ID").click();
    await openIdLogin.signIn(user);
    await account.isAt("/account/purchases");
    await account.signOut();

    await providers.openOne("Norte ID");
    await expect(backoffice.page.getByText("1 customer has no other way to sign in")).toBeVisible();
    await providers.openOne("Norte CAS");
    await backoffice.page.getByText("Remove this provider…").click();
    await backoffice.send("Remove", "remove-provider");
    await expect(backoffice.message).toContainText("The provider has been removed.");
    await providers.enableSso(false);
    await backoffice.open("/audit");
    await expect(backoffice.page.getByText("Tested a provider").first()).toBeVisible();
  },
);

test("an admin sees why the condition refuses, corrects it, and tests again", async ({
  backoffice,
  openid,
  person,
}) => {
  const providers = new Providers(backoffice);
  const user = await openid.add(userOf(person));
  await backoffice.signIn(ADMIN);
  await providers.openNew("OpenID Connect provider");
  await providers.add({
    Name: "Staff ID",
    Issuer: openid.url,
    ...CLIENT,
    "Property to validate": "groups",
    "Value to match": "staff",
  });
  await providers.test();
  await providers.openIdLogin.signIn(user);
  await providers.isBackWith("Condition not met");
  await expect(providers.next).toContainText("“groups” doesn’t have the value “staff”");
  await expect(providers.attribute("groups")).toContainText("travellers");
  await backoffice.look("provider-test-refused");
  await backoffice.follow("Back to the provider");
  await expect(providers.pill).toHaveText("Not tested");
  await providers.save({ "Value to match": "drivers\ntravellers" });
  await providers.test();
  await providers.openIdLogin.signIn(user);
  await providers.isBackWith("Accepted");
  await backoffice.follow("Back to the provider");
  await expect(providers.pill).toHaveText("Tested");
  // A changed text keeps the test valid; a changed protocol setting does not.
  await providers.save({ "Button: English": "Sign in, staff" });
  await expect(providers.pill).toHaveText("Tested");
  await providers.save({ Scopes: "profile email groups" });
  await expect(providers.pill).toHaveText("Not tested");
});

test("a provider that fails or refuses is reported with what to do next", async ({ backoffice, openid }) => {
  const providers = new Providers(backoffice);
  await backoffice.signIn(ADMIN);
  await providers.openNew("OpenID Connect provider");
  await providers.add({ Name: "Fault ID", Issuer: openid.url, ...CLIENT });
  await openid.withFault(OpenId.token, "garbage", async () => {
    await providers.test();
    await providers.isBackWith("Provider not ready");
  });
  await expect(providers.next).toContainText("Correct the problems marked below");
  await backoffice.look("provider-test-not-ready");
  await backoffice.follow("Back to the provider");
  await providers.test();
  await providers.openIdLogin.cancel();
  await providers.isBackWith("Cancelled or refused by the provider");
  await expect(providers.next).toContainText(
    "The sign-in at the provider ended with an error: access_denied",
  );
  await expect(providers.next).toContainText("It says: “");
  await backoffice.page.reload();
  await providers.isBackWith("Cancelled or refused by the provider");
});

test("providers are for admins", { tag: "@js" }, async ({ backoffice }) => {
  await backoffice.signIn(AGENT);
  await backoffice.open("/providers");
  await expect(backoffice.heading).toHaveText("Your role doesn’t allow this");
});
