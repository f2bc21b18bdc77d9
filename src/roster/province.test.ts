import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { farParent, isProvinceOn, provinceOn, provinces, provinceSpans, readProvince } from "./province.ts";

const on = (day: string) => provinces.filter((one) => isProvinceOn(one, day)).length;

describe("a code of a province is refused", () => {
  it("where BPS and Home Affairs use it for different provinces, and no name stands beside it", () => {
    for (const code of ["91", "92", "94", "95", "96"])
      expect(readProvince(code, "")).toMatchObject({ wrong: "ambiguous" });
    expect(readProvince("32", "")).toMatchObject({ province: { code: "32" } });
    expect(readProvince("93", "")).toMatchObject({ province: { code: "95" }, translated: true });
  });
  it("where name and code are of two provinces, or of none", () => {
    expect(readProvince("31", "Jawa Barat")).toEqual({ wrong: "disagree", expected: "32" });
    expect(readProvince("", "Jawa Raya")).toMatchObject({ wrong: "unknown" });
    expect(readProvince("99", "")).toMatchObject({ wrong: "unknown" });
  });
});

it("a name says which list its code is of", () => {
  expect(readProvince("96", "Papua Barat Daya")).toMatchObject({
    province: { code: "92" },
    translated: true,
  });
  expect(readProvince("92", "Prov. Papua Barat Daya")).toMatchObject({
    province: { code: "92" },
    translated: false,
  });
  expect(readProvince("34", "Daerah Istimewa Yogyakarta")).toMatchObject({ province: { code: "34" } });
  expect(readProvince("", "JABAR")).toMatchObject({ province: { code: "32" } });
});

it("there are 38 provinces, and there were 34 before the laws of 2022", () => {
  expect([on("2026-01-01"), on("2022-12-07"), on("2022-07-24")]).toEqual([38, 37, 34]);
});

it("every place has lain in exactly one province that was there, on every day", () => {
  const day = fc
    .integer({ min: 0, max: 9_000 })
    .map((days) => new Date(Date.UTC(2002, 0, 1) + days * 86_400_000).toISOString().slice(0, 10));
  fc.assert(
    fc.property(fc.constantFrom(...provinces), day, ({ code }, at) => {
      const then = provinces.find((one) => one.code === provinceOn(code, at));
      const spans = provinceSpans(code).filter(
        ({ since, until }) => (since === null || since <= at) && (until === null || at <= until),
      );
      return (
        then !== undefined && isProvinceOn(then, at) && spans.length === 1 && spans[0]?.code === then.code
      );
    }),
  );
});

it("a parent is told as far where it lies on another island, beyond 1,200 km", () => {
  expect(farParent("16", "64")).toBeGreaterThan(1_200);
  expect(farParent("71", "82")).toBeNull();
  expect(farParent("62", "36")).toBeNull();
  expect(farParent("95", "92")).toBeNull();
});
