import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readSkkniCode } from "./skkni-code.ts";

describe("what is no code of a unit", () => {
  test.each([
    "",
    "62DMI00",
    "J.62DMI00.001",
    "J.62DMI00.01.1",
    "Z.62DMI00.001.1",
    "2512",
    "J.62DMI00.001.123",
  ])("%s", (text) => {
    expect(readSkkniCode(text)).toBeNull();
  });
});

describe("a code of a unit", () => {
  test.each(["J.611000.001.01", "J.62DMI00.001.1", "K.62AIN00.001.2", "M.74DKV13.015.3", "TIK.OP01.002.01"])(
    "%s is one as it stands",
    (text) => {
      expect(readSkkniCode(text)).toEqual({ code: text, mended: false });
    },
  );

  test.each([
    ["M74DKV13.015.3", "M.74DKV13.015.3"],
    ["J 62DMI00.001.1", "J.62DMI00.001.1"],
    ["j.62dmi00.001.1", "J.62DMI00.001.1"],
    ["J.62DMI00..001.1.", "J.62DMI00.001.1"],
    ["J,611000,001,01", "J.611000.001.01"],
    ["J.611000001.01", "J.611000.001.01"],
    ["J.62DMI00001.1", "J.62DMI00.001.1"],
    ["J.62DMI00-001-1", "J.62DMI00.001.1"],
  ])("%s is mended to %s", (text, code) => {
    expect(readSkkniCode(text)).toEqual({ code, mended: true });
  });

  test("with a point lost anywhere is the same code, and is mended only once", () => {
    const code = fc.stringMatching(/^[A-U]\.\d{2}([A-Z]{3}\d{2}|\d{4})\.\d{3}\.\d{1,2}$/);
    fc.assert(
      fc.property(code, fc.nat(2), (code, point) => {
        const parts = code.split(".");
        const lost = parts.slice(0, point + 1).join(".") + parts.slice(point + 1).join(".");
        // Six figures and a lost point behind them read like seven: only letters tell where a field ends.
        if (!/[A-Z]/.test(parts[1] ?? "") && point > 0) return;
        expect(readSkkniCode(lost)).toEqual({ code, mended: true });
        expect(readSkkniCode(code)).toEqual({ code, mended: false });
      }),
    );
  });
});
