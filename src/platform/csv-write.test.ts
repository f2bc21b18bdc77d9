import fc from "fast-check";
import { expect, test } from "vitest";
import { readCsv } from "./csv.ts";
import { guardCell, unguardCell, writeCsv } from "./csv-write.ts";
import { testFolder } from "./test-files.ts";

const folder = testFolder();

test.each(["=1+1", "+62811", "-3", "@SUM(A1)", "\t=1", "'=1"])(
  "%j is no formula in a spreadsheet",
  (text) => {
    expect(guardCell(text)).toBe(`'${text}`);
    expect(guardCell(text)).not.toMatch(/^[=+\-@\t]/);
  },
);

test.each(["Programer", "'tis", "62 + 1", "a=b", ""])("%j stands as it is", (text) => {
  expect(guardCell(text)).toBe(text);
});

test("the guard can always be taken away again, and what had none keeps all its letters", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(unguardCell(guardCell(text))).toBe(text);
    }),
  );
  fc.assert(
    fc.property(fc.string(), (text) => {
      fc.pre(guardCell(text) === text);
      expect(unguardCell(text)).toBe(text);
    }),
  );
});

test("what was written is read back cell by cell, with either delimiter", async () => {
  const cells = fc.string({ unit: "grapheme", maxLength: 20 }).filter((text) => !text.includes("\0"));
  const tables = fc.array(fc.tuple(cells, cells, fc.constant("x")), { minLength: 1, maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(tables, fc.constantFrom("," as const, ";" as const), async (rows, delimiter) => {
      const path = folder.write("table.csv", writeCsv(["a", "b", "c"], rows, delimiter));
      const read: string[][] = [];
      const done = await readCsv(path, { columns: { required: ["a", "b", "c"] } }, ({ cells: row }) => {
        read.push(["a", "b", "c"].map((name) => unguardCell(row[name] ?? "")));
      });
      expect(done).toMatchObject({ ok: true, header: { delimiter } });
      expect(read).toEqual(rows);
    }),
    { numRuns: 60 },
  );
});
