import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { keepPicture, manners, openBrowser, oppositeManners, openWindow, visit } from "./browser.ts";
import { enterAs } from "./enter.ts";

/**
 * A page that is looked at. `path`: an address, or a page and the links that lead on from it. `as`: somebody of the demo
 * corridor; without it a stranger looks. `every`: seen in each language, with and without JavaScript, at each width;
 * the others in two opposite manners.
 */
type LookedAt = {
  name: string;
  path: string | [from: string, ...links: string[]];
  as?: string;
  every?: true;
  status?: number;
};

/** Bytes as transferred: a page must come over a slow line without its scripts, and soon with them. */
const most = { page: 60_000, whole: 200_000 };

/** The address of a page; links are followed as the person who looks, in a window of its own. */
async function addressOf(browser: Browser, { path, as }: LookedAt): Promise<string> {
  if (typeof path === "string") return path;
  const [from, ...links] = path;
  const window = await openWindow(browser, { language: "id", javascript: false, width: 1_280 });
  if (as) await enterAs(browser, window, as);
  const page = await window.newPage();
  let address = from;
  for (const link of links) {
    await page.goto(address);
    const next = await page.locator(link).first().getAttribute("href");
    if (!next) throw new Error(`${address} has no link ${link}`);
    address = next;
  }
  await window.close();
  return address;
}

/** Looks at pages as a person, a screen reader and a guard would. */
export function lookAt(pages: readonly LookedAt[]): void {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  describe.each(pages)("$name", (asked) => {
    const { name, as } = asked;
    let address = "";
    beforeAll(async () => {
      address = await addressOf(browser, asked);
    });

    test.each(asked.every ? manners : oppositeManners)(
      "$language, JavaScript $javascript, $width px",
      async (manner) => {
        const { language, javascript, width } = manner;
        const window = await openWindow(browser, manner);
        if (as) await enterAs(browser, window, as);
        const { page, faults, bytes, status } = await visit(window, address, manner);
        await keepPicture(page, `${name}-${language}-${javascript ? "js" : "plain"}-${width}`);
        // The browser itself writes a line about every answer that is no 200.
        if (status === asked.status)
          faults.console = faults.console.filter((line) => !line.includes(`status of ${status}`));
        expect(faults).toEqual({ console: [], elsewhere: [], accessibility: [], overflow: [] });
        expect(status).toBe(asked.status ?? 200);
        expect(await page.getAttribute("html", "lang")).toBe(language);
        expect(await page.title()).toMatch(/Jembatan/);
        expect(await page.locator("h1").count()).toBe(1);
        expect(bytes.page).toBeLessThanOrEqual(most.page);
        expect(bytes.page + bytes.scripts).toBeLessThanOrEqual(most.whole);
        if (language === "id" && width === 390) {
          const whole = `${((bytes.page + bytes.scripts) / 1_000).toFixed(1)} kB`;
          console.log(
            `» ${name.padEnd(20)} ${whole.padStart(9)} ${javascript ? "with" : "without"} JavaScript`,
          );
        }
        await window.close();
      },
    );
  });
}
