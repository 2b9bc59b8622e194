import { randomBytes } from "node:crypto";
import { expect, test } from "../../fixtures/test.ts";

// The shop of Club Andino, which no other test visits. No other test checks its French texts either.
test.use({ portal: "shop" });

const ADMIN = "laura@club-andino.example.test";
const SHOP = "Tienda del Club";
/** 96 × 32 pixels. */
const LOGO = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAGAAAAAgCAYAAADtwH1UAAAAYklEQVR42u3RsRUAEBBEwatBHzpUnr5OAUQ8EhP8dIOdyB65W6tl6mTvxwIA" +
    "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAALgKsTtS7AAAA4AgAAAQAgAAAEAAAetgAXDUOhWoVreQAAAAASUVORK5CYII=",
  "base64",
);

test(
  "an admin gives a portal a colour, a logo, languages, a setting and words of its own, and visitors meet them all",
  { tag: "@phone" },
  async ({ visitor, backoffice }) => {
    const { page } = backoffice;
    await backoffice.signIn(ADMIN);
    await backoffice.open("/portals");
    await backoffice.look("portals");
    await backoffice.follow(SHOP);
    await expect(backoffice.heading).toHaveText(SHOP);
    await backoffice.look("portal");

    const colour = "Colour of buttons and links";
    await backoffice.fill({ [colour]: "#ffcc00" });
    await backoffice.send("Save colour", "change-accent");
    await backoffice.isRefusedAt("accent", "Text in #ffcc00 is hard to read: its contrast is 1.4");
    await expect(backoffice.field(colour)).toHaveValue("#ffcc00");
    await backoffice.look("portal-refused");
    await backoffice.fill({ [colour]: "#7c2d12" });
    await backoffice.send("Save colour", "change-accent");
    await expect(backoffice.message).toContainText("Your changes have been saved.");

    const file = { name: "notes.txt", mimeType: "text/plain", buffer: Buffer.from("no picture at all") };
    await page.getByLabel("Image").setInputFiles(file);
    await backoffice.send("Save logo", "set-logo");
    await backoffice.isRefusedAt("logo", "This file isn’t a PNG, JPEG or WebP image.");
    const picture = { name: "logo.png", mimeType: "image/png", buffer: LOGO };
    await page.getByLabel("Image").setInputFiles(picture);
    await backoffice.send("Save logo", "set-logo");
    await expect(backoffice.message).toContainText("Your changes have been saved.");
    await expect(page.getByRole("button", { name: "Remove logo" })).toBeVisible();

    await page.getByRole("checkbox", { name: "Español" }).setChecked(false);
    await backoffice.send("Save languages", "change-languages");
    await backoffice.isRefusedAt("default_locale", "Choose one of the languages selected above.");
    await page.getByRole("checkbox", { name: "Português (Brasil)" }).setChecked(true);
    await page.getByLabel("Default language").selectOption("Français");
    await backoffice.sendOn("Save languages", "change-languages");
    await expect(backoffice.message).toContainText("Your changes have been saved.");

    await backoffice.fill({ "Minimum password length (characters)": "20" });
    await backoffice.sendOn("Save settings", "change-overrides");
    await expect(backoffice.message).toContainText("Your changes have been saved.");
    await backoffice.look("portal-changed");
    await backoffice.open("/settings");
    await expect(page.getByRole("main").getByRole("link", { name: SHOP })).toBeVisible();
    await backoffice.look("settings-exceptions");

    await backoffice.open("/messages");
    // On a phone a cell has no head above it.
    await expect(page.locator("td[data-label='Português (Brasil)']").first()).toBeVisible();
    await backoffice.look("messages");
    await backoffice.follow("Registration: introduction");
    const words = "Custom text, Français";
    await backoffice.fill({ [words]: "Bienvenue {prénom} !" });
    await backoffice.send("Save changes", "change-message");
    await backoffice.isRefusedAt("fr", "Use braces only for the placeholders listed above");
    await expect(backoffice.field(words)).toHaveValue("Bienvenue {prénom} !");
    await backoffice.fill({ [words]: "Bienvenue à la <b>{portal}</b> !" });
    await backoffice.send("Save changes", "change-message");
    await expect(backoffice.message).toContainText("The message has been saved.");
    await backoffice.look("message");

    await visitor.page.goto("/register?lang=fr");
    await expect(visitor.page.locator("html")).toHaveAttribute("lang", "fr");
    await expect(visitor.page.getByText(`Bienvenue à la <b>${SHOP}</b> !`)).toBeVisible();
    await expect(visitor.page.locator("#password-hint")).toContainText("Au moins 20 caractères.");
    const logo = visitor.page.getByRole("banner").getByRole("img", { name: SHOP });
    await expect(logo).toHaveJSProperty("naturalWidth", 96);
    const button = visitor.page.getByRole("main").getByRole("button", { name: "Créer mon compte" });
    await expect(button).toHaveCSS("background-color", "rgb(124, 45, 18)");
    await visitor.page.locator("#language-menu summary").click();
    const offered = ["English", "Français", "Português (Brasil)"];
    await expect(visitor.page.locator("#language-menu li")).toHaveText(offered);
    await visitor.page.locator("#language-menu summary").click();
    await visitor.look("branded");
    await visitor.page.goto("/?lang=es");
    await expect(visitor.page.locator("html")).toHaveAttribute("lang", "fr");
    await visitor.page.goto("/?lang=pt-BR");
    await expect(visitor.page.locator("html")).toHaveAttribute("lang", "pt-BR");
    await expect(visitor.heading).toHaveText("Bilhetes");
    await expect(visitor.page.getByText(/CLP.12\.000/).first()).toBeVisible();
    await visitor.look("portuguese");

    await backoffice.open("/audit");
    await expect(page.getByText("Changed a message").first()).toBeVisible();
    await backoffice.open("/customers?lang=pt-BR");
    await backoffice.open("/audit");
    await expect(page.locator("html")).toHaveAttribute("lang", "pt-BR");
    await expect(page.getByText("Alterou uma mensagem").first()).toBeVisible();
    await backoffice.look("audit-portuguese");
  },
);

