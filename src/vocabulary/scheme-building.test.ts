import { describe, expect, test } from "vitest";
import { refusedFor, said } from "../test-findings.ts";
import { SchemeBuilding, type Draft } from "./scheme-building.ts";

const file = "skills.csv";
const at = (row: number) => ({ file, row });

function building(...codes: string[]) {
  const scheme = new SchemeBuilding("scheme");
  for (const [i, code] of codes.entries()) scheme.concept(at(i + 2), named(code));
  return scheme;
}

const named = (code: string, more: Partial<Draft> = {}): Draft => ({
  code,
  kind: "skill",
  labels: { en: `skill ${code}` },
  extra: null,
  ...more,
});

function ended(scheme: SchemeBuilding) {
  const outcome = scheme.end("hash");
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  said(outcome.warnings);
  return outcome;
}

const refused = (scheme: SchemeBuilding) => refusedFor(scheme.end("hash"));

describe("what is refused", () => {
  test("two concepts with one code", () => {
    const scheme = building("a", "b");
    scheme.concept(at(4), named("a"));
    expect(refused(scheme)).toEqual([{ code: "CODE_DUPLICATE", file, row: 4, expected: "2", found: "a" }]);
  });

  test("the same in two files: the other one is named too", () => {
    const scheme = building("a");
    scheme.concept({ file: "groups.csv", row: 7 }, named("a"));
    expect(refused(scheme)).toMatchObject([{ file: "groups.csv", row: 7, expected: "2 (skills.csv)" }]);
  });

  test("a code that cannot stand in an address", () => {
    const scheme = building("a b", "a/b", "a\u0000", "x".repeat(61), " ");
    expect(refused(scheme).map(({ code, row }) => [code, row])).toEqual(
      [2, 3, 4, 5, 6].map((row) => [row === 6 ? "CODE_EMPTY" : "CODE_INVALID", row]),
    );
  });

  test("a concept without a name", () => {
    const scheme = building("a");
    scheme.concept(at(3), named("b", { labels: { en: " \u200B" } }), { labels: "preferredLabel" });
    expect(refused(scheme)).toMatchObject([{ code: "TITLE_EMPTY", row: 3, column: "preferredLabel" }]);
  });

  test("files without a concept", () => {
    expect(refused(building())).toMatchObject([{ code: "FILE_WITHOUT_ROWS", file: "scheme" }]);
  });
});

describe("labels", () => {
  const labelled = (draft: Partial<Draft>) => {
    const scheme = new SchemeBuilding("scheme");
    const columns = { labels: "preferredLabel", alternatives: "altLabels" };
    scheme.concept(at(2), named("a", draft), columns);
    return ended(scheme);
  };

  test("are cleaned, and what was removed is a warning", () => {
    const { concepts, warnings, warningCounts } = labelled({ labels: { en: "  web\u200B  developer " } });
    expect(concepts).toMatchObject([{ labels: { en: "web developer" } }]);
    expect(warnings).toEqual([
      { code: "LABEL_MARKS", file, row: 2, column: "preferredLabel", found: "web developer" },
    ]);
    expect(warningCounts).toEqual({ LABEL_MARKS: 1 });
  });

  test("say each name once, and the preferred one not again", () => {
    const { concepts } = labelled({ labels: { en: "a" }, alternatives: { en: ["b", "a", "b "], id: ["a"] } });
    expect(concepts).toMatchObject([{ alternatives: { en: ["b"], id: ["a"] } }]);
  });

  test("of 10,000 characters stay whole beside the concept, and a shorter name stands in", () => {
    const long = "x".repeat(10_000);
    const { concepts, warnings } = labelled({ labels: { en: long }, alternatives: { en: ["short"] } });
    expect(concepts).toMatchObject([{ labels: { en: "short" }, extra: { preferredLabel: long } }]);
    expect(warnings).toMatchObject([{ code: "LABEL_TOO_LONG", row: 2, expected: "2000", found: "10000" }]);
  });

  test("without a shorter name the code stands in", () => {
    expect(labelled({ labels: { en: "x".repeat(2_001) } }).concepts).toMatchObject([{ labels: { en: "a" } }]);
    expect(labelled({ labels: { en: "x".repeat(2_000) } }).warnings).toEqual([]);
  });
});

