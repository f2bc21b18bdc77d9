import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { explainRow } from "../errors.ts";
import type { Outcome } from "../platform/index.ts";
import { realFile, testFolder } from "../platform/test-files.ts";
import type { Scheme } from "./classification.ts";
import { readClassification } from "./classification-file.ts";

const folder = testFolder();

function reading(content: string | Uint8Array, scheme: Scheme = "kbji") {
  return readClassification(scheme, folder.write("list.csv", content), { fileName: "list.csv" });
}
const lines = (...rows: string[]) => `${["digit,kode,judul", ...rows].join("\n")}\n`;

/** What was found, after checking that each finding is a sentence in both languages that names the file. */
function findings(outcome: Outcome) {
  if (outcome.ok) throw new Error("the file was accepted");
  expect(outcome.code).toBe("FILE_REFUSED");
  const rows = outcome.rows ?? [];
  for (const row of rows) {
    expect(explainRow(row, "id")).toContain("list.csv");
    expect(explainRow(row, "en")).toContain("list.csv");
  }
  return rows.map(({ code, row, column, expected, found }) => ({ code, row, column, expected, found }));
}

describe("a file that is refused", () => {
  test("zeros that Excel took away are found, and the sentence says Excel", async () => {
    const outcome = await reading(lines("1,0,TNI dan POLRI", "2,1,Perwira"));
    const [finding] = findings(outcome);
    expect(finding).toEqual({ code: "CODE_DIGITS_LOST", row: 3, column: "kode", expected: "NN", found: "1" });
    expect(explainRow({ file: "list.csv", ...finding, code: "CODE_DIGITS_LOST" }, "id")).toContain("Excel");
  });

  test("a six-digit code that Excel took for a decimal is found", async () => {
    const outcome = await reading(lines("1,0,a", "2,01,b", "3,011,c", "4,0111,d", "6,111.1,e"));
    expect(findings(outcome)).toMatchObject([{ code: "CODE_DIGITS_LOST", row: 6, expected: "NNNN.NN" }]);
  });

  test("a code longer than its level, and one that is no number", async () => {
    expect(findings(await reading(lines("1,2,a", "2,251,b", "2,2X,c")))).toMatchObject([
      { code: "CODE_DIGITS_TOO_MANY", row: 3, found: "251" },
      { code: "CODE_NOT_DIGITS", row: 4, found: "2X" },
    ]);
  });

  test("a level that the scheme does not have; ISCO has no job titles", async () => {
    expect(findings(await reading(lines("5,25123,a")))).toMatchObject([
      { code: "LEVEL_UNKNOWN", column: "digit", expected: "1, 2, 3, 4, 6", found: "5" },
    ]);
    const isco = "Level,ISCO 08 Code,Title EN\n6,0111.01,Chief\n";
    expect(findings(await reading(isco, "isco"))).toMatchObject([{ code: "LEVEL_UNKNOWN", column: "Level" }]);
  });

  test("a code without its parent", async () => {
    expect(findings(await reading(lines("1,2,a", "3,251,b")))).toEqual([
      { code: "PARENT_ABSENT", row: 3, column: "kode", expected: "25", found: "251" },
    ]);
  });

  test("a row that is wrong itself does not get its children blamed", async () => {
    const found = findings(await reading(lines("1,2,a", "2,5,b", "3,251,c", "4,2512,d")));
    expect(found.map((row) => row.code)).toEqual(["CODE_DIGITS_LOST"]);
  });

  test("a code that stands twice names both rows", async () => {
    expect(findings(await reading(lines("1,2,a", "1,2,b")))).toEqual([
      { code: "CODE_DUPLICATE", row: 3, column: "kode", expected: "2", found: "2" },
    ]);
  });

  test("no title, or one of more than 2,000 characters", async () => {
    expect(findings(await reading(lines("1,1,  ", `1,2,${"a".repeat(2_001)}`)))).toMatchObject([
      { code: "TITLE_EMPTY", row: 2, column: "judul" },
      { code: "TITLE_TOO_LONG", row: 3, expected: "2000", found: "2001" },
    ]);
  });

  test("a missing column names what was looked for and what is there", async () => {
    const [finding] = findings(await reading("kode,judul\n1,Manajer\n"));
    expect(finding).toMatchObject({ code: "COLUMN_MISSING", column: "level", found: "kode, judul" });
    expect(finding?.expected).toContain("digit");
  });

  test.each([
    ["UTF-16", Buffer.from(`\uFEFF${lines("1,1,Manajer")}`, "utf16le"), "FILE_NOT_UTF8"],
    ["Windows-1252", Buffer.from(lines("1,1,Manajer caf\u00e9"), "latin1"), "FILE_NOT_UTF8"],
    ["a NUL", lines("1,1,Mana\0jer"), "FILE_HAS_NUL"],
    ["a workbook", Buffer.from("504b0304140006000800", "hex"), "FILE_NOT_TEXT"],
    ["an end in mid-row", "digit,kode,judul\n1,1,Manajer\n1,2", "FILE_ENDS_MID_ROW"],
    ["nothing", "", "FILE_EMPTY"],
    ["only headings", "digit,kode,judul\n", "FILE_WITHOUT_ROWS"],
  ])("%s", async (_, content, code) => {
    expect(findings(await reading(content))).toMatchObject([{ code }]);
  });

  test("a file of the other scheme only has no rows", async () => {
    const other = "code,level,title_en,title_id,in_isco08,in_kbji2014\n1,1,Managers,,1,0\n";
    expect(findings(await reading(other))).toMatchObject([{ code: "FILE_WITHOUT_ROWS" }]);
  });

  test("a file that is not there", async () => {
    const outcome = await readClassification("kbji", folder.path("absent.csv"), { fileName: "list.csv" });
    expect(findings(outcome)).toMatchObject([{ code: "FILE_NOT_FOUND" }]);
  });
});

