import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { openBrowser } from "./browser.ts";
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

// Indonesia's people read Indonesian, Singapore's read English; nobody has scripts.

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const name = "pelatih-dua-pihak";
const here = `/agreement/${name}`;

let browser: Browser;
let folder: string;
/** Of the bureau that drafts: an officer and the head. */
let ratna: Page;
let yohanes: Page;
/** Of the coordinating ministry, through which letters go. */
let dewi: Page;
/** Of Singapore's desk: an officer and the head. */
let tan: Page;
let priya: Page;
let version = "";

beforeAll(async () => {
  browser = await openBrowser();
  folder = await mkdtemp(join(tmpdir(), "jembatan-agreement-"));
  [ratna, yohanes, dewi] = [
    await sitDown(browser, "Ratna Wulandari", "id"),
    await sitDown(browser, "Yohanes Mahendra", "id"),
    await sitDown(browser, "Dewi Anjani Puspitasari", "id"),
  ];
  [tan, priya] = [await sitDown(browser, "Tan Wei Ling", "en"), await sitDown(browser, "Priya Nair", "en")];
});
afterAll(async () => {
  await browser.close();
  await rm(folder, { recursive: true, force: true });
});

/** The card of a clause, by its heading. */
const clauseOf = (page: Page, heading: string): Locator =>
  page.locator("main [id^=clause-]").filter({ has: page.getByRole("heading", { name: heading }) });

/** Writes other words into the first paragraph of the clause on how things are governed, in one language. */
async function write(page: Page, language: string, before: string, after: string) {
  await follow(page, clauseOf(page, "Tata kelola").getByRole("link", { name: "Ubah" }));
  await follow(page, page.getByRole("link", { name: "Ubah, paragraf 2" }));
  const form = page.locator(".editing");
  const field = form.getByLabel(language);
  await field.fill((await field.inputValue()).replace(before, after));
  await press(page, "Simpan", form);
}

/** The last paragraph as Singapore would have it. */
const settled = "Differences are settled amicably within 60 days by consultation between the Parties.";

/** Comments on the last paragraph of a clause, for one's own circle. */
async function comment(page: Page, heading: string, kind: string, text: string) {
  const clause = clauseOf(page, heading);
  await follow(page, clause.getByRole("link", { name: /^Comment on/ }).last());
  await clause.getByLabel(kind, { exact: true }).check();
  await clause.getByLabel("Comment", { exact: true }).fill(text);
  await press(page, "Save the comment", clause);
}

/** Runs `agreement verify` on a file, as somebody outside would. */
async function verify(content: string): Promise<unknown> {
  const path = join(folder, "naskah.json");
  await writeFile(path, content);
  const words = [join(root, "src", "cli.ts"), "--json", "agreement", "verify", path];
  const { PATH, NODE_COMPILE_CACHE } = process.env;
  const env = { PATH, NODE_COMPILE_CACHE, JEMBATAN_HOME: inject("site").home, JEMBATAN_DEMO: "1" };
  return JSON.parse((await promisify(execFile)(process.execPath, words, { env })).stdout);
}

