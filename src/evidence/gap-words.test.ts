import { describe, expect, test } from "vitest";
import { intlFor } from "../platform/intl.ts";
import { spreadText } from "./gap-account.ts";
import { gapText, rangeText, termTitle, valueText } from "./gap-words.ts";
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
