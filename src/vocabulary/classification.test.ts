import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  ancestorsOf,
  codeForm,
  currentVersion,
  joins,
  parentOf,
  readCode,
  releaseIn,
  versionOn,
  yearOf,
} from "./classification.ts";

describe("a code that cannot be read", () => {
  test.each([
    [2, "1"],
    [4, "111"],
    [6, "111.01"],
    [6, "0111.1"],
    [6, "0111"],
  ])("at level %i, %s lacks digits, as a spreadsheet leaves it", (level, text) => {
    expect(readCode(level, text)).toEqual({ problem: "CODE_DIGITS_LOST" });
  });

  test.each([
    [1, "01"],
    [3, "0111"],
    [6, "0111011"],
  ])("at level %i, %s has digits too many", (level, text) => {
    expect(readCode(level, text)).toEqual({ problem: "CODE_DIGITS_TOO_MANY" });
  });

  test.each([
    [4, ""],
    [4, "25l2"],
    [4, "25.12"],
    [4, "2,512"],
    [4, "٢٥١٢"],
    [6, "0111.01.1"],
    [6, "01110.1"],
  ])("at level %i, “%s” is no code", (level, text) => {
    expect(readCode(level, text)).toEqual({ problem: "CODE_NOT_DIGITS" });
  });
});

describe("a code", () => {
  test("is read as the book prints it", () => {
    expect(readCode(1, "0")).toEqual({ code: "0" });
    expect(readCode(4, "0110")).toEqual({ code: "0110" });
    expect(readCode(6, "0111.01")).toEqual({ code: "0111.01" });
    expect(readCode(6, "011101")).toEqual({ code: "0111.01" });
    expect(codeForm(6)).toBe("NNNN.NN");
  });

  test("stands below the group that it begins with", () => {
    expect(parentOf("2512.03")).toBe("2512");
    expect(parentOf("25")).toBe("2");
    expect(parentOf("2")).toBeNull();
    expect(ancestorsOf("2512.03")).toEqual(["2", "25", "251", "2512"]);
  });

  test("read again from its own print is the same code", () => {
    const digits = fc.constantFrom(1, 2, 3, 4, 6);
    const anyCode = digits.chain((level) =>
      fc
        .array(fc.integer({ min: 0, max: 9 }), { minLength: level, maxLength: level })
        .map((figures) => ({ level, text: figures.join("") })),
    );
    fc.assert(
      fc.property(anyCode, ({ level, text }) => {
        const first = readCode(level, text);
        if (!("code" in first)) throw new Error("a code of the right length was refused");
        expect(first.code.replace(".", "")).toBe(text);
        expect(readCode(level, first.code)).toEqual(first);
        for (const ancestor of ancestorsOf(first.code)) expect(first.code.startsWith(ancestor)).toBe(true);
      }),
    );
  });

  test("one figure fewer or more is never read", () => {
    fc.assert(
      fc.property(fc.constantFrom(1, 2, 3, 4, 6), fc.integer({ min: 1, max: 9 }), (level, length) => {
        fc.pre(level !== length);
        expect(readCode(level, "7".repeat(length))).toHaveProperty("problem");
      }),
    );
  });
});

