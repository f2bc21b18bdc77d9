import { existsSync } from "node:fs";
import { join } from "node:path";
import type { IndexedConcept, IndexedLabel, Synonym } from "../../src/vocabulary/text-index.ts";
import { csvRows } from "./csv-rows.ts";
import { isHeldOut, splitOf, withoutLeaks, type CodeSet, type Question, type Split } from "./set.ts";

export type Starter = { kind: "occupation" | "skill"; code: string; labels: IndexedLabel[] }[];

/** Occupations and skills of a folder in our own layout, with their labels in both languages. */
export function readStarter(folder: string): Starter {
  return (["occupation", "skill"] as const).flatMap((kind) =>
    csvRows(join(folder, `${kind}s.csv`)).map((row) => ({
      kind,
      code: row["code"] ?? "",
      labels: (["id", "en"] as const).flatMap((language) => {
        const label = (text: string, kind: IndexedLabel["kind"]): IndexedLabel[] =>
          text.trim() === "" ? [] : [{ text: text.trim(), language, kind, origin: "file" }];
        return [
          ...label(row[`title_${language}`] ?? "", "preferred"),
          ...(row[`alternatives_${language}`] ?? "").split("|").flatMap((text) => label(text, "alternative")),
        ];
      }),
    })),
  );
}

export function readSynonyms(folder: string): Synonym[] {
  const path = join(folder, "synonyms.csv");
  return existsSync(path) ? (csvRows(path) as Synonym[]) : [];
}

/** A third of the alternative labels in one language kept out, of one half of the occupations or skills. */
export function starterSet(
  starter: Starter,
  synonyms: readonly Synonym[],
  kind: "occupation" | "skill",
  language: "id" | "en",
  split: Split,
): CodeSet {
  const isQuestion = (code: string, label: IndexedLabel) =>
    label.kind !== "preferred" &&
    label.language === language &&
    splitOf(code) === split &&
    isHeldOut(label.text);
  const concepts: IndexedConcept[] = starter.map(({ code, labels }) => ({
    labels: labels.filter((label) => !isQuestion(code, label)),
  }));
  const questions = starter.flatMap(({ code, kind: own, labels }, i): Question[] =>
    own !== kind
      ? []
      : labels.filter((label) => isQuestion(code, label)).map(({ text }) => ({ text, right: new Set([i]) })),
  );
  return {
    name: `starter ${kind}s, ${language === "id" ? "Indonesian" : "English"}`,
    concepts,
    synonyms,
    questions: withoutLeaks(questions, concepts),
    target: (concept) => starter[concept]!.kind === kind,
  };
}
