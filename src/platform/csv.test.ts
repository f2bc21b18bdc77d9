import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readCsv, type CsvOptions, type CsvRow } from "./csv.ts";
import { findingsOf, realFile, testFolder } from "./test-files.ts";

const folder = testFolder();

async function read(content: string | Uint8Array, options: Partial<CsvOptions> = {}) {
  const rows: CsvRow[] = [];
  const columns = { required: ["code", "title"], aliases: { code: ["kode"] } };
  const path = folder.write("list.csv", content);
  const outcome = await readCsv(path, { columns, ...options }, (row) => rows.push(row));
  return { outcome, rows };
}

const refused = async (content: string | Uint8Array, options: Partial<CsvOptions> = {}) =>
  findingsOf((await read(content, options)).outcome);

describe("a table that does not hold is refused with its place", () => {
  test("a missing column, with the names looked for and the columns that are there", async () => {
    expect(await refused("nomor,title\n1,a\n")).toEqual([
      {
        file: "list.csv",
        code: "COLUMN_MISSING",
        row: 1,
        column: "code",
        expected: "code | kode",
        found: "nomor, title",
      },
    ]);
  });

  test("a column that stands twice, also under its other name", async () => {
    expect(await refused("code,title,title\n1,a,b\n")).toMatchObject([
      { code: "COLUMN_DUPLICATE", row: 1, column: "title" },
    ]);
    expect(await refused("code,kode,title\n1,1,b\n")).toMatchObject([
      { code: "COLUMN_DUPLICATE", row: 1, column: "code" },
    ]);
  });

  test("more columns than anybody writes", async () => {
    expect(await refused(`code,title${",".repeat(3000)}\n`)).toMatchObject([
      { code: "COLUMNS_TOO_MANY", expected: "2000", found: "3002" },
    ]);
  });

  test("every row with fewer or more cells, not only the first", async () => {
    expect(await refused("code,title\n1,a,b\n2\n3,c\n")).toMatchObject([
      { code: "ROW_CELLS", row: 2, expected: "2", found: "3" },
      { code: "ROW_CELLS", row: 3, expected: "2", found: "1" },
    ]);
  });

  test("rows that leave out cells at their end are accepted only where a publisher writes so", async () => {
    const { outcome, rows } = await read("code,title\n1,a\n2\n3,c\n", { shortRows: true });
    expect(outcome.ok).toBe(true);
    expect(rows.map(({ cells }) => cells)).toContainEqual({ code: "2", title: "" });
    expect(await refused("code,title\n1,a,b\n", { shortRows: true })).toMatchObject([{ code: "ROW_CELLS" }]);
    expect(await refused("code,title\n1,a\n2", { shortRows: true })).toMatchObject([
      { code: "FILE_ENDS_MID_ROW" },
    ]);
  });

  test("an empty line between rows", async () => {
    expect(await refused("code,title\n1,a\n\n2,b\n")).toMatchObject([
      { code: "ROW_CELLS", row: 3, found: "0" },
    ]);
  });

  test.each(["1,a\n2", "1,a\n2,", '1,a\n2,"b'])(
    "a file that ends in the middle of a row: %j",
    async (rows) => {
      expect(await refused(`code,title\n${rows}`)).toMatchObject([
        { code: "FILE_ENDS_MID_ROW", row: 3, expected: "2" },
      ]);
    },
  );

  test("a quote that is never closed, at the row where it opens", async () => {
    expect(await refused('code,title\n1,a\n2,"b\n3,c\n')).toMatchObject([{ code: "QUOTE_UNCLOSED", row: 3 }]);
    expect(await refused('code,"title\n1,a\n')).toMatchObject([{ code: "QUOTE_UNCLOSED", row: 1 }]);
  });

  test("a quote inside a cell", async () => {
    expect(await refused('code,title\n1,a\n2,b"c"\n')).toMatchObject([{ code: "QUOTE_MISPLACED", row: 3 }]);
  });

  test("a quote that swallows the rest of a large file does not fill the memory", async () => {
    const line = `2,${"b".repeat(60)}\n`;
    expect(await refused(`code,title\n1,"a\n${line.repeat(40_000)}`)).toMatchObject([
      { code: "QUOTE_UNCLOSED", row: 2 },
    ]);
  });

  test("a header without rows", async () => {
    expect(await refused("code,title\n")).toMatchObject([{ code: "FILE_WITHOUT_ROWS" }]);
  });

  test("more rows than the reader takes", async () => {
    expect(await refused("code,title\n1,a\n2,b\n3,c\n", { maxRows: 2 })).toMatchObject([
      { code: "FILE_TOO_MANY_ROWS", row: 4, expected: "2" },
    ]);
  });

  test("of many findings a hundred are listed and all are counted", async () => {
    const { outcome } = await read(`code,title\n${"1\n".repeat(250)}`);
    expect(findingsOf(outcome)).toHaveLength(100);
    expect(outcome).toMatchObject({ params: { total: 250, listed: 100, ROW_CELLS: 250 } });
  });
});

