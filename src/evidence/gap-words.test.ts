import { describe, expect, test } from "vitest";
import { intlFor } from "../platform/intl.ts";
import { spreadText } from "./gap-account.ts";
import { gapNote, gapText, provincesText, rangeText, termTitle, valueText } from "./gap-words.ts";
import type { GapTerm } from "./gap-term.ts";

const [id, en] = [intlFor("id"), intlFor("en")];
const growth: GapTerm = {
  ...{
    kind: "growth",
    programme: null,
    value: 0.0974,
    year: 2025,
    assumed: false,
    source: "Uji",
    list: null,
  },
  spread: { kind: "interval", low: 0.091, high: 0.104 },
};

describe("an interval is written in one way, in the words of its language", () => {
  test("of people, of a panel and of a term alike", () => {
    expect(rangeText(id, { low: 65_213, high: 93_364 })).toBe("65.213 s.d. 93.364");
    expect(rangeText(en, { low: 65_213, high: 93_364 })).toBe("65,213 to 93,364");
    const panel = { low: 200, high: 350, year: 2025, members: "A; B", metOn: "2025-10-01", note: null };
    expect(gapText(id, { state: "panel", panel })).toBe("200 s.d. 350");
    const exits = { ...growth, kind: "exit-rate" as const };
    expect(spreadText(id, exits)).toBe("95%: 9,1% s.d. 10,4%");
    expect(spreadText(en, exits)).toBe("95%: 9.1% to 10.4%");
  });
});

describe("a sum over provinces is no number of the country", () => {
  const provinces = [
    ["31", 40_000.4],
    ["32", 27_575.6],
    ["33", null],
  ] as const;

  test("both are told where both are there, as they are shown", () => {
    const said = provincesText(id, new Map([["national", 56_569], ...provinces]));
    expect(said).toContain("2 provinsi berjumlah 67.576");
    expect(said).toContain("angka nasional 56.569");
    expect(said).toContain("tidak pernah di bawah nol");
  });

  test("where the country has none, the sum is not told either", () => {
    for (const values of [new Map(provinces), new Map([["national", null], ...provinces])]) {
      const said = provincesText(en, values);
      expect(said).toContain("2 provinces have a number, the country has none");
      expect(said).not.toMatch(/67,?576/);
    }
  });

  test("of one province nothing is said: there is nothing to add up", () => {
    expect(provincesText(id, new Map([["31", 100]]))).toBeNull();
    expect(provincesText(id, new Map([["national", 100]]))).toBeNull();
  });
});

test("a panel's range says for which year it was given, whatever year is asked for", () => {
  const panel = { low: 200, high: 350, year: 2025, members: "A; B", metOn: "2025-10-01", note: null };
  expect(gapNote(id, { state: "panel", panel }, "2512")).toBe("Untuk tahun 2025, diberikan oleh A; B.");
});

describe("growth in the sum is a logarithm, and nobody takes it for the per cent a year of a dossier", () => {
  test("it is no per cent, nor is its interval", () => {
    expect(valueText(id, "growth", 0.0974)).toBe("0,0974");
    expect(valueText(en, "growth", -0.01)).toBe("−0.0100");
    expect(spreadText(id, growth)).toBe("95%: 0,0910 s.d. 0,1040");
  });

  test("its name says so, with the per cent that it stands for, as a dossier has it", () => {
    expect(termTitle(id, growth)).toBe("laju pertumbuhan (logaritmik) per tahun, setara +10,2%");
    expect(termTitle(en, growth)).toBe("growth rate (logarithmic) a year, equal to +10.2%");
    expect(termTitle(id, { ...growth, value: -0.0513 })).toContain("setara −5%");
  });

  test("other terms have their name alone", () => {
    expect(termTitle(id, { ...growth, kind: "seats", programme: "BLK Bekasi" })).toBe(
      "daya tampung per tahun, BLK Bekasi",
    );
  });
});
