import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openBrowser, openWindow, type Manner } from "./browser.ts";
import { enterAs } from "./enter.ts";

const plain: Manner = { language: "id", javascript: false, width: 1_280 };

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** A page of somebody of the demo corridor, without JavaScript. */
async function pageOf(name: string): Promise<Page> {
  const window = await openWindow(browser, plain);
  await enterAs(browser, window, name);
  return window.newPage();
}

describe("a file that is no survey, without JavaScript", () => {
  const upload = async (content: Buffer, name: string) => {
    const page = await pageOf("Nur Aisyah");
    await page.goto("/evidence/import");
    await page.setInputFiles("input[name=file]", { name, mimeType: "text/csv", buffer: content });
    await page.getByRole("button", { name: "Periksa saja" }).click();
    return page;
  };

  test("a picture is called one, and one finding is one", async () => {
    const png = Buffer.from("89504e470d0a1a0a0000000d4948445200000001", "hex");
    const page = await upload(png, "gambar.csv");
    const summary = page.locator(".errors");
    expect(await summary.getByRole("heading").textContent()).toContain("ada 1 temuan");
    const items = await summary.getByRole("listitem").allTextContents();
    expect(items).toEqual([expect.stringContaining("tampaknya gambar PNG")]);
    await page.context().close();
  });
});

test("a list is computed, checked and released by two people, without JavaScript", async () => {
  const statistician = await pageOf("Nur Aisyah");
  await statistician.goto("/col/compute");
  expect(await statistician.locator("select[name=dataset] option").allTextContents()).toEqual([
    expect.stringContaining("2018–2025 (8 putaran)"),
  ]);
  await statistician.selectOption("select[name=level]", "1");
  await statistician.selectOption("select[name=from]", "2022-08");
  await statistician.fill("input[name=minAvailable]", "3");
  await statistician.getByRole("button", { name: "Hitung" }).click();
  expect(await statistician.locator("h1").textContent()).toBe(
    "Menghitung daftar pekerjaan dari Data contoh (buatan): survei angkatan kerja",
  );
  // Without scripts the page asks again by itself until the list is there.
  await statistician.waitForURL(/\/col\/[0-9a-f-]{36}$/, { timeout: 50_000 });
  const list = new URL(statistician.url()).pathname;
  expect(await statistician.locator("main").textContent()).toContain("Draf – bukan untuk dikutip");
  expect(await statistician.locator("main").textContent()).toContain("dari paling sedikit 3 yang tersedia");
  await statistician.goto(`${list}/release`);
  expect(await statistician.getByRole("button", { name: "Rilis sekarang" }).count()).toBe(0);
  await statistician.context().close();

  const head = await pageOf("Hendra Gunawan");
  await head.goto("/");
  await head.getByRole("link", { name: "Periksa lalu rilis draf daftar pekerjaan" }).first().click();
  await head.goto(`${list}/release`);
  expect(await head.locator("main").textContent()).toContain("tidak dapat ditarik kembali");
  await head.getByRole("button", { name: "Rilis sekarang" }).click();
  expect(new URL(head.url()).pathname).toBe(list);
  expect(await head.locator(".notice.success").textContent()).toContain("sudah dirilis");
  await head.context().close();

  const stranger = await (await openWindow(browser, plain)).newPage();
  await stranger.goto("/");
  await stranger.getByRole("link", { name: /Daftar awal pekerjaan/ }).click();
  expect(new URL(stranger.url()).pathname).toBe(list);
  const html = await stranger.content();
  expect(html).not.toMatch(/computedBy|releasedBy|organisationId/);
  await stranger.context().close();
});
