import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { openBrowser, openWindow, type Manner } from "./browser.ts";
import { enterAs } from "./enter.ts";

const version = "uji";
const table = `/vocabulary/isco/${version}/translate`;

let browser: Browser;
let folder: string;
beforeAll(async () => {
  browser = await openBrowser();
  folder = await mkdtemp(join(tmpdir(), "jembatan-titles-"));
  const file = join(folder, "isco.csv");
  await writeFile(file, "level,code,title_en\n1,2,Professionals\n1,3,Technicians\n");
  const env = { ...process.env, JEMBATAN_HOME: inject("site").home };
  const command = ["src/cli.ts", "import", "isco", file, "--version", version];
  await promisify(execFile)(process.execPath, command, { env });
});
afterAll(async () => {
  await browser.close();
  await rm(folder, { recursive: true, force: true });
});

const plain: Manner = { language: "id", javascript: false, width: 390 };

/** A page of somebody of the demo, without scripts unless asked for. */
async function pageOf(name: string, manner: Manner = plain): Promise<Page> {
  const window = await openWindow(browser, manner);
  await enterAs(browser, window, name);
  return window.newPage();
}
const field = (page: Page, title: string) => page.getByLabel(`untuk “${title}”`);

describe("a title is translated without scripts", () => {
  test("one person proposes it", async () => {
    const page = await pageOf("Ratna Wulandari");
    await page.goto(table);
    await field(page, "Professionals").fill("Profesional");
    await page.getByRole("button", { name: "Simpan semua" }).click();
    expect(await page.locator(".notice.success").innerText()).toContain("1 usulan disimpan");
    expect(await field(page, "Professionals").count()).toBe(0);
    await page.goto("/vocabulary/translations");
    expect(await page.locator("main input[type=checkbox]").count()).toBe(0);
    await page.context().close();
  });

  test("another who proposes the same meanwhile is told, and nothing is overwritten", async () => {
    const page = await pageOf("Nur Aisyah");
    // The page as it was opened before the first proposal came.
    await page.goto(table);
    await page.locator("textarea").first().fill("Teknisi");
    await page
      .locator("main input[name=code]")
      .first()
      .evaluate((input) => input.setAttribute("value", "2"));
    await page.getByRole("button", { name: "Simpan semua" }).click();
    expect(await page.locator(".errors").innerText()).toMatch(/“Profesional”.*Yang Anda ketik: “Teknisi”/s);
    await page.context().close();
  });

  test("a second person accepts it, and it is the title everywhere", async () => {
    const page = await pageOf("Yohanes Mahendra");
    await page.goto("/vocabulary/translations");
    await page.getByRole("link", { name: "Pilih semua di halaman ini" }).click();
    await page.getByRole("button", { name: "Terima yang dipilih" }).click();
    expect(await page.locator(".notice.success").innerText()).toContain("menjadi judul");
    await page.goto(`/vocabulary/isco/${version}/2`);
    expect(await page.locator("h1").innerText()).toBe("Profesional");
    await page.context().close();
  });

  test("the table goes out as a file and comes back filled: what is new waits for review", async () => {
    const page = await pageOf("Ratna Wulandari");
    const answer = await page.request.get(`/vocabulary/isco/${version}/translations.csv?to=id`);
    const filled = (await answer.text()).replace("Technicians,,missing", "Technicians,Teknisi,accepted");
    await page.goto("/vocabulary/translate/file");
    for (const button of ["Periksa berkas", "Impor usulan"]) {
      const file = { name: "judul.csv", mimeType: "text/csv", buffer: Buffer.from(filled) };
      await page.locator("input[type=file]").setInputFiles(file);
      await page.getByRole("button", { name: button }).click();
    }
    expect(await page.locator(".notice.success").innerText()).toContain("sudah diimpor");
    await page.goto(`${table}?show=mine`);
    expect(await field(page, "Technicians").inputValue()).toBe("Teknisi");
    await page.context().close();
  });
});

test("a statistician adds a local code that looks local, in both languages", async () => {
  const page = await pageOf("Nur Aisyah");
  await page.goto("/vocabulary/kbji/contoh/2512");
  await page.getByRole("link", { name: "Tambah kode lokal" }).click();
  await page.getByLabel("Judul bahasa Indonesia").fill("Pengembang gim");
  await page.getByLabel("Judul bahasa Inggris").fill("Game developer");
  await page.getByRole("button", { name: "Tambahkan kode lokal" }).click();
  expect(await page.locator(".errors").innerText()).toContain("Jelaskan pekerjaan ini");
  expect(await page.getByLabel("Judul bahasa Inggris").inputValue()).toBe("Game developer");
  await page.locator("[name='definition.id']").fill("Membuat permainan digital.");
  await page.getByRole("button", { name: "Tambahkan kode lokal" }).click();
  expect(new URL(page.url()).pathname).toBe("/vocabulary/kbji/contoh/2512-L01");
  expect(await page.locator("main").innerText()).toContain("2512 · lokal 01");
  await page.goto("/vocabulary/kbji/contoh/2512-L01?lang=en");
  expect(await page.locator("main").innerText()).toContain("2512 · local 01");
  await page.context().close();
});

test("a claim of equivalence is disputed by another organisation, by keyboard alone", async () => {
  const page = await pageOf("Tan Wei Ling", { language: "en", javascript: true, width: 1_280 });
  await page.goto("/vocabulary/equivalences");
  const mark = page.locator(".matrix a").first();
  expect(await mark.getAttribute("aria-label")).toMatch(/states that .* \(not yet referenced\)/);
  await mark.focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(/equivalences\/[0-9a-f-]{36}$/);
  await page.locator("[name=reason]").focus();
  await page.keyboard.type("The descriptors of autonomy differ.");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.waitForSelector("h1:has-text('disputes it')");
  expect(await page.locator("main").innerText()).not.toMatch(/equals/);
  await page.context().close();
});
