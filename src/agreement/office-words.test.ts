import { describe, expect, test } from "vitest";
import { officeOnly, withoutPersons } from "./office-words.ts";

const known = ["mom", "wsg", "kemenko-perekonomian", "Ministry of Manpower (Singapore)"];

describe("nobody is named", () => {
  test.each([
    ["Surat dari Ratna Wulandari tentang data", "Surat dari [nama] tentang data"],
    ["disposisi ratna  wulandari", "disposisi [nama]"],
    ["Mohon hubungi Bapak Joko Susilo segera", "Mohon hubungi [nama] segera"],
    ["Undangan Ibu Dr. Maya untuk rapat", "Undangan [nama] untuk rapat"],
    ["Reply by Mr. Tan Wei Ming", "Reply by [nama]"],
    ["kirim ke maya@mom.gov.sg atau +62 812-3456-7890", "kirim ke [nama] atau [nama]"],
    ["NIK 3174051203900001", "NIK [nama]"],
  ])("%s", (text, said) => expect(withoutPersons(text, ["Ratna Wulandari"], "[nama]")).toBe(said));

  test("an account's name inside another word is that word", () => {
    expect(withoutPersons("Rapat Marianasari", ["Maria"], "[nama]")).toBe("Rapat Marianasari");
  });
});

test("roles, numbers of letters and days stay", () => {
  const text =
    "Arahan Bapak Menteri atas surat B-12/KS.01.03/2026 tanggal 12/03/2026, 12.500 orang, Rp 12.500.000.000";
  expect(withoutPersons(text, ["Ratna Wulandari"], "[nama]")).toBe(text);
});

describe("whoever acts is told when it is an office or a role", () => {
  test.each([
    "MOM",
    "WSG Singapore",
    "Biro Kerja Sama",
    "Kepala unit",
    "Ministry of Manpower (Singapore)",
    "KBRI Singapura",
  ])("%s", (text) => expect(officeOnly(text, known)).toBe(text));
});

describe("and not when it may be a person", () => {
  test.each([
    "Budi",
    "ANDI",
    "Pak Andi",
    "Tan Wei Ming",
    "Bapak Andi dari Biro Kerja Sama",
    "Maya (maya@mom.gov.sg), MOM",
  ])("%s", (text) => expect(officeOnly(text, known)).toBeNull());
  test("nobody stays nobody", () => expect(officeOnly(null, known)).toBeNull());
});
