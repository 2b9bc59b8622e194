// Takes pictures of pages, as WebP: half the size of PNG.
import type { Browser, Page } from "@playwright/test";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

const folder = join(import.meta.dirname, "../../docs/pictures");
const DESKTOP = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 780 };
const QUALITY = 0.82;

type Shot = {
  /** As on a phone. */
  phone?: boolean;
  dark?: boolean;
  /** Of the whole page, however long it is. */
  whole?: boolean;
};

export class Camera {
  constructor(private readonly browser: Browser) {}

  /** Stores a picture of what the page shows. */
  async take(page: Page, name: string, shot: Shot = {}): Promise<void> {
    await page.setViewportSize(shot.phone ? PHONE : DESKTOP);
    await page.emulateMedia({ colorScheme: shot.dark ? "dark" : "light" });
    // What has the focus when a page opens would look chosen.
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await page.waitForLoadState("load");
    const png = await page.screenshot({ fullPage: shot.whole ?? false, animations: "disabled" });
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, `${name}.webp`), await this.#webp(png));
    await page.setViewportSize(DESKTOP);
    await page.emulateMedia({ colorScheme: null });
  }

  /** Returns a picture in the other format, which the browser can write. */
  async #webp(png: Buffer): Promise<Buffer> {
    const context = await this.browser.newContext({ javaScriptEnabled: true });
    try {
      const page = await context.newPage();
      const url = await page.evaluate(
        async ([source, quality]) => {
          const image = new Image();
          image.src = source;
          await image.decode();
          const canvas = document.createElement("canvas");
          [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
          canvas.getContext("2d")?.drawImage(image, 0, 0);
          return canvas.toDataURL("image/webp", quality);
        },
        [`data:image/png;base64,${png.toString("base64")}`, QUALITY] as const,
      );
      return Buffer.from(url.slice(url.indexOf(",") + 1), "base64");
    } finally {
      await context.close();
    }
  }
}