describe("a file that is read", () => {
  test("whatever the case of its headings, its delimiter and its mark", async () => {
    const outcome = await reading("\uFEFFDIGIT;Kode;JUDUL\r\n1;2;Profesional\r\n2;25;TI\r\n");
    expect(outcome).toMatchObject({
      ok: true,
      concepts: [
        { code: "2", level: 1, parent: null, labels: { id: "Profesional" } },
        { code: "25", level: 2, parent: "2", labels: { id: "TI" } },
      ],
    });
  });

  test("children may stand before their parents", async () => {
    expect(await reading(lines("2,25,TI", "1,2,Profesional"))).toMatchObject({ ok: true });
  });

  test("blanks around and inside a title are tidied", async () => {
    const outcome = await reading(lines("1,2,  Ahli  Fisika\u00a0"));
    expect(outcome).toMatchObject({ concepts: [{ labels: { id: "Ahli Fisika" } }] });
  });

  test("ILO's own layout, its other columns kept", async () => {
    const outcome = await reading(
      'Level,ISCO 08 Code,Title EN,Definition\n1,1,Managers,"Plan, direct"\n',
      "isco",
    );
    expect(outcome).toMatchObject({
      concepts: [{ code: "1", labels: { en: "Managers" }, extra: { Definition: "Plan, direct" } }],
    });
  });

  test("of a list of both schemes each takes its own rows; KBJI's title is no title of ISCO", async () => {
    const both = `code,level,title_en,title_id,in_isco08,in_kbji2014
0,1,Armed forces,TNI dan POLRI,1,1
01,2,Officers,Perwira,1,1
02,2,Others,,1,0
03,2,,Tamtama,0,1
`;
    const isco = await reading(both, "isco");
    if (!isco.ok) throw new Error(isco.code);
    expect(isco.skipped).toBe(1);
    expect(isco.concepts.map(({ code, labels, extra }) => ({ code, labels, extra }))).toEqual([
      { code: "0", labels: { en: "Armed forces" }, extra: null },
      { code: "01", labels: { en: "Officers" }, extra: null },
      { code: "02", labels: { en: "Others" }, extra: null },
    ]);
  });

  test("a file that says it is made up is", async () => {
    expect(await reading("level,code,title_id,synthetic\n1,1,Pimpinan,true\n")).toMatchObject({
      synthetic: true,
    });
    expect(await reading(lines("1,1,Pimpinan"))).toMatchObject({ synthetic: false });
  });

  test("any tree of codes comes back whole", async () => {
    const branch = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 4, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(fc.array(branch, { minLength: 1, maxLength: 12 }), async (branches) => {
        const codes = new Set(
          branches.flatMap((one) => [1, 2, 3, 4].map((level) => one.slice(0, level).join(""))),
        );
        const rows = [...codes].map((code) => `${code.length},${code},"Judul ""${code}"", baris"`);
        const outcome = await reading(lines(...rows));
        if (!outcome.ok) throw new Error(JSON.stringify(outcome));
        expect(outcome.concepts.map((concept) => [concept.code, concept.labels.id])).toEqual(
          [...codes].map((code) => [code, `Judul "${code}", baris`]),
        );
      }),
      { numRuns: 40 },
    );
  });

  test("a byte changed anywhere is refused in a sentence or read, and never a crash", async ({ skip }) => {
    const real = readFileSync(realFile("classifications/kbji2014.csv", skip)).subarray(0, 4_000);
    await fc.assert(
      fc.asyncProperty(fc.nat(real.length - 1), fc.integer({ min: 0, max: 255 }), async (at, byte) => {
        const changed = Buffer.from(real);
        changed[at] = byte;
        const outcome = await reading(changed);
        expect(outcome.ok || findings(outcome).length > 0).toBe(true);
      }),
      { numRuns: 100 },
    );
  });
});
