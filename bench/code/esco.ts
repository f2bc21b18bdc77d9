import { existsSync } from "node:fs";
import { join } from "node:path";
import type { IndexedConcept, IndexedLabel } from "../../src/vocabulary/text-index.ts";
import { csvRows } from "./csv-rows.ts";
import { isHeldOut, splitOf, withoutLeaks, type CodeSet, type Question, type Split } from "./set.ts";

export type EscoConcept = {
  uri: string;
  kind: "occupation" | "skill";
  labels: IndexedLabel[];
  description: string;
  isco: string;
};
export type Esco = {
  concepts: EscoConcept[];
  /** Occupation to skill, by position. */
  relations: { occupation: number; skill: number; essential: boolean }[];
};

/** Reads a folder of ESCO's own CSV files; `_en` in their names may be left out. */
export function readEsco(folder: string): Esco {
  const rowsOf = (name: string) => {
    const path = [`${name}_en.csv`, `${name}.csv`].map((file) => join(folder, file)).find(existsSync);
    if (path === undefined) throw new Error(`${folder}: no ${name}_en.csv`);
    return csvRows(path);
  };
  const concepts = (["occupation", "skill"] as const).flatMap((kind) =>
    rowsOf(`${kind}s`).map((row) => escoConcept(row, kind)),
  );
  const numberOf = new Map(concepts.map(({ uri }, i) => [uri, i]));
  const relations = rowsOf("occupationSkillRelations").flatMap((row) => {
    const occupation = numberOf.get(row["occupationUri"] ?? "");
    const skill = numberOf.get(row["skillUri"] ?? "");
    if (occupation === undefined || skill === undefined) return [];
    return [{ occupation, skill, essential: row["relationType"] === "essential" }];
  });
  return { concepts, relations };
}

function escoConcept(row: Record<string, string>, kind: EscoConcept["kind"]): EscoConcept {
  const label = (text: string, kind: IndexedLabel["kind"]): IndexedLabel => ({
    text: text.replaceAll(/\s+/g, " ").trim(),
    language: "en",
    kind,
    origin: "file",
  });
  const lines = (column: string) => (row[column] ?? "").split("\n").filter((text) => text.trim() !== "");
  const preferred = row["preferredLabel"] ?? "";
  const others = new Set([...lines("altLabels"), ...lines("hiddenLabels")]);
  others.delete(preferred);
  return {
    uri: row["conceptUri"] ?? "",
    kind,
    labels: [label(preferred, "preferred"), ...Array.from(others, (text) => label(text, "alternative"))],
    description: row["description"] ?? "",
    isco: row["iscoGroup"] ?? "",
  };
}

/** A third of the alternative labels of one half of the concepts kept out: text → concept of the same kind. */
export function escoSet({ concepts }: Esco, kind: EscoConcept["kind"], split: Split): CodeSet {
  const { indexed, questions } = holdOut(concepts, split);
  return {
    name: `esco ${kind}s`,
    concepts: indexed,
    synonyms: [],
    questions: questions.filter(({ right }) => [...right].every((one) => concepts[one]!.kind === kind)),
    target: (concept) => concepts[concept]!.kind === kind,
  };
}

/** Splits labels into those that the index may see and those that are asked for. */
function holdOut(
  concepts: readonly EscoConcept[],
  split: Split,
): { indexed: IndexedConcept[]; questions: Question[] } {
  const isQuestion = ({ uri }: EscoConcept, { kind, text }: IndexedLabel) =>
    kind !== "preferred" && splitOf(uri) === split && isHeldOut(text);
  const indexed = concepts.map((concept) => ({
    labels: concept.labels.filter((label) => !isQuestion(concept, label)),
  }));
  const asked = concepts.flatMap((concept, i) =>
    concept.labels
      .filter((label) => isQuestion(concept, label))
      .map(({ text }) => ({ text, right: new Set([i]) })),
  );
  return { indexed, questions: withoutLeaks(asked, indexed) };
}
