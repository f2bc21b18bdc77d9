import { expect, test } from "vitest";
import { readPastedRows } from "./pasted-rows.ts";

test("a line that begins with no code is told by its number, never passed over in silence", () => {
  expect(readPastedRows("2511\tAnalis\nPemrogram\n").wrong).toEqual([2]);
  expect(readPastedRows("no. 2511 Analis").wrong).toEqual([1]);
});

test("rows pasted from a spreadsheet, from CSV or typed; a heading and empty lines are passed over", () => {
  const rows = [
    { code: "2511", title: "Analis Sistem" },
    { code: "0110", title: "" },
    { code: "2529-L01", title: "Ilmuwan data, senior" },
  ];
  expect(
    readPastedRows("kode\tjudul\n2511\tAnalis Sistem\r\n\n0110\n2529-L01\tIlmuwan data, senior"),
  ).toEqual({
    rows,
    wrong: [],
  });
  expect(readPastedRows('2511,Analis Sistem\n0110\n2529-L01;"Ilmuwan data, senior"').rows).toEqual(rows);
  expect(readPastedRows("2511 Analis Sistem\n0110 \n2529-L01  Ilmuwan data, senior").rows).toEqual(rows);
});
