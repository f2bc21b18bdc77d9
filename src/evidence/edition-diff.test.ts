import fc from "fast-check";
import { expect, test } from "vitest";
import { diffEditions } from "./edition-diff.ts";

const codes = (from: number, count: number) =>
  Array.from({ length: count }, (_, i) => String(1_000 + from + i));

test("Malaysia 2016/17: 48 = 42 − 11 + 17", () => {
  const before = { name: "2015/16", codes: codes(0, 42) };
  const after = { name: "2016/17", codes: codes(11, 48) };
  const { added, left, persistent } = diffEditions([before, after]);
  expect([added.length, left.length, persistent.length]).toEqual([17, 11, 31]);
  expect(before.codes.length - left.length + added.length).toBe(48);
});

test("the first edition has nothing that is new or left", () => {
  expect(diffEditions([]).added).toEqual([]);
  expect(diffEditions([{ name: "2024", codes: ["2511"] }])).toEqual({
    added: ["2511"],
    left: [],
    persistent: [],
  });
});

test("how many editions an occupation has been running starts anew after it left", () => {
  const editions = [["a", "b"], ["b"], ["a", "b"], ["a", "b"]].map((list, i) => ({
    name: String(i),
    codes: list,
  }));
  expect(diffEditions(editions).persistent).toEqual([
    { code: "a", running: 2 },
    { code: "b", running: 4 },
  ]);
});

test("the later edition is the earlier one without those that left, with those that are new", () => {
  const list = fc.uniqueArray(fc.stringMatching(/^[0-9]{2}$/));
  fc.assert(
    fc.property(list, list, (earlier, later) => {
      const { added, left, persistent } = diffEditions([
        { name: "1", codes: earlier },
        { name: "2", codes: later },
      ]);
      const kept = earlier.filter((code) => !left.includes(code));
      expect(new Set([...kept, ...added])).toEqual(new Set(later));
      expect(new Set(persistent.map(({ code }) => code))).toEqual(new Set(kept));
    }),
  );
});
