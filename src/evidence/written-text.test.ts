import fc from "fast-check";
import { expect, test } from "vitest";
import { intlFor } from "../platform/intl.ts";
import { piecesOf, writtenText } from "./written-text.ts";

test("a text in the reader's language, or in one that nobody knows, stands as it is; in the other it says which", () => {
  const text = "Rencana nasional menyebutnya.";
  expect(writtenText(intlFor("id"), { text, writtenIn: "id" }, "id")).toBe(text);
  expect(writtenText(intlFor("en"), { text, writtenIn: null }, "en")).toBe(text);
  expect(writtenText(intlFor("en"), { text, writtenIn: "id" }, "en")).toBe(`${text} (in Indonesian).`);
  expect(writtenText(intlFor("id"), { text: "In the plan.", writtenIn: "en" }, "id")).toBe(
    "In the plan. (dalam bahasa Inggris).",
  );
});

test("pieces tell apart what was written in the other language, and that alone", () => {
  const written = [
    { text: "Disebut rencana.", writtenIn: "id" as const },
    { text: "In the plan.", writtenIn: "en" as const },
    { text: "Entah.", writtenIn: null },
  ];
  expect(piecesOf("Because: Disebut rencana. Plan: In the plan. Entah.", written, "en")).toEqual([
    { text: "Because: ", lang: null },
    { text: "Disebut rencana.", lang: "id" },
    { text: " Plan: In the plan. Entah.", lang: null },
  ]);
  expect(piecesOf("Nothing of it.", written, "en")).toEqual([{ text: "Nothing of it.", lang: null }]);
});

test("pieces put together are the sentence", () => {
  const language = fc.constantFrom("id" as const, "en" as const, null);
  const written = fc.array(fc.record({ text: fc.string({ maxLength: 6 }), writtenIn: language }), {
    maxLength: 4,
  });
  fc.assert(
    fc.property(fc.string(), written, fc.string(), (before, some, after) => {
      const sentence = [before, ...some.map(({ text }) => text), after].join(" ");
      const pieces = piecesOf(sentence, some, "en");
      expect(pieces.map(({ text }) => text).join("")).toBe(sentence);
      for (const { text, lang } of pieces)
        expect(lang === null || some.some((one) => one.text === text && one.writtenIn === "id")).toBe(true);
    }),
  );
});
