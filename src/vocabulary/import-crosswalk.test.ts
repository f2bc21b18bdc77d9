import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { explain } from "../errors.ts";
import type { Refusal } from "../platform/index.ts";
import { realFile, testFolder } from "../platform/test-files.ts";
import { principals, testWorkbench } from "../test-database.ts";
import { refusedFor, said } from "../test-findings.ts";
import { codeBeforeExcel, readMatchRelation } from "./crosswalk.ts";
import { importClassification } from "./import-classification.ts";
import { importCrosswalk } from "./import-crosswalk.ts";
import { readConcept } from "./read-concept.ts";
import { matchRelations, seenFromThere } from "./scheme-content.ts";

const db = await testWorkbench();
afterAll(db.close);
const folder = testFolder();
const { anonymous, bureau, ministry } = principals;

const kbji = "digit,kode,judul\n1,0,TNI\n2,01,Perwira\n3,011,Perwira TNI\n4,0111,Darat\n1,2,Ahli\n2,25,TIK\n";
const isco =
  "level,code,title\n1,0,Armed forces\n2,01,Officers\n3,011,Officers\n1,2,Professionals\n2,25,ICT\n";

const bring = async (scheme: "kbji" | "isco", version: string, text: string) => {
  const path = folder.write("list.csv", text);
  const outcome = await db.run(importClassification, bureau.statistician, {
    scheme,
    version,
    path,
    fileName: "list.csv",
  });
  expect(outcome).toMatchObject({ ok: true });
};
// An edition of ISCO whose codes are joined with nothing by themselves.
beforeAll(async () => {
  await bring("kbji", "2014", kbji);
  await bring("isco", "88", isco);
  await bring(
    "kbji",
    "contoh",
    kbji.replaceAll(/(\w)$/gm, "$1,true").replace("judul,true", "judul,sintetis"),
  );
});
beforeEach(async () => void (await db.sql`delete from vocabulary.crosswalk`));

const name = (text: string) => {
  const [scheme = "", version = ""] = text.split("/");
  return { scheme, version };
};
type More = { from?: string; to?: string; source?: string; dryRun?: boolean };
const importing = (content: string, { from = "kbji/2014", to = "isco/88", ...more }: More = {}) =>
  db.run(importCrosswalk, bureau.statistician, {
    from: name(from),
    to: name(to),
    path: folder.write("crosswalk.csv", content),
    fileName: "crosswalk.csv",
    ...more,
  });
const links = () => db.sql`select v.scheme, from_code as "from", relation, to_code as "to", x.source
  from vocabulary.crosswalk x join vocabulary.version v on v.version_id = x.from_version
  order by from_code, to_code`;
const link = (from: string, relation: string, to: string) => ({ from, relation, to });

describe("what is refused", () => {
  test("a version that is not here, and one with itself", async () => {
    expect(await importing("from,to\n25,25\n", { to: "isco/08" })).toMatchObject({
      code: "VERSION_NOT_FOUND",
      params: { scheme: "ISCO", version: "08" },
    });
    expect(await importing("from,to\n25,25\n", { to: "kbji/2014" })).toMatchObject({
      code: "VERSION_WITH_ITSELF",
    });
  });

  test("invented codes are never joined with real ones", async () => {
    const outcome = await importing("from,to\n25,25\n", { from: "kbji/contoh" });
    expect(outcome).toMatchObject({ code: "INVENTED_WITH_REAL" });
    expect(explain(outcome as Refusal, "id").sentence).toContain("kbji/contoh");
    expect(await links()).toEqual([]);
  });

  test("a file without one of the two columns says what they may be called", async () => {
    const [finding] = refusedFor(await importing("kode kbji,judul\n25,TIK\n"));
    expect(finding).toMatchObject({
      code: "COLUMN_MISSING",
      column: "to",
      expected: "to | kode tujuan | kode isco",
      found: "kode kbji, judul",
    });
  });

  test("a code whose zeros Excel took away, by its row and the file's own heading", async () => {
    const rows = refusedFor(await importing("KBJI 2014 Code,ISCO 08 Code\n0111,011\n111,11\n"));
    expect(rows).toEqual([
      {
        file: "crosswalk.csv",
        code: "CODE_DIGITS_LOST",
        row: 3,
        column: "KBJI 2014 Code",
        expected: "0111",
        found: "111",
      },
      {
        file: "crosswalk.csv",
        code: "CODE_DIGITS_LOST",
        row: 3,
        column: "ISCO 08 Code",
        expected: "011",
        found: "11",
      },
    ]);
    expect(await links()).toEqual([]);
  });

  test("an empty code and a word that is no relation", async () => {
    expect(refusedFor(await importing("asal,tujuan,hubungan\n25,,exact\n2,2,mirip sekali\n"))).toMatchObject([
      { code: "CODE_EMPTY", row: 2, column: "tujuan" },
      { code: "RELATION_UNKNOWN", row: 3, column: "hubungan", found: "mirip sekali" },
    ]);
  });

  test("a pair that stands twice and says two things", async () => {
    const rows = refusedFor(await importing("from,to,relation\n25,25,exact\n2,2,exact\n25,25,broader\n"));
    expect(rows).toMatchObject([{ code: "LINK_CONTRADICTED", row: 4, expected: "2", found: "25 · 25" }]);
  });

  test("whoever is no statistician", async () => {
    const path = folder.write("crosswalk.csv", "from,to\n25,25\n");
    const input = { from: name("kbji/2014"), to: name("isco/88"), path, fileName: "crosswalk.csv" };
    for (const [principal, code] of [
      [anonymous, "NOT_SIGNED_IN"],
      [ministry.officer, "NOT_PERMITTED"],
      [bureau.head, "NOT_PERMITTED"],
      [bureau.worker, "NOT_PERMITTED"],
    ] as const)
      expect(await db.run(importCrosswalk, principal, input)).toEqual({ ok: false, code });
    expect(await links()).toEqual([]);
  });
});

