import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { identityMark, isCalledIdentityPaper } from "./identity-marks.ts";

describe("what belongs to an identity paper is found", () => {
  test.each([
    ["a NIK", "Peserta: 3174052309870004", "nik"],
    ["a NIK in groups", "NIK 3174 0523 0987 0004.", "nik"],
    ["a NIK with points between", "31.74.05.230987.0004", "nik"],
    ["a NIK in full-width digits", "３１７４０５２３０９８７０００４", "nik"],
    ["a NIK with an invisible sign in it", "31740523​09870004", "nik"],
    ["an NRIC", "Officer S1234567D signed", "nric"],
    ["an FIN of 2022, in small letters", "fin m1234567k", "nric"],
    [
      "a passport's lines",
      "P<IDNSANTOSO<<BUDI<<<<<<<<<<<<<<<<<<<<<<<<<<\nA1234567<8IDN8709235M2601017<<<<<<<<<<<<<<06",
      "mrz",
    ],
    ["a card's line, read with blanks", "I<SGPS1234567D<<<<<<<<<<< <<<", "mrz"],
  ])("%s", (_, text, kind) => {
    expect(identityMark(text)).toMatchObject({ kind });
  });

  test("the line is told, the number never", () => {
    const found = identityMark("Modul 1\r\nModul 2\r\nNIK 3174052309870004");
    expect(found).toEqual({ kind: "nik", line: 3 });
    expect(JSON.stringify(found)).not.toContain("3174");
  });

  test("any sixteen digits that stand alone, wherever they stand", () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[a-z ,;:\n]{0,40}$/),
        fc.stringMatching(/^\d{16}$/),
        fc.stringMatching(/^[a-z ;:\n]{0,40}$/),
        (before, digits, after) => {
          expect(identityMark(`${before} ${digits} ${after}`)).toMatchObject({ kind: "nik" });
        },
      ),
    );
  });
});

describe("what teaching material is full of is no identity paper", () => {
  test.each([
    ["codes of units of competence", "J.62DMI00.001.1 dan J.611000.001.01"],
    ["a code of KBJI", "2514.02 Pemrogram aplikasi"],
    ["a telephone number", "+62 21 5255733 ext 1234"],
    ["a sum of money", "Rp 1.250.000.000,00 dan 12.500.000"],
    ["a UUID", "0a000000-0000-7000-8000-000000000001"],
    ["seventeen digits", "12345678901234567"],
    ["digits behind a comma", "3,1415926535897932"],
    ["a table of years", "2019 2020 2021\n2022 2023"],
    ["bits that are shifted", "a << 2; B<<C; std::cout << x"],
    ["a serial number", "AS1234567D9"],
  ])("%s", (_, text) => {
    expect(identityMark(text)).toBeNull();
  });
});

test.each([
  ["Paspor - Tan.pdf", true],
  ["scan_KTP_budi.pdf", true],
  ["e-KTP.docx", true],
  ["NRIC.pdf", true],
  ["Identity Card (front).pdf", true],
  ["kartu-keluarga.pdf", true],
  ["Modul mekatronika.pdf", false],
  ["Praktik transportasi.docx", false],
  ["nricher.md", false],
])("a file called %s looks like an identity paper: %s", (name, expected) => {
  expect(isCalledIdentityPaper(name)).toBe(expected);
});
