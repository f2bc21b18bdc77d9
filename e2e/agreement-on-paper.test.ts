import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openXlsx, saveXlsx } from "hucre/xlsx";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { packed, partsOf } from "../src/agreement/word.fixture.ts";
import { openBrowser, openWindow, visit } from "./browser.ts";
import {
  decide,
  follow,
  passphrase,
  press,
  says,
  sendOn,
  sitDown,
  takeReceipt,
  unfold,
  writePaper,
} from "./officer.ts";

// Singapore's office has no account: it gets letters, a page without a login, and files; Indonesia's people have no scripts.

const name = "vr-lewat-surat";
const here = `/agreement/${name}`;
const office = "Ministry of Manpower, Singapore";

let browser: Browser;
let folder: string;
let ratna: Page;
let yohanes: Page;
let dewi: Page;
/** Whoever opens the letter in Singapore, on a phone. */
let stranger: Page;

beforeAll(async () => {
  browser = await openBrowser();
  folder = await mkdtemp(join(tmpdir(), "jembatan-paper-"));
  ratna = await sitDown(browser, "Ratna Wulandari", "id");
  yohanes = await sitDown(browser, "Yohanes Mahendra", "id");
  dewi = await sitDown(browser, "Dewi Anjani Puspitasari", "id");
  stranger = await (await openWindow(browser, { language: "en", javascript: false, width: 390 })).newPage();
});
afterAll(async () => {
  await browser.close();
  await rm(folder, { recursive: true, force: true });
});

const by = `w:id="900" w:author="J. Tan, MOM" w:date="2026-11-20T02:00:00Z"`;
const run = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
const inserted = (text: string) => `<w:ins ${by}>${run(text)}</w:ins>`;
const deleted = (text: string) =>
  `<w:del ${by}><w:r><w:delText xml:space="preserve">${text}</w:delText></w:r></w:del>`;
const word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments";
const kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml";

/** The file as it comes back from Word: fewer kits and other words, both tracked, and a comment in the margin. */
async function answered(file: Uint8Array): Promise<Buffer> {
  const parts = await partsOf(await save("sent.docx", file));
  const change = (name: string, before: string | RegExp, after: string) => {
    const part = parts.get(name) ?? "";
    expect(part).toMatch(before);
    parts.set(name, part.replace(before, after));
  };
  const runs = (text: string) =>
    new RegExp(`<w:r>(?:<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?<w:t[^>]*>${text}</w:t></w:r>`);
  const document = "word/document.xml";
  for (const _ of ["id", "en"]) change(document, runs("160"), deleted("160") + inserted("120"));
  const owned = "Scenarios that are built together are owned jointly.";
  change(
    document,
    runs(`${owned}.*?`),
    `<w:commentRangeStart w:id="0"/>${run(owned)}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>${run(" Each Party may use, adapt and pass them on for training")}${deleted(" by government")}${run(" without payment.")}`,
  );
  const said = `<w:comment w:id="0" w:author="J. Tan, MOM"><w:p>${run("Also for scenarios bought from third parties?")}</w:p></w:comment>`;
  parts.set(
    "word/comments.xml",
    `<?xml version="1.0" encoding="UTF-8"?><w:comments xmlns:w="${word}">${said}</w:comments>`,
  );
  change(
    "word/_rels/document.xml.rels",
    "</Relationships>",
    `<Relationship Id="c1" Type="${relation}" Target="comments.xml"/></Relationships>`,
  );
  change(
    "[Content_Types].xml",
    "</Types>",
    `<Override ContentType="${kind}" PartName="/word/comments.xml"/></Types>`,
  );
  return packed(parts);
}

/** The matrix with a row that was written into it. */
async function filled(file: Uint8Array): Promise<Buffer> {
  const book = await openXlsx(file);
  const rows = book.sheets[0]?.rows ?? [];
  const head = rows.findIndex((row) => row[0] === "No.");
  const at = (heading: string) => rows[head]?.findIndex((cell) => String(cell).endsWith(heading)) ?? -1;
  const row = rows[head + 1] ?? [];
  row[at("Clause")] = 10;
  row[at("Comment")] = "Four meetings a year are too many; two will do.";
  row[at("From")] = "MOM";
  return Buffer.from(await saveXlsx(book));
}

/** The head releases; the coordinating ministry relays by letter, and Singapore's office opens the page named in it. */
async function release(number: string, onward: string) {
  await yohanes.goto(here);
  await yohanes.getByLabel("Nomor surat pengantar").fill(number);
  await press(yohanes, "Rilis naskah");
  await takeReceipt(dewi, number, "id");
  await sendOn(dewi, onward, "id");
  await press(dewi, "Buat halaman tanpa akun");
  await stranger.goto(new URL(await dewi.locator(".notice code").innerText()).pathname);
}

/** A page that exists in this story alone is looked at here, as the others are in their list. */
async function looksWell(window: BrowserContext, address: string) {
  const { page, faults } = await visit(window, address, { language: "id", javascript: false, width: 390 });
  expect(faults).toEqual({ console: [], elsewhere: [], accessibility: [], overflow: [] });
  await page.close();
}

/** A file of the page without a login. */
async function download(link: string): Promise<Uint8Array> {
  const href = await stranger.getByRole("link", { name: link }).getAttribute("href");
  return (await stranger.request.get(href ?? "")).body();
}

/** Enters a file of the answer as it was received, under the number and date of its letter. */
async function enter(file: string, bytes: Buffer, positions = async () => {}) {
  await ratna.goto(`${here}/route`);
  await follow(ratna, ratna.getByRole("link", { name: "Catat surat yang diterima" }));
  await ratna.getByLabel("Instansi pengirim").fill(office);
  await ratna.getByLabel("Nomor surat").fill("MOM/2/DP/2026");
  await ratna.setInputFiles("input[type=file]", {
    name: file,
    mimeType: "application/octet-stream",
    buffer: bytes,
  });
  await positions();
  await press(ratna, "Catat surat yang diterima");
}

