import { readFileSync } from "node:fs";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { parse } from "csv-parse/sync";
import { explainRow } from "../errors.ts";
import { testFolder } from "../platform/test-files.ts";
import { principals, testWorkbench } from "../test-database.ts";
import { exportTranslations } from "./export-translations.ts";
import { importTranslations } from "./import-translations.ts";
import { listTranslations } from "./list-translations.ts";
import { proposeTranslation } from "./propose-translation.ts";
import { reviewTranslation } from "./review-translation.ts";
import { addTestScheme } from "./test-scheme.ts";

const db = await testWorkbench();
afterAll(db.close);
const folder = testFolder();
const { anonymous, ministry, agency } = principals;
const { officer, statistician, head, commandLine } = ministry;

const uri = (code: string) => `http://data.europa.eu/esco/skill/${code}`;
const ours = (code: string) => `urn:jembatan:concept:kbji:2014:${code}`;

beforeEach(async () => {
  await db.sql`delete from vocabulary.version`;
  await addTestScheme(db, {
    scheme: "esco",
    version: "1.1.1",
    concepts: [
      { code: "S1.1", kind: "skill", uri: uri("1"), labels: { en: "use spreadsheets" } },
      { code: "S1.2", kind: "skill", uri: uri("2"), labels: { en: '=SUM; of "parts"', id: "jumlah" } },
    ],
  });
  await addTestScheme(db, {
    scheme: "kbji",
    version: "2014",
    concepts: [
      { code: "0111", labels: { id: "Perwira" } },
      { code: "2120.10", labels: { id: "Ahli statistik" } },
    ],
  });
});

type Options = { scheme?: string; version?: string; dryRun?: boolean };
let files = 0;
const importing = (content: string | Uint8Array, by: object = officer, options: Options = {}) => {
  const path = folder.write(`${++files}.csv`, content);
  return db.run(importTranslations, by as typeof officer, { path, fileName: "judul.csv", ...options });
};
const exporting = async (
  more: { scheme?: string; delimiter?: "," | ";"; missing?: boolean; version?: string } = {},
  by: object = anonymous,
) => {
  const outcome = await db.run(exportTranslations, by as typeof anonymous, { scheme: "esco", ...more });
  if (!outcome.ok) throw new Error(outcome.code);
  return outcome;
};
const proposals = async () => {
  const outcome = await db.run(listTranslations, anonymous, { status: "proposed" });
  return outcome.ok ? outcome.translations.map(({ code, language, text }) => [code, language, text]) : [];
};
const head8 = "uri,scheme,version,code,en,id,status,reviewer";

describe("a file that cannot be read", () => {
  test("names no concept, or holds no titles", async () => {
    for (const [content, column] of [
      ["en,id\nuse,pakai\n", "uri"],
      ["uri,code,judul\na,b,c\n", "en"],
    ] as const) {
      expect(await importing(content)).toMatchObject({
        ok: false,
        code: "FILE_REFUSED",
        rows: [{ code: "COLUMN_MISSING", column, row: 1 }],
      });
    }
  });

  test("is a workbook, or no UTF-8", async () => {
    expect(await importing(Buffer.from("504b030414000600", "hex"))).toMatchObject({
      code: "FILE_REFUSED",
      rows: [{ code: "FILE_NOT_TEXT" }],
    });
    expect(await importing(Buffer.from("code,id\nS1.1,caf\xe9\n", "latin1"))).toMatchObject({
      code: "FILE_REFUSED",
      rows: [{ code: "FILE_NOT_UTF8" }],
    });
    expect(await proposals()).toEqual([]);
  });
});

describe("the counts of a file", () => {
  test("add up to its titles: added, changed, unchanged and passed over", async () => {
    const content = [
      head8,
      `${uri("1")},,,S1.1,use spreadsheets,memakai lembar kerja,,`,
      `${uri("1")},,,S1.1,,memakai lembar kerja,,`,
      `${uri("1")},,,S1.1,,memakai tabel,,`,
      `${uri("2")},,,S1.1,,contoh,,`,
      `${uri("2")},,,S1.2,sums,jumlah,,`,
      `${uri("9")},,,S9,x,apa,,`,
      `${uri("2")},,,S1.2,,,,`,
      "",
    ].join("\n");
    for (const dryRun of [true, false])
      expect(await importing(content, officer, { dryRun })).toMatchObject({
        ok: true,
        rows: 7,
        titles: 9,
        added: 1,
        changed: 0,
        unchanged: 3,
        passed: 5,
        counts: { LABEL_TWICE: 1, CODE_CONTRADICTED: 1, LABEL_GIVEN: 1, CONCEPT_UNKNOWN: 1 },
      });
  });
});

