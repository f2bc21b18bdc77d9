import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { openBrowser, openWindow, type Manner } from "./browser.ts";
import { enterAs } from "./enter.ts";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
let browser: Browser;
let folder: string;
beforeAll(async () => {
  browser = await openBrowser();
  folder = await mkdtemp(join(tmpdir(), "jembatan-titles-"));
});
afterAll(async () => {
  await browser.close();
  await rm(folder, { recursive: true, force: true });
});

const officer = "Ratna Wulandari";
const organisation = "kemnaker-biro-kerja-sama";

/** Runs a command on the installation that the site serves. */
async function jembatan(...words: string[]): Promise<unknown> {
  const env = { PATH: process.env.PATH, JEMBATAN_HOME: inject("site").home, JEMBATAN_DEMO: "1" };
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [join(root, "src", "cli.ts"), "--json", ...words],
    { env },
  );
  return JSON.parse(stdout);
}

const both: Manner[] = [
  { language: "id", javascript: true, width: 1_280 },
  { language: "en", javascript: false, width: 390 },
];
const words = {
  id: {
    check: "Periksa dan lihat ringkasan",
    download: "Unduh hasil (CSV)",
    review: "perlu diperiksa",
    headings: "kode,judul_kode,skor,alasan,kode_kedua,status",
    coded: "diberi kode",
    none: "tanpa kode",
    spot: "Kenali keterampilan",
    use: "Pakai yang dicentang",
    accept: "Terima",
    accepted: "Usulan diterima. Sebutan itu kini ditemukan.",
  },
  en: {
    check: "Check and show a summary",
    download: "Download the result (CSV)",
    review: "for review",
    headings: "code,code_title,score,reason,second,state",
    coded: "coded",
    none: "no code",
    spot: "Recognise skills",
    use: "Use the ticked ones",
    accept: "Accept",
    accepted: "The proposal was accepted. The name is found from now on.",
  },
} as const;

describe.each(both)("in $language, JavaScript $javascript, $width px", (manner) => {
  const { language } = manner;
  const say = words[language];

  test("a list of names is checked, then comes back as a file with a code in each row", async () => {
    const window = await openWindow(browser, manner);
    await enterAs(browser, window, officer);
    const page = await window.newPage();
    const path = join(folder, `${language}.csv`);
    await writeFile(path, 'judul,catatan\nInsinyur data,"=1+1"\nqwxz,\n');
    await page.goto("/vocabulary/code/list");
    await page.locator("input[type=file]").setInputFiles(path);
    await page.getByRole("button", { name: say.check }).click();
    const rows = page.getByRole("row");
    await rows.filter({ hasText: "Insinyur data" }).waitFor();
    expect(await rows.filter({ hasText: "Insinyur data" }).innerText()).toContain("2521");

    await page.locator("input[type=file]").setInputFiles(path);
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: say.download }).click(),
    ]);
    expect(file.suggestedFilename()).toBe(`${language}-coded.csv`);
    const lines = (await readFile(await file.path(), "utf8")).trim().split("\r\n");
    expect(lines[0]).toContain(`judul,catatan,${say.headings}`);
    expect(lines[1]).toMatch(new RegExp(`^Insinyur data,'=1\\+1,2521,.*,${say.coded}$`));
    expect(lines[2]).toMatch(new RegExp(`^qwxz,,,.*,${say.none}$`));
    await window.close();
  });

  test("skills of a paragraph are marked, and only those that are ticked are kept in the list", async () => {
    const window = await openWindow(browser, manner);
    const page = await window.newPage();
    await page.goto("/vocabulary/spot");
    await page.locator("textarea").fill("Terbiasa dengan SQL.\nMemakai Python setiap hari <b>.");
    await page.getByRole("button", { name: say.spot }).click();
    const marks = page.locator("mark");
    await marks.first().waitFor();
    expect((await marks.allInnerTexts()).join(" ")).toMatch(/SQL.*Python/s);
    const boxes = page.getByRole("checkbox");
    const all = await boxes.count();
    await boxes.first().uncheck();
    await page.getByRole("button", { name: say.use }).click();
    await expect.poll(() => page.locator("main section li").count()).toBe(all - 1);
    expect(page.url()).not.toContain("SQL");
    await window.close();
  });

  test("a name that a job put into the queue is accepted by an officer, and is then found", async () => {
    const name = `juru sihir angka ${language}`;
    const path = join(folder, `queue-${language}.csv`);
    await writeFile(path, `judul\n${name} data\n`);
    const coded = await jembatan(
      ...["--organisation", organisation, "code", "--file", path, "--out", join(folder, "out.csv")],
      ...["--least", "1", "--queue"],
    );
    expect(coded).toMatchObject({ review: 1, queued: { added: 1 } });
    const window = await openWindow(browser, manner);
    await enterAs(browser, window, officer);
    const page = await window.newPage();
    await page.goto("/vocabulary/codings");
    await page.getByRole("button", { name: `${say.accept} “${name} data”` }).click();
    await page.getByText(say.accepted).waitFor();
    await page.goto(`/vocabulary/code?text=${encodeURIComponent(`${name} data`)}`);
    expect(await page.locator("tbody tr").first().innerText()).toMatch(/1[.,]00/);
    await window.close();
  });
});
