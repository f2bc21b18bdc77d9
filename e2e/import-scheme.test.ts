import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { zipOf } from "../src/platform/test-zip.ts";
import { openBrowser, openWindow, type Manner } from "./browser.ts";
import { enterAs } from "./enter.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** Each version has a file of its own: the same file is no other version. */
const skills = (version: string) => `conceptUri,preferredLabel\nu/b1,SQL ${version}\nu/b2,read\u200B data\n`;
const links = "occupationUri,relationType,skillUri\nu/a1,essential,u/b1\nu/a1,optional,u/gone\n";

/** A ZIP as somebody would upload it. */
const zip = (skillsFile: string) => ({
  name: "esco.zip",
  mimeType: "application/zip",
  buffer: zipOf([
    { name: "occupations_en.csv", content: "conceptUri,preferredLabel\nu/a1,data analyst\n" },
    { name: "skills_en.csv", content: skillsFile },
    { name: "occupationSkillRelations.csv", content: links },
  ]),
});

/** Tabs until an element is reached, as somebody without a mouse does; fails when it is not. */
async function tabTo(page: Page, selector: string) {
  for (let presses = 0; presses < 80; presses++) {
    await page.keyboard.press("Tab");
    const reached = await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector);
    if (reached) return;
  }
  throw new Error(`Tab does not reach ${selector}`);
}

/** Chooses ESCO and a file, and sends the form; a file is handed over as the browser's own dialog would. */
async function check(page: Page, file: ReturnType<typeof zip>, version: string) {
  await page.goto("/vocabulary/import");
  await tabTo(page, "[name=scheme]");
  for (const _ of ["isco", "esco"]) await page.keyboard.press("ArrowDown");
  await tabTo(page, "[name=version]");
  await page.keyboard.type(version);
  await page.setInputFiles("[name=file]", file);
  await tabTo(page, "[name=intent][value=check]");
  await page.keyboard.press("Enter");
  await settled(page);
}

/** Waits until the worker is done: the page says so by itself, without JavaScript too. */
async function settled(page: Page) {
  await page.waitForURL(/\/vocabulary\/import\/[0-9a-f-]{36}$/);
  await page.locator(".notice").first().waitFor({ timeout: 45_000 });
}

const words = {
  id: {
    ready: "siap diimpor",
    done: "sudah diimpor",
    marks: "tanda yang tidak terlihat",
    twice: "sudah ada pada",
  },
  en: { ready: "ready to be imported", done: "is imported", marks: "cannot be seen", twice: "already" },
} as const;

describe("a scheme in a ZIP, by keyboard alone: its report first, then the import", () => {
  test.each<Manner>([
    { language: "id", javascript: false, width: 390 },
    { language: "en", javascript: true, width: 1_280 },
  ])("$language, JavaScript $javascript, $width px", async (manner) => {
    const say = words[manner.language];
    const version = `0.1.${manner.width}`;
    const window = await openWindow(browser, manner);
    await enterAs(browser, window, "Nur Aisyah Ramadhani");
    const page = await window.newPage();

    await check(page, zip(`${skills(version)}u/b1,again\n`), version);
    expect(await page.getByRole("table").textContent()).toContain(say.twice);

    await check(page, zip(skills(version)), version);
    expect(await page.locator(".notice").first().textContent()).toContain(say.ready);
    expect(await page.getByRole("table").textContent()).toContain(say.marks);
    await tabTo(page, "main form button");
    await page.keyboard.press("Enter");
    await page.getByText(say.done).first().waitFor({ timeout: 45_000 });

    await tabTo(page, `a[href="/vocabulary/esco/${version}/dangling"]`);
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/dangling$/);
    expect(await page.getByRole("table").textContent()).toContain("u/gone");
    await window.close();
  });
});
