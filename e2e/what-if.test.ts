import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openBrowser, openWindow } from "./browser.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** The page of the newest list, opened as a stranger would. */
async function openPage(javascript: boolean) {
  const window = await openWindow(browser, { language: "en", javascript, width: 1_280 });
  const page = await window.newPage();
  await page.goto("/col");
  await page.locator("a[href^='/col/whatif/']").click();
  if (javascript) await page.waitForFunction(() => performance.getEntriesByName("answering").length > 0);
  return page;
}

describe("another share than the list's", () => {
  test("a slider answers by itself; the address says what was asked, and opens the same again", async () => {
    const page = await openPage(true);
    const said = page.getByRole("status").first();
    expect(await said.innerText()).toContain("nobody leaves");
    await page.getByRole("slider", { name: "Share of indicators that must pass (%)" }).fill("100");
    await page.waitForURL(/passPercent=100$/);
    await expect.poll(() => said.innerText()).toMatch(/\d+ leaves?\./);
    const answer = await said.innerText();
    await page.goto(page.url());
    expect(await said.innerText()).toBe(answer);
    expect(await page.getByRole("spinbutton", { name: "Share of indicators" }).inputValue()).toBe("100");
    await page.context().close();
  });

  test("without JavaScript the form has a button, and says the same", async () => {
    const page = await openPage(false);
    expect(await page.getByRole("slider").count()).toBe(0);
    await page.locator("input[name='passPercent']").fill("100");
    await page.getByRole("button", { name: "Work it out" }).click();
    expect(new URL(page.url()).searchParams.get("passPercent")).toBe("100");
    expect(await page.getByRole("status").first().innerText()).toMatch(/\d+ leaves?\./);
    await page.context().close();
  });

  test("a value of what is nearest, followed, changes a verdict", async () => {
    const page = await openPage(false);
    await page.locator("a[href*='.points=']").first().click();
    expect(await page.getByRole("status").first().innerText()).toMatch(/\d+ (leaves?|enters?)/);
    await page.context().close();
  });

  test("a setting that is unknown is said, and the list is shown as it is", async () => {
    const page = await openPage(false);
    await page.goto(`${page.url()}?salary.threshold=1`);
    expect(await page.locator(".error-summary, [role=alert]").first().innerText()).toContain(
      "salary.threshold",
    );
    await page.context().close();
  });
});
