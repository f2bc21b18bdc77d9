import fc from "fast-check";
import { expect, test } from "vitest";
import { csvText, plainCell } from "./csv-text.ts";
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

test("what is written is read back, whatever its cells hold and whichever delimiter divides them", async () => {
  const cell = fc.string({ maxLength: 20 }).filter((text) => !text.includes("\0"));
  const rows = fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(rows, fc.constantFrom("," as const, ";" as const), async (written, delimiter) => {
      const path = folder.write("written.csv", csvText([["one", "two"], ...written], delimiter));
      const read: string[][] = [];
      const outcome = await readCsv(path, { columns: { required: ["one", "two"] } }, ({ cells }) => {
        read.push([plainCell(cells["one"] ?? ""), plainCell(cells["two"] ?? "")]);
      });
      expect(outcome).toMatchObject({ ok: true, header: { delimiter } });
      expect(read).toEqual(written);
    }),
    { numRuns: 60 },
  );
});