describe("a crosswalk", () => {
  test("joins codes with what the second is to the first, and who says so", async () => {
    const outcome = await importing("from,to,relation\n25,25,exactMatch\n0111,011,broadMatch\n", {
      source: "BPS",
    });
    expect(outcome).toMatchObject({ ok: true, links: 2, added: 2, changed: 0, assumed: 0, dangling: 0 });
    expect(await links()).toEqual([
      { scheme: "kbji", ...link("0111", "broader", "011"), source: "BPS" },
      { scheme: "kbji", ...link("25", "exact", "25"), source: "BPS" },
    ]);
    const read = (scheme: string, version: string, code: string) =>
      db.run(readConcept, anonymous, { scheme, version, code });
    expect(await read("kbji", "2014", "0111")).toMatchObject({
      matches: [{ relation: "broader", code: "011" }],
    });
    expect(await read("isco", "88", "011")).toMatchObject({
      matches: [{ relation: "narrower", code: "0111" }],
    });
  });

  test("whose file does not say the relation is assumed to be close, and says so", async () => {
    expect(await importing("from,to\n25,25\n2,2\n")).toMatchObject({ ok: true, added: 2, assumed: 2 });
    expect(await links()).toMatchObject([link("2", "close", "2"), link("25", "close", "25")]);
  });

  test("that is assumed never replaces one that is known", async () => {
    await importing("from,to,relation\n25,25,exact\n");
    expect(await importing("from,to\n25,25\n")).toMatchObject({ ok: true, unchanged: true, changed: 0 });
    expect(await links()).toMatchObject([link("25", "exact", "25")]);
  });

  test("that is stated replaces one that was assumed or said otherwise", async () => {
    await importing("from,to\n25,25\n");
    expect(await importing("from,to,relation\n25,25,narrower\n")).toMatchObject({ added: 0, changed: 1 });
    expect(await links()).toMatchObject([link("25", "narrower", "25")]);
  });

  test("of a pair that is joined from the other side is the same link, seen from there", async () => {
    await importing("from,to,relation\n25,25,broader\n2,2,exact\n");
    const turned = { from: "isco/88", to: "kbji/2014" };
    expect(await importing("from,to,relation\n25,25,narrower\n2,2,exact\n", turned)).toMatchObject({
      unchanged: true,
    });
    expect(await importing("from,to,relation\n25,25,broader\n", turned)).toMatchObject({ changed: 1 });
    expect(await links()).toMatchObject([
      { scheme: "kbji", ...link("2", "exact", "2") },
      { scheme: "kbji", ...link("25", "narrower", "25") },
    ]);
  });

  test("keeps what it can: a code that is not here is reported and stops nothing", async () => {
    const outcome = await importing("from,to,relation\n25,25,exact\n2512,25,exact\n9,99,exact\n");
    if (!outcome.ok) throw new Error(outcome.code);
    expect(outcome).toMatchObject({ links: 1, added: 1, dangling: 2 });
    expect(said(outcome.warnings)).toMatchObject([
      { code: "CODE_UNKNOWN", row: 3, column: "from", found: "2512", expected: "kbji/2014" },
      { code: "CODE_UNKNOWN", row: 4, column: "from", found: "9" },
      { code: "CODE_UNKNOWN", row: 4, column: "to", found: "99", expected: "isco/88" },
    ]);
  });

  test("a file of which no row can be used is refused, with what is wrong in each row", async () => {
    const swapped = await importing("from,to,relation\n0111,99,exact\n9,25,exact\n");
    expect(swapped).toMatchObject({
      ok: false,
      code: "CROSSWALK_WITHOUT_LINKS",
      rows: [
        { code: "CODE_UNKNOWN", row: 2, column: "to" },
        { code: "CODE_UNKNOWN", row: 3, column: "from" },
      ],
    });
    expect(await links()).toEqual([]);
    expect(explain(swapped as Refusal, "id").sentence).toMatch(/Tidak ada baris dalam crosswalk\.csv/);
  });

  test("leaves out a pair that the file itself calls no match", async () => {
    const outcome = await importing("from,to,Type of Match\n25,25,wrongMatch\n2,2,closeMatch\n");
    expect(outcome).toMatchObject({ ok: true, links: 1, skipped: 1 });
  });

  test("a dry run counts and writes nothing; the same file again changes nothing and leaves no trace", async () => {
    const text = "from,to,relation\n25,25,exact\n";
    const audits = async () =>
      (await db.sql`select from identity.audit where use_case = 'vocabulary.import-crosswalk'`).length;
    const revision = async () => (await db.sql`select number from vocabulary.revision`)[0];
    const [before, since] = [await audits(), await revision()];
    expect(await importing(text, { dryRun: true })).toMatchObject({ added: 1, unchanged: false });
    expect(await links()).toEqual([]);
    expect([await audits(), await revision()]).toEqual([before, since]);
    await importing(text);
    expect(await audits()).toBe(before + 1);
    expect(await revision()).not.toEqual(since);
    const then = await revision();
    expect(await importing(text)).toMatchObject({ links: 1, added: 0, changed: 0, unchanged: true });
    expect([await audits(), await revision()]).toEqual([before + 1, then]);
  });
});