describe("links", () => {
  test("the first broader is the parent, further ones are relations; depth below the root is the level", () => {
    const scheme = building("a", "b", "c");
    scheme.relation(at(2), { from: "c", kind: "broader", to: "b" });
    scheme.relation(at(3), { from: "c", kind: "broader", to: "a" });
    scheme.relation(at(4), { from: "b", kind: "broader", to: "a" });
    const { concepts, relations } = ended(scheme);
    expect(concepts.map(({ code, parent, level }) => [code, parent, level])).toEqual([
      ["a", null, 1],
      ["b", "a", 2],
      ["c", "b", 3],
    ]);
    expect(relations).toEqual([{ from: "c", kind: "broader", to: "a" }]);
  });

  test("a parent that is given with its concept stays the parent, also when links were read before", () => {
    const scheme = building("a", "b");
    scheme.relation(at(2), { from: "c", kind: "broader", to: "b" });
    scheme.concept(at(3), named("c", { parent: "a" }));
    const { concepts, relations } = ended(scheme);
    expect(concepts.at(-1)).toMatchObject({ code: "c", parent: "a" });
    expect(relations).toEqual([{ from: "c", kind: "broader", to: "b" }]);
  });

  test("the ninth level holds all that is deeper; a level that the file gives is kept", () => {
    const codes = Array.from({ length: 12 }, (_, i) => `c${i}`);
    const scheme = new SchemeBuilding("scheme");
    for (const [i, code] of codes.entries())
      scheme.concept(at(i + 2), named(code, { parent: codes[i - 1] ?? null, ...(i === 3 && { level: 7 }) }));
    expect(ended(scheme).concepts.map(({ level }) => level)).toEqual([1, 2, 3, 7, 5, 6, 7, 8, 9, 9, 9, 9]);
  });

  test("a link to what is not there is kept apart with its place", () => {
    const scheme = building("a");
    scheme.relation(at(9), { from: "a", kind: "essential", to: "gone" });
    scheme.concept(at(3), named("b", { parent: "nowhere" }));
    const { concepts, relations, dangling } = ended(scheme);
    expect(relations).toEqual([]);
    expect(concepts).toMatchObject([{ parent: null }, { parent: null, level: 1 }]);
    expect(dangling).toEqual([
      { file, row: 3, from: "b", kind: "broader", to: "nowhere" },
      { file, row: 9, from: "a", kind: "essential", to: "gone" },
    ]);
  });

  test("a cycle of broader loses the link that closes it, and nothing else", () => {
    const scheme = building("a", "b", "c");
    scheme.relation(at(2), { from: "a", kind: "broader", to: "b" });
    scheme.relation(at(3), { from: "b", kind: "broader", to: "c" });
    scheme.relation(at(4), { from: "c", kind: "broader", to: "a" });
    scheme.relation(at(5), { from: "c", kind: "related", to: "a" });
    const { concepts, relations, warnings } = ended(scheme);
    expect(concepts.map(({ code, parent }) => [code, parent])).toEqual([
      ["a", "b"],
      ["b", "c"],
      ["c", null],
    ]);
    expect(relations).toEqual([{ from: "c", kind: "related", to: "a" }]);
    expect(warnings).toEqual([{ code: "BROADER_CYCLE", file, row: 4, expected: "a", found: "c" }]);
  });

  test("the same link twice is one, with a warning; what differs in kind is another link", () => {
    const scheme = building("a", "b");
    for (const [row, kind] of ["essential", "essential", "optional"].entries())
      scheme.relation(at(row + 2), {
        from: "a",
        kind: kind as "essential",
        to: "b",
        extra: { row: `${row}` },
      });
    const { relations, warnings } = ended(scheme);
    expect(relations).toMatchObject([
      { kind: "essential", extra: { row: "0" } },
      { kind: "optional", extra: { row: "2" } },
    ]);
    expect(warnings).toMatchObject([{ code: "RELATION_TWICE", row: 3 }]);
  });

  test("a reference of a concept that is not there is dropped", () => {
    const scheme = building("a");
    scheme.reference({ code: "a", relation: "broader", scheme: "isco", to: "2512" });
    scheme.reference({ code: "b", relation: "broader", scheme: "isco", to: "2513" });
    expect(ended(scheme).references.map(({ code }) => code)).toEqual(["a"]);
  });
});
