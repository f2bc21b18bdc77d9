import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { columnOf, loadCsv } from "./csv-table.ts";
import { readCsv, readHeader, type CsvRow } from "./csv.ts";
import { withDuckDB } from "./duckdb.ts";
import { Findings } from "./findings.ts";
import { findingsOf, testFolder } from "./test-files.ts";
import { checkText } from "./text-file.ts";

const folder = testFolder();

/** The cells of a table as DuckDB loads them, or null where the file is refused. */
async function load(content: string | Uint8Array): Promise<{ findings: Findings; cells: string[][] | null }> {
  const path = folder.write("table.csv", content);
  const findings = new Findings("table.csv");
  const file = await checkText(path);
  if (!file.ok) return { findings, cells: null };
  const header = await readHeader(path, findings);
  if (!header) return { findings, cells: null };
  return withDuckDB({ folders: [folder.path(".")], threads: 1 }, async (db) => {
    const names = header.columns.filter((name) => name !== "");
    await loadCsv(db, path, file, header, names, findings);
    if (!findings.none) return { findings, cells: null };
    const rows = await db.rows("SELECT * FROM source ORDER BY row");
    const cells = rows.map((row) => names.map((name) => String(row[columnOf(header, name)])));
    return { findings, cells };
  });
}

describe("no row of a large table is passed over in silence", () => {
  test.each([
    ["a quote that opens in the last row", 'a,b\n1,2\n3,"x', "FILE_ENDS_MID_ROW", 3],
    ["a quote that opens before it", 'a,b\n1,"x\n3,4\n', "QUOTE_UNCLOSED", 2],
    ["a quote inside a cell", 'a,b\n1,x"\n3,4\n5,6\n', "QUOTE_UNCLOSED", 2],
    ["an empty line", "a,b\n1,2\n\n3,4\n", "ROW_CELLS", 3],
    ["a cell too many", "a,b\n1,2\n3,4,5\n", "ROW_CELLS", 3],
    ["a cell too few", "a,b\n1,2\n3\n4,5\n", "ROW_CELLS", 3],
  ])("%s", async (_, content, code, row) => {
    const { findings } = await load(content);
    expect(findingsOf(findings.refusal())).toMatchObject([{ code, row }]);
  });

  test("when more rows are wrong than are described, the rest is counted", async () => {
    const { findings } = await load(`a,b\n${"1\n".repeat(5000)}${"1,2\n".repeat(10)}`);
    expect(findings.counts.get("ROW_CELLS")).toBe(5000);
  });
});

test("a table is loaded as text, trimmed, and no cell is taken for a number or for nothing", async () => {
  const { cells } = await load('a,b,c\n007, x ,\n"1,5","say ""no""","two\nlines"\nNULL,nan,1e5\n');
  expect(cells).toEqual([
    ["007", "x", ""],
    ["1,5", 'say "no"', "two\nlines"],
    ["NULL", "nan", "1e5"],
  ]);
});

test("two readers agree: what DuckDB loads is what the strict reader reads", async () => {
  const good = Buffer.from('a,b,c\n1,"x, y",2\n3,é,"4"\n5,"6 ""7""",8\n');
  const edit = fc.record({
    at: fc.nat(good.length),
    drop: fc.nat(3),
    put: fc.constantFrom("", '"', '""', ",", "\n", "\r\n", "\n\n", " ", "x").map((text) => Buffer.from(text)),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 3 }), async (edits) => {
      let bytes = good;
      for (const { at, drop, put } of edits) {
        bytes = Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(at + drop)]);
      }
      const { findings, cells } = await load(bytes);
      const read: CsvRow[] = [];
      const path = folder.path("table.csv");
      const strict = await readCsv(path, { columns: { required: [] } }, (row) => read.push(row));
      const names = strict.ok ? strict.header.columns.filter((name) => name !== "") : [];
      const strictCells = read.map((row) => names.map((name) => row.cells[name]!.replaceAll(/^ +| +$/g, "")));
      const both = cells !== null && strict.ok;
      expect(both ? cells : "refused").toEqual(both ? strictCells : "refused");
      expect(findings.none || cells === null).toBe(true);
    }),
    { numRuns: 40 },
  );
}, 60_000);
