import { describe, expect, test } from "vitest";
import { intlFor } from "../platform/intl.ts";
import { reasonSentence } from "./code-reason.ts";
import { conceptKinds, matchRelations } from "./scheme-content.ts";
import { codeSteps, type CodeReason, type FoundThrough } from "./text-coding.ts";

const reason: CodeReason = {
  label: "Programmer Aplikasi",
  language: "id",
  labelKind: "preferred",
  origin: "file",
  step: "words",
  words: ["pemrogram", "aplikasi"],
  via: null,
};
const via: FoundThrough = {
  scheme: "kbji",
  version: "2014",
  code: "2514.02",
  kind: "occupation",
  title: { id: "Programmer Aplikasi" },
  relation: "broader",
  tree: true,
};
const say = (
  language: "id" | "en",
  change: Partial<CodeReason> = {},
  kind: "occupation" | "skill" = "occupation",
) =>
  reasonSentence(
    (id, values) => intlFor(language).formatMessage({ id }, values),
    language,
    { kind, reason: { ...reason, ...change } },
    "kbji",
  );

describe("a reason as a sentence", () => {
  test("names the label, the code that has it, and the words that matched", () => {
    expect(say("id", { via })).toBe(
      "Judul pekerjaan “Programmer Aplikasi” (2514.02), kata yang sama: pemrogram, aplikasi",
    );
    expect(say("en", { via })).toBe(
      "Occupation title “Programmer Aplikasi” (2514.02), same words: pemrogram, aplikasi",
    );
  });

  test("names the scheme of another code, and what this code is to it", () => {
    const other = { ...via, scheme: "isco", code: "2514", tree: false, relation: "exact" as const };
    expect(say("id", { via: other })).toBe(
      "Judul pekerjaan “Programmer Aplikasi” (ISCO 2514), kata yang sama: pemrogram, aplikasi; sepadan dengan kode ini",
    );
  });

  test("calls a machine's code by its title", () => {
    const code = "ccd0a1d9-afda-43d9-b901-96344886e14d";
    const other = { ...via, scheme: "esco", code, title: { en: "app developer" }, tree: false };
    expect(say("en", { via: other })).toContain("(ESCO app developer)");
  });

  test("says of a reviewed coding that it is one", () => {
    expect(say("id", { origin: "coding", labelKind: "hidden" })).toMatch(/^Sebutan yang sudah diperiksa “/);
  });

  const languages = ["id", "en"] as const;
  test.each(languages.flatMap((language) => codeSteps.map((step) => [language, step] as const)))(
    "is whole in %s for the step %s, with words and without",
    (language, step) => {
      for (const words of [["a"], []])
        expect(say(language, { step, words })).toMatch(/^\S.*“Programmer Aplikasi”/);
    },
  );

  test.each(languages)("is whole in %s for every kind of concept, label and relation", (language) => {
    for (const kind of conceptKinds)
      for (const labelKind of ["preferred", "alternative", "hidden"] as const)
        for (const relation of matchRelations)
          expect(
            say(language, { labelKind, via: { ...via, kind, relation, tree: false, scheme: "esco" } }),
          ).toMatch(/“Programmer Aplikasi” \(ESCO 2514\.02\).*; \S/);
  });
});
