import { describe, expect, test } from "vitest";
import { codeOfLine, filledRows, readTyped, rowsShown, typedTerms } from "./terms-form.ts";

const unit = { scheme: "skkni", version: "1", code: "J.1", title: { id: "Menyusun", en: "Draw up" } };
const ids = { organisationId: "o", termsId: "t" };
const terms = {
  ...{ hubId: null, centreKey: "bpvp", title: { id: "Judul" }, background: null, route: "work-permit" },
  ...{ fromDay: "2026-06-01", untilDay: "2026-06-28", languages: ["en", "id"] },
};
const person = (counterpartId: string, name: string, instructorId: string | null = null) => ({
  ...ids,
  ...{ counterpartId, name, instructorId, personId: null, job: { id: "Instruktur" }, since: "2026-01-01" },
  ...{ until: null, synthetic: false },
});
const parts = {
  skills: [{ ...ids, ...unit, level: 5, essential: true }],
  counterparts: [person("a", "Siti"), person("b", "Budi", "i-1")],
  objectives: [
    {
      ...ids,
      objectiveId: "x",
      position: 0,
      text: { id: "Bisa" },
      units: [unit],
      measure: { en: "Test" },
      counterparts: ["b"],
    },
  ],
};

test("what a form shows is what it sends when nothing was changed", () => {
  expect(readTyped(typedTerms(terms, parts, "id"))).toEqual({
    ...{ place: { centre: "bpvp" }, title: { id: "Judul" }, background: null, route: "work-permit" },
    ...{ fromDay: "2026-06-01", untilDay: "2026-06-28", languages: ["en", "id"] },
    skills: [{ typed: { field: "skill0", text: "J.1 — Menyusun" }, level: 5, essential: true }],
    counterparts: [
      { instructor: null, name: "Siti", job: { id: "Instruktur" } },
      { instructor: "i-1", name: "", job: { id: "Instruktur" } },
    ],
    objectives: [
      {
        ...{ text: { id: "Bisa" }, measure: { en: "Test" }, counterparts: [1] },
        units: [{ field: "objective0Units", text: "J.1 — Menyusun" }],
      },
    ],
  });
});

describe("a row that was left empty", () => {
  test("between filled ones falls out, and objectives still name the right counterparts", () => {
    const typed = {
      counterpart0Name: "",
      counterpart2Name: "Ana",
      counterpart2JobId: "Pelatih",
      objective0TextId: "x",
      objective0Whose: "2",
    };
    const read = readTyped(typed);
    expect(read.counterparts).toEqual([{ instructor: null, name: "Ana", job: { id: "Pelatih" } }]);
    expect(read.objectives[0]?.counterparts).toEqual([0]);
  });
  test("is no row, whatever stands in its choices", () => {
    expect(filledRows({ skill3Level: "5", skill3Essential: "yes" }, "skills")).toBe(0);
    expect(filledRows({ skill3: "J.1" }, "skills")).toBe(4);
  });
});

test("there is always room for more, up to a limit", () => {
  expect(rowsShown("counterparts", 0)).toBe(1);
  expect(rowsShown("counterparts", 99)).toBe(10);
});

test.each([
  ["J.62DMI00.001.1 — Menyusun arsitektur", "J.62DMI00.001.1"],
  ["S-PRG-01 - Pemrograman", "S-PRG-01"],
  ["Pemrograman komputer", "Pemrograman komputer"],
])("of the line %j the code is %j", (line, code) => {
  expect(codeOfLine(line)).toBe(code);
});
