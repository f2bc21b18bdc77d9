import { expect, test } from "vitest";
import { groupFindings } from "./finding-groups.ts";
import type { ReportRow } from "./outcome.ts";

const row = (code: string, line: number, column = "KODE"): ReportRow => ({
  file: "a.csv",
  code,
  row: line,
  column,
});

test("findings that are few are all told, in their order", () => {
  const rows = [row("CODE_UNKNOWN", 2), row("NUMBER_INVALID", 3), row("CODE_UNKNOWN", 4)];
  expect(groupFindings(rows, { CODE_UNKNOWN: 2, NUMBER_INVALID: 1 })).toEqual([
    { row: rows[0], more: 0 },
    { row: rows[2], more: 0 },
    { row: rows[1], more: 0 },
  ]);
});

test("of near-identical ones three stand for all: how many more there are is said once, listed or not", () => {
  const rows = Array.from({ length: 100 }, (_, i) => row("CODE_UNKNOWN", i + 2));
  const groups = groupFindings(rows, { CODE_UNKNOWN: 2_079 });
  expect(groups.map(({ row: one, more }) => [one.row, more])).toEqual([
    [2, 0],
    [3, 0],
    [4, 2_076],
  ]);
});

test("one column's findings do not hide another's", () => {
  const rows = [2, 3, 4, 5, 6].flatMap((line) => [
    row("CODE_UNKNOWN", line),
    row("CODE_UNKNOWN", line, "PROV"),
  ]);
  const groups = groupFindings(rows, { CODE_UNKNOWN: 10 });
  expect(groups.map(({ row: one, more }) => [one.column, one.row, more])).toEqual([
    ["KODE", 2, 0],
    ["KODE", 3, 0],
    ["KODE", 4, 2],
    ["PROV", 2, 0],
    ["PROV", 3, 0],
    ["PROV", 4, 2],
  ]);
});

test("a refusal that counts nothing, as of a form, is told as it stands", () => {
  const rows = [row("INPUT_INVALID", 1), row("INPUT_INVALID", 1, "LEVEL")];
  expect(groupFindings(rows, {})).toEqual(rows.map((one) => ({ row: one, more: 0 })));
});
