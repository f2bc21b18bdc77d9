import { execFile } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { manners, openBrowser, openWindow } from "./browser.ts";

const root = dirname(dirname(fileURLToPath(import.meta.url)));

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/**
 * What the desk of an organisation prints for one of its people. Claiming ends all sessions of that person: nobody else is
 * looked at as Rahmat, as files run side by side.
 */
async function printCode(): Promise<string> {
  const words = [
    "--json",
    "--organisation",
    "uptd-blk-karawang",
    "desk",
    "claim-code",
    "rahmat.hidayatullah",
  ];
  const env = { PATH: process.env.PATH, JEMBATAN_HOME: inject("site").home, JEMBATAN_DEMO: "1" };
  const { stdout } = await promisify(execFile)(process.execPath, [join(root, "src", "cli.ts"), ...words], {
    env,
  });
  const { codes } = JSON.parse(stdout) as { codes: { code: string }[] };
  return codes[0]?.code ?? "";
}

const words = {
  id: { enter: "Lanjutkan", home: "Rahmat Hidayatullah", wrong: /Kode klaim/ },
  en: { enter: "Continue", home: "Rahmat Hidayatullah", wrong: /claim code/i },
};

describe.each(manners)("by claim code, in $language, JavaScript $javascript, $width px", (manner) => {
  test("a wrong code is explained beside its field and nothing typed is lost; the right one opens the account once", async () => {
    const window = await openWindow(browser, manner);
    const page = await window.newPage();
    const say = words[manner.language];
    await page.goto("/claim");
    const field = page.locator("input[name=code]");
    await field.fill("ABCD-EFGH-JKMN");
    await page.getByRole("button", { name: say.enter }).click();
    await page.getByRole("alert").waitFor();
    expect(await page.getByRole("alert").innerText()).toMatch(say.wrong);
    expect(await field.getAttribute("aria-invalid")).toBe("true");

    const code = await printCode();
    await field.fill(code.toLowerCase().replaceAll("-", " "));
    await page.getByRole("button", { name: say.enter }).click();
    await page.waitForURL("**/account?first=1");
    await page.goto("/");
    expect(await page.locator("h1").innerText()).toContain(say.home);

    const other = await openWindow(browser, manner);
    const again = await other.newPage();
    await again.goto("/claim");
    await again.locator("input[name=code]").fill(code);
    await again.getByRole("button", { name: say.enter }).click();
    await again.getByRole("alert").waitFor();
    await Promise.all([window.close(), other.close()]);
  });
});

describe.each(manners.filter(({ width }) => width === 1_280))(
  "language, JavaScript $javascript, from $language",
  (manner) => {
    test("the other language is one link away and is kept", async () => {
      const window = await openWindow(browser, manner);
      const page = await window.newPage();
      const other = manner.language === "id" ? "en" : "id";
      await page.goto("/sign-in");
      await page.locator(`a[hreflang=${other}]`).first().click();
      await page.waitForURL("**/sign-in**");
      await expect.poll(() => page.getAttribute("html", "lang")).toBe(other);
      await page.goto("/");
      expect(await page.getAttribute("html", "lang")).toBe(other);
      await window.close();
    });
  },
);

test("signing out ends the session, and the way back shows nothing of it", async () => {
  const window = await openWindow(browser, { language: "en", javascript: false, width: 1_280 });
  const page = await window.newPage();
  await page.goto("/claim");
  await page.locator("input[name=code]").fill(await printCode());
  await page.getByRole("button", { name: "Continue" }).click();
  await page.waitForURL("**/account?first=1");
  await page.getByRole("button", { name: "Sign out" }).first().click();
  await page.waitForURL("**/");
  const response = await page.goto("/account");
  expect(response?.status()).toBe(401);
  expect(await page.locator("body").innerText()).not.toContain("Rahmat");
  await window.close();
});

test("the page that a form leads to speaks in sentences, though the page before it was another module's", async () => {
  const window = await openWindow(browser, { language: "en", javascript: true, width: 1_280 });
  const page = await window.newPage();
  await page.goto("/sign-in");
  await page.locator("li", { hasText: "Nur Aisyah" }).getByRole("button").first().click();
  await page.waitForURL((url) => url.pathname === "/");
  await page.getByRole("heading", { level: 1, name: /Nur Aisyah/ }).waitFor();
  expect(await page.locator("main").innerText()).not.toMatch(
    /\b(evidence|duty|identity|vocabulary)\.\w+\.\w+/,
  );
  await window.close();
});
