import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readDay } from "./tracker-day.ts";

describe("what is no day is not made one", () => {
  test.each([
    ["a month above twelve is not turned round", "03/25/2024"],
    ["the thirtieth of February", "30 Februari 2024"],
    ["a leap day of a year without one", "29/02/2023"],
    ["a day without its year", "12 Maret"],
    ["a word that only begins like a month", "12 Markas 2024"],
    ["a year before there were such letters", "12 Maret 0024"],
    ["a quarter", "Triwulan II 2024"],
    ["a span that runs backwards", "14-12 Maret 2024"],
    ["some other text", "setelah rapat berikutnya"],
  ])("%s: %s", (_, text) => expect(readDay(text)).toEqual({ wrong: text }));

  test("a five-digit text is no day; the same as a number is the spreadsheet's", () => {
    expect(readDay("45363")).toEqual({ wrong: "45363" });
    expect(readDay("45363", { serial: true })).toEqual({ day: "2024-03-12" });
    expect(readDay("12", { serial: true })).toEqual({ wrong: "12" });
  });

  test("nothing said, and no day yet, are no fault", () => {
    for (const text of ["", " ", "-", "—", "n/a", "Belum ada", "TBD", "nihil"])
      expect(readDay(text)).toEqual({ none: true });
  });

  test("at once is kept as a word", () => {
    expect(readDay("Segera")).toEqual({ words: "Segera" });
    expect(readDay("ASAP")).toEqual({ words: "ASAP" });
  });
});

describe("how officers write the twelfth of March 2024", () => {
  test.each([
    "2024-03-12",
    "2024-03-12 09:30:00",
    "2024/3/12",
    "20240312",
    "12/03/24",
    "12/03/2024",
    "12-3-2024",
    "12.03.2024",
    "12 03 2024",
    "12 Maret 2024",
    "12 maret 2024",
    "12  Maret\n2024",
    "12\u00a0Maret\u00a02024",
    "Selasa, 12 Maret 2024",
    "Tgl. 12 Maret 2024",
    "12 Mar 2024",
    "12-Mar-24",
    "12 Mrt 2024",
    "12 March 2024",
    "12th March 2024",
    "March 12, 2024",
    "Mar 12 2024",
    "12 Maret 2024 pukul 09.30 WIB",
  ])("%s", (text) => expect(readDay(text)).toEqual({ day: "2024-03-12" }));

  test.each([
    ["12–14 Maret 2024", "2024-03-12", "2024-03-14"],
    ["12 s.d. 14 Maret 2024", "2024-03-12", "2024-03-14"],
    ["12 dan 13 Maret 2024", "2024-03-12", "2024-03-13"],
    ["28 Februari 2024 s/d 2 Maret 2024", "2024-02-28", "2024-03-02"],
  ])("a span begins and ends: %s", (text, first, last) => {
    expect(readDay(text)).toEqual({ day: first });
    expect(readDay(text, { end: "last" })).toEqual({ day: last });
  });

  test.each([
    ["1 Peb 2024", "2024-02-01"],
    ["17 Agust 2024", "2024-08-17"],
    ["17 Ags. 2024", "2024-08-17"],
    ["10 Nopember 2024", "2024-11-10"],
    ["5 Okt '24", "2024-10-05"],
    ["31 Des 69", "2069-12-31"],
    ["1 Jan 70", "1970-01-01"],
  ])("a month shortened or spelt the old way: %s", (text, day) => expect(readDay(text)).toEqual({ day }));
});

test("every day of a century is read again from every way in which it is written here", () => {
  const names = new Map(
    (["id-ID", "en-GB"] as const).map((locale) => [
      locale,
      ["long", "short"].map(
        (month) =>
          new Intl.DateTimeFormat(locale, {
            day: "numeric",
            month: month as "long",
            year: "numeric",
            timeZone: "UTC",
          }),
      ),
    ]),
  );
  const days = fc.date({ min: new Date("1970-01-01"), max: new Date("2069-12-31"), noInvalidDate: true });
  fc.assert(
    fc.property(days, (at) => {
      const day = at.toISOString().slice(0, 10);
      const [year = "", month = "", date = ""] = day.split("-");
      const forms = [
        day,
        `${date}/${month}/${year}`,
        `${Number(date)}.${Number(month)}.${year}`,
        `${date}-${month}-${year.slice(2)}`,
        ...[...names.values()].flat().map((format) => format.format(at)),
      ];
      for (const text of forms) expect([text, readDay(text)]).toEqual([text, { day }]);
      const serial = String(Math.floor(at.getTime() / 86_400_000) + 25_569);
      expect(readDay(serial, { serial: true })).toEqual(serial.length === 5 ? { day } : { wrong: serial });
    }),
  );
});