describe("a row that is passed over", () => {
  const findings = async (rows: string, by: object = officer) => {
    const outcome = await importing(`${head8}\n${rows}`, by);
    if (!outcome.ok) throw new Error(outcome.code);
    for (const row of outcome.findings) {
      expect(explainRow(row, "id")).not.toMatch(/“”|\{/);
      expect(explainRow(row, "en")).not.toMatch(/“”|\{/);
    }
    return outcome.findings;
  };

  test("names a concept that is in no imported version; the others come in", async () => {
    expect(
      await findings(
        `${uri("9")},esco,1.1.1,S9,x,apa,,\n,esco,1.1.1,S8,x,apa,,\n${uri("1")},,,,,memakai lembar kerja,,\n`,
      ),
    ).toMatchObject([
      { code: "CONCEPT_UNKNOWN", row: 2, column: "uri", found: uri("9") },
      { code: "CONCEPT_UNKNOWN", row: 3, found: "S8" },
    ]);
    expect(await proposals()).toEqual([["S1.1", "id", "memakai lembar kerja"]]);
  });

  test("has a code that is not the one of its identifier", async () => {
    expect(
      await findings(
        `${uri("1")},esco,1.1.1,S1.2,,memakai lembar kerja,,\n${ours("0111")},,,0112,Officer,,,\n`,
      ),
    ).toMatchObject([
      { code: "CODE_CONTRADICTED", row: 2, column: "code", expected: "S1.1", found: "S1.2" },
      { code: "CODE_CONTRADICTED", row: 3, column: "code", expected: "0111", found: "0112" },
    ]);
    expect(await proposals()).toEqual([]);
  });

  test("changes the publisher's own title", async () => {
    expect(await findings(`${uri("1")},,,,use tables,memakai lembar kerja,,\n`)).toMatchObject([
      { code: "LABEL_GIVEN", row: 2, column: "en", found: "use spreadsheets" },
    ]);
    expect(await proposals()).toHaveLength(1);
  });

  test("meets somebody else's open proposal", async () => {
    await importing(`${head8}\n${uri("1")},,,,,memakai lembar kerja,,\n`, statistician);
    expect(await findings(`${uri("1")},,,,,menggunakan spreadsheet,,\n`)).toMatchObject([
      { code: "OPEN_PROPOSAL", row: 2, found: "memakai lembar kerja" },
    ]);
    expect(await proposals()).toEqual([["S1.1", "id", "memakai lembar kerja"]]);
  });

  test("repeats a concept with another title; the same title twice is no finding", async () => {
    const row = (text: string) => `${uri("1")},,,,,${text},,\n`;
    expect(await findings(row("lembar kerja") + row("lembar sebar") + row("lembar kerja"))).toMatchObject([
      { code: "LABEL_TWICE", row: 3, expected: "2", found: "lembar sebar" },
    ]);
  });

  test("has a title that is too long", async () => {
    expect(await findings(`${uri("1")},,,,,${"a".repeat(2_001)},,\n`)).toMatchObject([
      { code: "LABEL_OVERLONG", row: 2, found: "2001" },
    ]);
  });
});

describe("the file that goes out", () => {
  test("needs a version that is here", async () => {
    const asked = (more: { scheme: string; version?: string }) => db.run(exportTranslations, anonymous, more);
    expect(await asked({ scheme: "onet" })).toMatchObject({ ok: false, code: "SCHEME_EMPTY" });
    expect(await asked({ scheme: "esco", version: "9" })).toMatchObject({ code: "VERSION_NOT_FOUND" });
  });

  test("has a row a concept, the publisher's identifier or ours, and what state the lacking title is in", async () => {
    const { text, rows, fileName, language } = await exporting();
    expect([rows, fileName, language]).toEqual([2, "esco-1.1.1-id.csv", "id"]);
    expect(text.startsWith("\uFEFFuri,scheme,version,code,en,id,status,reviewer\r\n")).toBe(true);
    expect(parse(text, { bom: true, from: 2 })).toEqual([
      [uri("1"), "esco", "1.1.1", "S1.1", "use spreadsheets", "", "missing", ""],
      [uri("2"), "esco", "1.1.1", "S1.2", '\'=SUM; of "parts"', "jumlah", "file", ""],
    ]);
    const kbji = parse((await exporting({ scheme: "kbji" })).text, { bom: true, from: 2 }) as string[][];
    expect(kbji.map(([first]) => first)).toEqual([ours("0111"), ours("2120.10")]);
  });

  test("may hold only what is missing, and be parted by semicolons", async () => {
    const { text } = await exporting({ missing: true, delimiter: ";" });
    expect(text.split("\r\n").slice(1, -1)).toEqual([
      `${uri("1")};esco;1.1.1;S1.1;use spreadsheets;;missing;`,
    ]);
  });

  test("shows proposals, and names a reviewer to colleagues only", async () => {
    await importing(`${head8}\n${uri("1")},,,,,memakai lembar kerja,,\n`);
    const line = async (by: object) =>
      (parse((await exporting({}, by)).text, { bom: true, from: 2 }) as string[][])[0]?.slice(5);
    expect(await line(anonymous)).toEqual(["memakai lembar kerja", "proposed", ""]);
    const [open] = await db.sql<{ id: string }>`select translation_id as id from vocabulary.translation`;
    const done = { translations: [open?.id ?? ""], decision: "accepted" as const };
    expect(await db.run(reviewTranslation, head, done)).toMatchObject({ ok: true });
    expect(await line(officer)).toEqual(["memakai lembar kerja", "accepted", "ministry head"]);
    expect(await line(agency.officer)).toEqual(["memakai lembar kerja", "accepted", ""]);
    expect(await line(anonymous)).toEqual(["memakai lembar kerja", "accepted", ""]);
  });
});

describe("the way there and back", () => {
  const filled = (text: string) =>
    text.replace("use spreadsheets,,missing", "use spreadsheets,memakai lembar kerja,accepted");

  test("what was not touched changes nothing", async () => {
    for (const scheme of ["esco", "kbji"]) {
      const { text } = await exporting({ scheme });
      expect(await importing(text)).toMatchObject({ ok: true, added: 0, changed: 0, total: 0 });
    }
    expect(await db.sql`select from vocabulary.translation`).toHaveLength(0);
  });

  test("a filled row is proposed and waits for review, whatever its status says", async () => {
    const outcome = await importing(filled((await exporting()).text));
    expect(outcome).toMatchObject({ ok: true, rows: 2, added: 1, unchanged: 3, total: 0 });
    expect(await db.sql`select text, origin, status, author, reviewer from vocabulary.translation`).toEqual([
      {
        text: "memakai lembar kerja",
        origin: "file",
        status: "proposed",
        author: officer.person,
        reviewer: null,
      },
    ]);
    expect(await db.sql`select from vocabulary.label where language = 'id' and code = 'S1.1'`).toHaveLength(
      0,
    );
  });

  test("the same file again changes nothing: proposed, accepted or rejected", async () => {
    const file = filled((await exporting()).text);
    await importing(file);
    expect(await importing(file)).toMatchObject({ added: 0, changed: 0, unchanged: 4, total: 0 });
    const decide = async (decision: "accepted" | "rejected") => {
      const [open] = await db.sql<{ id: string }>`select translation_id as id from vocabulary.translation
        where status = 'proposed'`;
      await db.run(reviewTranslation, head, {
        translations: [open?.id ?? ""],
        decision,
        note: "Belum baku.",
      });
    };
    await decide("rejected");
    expect(await importing(file)).toMatchObject({ added: 0, changed: 0, counts: { REJECTED_BEFORE: 1 } });
    await db.run(proposeTranslation, statistician, {
      ...{ scheme: "esco", version: "1.1.1", language: "id" },
      rows: [{ code: "S1.1", text: "memakai lembar kerja" }],
    });
    await decide("accepted");
    expect(await importing(file)).toMatchObject({ added: 0, changed: 0, unchanged: 4, total: 0 });
  });

  test("an edited file changes one's own open proposal", async () => {
    await importing(filled((await exporting()).text));
    const { text } = await exporting();
    expect(await importing(text.replace("memakai", "menggunakan"))).toMatchObject({ added: 0, changed: 1 });
    expect(await proposals()).toEqual([["S1.1", "id", "menggunakan lembar kerja"]]);
  });

  test("semicolons, no byte-order mark, other columns and another order are taken", async () => {
    const file = `catatan;id;code;URI\r\nlihat lagi;memakai lembar kerja;;${uri("1")}\r\n`;
    expect(await importing(file)).toMatchObject({ ok: true, added: 1, total: 0 });
    expect(await importing("\uFEFFkode,indonesia\nS1.2,jumlah\n", officer, { scheme: "esco" })).toMatchObject(
      {
        added: 0,
        unchanged: 1,
      },
    );
  });

  test("a code whose zeros a spreadsheet ate is found by its identifier", async () => {
    const { text } = await exporting({ scheme: "kbji" });
    const eaten = text.replace(",0111,,", ",111,Officers,").replace(",2120.10,,", ",2120.1,Statisticians,");
    expect(eaten).not.toBe(text);
    expect(await importing(eaten)).toMatchObject({ ok: true, added: 2, total: 0 });
    expect(await proposals()).toEqual([
      ["0111", "en", "Officers"],
      ["2120.10", "en", "Statisticians"],
    ]);
  });

  test("an identifier that is in two versions means the one that the row names, else the current one", async () => {
    await addTestScheme(db, {
      scheme: "esco",
      version: "1.2.0",
      concepts: [{ code: "S1.1", kind: "skill", uri: uri("1"), labels: { en: "use spreadsheets" } }],
    });
    const versions = async () =>
      (
        await db.sql<{ version: string }>`select v.version from vocabulary.translation
          join vocabulary.version v using (version_id) order by 1`
      ).map(({ version }) => version);
    await importing(`${head8}\n${uri("1")},esco,1.1.1,S1.1,,memakai lembar kerja,,\n`);
    expect(await versions()).toEqual(["1.1.1"]);
    db.clock.now = new Date(db.clock.now.getTime() + 60_000);
    await db.sql`update vocabulary.version set imported_at = ${db.clock.now} where version = '1.2.0'`;
    await importing(`uri,id\n${uri("1")},memakai lembar kerja\n`);
    expect(await versions()).toEqual(["1.1.1", "1.2.0"]);
  });

  test("what a spreadsheet could run comes back as it was", async () => {
    await importing(`${head8}\n${uri("1")},,,,,'=1+1,,\n`);
    expect(await proposals()).toEqual([["S1.1", "id", "=1+1"]]);
    const { text } = await exporting();
    expect(text).toContain(",'=1+1,proposed");
    expect(await importing(text)).toMatchObject({ added: 0, changed: 0, total: 0 });
  });

  test("a dry run counts the same and writes nothing", async () => {
    const file = filled((await exporting()).text);
    const tried = await importing(file, officer, { dryRun: true });
    expect(await db.sql`select from vocabulary.translation`).toHaveLength(0);
    expect(tried).toEqual({ ...(await importing(file)), dryRun: true });
  });

  test("the command line proposes for its organisation; any person may review it", async () => {
    const path = folder.write("cli.csv", filled((await exporting()).text));
    const input = { path, fileName: "cli.csv" };
    expect(await db.run(importTranslations, commandLine, input)).toMatchObject({ ok: true, added: 1 });
    const [open] = await db.sql<{ id: string; author: null }>`select translation_id as id, author
      from vocabulary.translation`;
    expect(open?.author).toBeNull();
    const done = { translations: [open?.id ?? ""], decision: "accepted" as const };
    expect(await db.run(reviewTranslation, officer, done)).toMatchObject({ ok: true });
    expect(readFileSync(path, "utf8")).toContain("memakai");
  });
});