describe("the version that is meant when none is named", () => {
  const at = (day: number) => new Date(Date.UTC(2026, 0, day));
  const version = (name: string, day: number, synthetic = false) => ({
    version: name,
    importedAt: at(day),
    synthetic,
  });

  test("there is none in an empty store", () => {
    expect(currentVersion([])).toBeNull();
  });

  test("an older list that is imported later, to read old data, does not replace the newer one", () => {
    expect(currentVersion([version("2014", 1), version("2002", 9)])?.version).toBe("2014");
    expect(currentVersion([version("88", 9), version("08", 1)])?.version).toBe("08");
  });

  test("an older release that is imported after a newer one does not replace it", () => {
    const current = (...names: string[]) =>
      currentVersion(names.map((name, i) => version(name, i + 1)))?.version;
    expect(current("1.2.0", "1.1.1")).toBe("1.2.0");
    expect(current("1.10", "1.9")).toBe("1.10");
    expect(current("29.3", "30.0", "29.1")).toBe("30.0");
    expect(current("1.2", "1.2.1-tech", "1.1")).toBe("1.2.1-tech");
    expect(current("1.2", "1.2.0")).toBe("1.2.0");
  });

  test("what tells no date never replaces what tells one, and of two that tell none the last imported counts", () => {
    const current = (...names: string[]) =>
      currentVersion(names.map((name, i) => version(name, i + 1)))?.version;
    expect(current("2024-Q3", "undated")).toBe("2024-Q3");
    expect(current("undated", "2024-Q3")).toBe("2024-Q3");
    expect(current("1.2.0", "percobaan")).toBe("1.2.0");
    expect(current("undated", "percobaan")).toBe("percobaan");
  });

  test("the name of a download tells its release", () => {
    const names = [
      "ESCO dataset - v1.2.0 - en.zip",
      "esco-1.1.1-tech-slice",
      "db_29_3_text.zip",
      "ONET 30.0",
    ];
    expect(names.map(releaseIn)).toEqual(["1.2.0", "1.1.1", "29.3", "30.0"]);
    expect(["esco", "esco.zip", "esco-2024.zip", "2024.10.01.zip", "2024_10_01"].map(releaseIn)).toEqual([
      null,
      null,
      null,
      null,
      null,
    ]);
  });

  test("of two editions of one year the last imported counts", () => {
    expect(currentVersion([version("2014", 1), version("2014-rev", 2)])?.version).toBe("2014-rev");
  });

  test("an invented list never stands in for a real one, and stands where there is no real one", () => {
    const invented = [version("contoh-2010", 2, true), version("contoh", 3, true)];
    expect(currentVersion([...invented, version("1982", 1)])?.version).toBe("1982");
    expect(currentVersion(invented)?.version).toBe("contoh");
  });

  test("a name tells its year", () => {
    expect(["2014", "2014-rev1", "contoh-2010", "2026.1", "08", "88"].map(yearOf)).toEqual([
      2014, 2014, 2010, 2026, 2008, 1988,
    ]);
  });

  test("a number of releases is no year", () => {
    expect(["contoh", "v3", "1.1.1", "29.3", "1.20"].map(yearOf)).toEqual([null, null, null, null, null]);
  });

  test("on a day, the version counts whose year has begun; one without a year from its import on", () => {
    const lists = [version("2002", 9), version("2014", 1), version("tambahan", 5)];
    expect(versionOn(lists, "2001-12-31")).toBeNull();
    expect(versionOn(lists, "2002-01-01")?.version).toBe("2002");
    expect(versionOn(lists, "2013-12-31")?.version).toBe("2002");
    expect(versionOn(lists, "2014-01-01")?.version).toBe("2014");
    const importedOn = (at: string) => [{ ...version("tambahan", 1), importedAt: new Date(at) }];
    // 23:30 on 4 March in London is the morning of the 5th in Jakarta.
    expect(versionOn(importedOn("2026-03-04T23:30:00Z"), "2026-03-04")).toBeNull();
    expect(versionOn(importedOn("2026-03-04T23:30:00Z"), "2026-03-05")?.version).toBe("tambahan");
  });

  test("on a day when all of them are there, it is the current one", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom("2002", "2014", "08", "x"), fc.nat(20), fc.boolean())),
        (given) => {
          const lists = given.map(([name, day, synthetic]) => version(name, day + 1, synthetic));
          expect(versionOn(lists, "2100-01-01")).toEqual(currentVersion(lists));
        },
      ),
    );
  });

  test("only KBJI 2014 and ISCO-08 share their codes", () => {
    const real = (name: string) => version(name, 1);
    expect(joins("kbji", real("2014"))).toBe(true);
    expect(joins("isco", real("08"))).toBe(true);
    expect(joins("kbji", real("2002"))).toBe(false);
    expect(joins("isco", real("88"))).toBe(false);
    expect(joins("kbji", version("2014", 1, true))).toBe(false);
  });
});
