import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openBrowser, openWindow, type Manner } from "./browser.ts";
import { enterAs } from "./enter.ts";

const call = "/call/2027";
const plain: Manner = { language: "en", javascript: false, width: 390 };
const firm = "PT Percobaan Formulir";

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

async function openPage(address: string, as?: string): Promise<Page> {
  const window = await openWindow(browser, plain);
  if (as) await enterAs(browser, window, as);
  const page = await window.newPage();
  await page.goto(address);
  return page;
}
/** Presses a button and waits for the page that answers. */
const press = (page: Page, name: string) =>
  Promise.all([
    page.waitForEvent("domcontentloaded"),
    page.getByRole("button", { name, exact: true }).click(),
  ]);

async function begin(page: Page, name = firm) {
  await page.getByLabel("Firm or employer").check();
  await page.getByLabel("Name of the firm or organisation").fill(name);
  await page.getByLabel("No", { exact: true }).check();
  await press(page, "Save and continue");
}

describe("a stranger answers a call without scripts", () => {
  let draft = "";

  test("an answer that is missing is named at its field, and what was typed stays", async () => {
    const page = await openPage(call);
    await page.getByLabel("Firm or employer").check();
    await page.getByLabel("Name of the firm or organisation").fill(firm);
    await page.getByLabel("Yes", { exact: true }).check();
    await press(page, "Save and continue");
    expect(await page.getByRole("alert").innerText()).toContain("You declared an interest");
    expect(await page.getByLabel("Name of the firm or organisation").inputValue()).toBe(firm);
    await page.context().close();
  });

  test("each part is saved; the typed title brings codes, of which none is chosen beforehand", async () => {
    const page = await openPage(call);
    await begin(page);
    await page.getByLabel("Job title").fill("programmer");
    await press(page, "Save and find its code");
    expect(await page.locator("input[name=code]:checked").count()).toBe(0);
    await page.locator("input[name=code]").first().check();
    await page.getByLabel("Posts that are open now").fill("7");
    await page.getByLabel("People leave again soon").check();
    await press(page, "Save this occupation");
    expect(await page.locator("main").innerText()).toContain("7 posts · People leave again soon");
    draft = new URL(page.url()).pathname;
    expect(draft).toMatch(/^\/call\/2027\/\w{4}-\w{4}-\w{4}$/);
    await page.context().close();
  });

  test("another day and another device, the link or its code opens the draft; it is sent once", async () => {
    const page = await openPage(call);
    await page
      .getByLabel("Code of your answers")
      .fill(draft.split("/")[3]!.toLowerCase().replaceAll("-", " "));
    await press(page, "Open answers");
    await page.goto(`${draft}?step=review`);
    expect(await page.locator("main").innerText()).toContain(firm);
    await page.getByLabel("Supporting document").setInputFiles({
      name: "rekap.csv",
      mimeType: "text/csv",
      buffer: Buffer.from("jabatan,jumlah\nprogrammer,7\n"),
    });
    await press(page, "Attach");
    expect(await page.locator("main").innerText()).toContain("One document is attached.");
    await press(page, "Send");
    expect(await page.locator("h1").innerText()).toContain("Thank you");
    await page.goto(`${draft}?step=who`);
    expect(await page.locator("main form").count()).toBe(0);
    await page.context().close();
  });

  test("the office reads it with its document, accepts it, and the respondent sees that it counts", async () => {
    const page = await openPage("/col/rounds/2027/evidence", "Nur Aisyah");
    await page.getByRole("link", { name: firm, exact: true }).first().click();
    await page.waitForLoadState();
    const document = await page.request.get(`${page.url()}/attachment`);
    expect(document.headers()["content-disposition"]).toMatch(/^attachment; filename=".*\.csv"$/);
    expect(await document.text()).toContain("programmer,7");
    await page.getByLabel("Yes, accept them").check();
    await press(page, "Save the decision");
    expect(await page.locator("main").innerText()).toContain("These answers were accepted");
    await page.goto("/col/rounds/2027/evidence");
    expect(await page.locator("main").innerText()).toContain("Better pay and conditions, not a course");
    await page.goto(draft);
    expect(await page.locator("main").innerText()).toContain("Your answers were accepted and count.");
    await page.context().close();
  });
});

test("a draft that is left is nobody's but its writer's: the office counts it and shows it nowhere", async () => {
  const writer = await openPage(call);
  await begin(writer, "PT Belum Selesai");
  const office = await openPage("/col/rounds/2027/evidence", "Nur Aisyah");
  const shown = await office.locator("main").innerText();
  expect(shown).toMatch(/\d+ drafts? not sent yet/);
  expect(shown).not.toContain("PT Belum Selesai");
  await writer.context().close();
  await office.context().close();
});