describe("a good table", () => {
  test.each([
    [",", "code,title\n1,a\n"],
    [";", "code;title\n1;a\n"],
    ["\t", "code\ttitle\n1\ta\n"],
  ])("the delimiter %j is read from the header", async (delimiter, content) => {
    const { outcome, rows } = await read(content);
    expect(outcome).toMatchObject({ ok: true, rows: 1, header: { delimiter } });
    expect(rows).toEqual([{ row: 2, cells: { code: "1", title: "a" } }]);
  });

  test("a delimiter inside a quoted name does not count", async () => {
    const { rows } = await read('code;title;"a,b,c,d"\n1;x;y\n');
    expect(rows).toEqual([{ row: 2, cells: { code: "1", title: "x", "a,b,c,d": "y" } }]);
  });

  test("other spellings and other case give the reader's own names, unknown columns stay", async () => {
    const { rows } = await read("\uFEFFKODE, Title ,catatan\r\n0110,a,b\r\n");
    expect(rows).toEqual([{ row: 2, cells: { code: "0110", title: "a", catatan: "b" } }]);
  });

  test("quoted cells keep delimiters, quotes and line ends", async () => {
    const { rows } = await read('code,title\n1,"a, ""b""\nc"\n2,d\n');
    expect(rows).toEqual([
      { row: 2, cells: { code: "1", title: 'a, "b"\nc' } },
      { row: 3, cells: { code: "2", title: "d" } },
    ]);
  });

  test("a complete last row needs no line end, and empty lines at the end are no rows", async () => {
    expect((await read("code,title\n1,a\n2,b")).outcome).toMatchObject({ ok: true, rows: 2 });
    expect((await read("code,title\n1,a\n\n\r\n")).outcome).toMatchObject({ ok: true, rows: 1 });
  });

  test("a column may have any name", async () => {
    const { rows } = await read("code,title,__proto__\n1,a,b\n");
    expect(Object.entries(rows[0]?.cells ?? {})).toContainEqual(["__proto__", "b"]);
  });
});

test("KBJI 2014 as published has 10, 43, 130, 446 and 2,137 codes by level", async ({ skip }) => {
  const kbji = realFile("classifications/kbji2014.csv", skip);
  const counts = new Map<string, number>();
  const outcome = await readCsv(kbji, { columns: { required: ["digit", "kode", "judul"] } }, ({ cells }) => {
    const digit = cells["digit"] ?? "";
    counts.set(digit, (counts.get(digit) ?? 0) + 1);
  });
  expect(outcome.ok).toBe(true);
  expect([...counts.values()].toSorted((a, b) => a - b)).toEqual([10, 43, 130, 446, 2137]);
});

describe("properties", () => {
  const cell = fc.string({ unit: fc.constantFrom("a", "é", " ", ",", ";", '"', "\n", "1") });
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

  test("what a strict writer writes is read back", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 8 }), async (table) => {
        const content = `code,title\n${table.map((row) => `${row.map(quoted).join(",")}\n`).join("")}`;
        const { outcome, rows } = await read(content);
        expect(outcome).toMatchObject({ ok: true, rows: table.length });
        expect(rows.map(({ cells }) => [cells["code"], cells["title"]])).toEqual(table);
      }),
      { numRuns: 100 },
    );
  });

  test("whatever the bytes are, the answer is an outcome", async () => {
    const good = Buffer.from('code,title\n1,"a, b"\n2,c\n3,d\n');
    const edit = fc.record({
      at: fc.nat(good.length),
      drop: fc.nat(4),
      put: fc.oneof(
        fc.uint8Array({ maxLength: 4 }),
        fc.constantFrom('"', ",", "\n", "\r").map((c) => Buffer.from(c)),
      ),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 4 }), async (edits) => {
        let bytes = good;
        for (const { at, drop, put } of edits) {
          bytes = Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(at + drop)]);
        }
        const { outcome } = await read(bytes);
        const findings = outcome.ok ? [] : findingsOf(outcome);
        expect(findings.length > 0).toBe(!outcome.ok);
      }),
      { numRuns: 400 },
    );
  });
});
