import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { languages } from "../platform/index.ts";
import { currencies, figureText, type Figure } from "./figure.ts";
import { sameFigure, writtenFigures } from "./figure-text.ts";
import { figuresBack } from "./word-figures.ts";

const number: Figure = { type: "number", value: 1, unit: "seat" };
const money: Figure = { type: "money", value: 1, currency: "IDR" };
const day: Figure = { type: "day", value: "2027-01-01" };
const values = (text: string, like: Figure, language: "id" | "en") =>
  writtenFigures(text, like, language).map(({ figure }) =>
    figure.type === "money" ? [figure.currency, figure.value] : figure.value,
  );

describe("a figure that somebody wrote", () => {
  test("is none inside of a word, a code or another number, nor a day that does not exist", () => {
    expect(values("J.62DMI00.001, A1, 3x", number, "en")).toEqual([]);
    expect(values("31 Februari 2027, 2027-13-01", day, "id")).toEqual([]);
    expect(values("2500 rupiah", money, "id")).toEqual([]);
  });

  test("is read in the way of its language", () => {
    expect(values("1.234,5 kursi dan 12", number, "id")).toEqual([1234.5, 12]);
    expect(values("1,234.5 seats and 12.", number, "en")).toEqual([1234.5, 12]);
    expect(values("Rp 2.500.000, Rp2,5 miliar, SGD 10.000 atau S$5", money, "id")).toEqual([
      ["IDR", 2_500_000],
      ["IDR", 2_500_000_000],
      ["SGD", 10_000],
      ["SGD", 5],
    ]);
    expect(values("US$1.1 million", money, "en")).toEqual([["USD", 1_100_000]]);
    expect(values("1 Agustus 2027, 2 May 2027, 3/6/2027 dan 2027-07-04", day, "id")).toEqual([
      ...["2027-08-01", "2027-05-02", "2027-06-03", "2027-07-04"],
    ]);
  });

  const figures = fc.oneof(
    fc.record({
      type: fc.constant("number" as const),
      value: fc.integer({ min: 0, max: 1e12 }),
      unit: fc.constant("seat" as const),
    }),
    fc.record({
      type: fc.constant("money" as const),
      value: fc.integer({ min: 0, max: 1e15 }),
      currency: fc.constantFrom(...currencies),
    }),
    fc
      .date({ min: new Date("1990-01-01"), max: new Date("2099-12-31"), noInvalidDate: true })
      .map((at) => ({ type: "day" as const, value: at.toISOString().slice(0, 10) })),
  );

  test("as the workbench writes it reads back as itself, in both languages", () => {
    fc.assert(
      fc.property(figures, fc.constantFrom(...languages), (figure, language) => {
        const found = writtenFigures(`(${figureText(figure, language)}).`, figure, language);
        expect(found.some((one) => sameFigure(one.figure, figure))).toBe(true);
      }),
    );
  });

  test("goes back into its place when another value stands there", () => {
    const alike = fc.tuple(figures, figures).filter(([one, other]) => one.type === other.type);
    fc.assert(
      fc.property(alike, fc.constantFrom(...languages), ([before, after], language) => {
        const now = `Sejumlah ${figureText(after, language)} setiap tahun.`;
        const { text, changes } = figuresBack("Sebanyak {n} per tahun.", { n: before }, language, now);
        expect(text).toBe("Sejumlah {n} setiap tahun.");
        expect(changes.map(({ to }) => to)).toEqual(sameFigure(before, after) ? [] : [after]);
      }),
    );
  });
});

describe("figures of a text that was changed", () => {
  const figures = { weeks: { ...number, value: 24 }, seats: { ...number, value: 30 } };
  const back = (text: string, now: string) => figuresBack(text, figures, "id", now);

  test("that stand twice and were changed once stay words where they were changed", () => {
    expect(back("{weeks} minggu, sekali lagi {weeks} minggu", "36 minggu, sekali lagi 24 minggu")).toEqual({
      text: "36 minggu, sekali lagi {weeks} minggu",
      changes: [{ name: "weeks", from: figures.weeks, to: null, words: "36" }],
    });
  });

  test("that stand twice and were changed twice alike are one change", () => {
    expect(
      back("{weeks} minggu, sekali lagi {weeks} minggu", "36 minggu, sekali lagi 36 minggu"),
    ).toMatchObject({
      text: "{weeks} minggu, sekali lagi {weeks} minggu",
      changes: [{ name: "weeks", to: { value: 36 } }],
    });
  });

  test("side by side are told apart by their order", () => {
    expect(back("{weeks} {seats}", "25 31")).toMatchObject({
      text: "{weeks} {seats}",
      changes: [{ to: { value: 25 } }, { to: { value: 31 } }],
    });
  });

  test("of which one is gone are not guessed at", () => {
    const { text, changes } = back("{weeks} {seats}", "99");
    expect(text).toBe("99");
    expect(changes.map(({ name, to }) => [name, to])).toEqual([
      ["weeks", null],
      ["seats", null],
    ]);
  });

  test("that are written in another way are unchanged", () => {
    expect(figuresBack("{sum}", { sum: { ...money, value: 2_500_000_000 } }, "id", "Rp2,5 miliar")).toEqual({
      text: "{sum}",
      changes: [],
    });
  });
});
