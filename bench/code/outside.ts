import type { IndexedConcept } from "../../src/vocabulary/text-index.ts";
import { csvRows, delimiterOf, plainRows } from "./csv-rows.ts";
import { readFileSync } from "node:fs";

/** A set made by others: which texts of a corpus are right for each query. */
export type OutsideSet = { queries: string[]; corpus: string[]; right: Set<number>[] };

const idNames = ["q_id", "query_id", "qid", "c_id", "corpus_id", "cid", "docid", "id"];
const textNames = [
  "jobtitle",
  "job_title",
  "title",
  "query",
  "corpus_element",
  "esco_terms",
  "text",
  "label",
];

/** Id and text of each row: by their headings, or the first two columns of a file that has none. */
function readTexts(path: string): { id: string; text: string }[] {
  const first = readFileSync(path, "utf8").split("\n", 1)[0] ?? "";
  const heads = first
    .replace(/^\uFEFF/, "")
    .split(delimiterOf(first))
    .map((head) => head.trim().replaceAll('"', ""));
  const id = heads.find((head) => idNames.includes(head.toLowerCase()));
  const text = heads.find((head) => head !== id && textNames.includes(head.toLowerCase()));
  if (id && text) return csvRows(path).map((row) => ({ id: row[id] ?? "", text: row[text] ?? "" }));
  return plainRows(path).map(([id = "", text = ""]) => ({ id, text }));
}

/** Queries, corpus and judgements (TREC's four columns, or query, text and optionally how right). */
export function readOutside(paths: { queries: string; corpus: string; qrels: string }): OutsideSet {
  const queries = readTexts(paths.queries);
  const corpus = readTexts(paths.corpus);
  const numberOf = new Map(corpus.map(({ id }, i) => [id, i]));
  const right = new Map<string, Set<number>>();
  for (const line of readFileSync(paths.qrels, "utf8").split("\n")) {
    const cells = line.trim().split(/[\t,; ]+/);
    const [query, text, judged] =
      cells.length >= 4 ? [cells[0], cells[2], cells[3]] : [cells[0], cells[1], cells[2] ?? "1"];
    const number = numberOf.get(text ?? "");
    if (query === undefined || number === undefined || !(Number(judged) > 0)) continue;
    right.set(query, (right.get(query) ?? new Set()).add(number));
  }
  const judged = queries.filter(({ id }) => right.has(id));
  if (judged.length === 0)
    throw new Error("no query of the set has a text of the corpus that is right for it");
  return {
    queries: judged.map(({ text }) => text),
    corpus: corpus.map(({ text }) => text),
    right: judged.map(({ id }) => right.get(id)!),
  };
}

/** The corpus as concepts of one label, before what the vocabulary knows. */
export const corpusConcepts = (corpus: readonly string[]): IndexedConcept[] =>
  corpus.map((text) => ({ labels: [{ text, language: "en", kind: "preferred", origin: "file" }] }));