describe("two officers of two parties take a proposal from draft to signed", () => {
  test("a template is drafted from; the coordinating ministry drafts along, and both languages must agree", async () => {
    await ratna.goto("/agreement/new");
    await ratna.getByRole("radio", { name: "Pelatihan untuk Pelatih" }).check();
    await ratna.getByLabel("Nama singkat").fill(name);
    await press(ratna, "Buka usulan");
    expect(await says(ratna)).toContain("Naskah sudah lengkap.");

    await dewi.goto(here);
    await write(dewi, "Bahasa Indonesia", "menyeleksi peserta", "menyeleksi peserta bersama Kemenko");

    await ratna.goto(here);
    expect(await says(ratna)).toContain("Masih kurang 1 hal");
    expect(await ratna.getByRole("button", { name: "Minta rilis" }).count()).toBe(0);
    await write(
      ratna,
      "Bahasa Inggris",
      "selects participants",
      "selects participants with the coordinating ministry",
    );
  });

  test("who asks does not release; the head does, under a letter with its number and date", async () => {
    await ratna.goto(here);
    await press(ratna, "Minta rilis");
    expect(await ratna.getByRole("button", { name: "Rilis naskah" }).count()).toBe(0);

    await yohanes.goto("/");
    await follow(yohanes, yohanes.locator(`a[href^="${here}"]`).first());
    await yohanes.getByLabel("Nomor surat pengantar").fill("B-1/DP/2026");
    await press(yohanes, "Rilis naskah");
    expect(await says(yohanes)).toContain("Naskah sudah dirilis.");
  });

  test("the coordinating ministry takes receipt and relays; from now on it drafts no more", async () => {
    await takeReceipt(dewi, "B-1/DP/2026", "id");
    await sendOn(dewi, "S-1/DP/2026", "id");
    expect(await says(dewi)).toContain("S-1/DP/2026");
    expect((await dewi.goto(here))?.status()).toBe(404);
  });

  test("Singapore's desk reads it in English, comments and states its position; nothing of it is seen yet", async () => {
    await takeReceipt(tan, "S-1/DP/2026", "en");
    await follow(tan, tan.getByRole("link", { name: "Open your circle" }));
    expect(await tan.locator("html").getAttribute("lang")).toBe("en");
    version = new URL(tan.url()).pathname.split("/").at(-1) ?? "";
    await press(tan, "Open your circle");

    await comment(tan, "Preamble", "Remark", "Please name the years of the earlier cooperation.");
    await comment(tan, "Cascade", "Remark", "Three peers for each instructor are many for small centres.");
    await comment(tan, "Term and settlement", "Change of words", settled);
    const fields = clauseOf(tan, "Fields of training");
    await unfold(fields, "State the position");
    await fields.getByLabel("Position", { exact: true }).selectOption("conditional");
    await fields.getByLabel(/^Condition/).fill("Digital pedagogy from the second year.");
    await press(tan, "Save the position", fields);

    await ratna.goto(`${here}/feedback`);
    expect(await says(ratna)).toContain("Belum ada tanggapan");
  });

  test("the reply is frozen by two people and goes back the way that the text came", async () => {
    for (const _ of [1, 2, 3])
      await press(tan, "Let it go out", tan.locator("li", { hasText: "Let it go out" }).first());
    await tan.getByLabel("Number of the reply").fill("MOM/1/DP/2026");
    await press(tan, "Prepare the reply");
    expect(await tan.getByRole("button", { name: "Release the reply" }).count()).toBe(0);

    await priya.goto("/");
    await follow(priya, priya.locator(`a[href*="${version}"]`).first());
    expect(await says(priya)).toContain("3 comments, 1 position");
    await press(priya, "Release the reply");

    await takeReceipt(dewi, "MOM/1/DP/2026", "id");
    await sendOn(dewi, "S-2/DP/2026", "id");
    await takeReceipt(ratna, "S-2/DP/2026", "id");
  });

  test("each comment ends as accepted, adapted or declined, and none without its reason", async () => {
    await ratna.goto(`${here}/feedback`);
    expect(await says(ratna)).toContain("Digital pedagogy from the second year.");
    await press(ratna, "Tutup tanggapan");
    expect(await ratna.getByText("Please name the years").count()).toBeGreaterThan(0);
    await decide(ratna, "Please name the years", "Diterima", "Tahunnya disebut dalam surat pengantar.");
    await decide(ratna, "Three peers for each", "Disesuaikan", "");
    expect(await ratna.getByRole("alert").innerText()).toContain("alasan");
    await decide(ratna, "Three peers for each", "Disesuaikan", "Jumlah per balai diatur kelompok kerja.");
    await decide(ratna, "within 60 days", "Tidak diterima", "Jangka waktu musyawarah tidak dibatasi.");
    await press(ratna, "Tutup tanggapan");
    await follow(ratna, ratna.getByRole("link", { name: "Matriks tanggapan" }));
    const rows = await ratna.getByRole("row").allInnerTexts();
    for (const end of ["Diterima", "Disesuaikan", "Tidak diterima"])
      expect(rows.filter((row) => row.includes(`\t${end}`))).toHaveLength(1);
  });

  test("each side seals by four eyes, Singapore with a key that it makes now", async () => {
    await priya.goto("/agreement/keys");
    await priya.getByLabel("Passphrase", { exact: true }).fill(passphrase);
    await priya.getByLabel("The passphrase again").fill(passphrase);
    await press(priya, "Make the key");
    expect(await priya.getByRole("button", { name: "Confirm the key" }).count()).toBe(0);
    await tan.goto("/agreement/keys");
    await follow(tan, tan.getByRole("button", { name: "Confirm the key" }));

    await ratna.goto(here);
    expect(await says(ratna)).toContain("Tanggapan sudah ditutup.");
    await follow(ratna, ratna.getByRole("link", { name: "Penguncian naskah" }));
    await press(ratna, "Minta penguncian");
    expect(await ratna.getByRole("button", { name: "Kunci naskah" }).count()).toBe(0);
    const seal = `/agreement/versions/${version}/seal`;
    await yohanes.goto(seal);
    await yohanes.getByLabel("Frasa sandi").fill(passphrase);
    await press(yohanes, "Kunci naskah");
    await tan.goto(seal);
    await press(tan, "Ask for the seal");
    await priya.goto(seal);
    await priya.getByLabel("Passphrase").fill(`${passphrase}!`);
    await press(priya, "Seal the text");
    expect(await priya.getByRole("alert").count()).toBe(1);
    await priya.getByLabel("Passphrase").fill(passphrase);
    await press(priya, "Seal the text");
    expect(await says(priya)).toContain("The text is whole and sealed by every party.");
  });

  test("the sealed file verifies outside of the pages", async () => {
    const sealed = await (await priya.request.get(`/agreement/versions/${version}/sealed`)).text();
    expect(await verify(sealed)).toMatchObject({ valid: true, missing: [] });
  });

  test("the signed paper is written down and confirmed by two; a number leads from the commitment to its clause", async () => {
    await ratna.goto(`/agreement/versions/${version}/seal/paper`);
    await writePaper(ratna);
    expect(await ratna.getByRole("button", { name: "Sahkan" }).count()).toBe(0);
    await yohanes.goto("/");
    await follow(yohanes, yohanes.locator(`a[href*="${version}"]`).first());
    await press(yohanes, "Sahkan");
    await follow(yohanes, yohanes.getByRole("link", { name: "Lihat komitmen" }));
    const owed = yohanes.locator("tr", { has: yohanes.locator(`a[href*="${version}"]`) });
    expect(await owed.count()).toBe(5);
    await follow(yohanes, owed.filter({ hasText: "72 orang-minggu" }).locator("a.thread-number"));
    const thread = await says(yohanes);
    for (const station of ["Komitmen", "Klausul", "Versi naskah"]) expect(thread).toContain(station);
  });
});
