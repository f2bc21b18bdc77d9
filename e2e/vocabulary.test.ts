import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openBrowser, openWindow, type Manner } from "./browser.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** Tabs until the element is reached, as somebody without a mouse does; fails when it is not. */
async function tabTo(page: Page, role: "link" | "button" | "searchbox", name: string | RegExp) {
  const wanted = page.getByRole(role, { name, exact: typeof name === "string" }).first();
  await wanted.waitFor();
  for (let presses = 0; presses < 120; presses++) {
    await page.keyboard.press("Tab");
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`Tab does not reach ${role} ${name}`);
}

async function enter(page: Page) {
  await Promise.all([
    page.waitForLoadState("load"),
    page.waitForEvent("framenavigated"),
    page.keyboard.press("Enter"),
  ]);
}

const words = {
  id: {
    search: "Cari pekerjaan, keterampilan, atau kode",
    found: "Ilmuwan data",
    compare: "Bandingkan dengan pekerjaan lain",
    find: "Cari pekerjaan B",
    second: "Insinyur data",
    title: "Ilmuwan data dibandingkan dengan Insinyur data",
    lacking: "Yang masih kurang pada Ilmuwan data untuk Insinyur data",
  },
  en: {
    search: "Search occupations, skills or codes",
    found: "Data scientist",
    compare: "Compare with another occupation",
    find: "Find occupation B",
    second: "Data engineer",
    title: "Data scientist compared with Data engineer",
    lacking: "What Data scientist still lacks for Data engineer",
  },
} as const;

describe("by keyboard alone, from a search over a concept to a comparison", () => {
  test.each<Manner>([
    { language: "id", javascript: true, width: 1_280 },
    { language: "id", javascript: false, width: 390 },
    { language: "en", javascript: true, width: 390 },
    { language: "en", javascript: false, width: 1_280 },
  ])("$language, JavaScript $javascript, $width px", async (manner) => {
    const say = words[manner.language];
    const window = await openWindow(browser, manner);
    const page = await window.newPage();
    await page.goto("/vocabulary");
    await tabTo(page, "searchbox", say.search);
    await page.keyboard.type(say.found);
    await enter(page);
    await tabTo(page, "link", say.found);
    await enter(page);
    expect(await page.locator("h1").textContent()).toBe(say.found);

    await tabTo(page, "link", say.compare);
    await enter(page);
    await tabTo(page, "searchbox", say.find);
    await page.keyboard.type(say.second);
    await enter(page);
    await tabTo(page, "link", say.second);
    await enter(page);
    expect(await page.locator("h1").textContent()).toBe(say.title);
    expect(await page.getByRole("heading", { name: say.lacking }).count()).toBe(1);
    await window.close();
  });
});

describe("a concept that is drawn", () => {
  const path = "/vocabulary/jembatan/2026.1/2120-L01";
  const manner: Manner = { language: "id", javascript: false, width: 390 };

  test("says in its lists all that the drawing says", async () => {
    const window = await openWindow(browser, manner);
    const page = await window.newPage();
    await page.goto(path);
    const drawn = await page
      .locator("svg.relation-graph a")
      .evaluateAll((links) => links.map((link) => link.getAttribute("href")));
    const listed = await page
      .locator("main a")
      .evaluateAll((links) =>
        links.filter((link) => !link.closest("svg")).map((link) => link.getAttribute("href")),
      );
    expect(drawn.length).toBeGreaterThan(4);
    expect(drawn.filter((href) => !listed.includes(href))).toEqual([]);
    await window.close();
  });

  test("keeps its letters large enough to read on a phone", async () => {
    const window = await openWindow(browser, manner);
    const page = await window.newPage();
    await page.goto(path);
    const heights = await page
      .locator("svg.relation-graph .node text tspan")
      .evaluateAll((lines) => lines.map((line) => line.getBoundingClientRect().height));
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(11);
    await window.close();
  });
});

describe("files", () => {
  test.each(["csv", "skos", "case"])("%s of a version is kept under a name", async (format) => {
    const window = await openWindow(browser, { language: "en", javascript: false, width: 1_280 });
    const page = await window.newPage();
    await page.goto("/vocabulary/jembatan/2026.1");
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.locator(`a[href$="format=${format}"]`).click(),
    ]);
    expect(file.suggestedFilename()).toMatch(/^jembatan-2026\.1\./);
    expect(await file.failure()).toBeNull();
    await window.close();
  });
});