test("a host counts once it leads here, and a sender's address once its mailbox has confirmed it", async ({
  backoffice,
  mailbox,
}) => {
  const { page } = backoffice;
  const kiosk = `kiosk-${randomBytes(4).toString("hex")}`;
  await backoffice.signIn(ADMIN);
  await backoffice.open("/portals");
  await backoffice.fill({ Name: "Kiosk", Domain: `${kiosk}.localhost` });
  await backoffice.send("Add portal", "add-portal");
  await expect(backoffice.message).toContainText("The portal has been added.");

  await backoffice.open("/portals");
  await backoffice.fill({ Name: "Kiosk", Domain: `${kiosk}.example.test` });
  await backoffice.send("Add portal", "add-portal");
  await expect(backoffice.message).toContainText("The domain doesn’t lead to this server yet.");
  await backoffice.look("portals-waiting");
  await page.getByRole("button", { name: `Discard ${kiosk}.example.test` }).click();
  await expect(backoffice.message).toContainText("The domain has been discarded.");

  await backoffice.open("/settings");
  const sender = backoffice.field("Sender address");
  const present = await sender.inputValue();
  const wanted = `${kiosk}@example.test`;
  await sender.fill(wanted);
  await backoffice.send("Save sender", "change-sender");
  await expect(page.locator("#sender-of-mails")).toContainText(`so emails still come from ${present}`);
  await backoffice.look("sender-waiting");
  const { link } = await mailbox.take(wanted, /^Confirm the sender address/);
  await page.goto(link);
  await backoffice.isAt("/confirm-sender");
  await backoffice.look("confirm-sender");
  await backoffice.send("Confirm address", "confirm-sender");
  await expect(backoffice.message).toContainText("The address is confirmed.");
  await expect(sender).toHaveValue(wanted);
});
