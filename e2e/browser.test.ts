import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser, oppositeManners, openWindow, visit } from "./browser.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const faulty = `<!doctype html><html lang="id"><title>Uji</title>
<link rel="stylesheet" href="data:text/css,p{color:%23ccc;background:%23fff}main{width:2000px}">
<main><h1>Uji</h1><p>Pucat</p><noscript><input name="tanpa-nama" /></noscript></main>
<script>console.error("rusak")</script></html>`;

test.each(oppositeManners)("a faulty page is seen to be faulty, JavaScript $javascript", async (manner) => {
  const window = await openWindow(browser, manner);
  await window.route("**/faulty", (route) => route.fulfill({ contentType: "text/html", body: faulty }));
  await window.addInitScript(() => performance.mark("answering"));
  const { faults } = await visit(window, "/faulty", manner);
  const found = faults.accessibility.join("\n");
  expect(found).toContain("color-contrast: <p>Pucat</p>");
  // What stands there only without scripts is seen without them.
  expect(found.includes("tanpa-nama")).toBe(!manner.javascript);
  expect(faults.overflow).toHaveLength(1);
  expect(faults.console).toEqual(manner.javascript ? ["rusak"] : []);
  await window.close();
});
