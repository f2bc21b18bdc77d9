import fc from "fast-check";
import { expect, test } from "vitest";
import { csvText } from "./csv-text.ts";
import { readCsv } from "./csv.ts";
import { testFolder } from "./test-files.ts";

const folder = testFolder();
const line = (...cells: string[]) => csvText([cells]).slice(1, -2);

test("a cell that a spreadsheet would run is defused", () => {
  expect(line("=1+1", "+62812", "-2+3", "@SUM(A1)")).toBe("'=1+1,'+62812,'-2+3,'@SUM(A1)");
  expect(line("\t=1")).toBe(`"'\t=1"`);
});

test("a number keeps its sign, a word its hyphen", () => {
  expect(line("-5", "-0.25", "tukang-batu", "")).toBe("-5,-0.25,tukang-batu,");
});

test("what is written is read back, whatever its cells hold", async () => {
  const cell = fc.string({ maxLength: 20 }).filter((text) => !/^[=+\-@\t\r]/.test(text) && !/\0/.test(text));
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 5 }), async (rows) => {
      const path = folder.write("written.csv", csvText([["one", "two"], ...rows]));
      const read: string[][] = [];
      const outcome = await readCsv(path, { columns: { required: ["one", "two"] } }, ({ cells }) => {
        read.push([cells["one"] ?? "", cells["two"] ?? ""]);
      });
      expect(outcome.ok).toBe(true);
      expect(read).toEqual(rows);
    }),
    { numRuns: 60 },
  );
});