describe("words and codes of files", () => {
  test("relations are known by our words, SKOS's and Indonesian ones", () => {
    expect(
      [
        "skos:exactMatch",
        "http://www.w3.org/2004/02/skos/core#broadMatch",
        "Lebih Sempit",
        "relatedMatch",
        "~",
      ].map(readMatchRelation),
    ).toEqual(["exact", "broader", "narrower", "related", "close"]);
    expect(["wrongMatch", "mirip", ""].map(readMatchRelation)).toEqual([null, undefined, undefined]);
    for (const relation of matchRelations) expect(readMatchRelation(relation)).toBe(relation);
  });

  test("a link turned twice is what it was", () => {
    for (const relation of matchRelations) expect(seenFromThere[seenFromThere[relation]]).toBe(relation);
  });

  test("zeros that are gone are found only where the whole code is known", () => {
    const known = new Set(["0110", "01", "2153.10", "0111.01"]);
    const before = (found: string) => codeBeforeExcel(found, (code) => known.has(code));
    expect(["110", "1", "2153.1", "111.01", "112", "0110", "C110", ""].map(before)).toEqual([
      "0110",
      "01",
      "2153.10",
      "0111.01",
      null,
      null,
      null,
      null,
    ]);
  });

  test("whatever zeros in front a spreadsheet takes, the code is found again", () => {
    const code = fc.stringMatching(/^0{1,3}[1-9]\d{0,2}$/);
    fc.assert(
      fc.property(code, (code) => {
        expect(codeBeforeExcel(String(Number(code)), (one) => one === code)).toBe(code);
      }),
    );
  });
});

test("KBJI 2014 and ISCO-08 joined by hand are as the import joins them", async ({ skip }) => {
  const joined = realFile("classifications/isco08_kbji2014_bilingual.csv", skip);
  const real = await testWorkbench();
  const bring = (scheme: "kbji" | "isco", version: string, path: string) =>
    real.run(importClassification, bureau.statistician, { scheme, version, path, fileName: "list.csv" });
  await bring("kbji", "2014", realFile("classifications/kbji2014.csv", skip));
  // Under another year nothing is joined by itself.
  await bring("isco", "1988", joined);
  const outcome = await real.run(importCrosswalk, bureau.statistician, {
    from: name("kbji/2014"),
    to: name("isco/1988"),
    path: folder.write("pairs.csv", (await pairs(real)).join("\n")),
    fileName: "pairs.csv",
  });
  expect(outcome).toMatchObject({ ok: true, links: 10 + 43 + 130 + 431, dangling: 15 + 5, assumed: 614 });
  await real.close();
});

/** Every four-digit group or wider of either list with itself: 20 of them are in one of the two only. */
async function pairs(real: typeof db): Promise<string[]> {
  const codes = await real.sql<{ code: string }>`select distinct code from vocabulary.concept
    where level <= 4 order by code`;
  return ["kbji,isco", ...codes.map(({ code }) => `${code},${code}`), ""];
}
