import { describe, expect, test } from "vitest";
import { conceptRecord, isOpaque, titleChanged, versionRecord } from "./concept.ts";

describe("a title in another version", () => {
  test("another word is another title", () => {
    expect(titleChanged({ id: "Pemrogram Aplikasi" }, { id: "Pengembang Aplikasi" })).toBe(true);
  });

  test("in either language", () => {
    expect(titleChanged({ id: "Manajer", en: "Managers" }, { id: "Manajer", en: "Leaders" })).toBe(true);
  });

  test("capitals and blanks do not change what a title says", () => {
    expect(titleChanged({ id: "Ahli  Pemetaan" }, { id: "Ahli pemetaan " })).toBe(false);
  });

  test("a language that one of the two lacks says nothing about a change", () => {
    expect(titleChanged({ id: "Manajer" }, { id: "Manajer", en: "Managers" })).toBe(false);
    expect(titleChanged({ id: "Manajer" }, { en: "Managers" })).toBe(false);
  });
});

describe("what the thread is told", () => {
  test("a concept leads to its page", () => {
    const title = { id: "Pengembang Perangkat Lunak", en: "Software developers" };
    expect(conceptRecord("kbji", "2014", "2512", title)).toEqual({
      kind: "vocabulary.concept",
      id: "kbji/2014/2512",
      title,
      note: { id: "KBJI 2014 · 2512", en: "KBJI 2014 · 2512" },
      path: "/vocabulary/kbji/2014/2512",
      synthetic: false,
    });
  });

  test("says of a local code that it is local, in either language", () => {
    expect(conceptRecord("kbji", "2014", "2529-L04", {})).toMatchObject({
      note: { id: "KBJI 2014 · 2529 · lokal 04", en: "KBJI 2014 · 2529 · local 04" },
    });
  });

  test("a version tells its size and its file, and that it is made up", () => {
    const version = {
      versionId: "0a000000-0000-7000-8000-000000000000",
      scheme: "kbji",
      version: "contoh",
      title: { id: "KBJI contoh", en: "Sample KBJI" },
      source: null,
      fileName: "occupations.csv",
      fileHash: "89f95001".padEnd(64, "0"),
      importedAt: new Date(0),
      synthetic: true,
      levels: { "1": 10, "2": 35 },
      kinds: { occupation: 45 },
      local: 0,
      dangling: 0,
    };
    expect(versionRecord(version)).toMatchObject({
      kind: "vocabulary.version",
      id: "kbji/contoh",
      note: { id: "45 kode · berkas 89f95001", en: "45 codes · file 89f95001" },
      path: "/vocabulary/kbji/contoh",
      synthetic: true,
    });
  });
});

test("a code that only a machine reads, or that repeats its own title, is not shown to people", () => {
  const machine = "0a1b2c3d-1111-4222-8333-444455556666";
  expect([machine, "infocomm.data-analyst", "kkni-6"].map(isOpaque)).toEqual([true, true, true]);
  const read = ["2512", "2512.03", "2529-L01", "15-1252.00", "2.A.1.a", "J.62DMI00.001.1", "S1.2"];
  expect(read.filter(isOpaque)).toEqual([]);
});