const save = async (file: string, bytes: Uint8Array) => {
  const path = join(folder, file);
  await writeFile(path, bytes);
  return path;
};

describe("Singapore takes part by Word, Excel and letters alone", () => {
  test("the release goes through the coordinating ministry to an office without an account, with a page of its own", async () => {
    await ratna.goto("/agreement/new");
    await ratna.getByRole("radio", { name: "Realitas Virtual" }).check();
    await ratna.getByLabel("Nama singkat").fill(name);
    await ratna.getByLabel("Dikirim kepada").selectOption("");
    await unfold(ratna, "Instansi tanpa akun di sini");
    await ratna.getByLabel("Nama instansi").fill(office);
    await press(ratna, "Buka usulan");
    await press(ratna, "Minta rilis");
    await release("B-3/DP/2026", "S-3/DP/2026");
    expect(await says(stranger)).toContain(`${office} is asked to answer this text.`);
    // Its receipt comes by mail, and who sent the letter writes it down.
    await press(dewi, "Beri tanda terima");
  });

  test("it answers with tracked changes and a comment in Word, new rows in the matrix, and a position in its letter", async () => {
    await enter("Naskah-MOM.docx", await answered(await download("Download the text (DOCX)")), async () => {
      const position = ratna.getByRole("group", { name: "Laboratorium pada balai" });
      await position.getByLabel("Posisi").selectOption("interested");
    });
    await looksWell(ratna.context(), ratna.url());
    expect(await says(ratna)).toContain("3 usul perubahan, 1 catatan, 0 potongan lain");
    await enter("Matriks-MOM.xlsx", await filled(await download("Download the response matrix (XLSX)")));
    expect(await says(ratna)).toContain(
      "Dicatat sebagaimana diterima: 1 tanggapan, tidak ada yang perlu ditempatkan.",
    );
  });

  test("changes of the file are taken over into both languages, the rest is adapted or declined with a reason", async () => {
    await ratna.goto(here);
    expect(await says(ratna)).toContain("Tentukan hasil setiap tanggapan");
    await press(ratna, "Buka revisi");
    await ratna.goto(`${here}/feedback`);
    expect(await says(ratna)).toContain(`Singapura: Berminat Surat MOM/2/DP/2026`);
    for (const kits of ["VR kits", "perangkat VR"]) await decide(ratna, kits, "Diterima");
    await decide(
      ratna,
      "pass them on for training",
      "Tidak diterima",
      "Pemakaian komersial diatur tersendiri.",
    );
    await decide(ratna, "bought from third parties", "Disesuaikan", "Diatur dalam lisensi masing-masing.");
    await decide(ratna, "Four meetings", "Tidak diterima", "Skenario ditinjau setiap triwulan.");
    await press(ratna, "Tutup tanggapan");
    await ratna.goto(here);
    expect(await says(ratna)).toContain("The Singaporean Party provides 120 VR kits");
    await press(ratna, "Minta rilis");
  });

  test("the next release tells it on its page what has changed, and in the matrix how each comment ended", async () => {
    await release("B-4/DP/2026", "S-4/DP/2026");
    const told = await says(stranger);
    await looksWell(stranger.context(), stranger.url());
    expect(told).toContain("Download with tracked changes (DOCX)");
    expect(told).toMatch(/1 paragraph has changed since/);
    const { sheets } = await openXlsx(await download("Download the response matrix (XLSX)"));
    const ends = sheets[0]?.rows.map((row) => String(row[7])) ?? [];
    const count = (end: string) => ends.filter((one) => one.endsWith(end)).length;
    expect([count("/ Accepted"), count("/ Adapted"), count("/ Declined")]).toEqual([2, 1, 2]);
  });

  test("the signed scan is the authority: a figure that was changed on paper is the one that is owed", async () => {
    await ratna.goto(here);
    await follow(ratna, ratna.getByRole("link", { name: "Penguncian naskah" }));
    const seal = yohanes.locator(`main a[href="${new URL(ratna.url()).pathname}"]`).first();
    await press(ratna, "Minta penguncian");
    await yohanes.goto("/");
    await follow(yohanes, seal);
    await yohanes.getByLabel("Frasa sandi").fill(passphrase);
    await press(yohanes, "Kunci naskah");
    await ratna.reload();
    await follow(ratna, ratna.getByRole("link", { name: "Catat naskah bertanda tangan" }));
    const difference = ratna.getByRole("group", { name: "Perbedaan 1" });
    const figure = difference.getByLabel("Angka yang berbeda");
    const kits = await figure.locator("option", { hasText: "120" }).getAttribute("value");
    await difference.getByLabel("Dalam klausul").selectOption({ label: "4. Penyediaan perangkat" });
    await difference.getByLabel("Kata-kata dalam naskah").fill("120 perangkat VR");
    await difference.getByLabel("Kata-kata yang ditandatangani").fill("100 perangkat VR");
    await figure.selectOption(kits);
    await difference.getByLabel("Angka yang ditandatangani").fill("100");
    await writePaper(ratna);
    await yohanes.goto("/");
    await follow(yohanes, seal);
    await press(yohanes, "Sahkan");
    expect(await says(yohanes)).toContain("Angka: 120 menjadi 100");
    await follow(yohanes, yohanes.getByRole("link", { name: "Lihat komitmen" }));
    expect(await yohanes.getByRole("row", { name: "Penyediaan perangkat" }).allInnerTexts()).toEqual([
      expect.stringContaining("100 perangkat VR"),
    ]);
  });
});
