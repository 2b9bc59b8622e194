import { expect, test } from "../../fixtures/test.ts";

const PABLO = "pablo@norte-lines.example.test";

test(
  "an agent puts two customers of one person together, and takes them apart again",
  { tag: "@phone" },
  async ({ visitor, backoffice, person, mailbox }) => {
    const { registration, shop, signIn, account } = visitor;
    // The person has an account, and bought once more under another first name.
    await registration.register(person);
    const { link } = await mailbox.take(person.email, /^Activate your .* account$/);
    await registration.confirmHere(link);
    const guest = { ...person, firstName: `${person.firstName} Inés` };
    const purchase = await shop.buyAsGuest(guest);

    await backoffice.signIn(PABLO);
    await backoffice.search(person.email);
    await expect(backoffice.rows).toHaveCount(2);
    const name = `${guest.firstName} ${guest.lastName}`;
    await backoffice.rows.getByRole("link", { name, exact: true }).click();
    await expect(backoffice.duplicates).toContainText("Same email");
    await backoffice.look("customer-duplicates");
    const old = await backoffice.number();

    // Side by side, with the customer who has the account suggested as survivor.
    await backoffice.duplicates.getByRole("link", { name: /^Compare with/ }).click();
    await expect(backoffice.heading).toHaveText("Is this the same person?");
    await backoffice.look("merge");
    const stays = backoffice.page.getByRole("radiogroup", {
      name: "Which customer number do you want to keep?",
    });
    await expect(stays.getByRole("radio", { name: /has an active account/ })).toBeChecked();
    await backoffice.page
      .getByRole("radiogroup", { name: "Which name?" })
      .getByRole("radio", { name: new RegExp(`^${name}`) })
      .check();
    await backoffice.send("Merge customers", "merge-customers");
    await expect(backoffice.message).toHaveText("The two customers have been merged.");
    await expect(backoffice.heading).toHaveText(name);
    await expect(backoffice.merged).toContainText(old);
    await backoffice.look("customer-merged");
    const { text } = await mailbox.take(person.email, /customer numbers were merged$/);
    expect(text).toContain(old);

    // The old number finds the survivor, here and at the sign-in.
    await backoffice.open(`/customers/${old}`);
    await expect(backoffice.message).toHaveText(`The number ${old} now belongs to this customer.`);
    await expect(backoffice.heading).toHaveText(name);
    const kept = await backoffice.number();
    expect(kept).not.toBe(old);
    await signIn.signIn(old, person.password);
    await account.isAt("/account/purchases");
    await expect(account.purchase(purchase)).toBeVisible();

    await backoffice.merged.getByText(/^Undo the merge with/).click();
    await backoffice.send("Undo merge", "undo-merge");
    await expect(backoffice.message).toHaveText("The merge has been undone. These are two customers again.");
    await expect(backoffice.duplicates).toContainText(old);
    await expect(backoffice.merged).toHaveCount(0);
    await account.openProfile();
    await signIn.isAt("/sign-in");
    await signIn.try(old, person.password);
    await signIn.isRefused("don’t match");
    await signIn.signIn(person.email, person.password);
  },
);

test("the list of duplicates leads to both of them, side by side", async ({
  visitor,
  backoffice,
  person,
}) => {
  await visitor.shop.buyAsGuest(person);
  await visitor.shop.buyAsGuest({ ...person, firstName: `${person.firstName} Inés` });
  await backoffice.signIn(PABLO);
  await backoffice.page
    .getByRole("navigation")
    .getByRole("link", { name: "Duplicates", exact: true })
    .click();
  await expect(backoffice.heading).toHaveText("Duplicates");
  await backoffice.look("duplicates");
  const rows = backoffice.rows.filter({ hasText: person.email });
  const compare = rows.getByRole("link", { name: /^Compare/ });
  await expect(compare).toHaveCount(1);
  await compare.click();
  await expect(backoffice.heading).toHaveText("Is this the same person?");
  await expect(backoffice.page.getByText(person.email).first()).toBeVisible();
});
