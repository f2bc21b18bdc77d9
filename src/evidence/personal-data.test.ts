import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { blankMark, findPersonal, personalIn, withoutPassage } from "./personal-data.ts";

const found = (text: string) => findPersonal(text).map(({ kind, from, to }) => [kind, text.slice(from, to)]);

describe("nothing personal is seen in", () => {
  test.each([
    ["a year, a count and an hour", "Sejak 2024 kami mencari 120 orang, pukul 08.00-17.00."],
    ["years in a row", "2020 2021 2022 2023, 2019-2020-2021-2022"],
    ["dates", "05-06-2024 s.d. 07-08-2024, 01/02/2024"],
    ["pay in rupiah", "Upah Rp 8.500.000 sampai Rp 12.000.000, atau 8500000"],
    ["codes of occupations and units", "KBJI 2512.01, J.62DMI00.001.1, 7212"],
    ["a business registration number", "NIB 9120003344556, 0220001234567"],
    ["a standard with an at sign", "sertifikat level @3 dan C++"],
    ["seventeen digits", "12345678901234567"],
  ])("%s", (_, text) => {
    expect(found(text)).toEqual([]);
  });
});

test.each([
  ["NIK 3201234107900001.", "national-id", "3201234107900001"],
  ["nik: 32.01.23.410790.0001", "national-id", "32.01.23.410790.0001"],
  ["hubungi 0812-3456-7890 (Budi)", "phone", "0812-3456-7890"],
  ["WA +62 812 3456 7890", "phone", "+62 812 3456 7890"],
  ["WA 6281234567890", "phone", "6281234567890"],
  ["kantor (021) 525 0123 ext 4", "phone", "(021) 525 0123"],
  ["Singapore +65 6123 4567", "phone", "+65 6123 4567"],
  ["surel ke budi.santoso@perusahaan.co.id ya", "email", "budi.santoso@perusahaan.co.id"],
])("in %s a person is seen", (text, kind, passage) => {
  expect(found(text)).toEqual([[kind, passage]]);
});

const words = fc.array(fc.constantFrom("welder", "juru las", "butuh", "sertifikat", "Karawang", "—"), {
  maxLength: 6,
});
const text = (some: readonly string[]) => some.join(" ");
const digits = (length: number) =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
    .map((all) => all.join(""));
const person = fc.oneof(
  fc
    .tuple(
      digits(6),
      fc.integer({ min: 1, max: 31 }),
      fc.boolean(),
      fc.integer({ min: 1, max: 12 }),
      digits(6),
    )
    .map(
      ([region, day, woman, month, rest]) =>
        `${region}${String(day + (woman ? 40 : 0)).padStart(2, "0")}${String(month).padStart(2, "0")}${rest}`,
    ),
  fc.tuple(fc.constantFrom("08", "628", "+628"), digits(9)).map(([start, rest]) => start + rest),
  fc
    .tuple(fc.stringMatching(/^[a-z]{1,8}$/), fc.stringMatching(/^[a-z]{1,8}$/))
    .map(([a, b]) => `${a}@${b}.co.id`),
);

test("words alone are never a person's data; what is, is found wherever it stands among them", () => {
  fc.assert(
    fc.property(words, person, words, (before, one, after) => {
      expect(findPersonal(text(before))).toEqual([]);
      const whole = text([...before, one, ...after]);
      expect(found(whole).map(([, passage]) => passage)).toEqual([one]);
    }),
  );
});

test("passages lie in the text, in its order, none over another", () => {
  const any = fc.array(fc.oneof(person, fc.string({ maxLength: 12 }), digits(5)), { maxLength: 8 });
  fc.assert(
    fc.property(any, (parts) => {
      const whole = parts.join(" ");
      let end = 0;
      for (const { from, to } of findPersonal(whole)) {
        expect(from).toBeGreaterThanOrEqual(end);
        expect(to).toBeGreaterThan(from);
        end = to;
      }
      expect(end).toBeLessThanOrEqual(whole.length);
    }),
  );
});

test("a passage that is blanked is gone wherever it stood, the rest stays, and nothing is left to be found", () => {
  fc.assert(
    fc.property(words, person, words, (before, one, after) => {
      const whole = text([...before, one, ...after, one]);
      const blanked = withoutPassage(whole, one, 10_000)!;
      expect(blanked).toBe(text([...before, blankMark, ...after, blankMark]));
      expect(blanked).not.toContain(one);
      expect(findPersonal(blanked)).toEqual([]);
    }),
  );
});

test("what is not there cannot be blanked; a text never grows beyond what it may hold", () => {
  expect(withoutPassage("juru las", "", 200)).toBeNull();
  expect(withoutPassage("juru las", "juru masak", 200)).toBeNull();
  expect(withoutPassage("a@b.id", "a@b.id", 10)).toBe(blankMark.slice(0, 10));
});

test("each passage of a set of answers is told with the text that holds it", () => {
  const answers = {
    interest: "Hubungi budi@maju.co.id",
    lines: [
      { position: 1, typed: "juru las 081234567890", note: null },
      { position: 4, typed: "welder", note: "NIK 3201234107900001" },
    ],
  };
  expect(personalIn(answers)).toEqual([
    { place: "title", line: 1, kind: "phone", passage: "081234567890" },
    { place: "note", line: 4, kind: "national-id", passage: "3201234107900001" },
    { place: "interest", line: null, kind: "email", passage: "budi@maju.co.id" },
  ]);
});
