import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import { spotSkills } from "../src/vocabulary/skill-spotting.ts";
import { buildTextIndex, type IndexedConcept } from "../src/vocabulary/text-index.ts";
import { foldText, wordsOf } from "../src/vocabulary/text-words.ts";
import { characterNgrams } from "./code/baselines.ts";
import { csvRows } from "./code/csv-rows.ts";
import { escoSet, readEsco } from "./code/esco.ts";
import type { Split } from "./code/set.ts";
import { readStarter, readSynonyms, starterSet } from "./code/starter.ts";
import { stream } from "../demo/random.ts";
import { rounded } from "./measure/cost.ts";

// How many of the skills that a paragraph speaks of are found, by names that the index has not seen, beside two plain
// methods: a dictionary of exact labels, and TF-IDF of character n-grams over every stretch of words.
const usage =
  "Usage: npm run bench -- spot [--esco DIR] [--starter DIR] [--spans CSV] [--development] [--json]";
const options = read();
const split: Split = options.development ? "development" : "final";
const folder = options.starter ?? "demo/vocabulary";
const longest = 6;
/** The cosine that counts for n-grams: of 0.7 and 0.8 the better for the starter sets on the development half. */
const leastAlike = 0.7;

type Span = { start: number; end: number; concept: number };
type Paragraph = { text: string; spans: Span[] };
type SpotSet = {
  name: string;
  concepts: readonly IndexedConcept[];
  accept: (concept: number) => boolean;
  paragraphs: Paragraph[];
};

const starter = existsSync(folder) ? readStarter(folder) : [];
const synonyms = starter.length > 0 ? readSynonyms(folder) : [];

/** Sentences around a skill, and sentences without one; written for this bench. */
const frames = {
  id: {
    around: [
      ["Berpengalaman ", " di perusahaan manufaktur."],
      ["Saya terbiasa dengan ", " setiap hari."],
      ["Pernah memimpin tim untuk ", ", dan senang belajar."],
      ["Tugas utama: ", "."],
    ],
    without: [
      "Lulusan tahun 2019 dari Bandung.",
      "Bersedia ditempatkan di mana saja.",
      "Hobi bersepeda dan memasak.",
      "Dapat mulai bekerja bulan depan.",
    ],
  },
  en: {
    around: [
      ["Three years of ", " in a small company."],
      ["I am used to ", " every day."],
      ["Led a group on ", ", and like to learn."],
      ["Main duty: ", "."],
    ],
    without: [
      "Graduated in 2019 from Bandung.",
      "Willing to move to any town.",
      "I enjoy cycling and cooking.",
      "Can start next month.",
    ],
  },
};

const rows = setsOf().map(judge);
if (rows.length === 0) throw new Error(`nothing to measure: ${folder} is not there\n${usage}`);
const answer = { split: options.spans ? "outside" : split, ...rows[0]!.ours, sets: rows };
process.stdout.write(options.json ? `${JSON.stringify(answer)}\n` : `${rows.map(line).join("\n")}\n`);

function setsOf(): SpotSet[] {
  const esco = options.esco === undefined ? null : readEsco(options.esco);
  if (options.spans) {
    // Where a skill stands is judged, not which one: an outside set has its own codes.
    const concepts = [...(esco?.concepts ?? []), ...starter];
    const accept = (one: number) => concepts[one]!.kind === "skill";
    return [{ name: "outside set", concepts, accept, paragraphs: readSpans(options.spans) }];
  }
  const sets: SpotSet[] = [];
  if (esco) {
    const { concepts, questions, target } = escoSet(esco, "skill", split);
    sets.push({
      name: "ESCO skills, English",
      concepts,
      accept: target,
      paragraphs: paragraphsOf(questions, "en"),
    });
  }
  for (const language of starter.length > 0 ? (["id", "en"] as const) : []) {
    const { concepts, questions, target } = starterSet(starter, synonyms, "skill", language, split);
    const name = `starter skills, ${language === "id" ? "Indonesian" : "English"}`;
    sets.push({ name, concepts, accept: target, paragraphs: paragraphsOf(questions, language) });
  }
  return sets;
}

function paragraphsOf(
  questions: readonly { text: string; right: ReadonlySet<number> }[],
  language: "id" | "en",
) {
  const next = stream(`paragraphs/${language}`);
  const pick = <T>(from: readonly T[]) => from[Math.floor(next() * from.length)]!;
  const paragraphs: Paragraph[] = [];
  for (let i = 0; i < questions.length; i += 3) {
    const paragraph: Paragraph = { text: "", spans: [] };
    for (const { text, right } of questions.slice(i, i + 3)) {
      const [before, after] = pick(frames[language].around) as [string, string];
      const start = paragraph.text.length + before.length;
      paragraph.spans.push({ start, end: start + text.length, concept: [...right][0]! });
      paragraph.text += `${before}${text}${after} ${pick(frames[language].without)} `;
    }
    paragraphs.push(paragraph);
  }
  return paragraphs;
}

/** A CSV file with `text`, `start` and `end` (UTF-16 places), a row a span. */
function readSpans(path: string): Paragraph[] {
  const byText = Map.groupBy(csvRows(path), (row) => row["text"] ?? "");
  return Array.from(byText, ([text, own]) => ({
    text,
    spans: own.map((row) => ({ start: Number(row["start"]), end: Number(row["end"]), concept: -1 })),
  }));
}

function judge({ name, concepts, accept, paragraphs }: SpotSet) {
  const index = buildTextIndex(concepts, synonyms);
  const labels = concepts.flatMap(({ labels }, concept) =>
    accept(concept) ? labels.map(({ text }) => ({ text, concept })) : [],
  );
  const exact = new Map(labels.map(({ text, concept }) => [foldText(text), concept]));
  const ngrams = characterNgrams(labels.map(({ text }) => text));
  const times: number[] = [];
  const ours = scored(paragraphs, (text) => {
    const began = performance.now();
    const spans = spotSkills(index, text, { accept });
    times.push(performance.now() - began);
    return spans;
  });
  times.sort((a, b) => a - b);
  return {
    name,
    paragraphs: paragraphs.length,
    ours: { ...ours, p50Ms: rounded(times[times.length >> 1] ?? 0) },
    dictionary: scored(paragraphs, (text) => stretches(text, (part) => exact.get(foldText(part)) ?? null)),
    // Slow, and a baseline only: fewer paragraphs tell the same.
    ngrams: scored(paragraphs.slice(0, 60), (text) =>
      stretches(text, (part) => {
        const [best] = ngrams(part);
        return best && best.score >= leastAlike ? labels[best.text]!.concept : null;
      }),
    ),
  };
}

/** From left to right the longest stretch of words that means something. */
function stretches(text: string, meaning: (part: string) => number | null): Span[] {
  const words = wordsOf(text);
  const found: Span[] = [];
  for (let first = 0; first < words.length; first++) {
    for (let count = Math.min(longest, words.length - first); count > 0; count--) {
      const [start, end] = [words[first]!.start, words[first + count - 1]!.end];
      const concept = meaning(text.slice(start, end));
      if (concept === null) continue;
      found.push({ start, end, concept });
      first += count - 1;
      break;
    }
  }
  return found;
}

/** A span is right when it overlaps a wanted one of the same skill (of any, where the set has codes of its own). */
function scored(paragraphs: readonly Paragraph[], spot: (text: string) => readonly Span[]) {
  let [right, found, wanted] = [0, 0, 0];
  for (const { text, spans } of paragraphs) {
    const own = spot(text);
    found += own.length;
    wanted += spans.length;
    right += spans.filter((one) =>
      own.some((other) => overlap(one, other) && (one.concept < 0 || one.concept === other.concept)),
    ).length;
  }
  const precision = found === 0 ? 0 : Math.min(1, right / found);
  const recall = wanted === 0 ? 0 : right / wanted;
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return { precision: rounded(precision), recall: rounded(recall), f1: rounded(f1), spans: wanted };
}

function overlap(one: Span, other: Span): boolean {
  return one.start < other.end && other.start < one.end;
}

function line({ name, paragraphs, ...methods }: ReturnType<typeof judge>): string {
  const shown = Object.entries(methods).map(
    ([method, { precision, recall, f1 }]) =>
      `  ${method.padEnd(11)} precision ${precision}  recall ${recall}  f1 ${f1}`,
  );
  return [`${name} (${paragraphs} paragraphs, ${methods.ours.p50Ms} ms each)`, ...shown].join("\n");
}

function read() {
  try {
    const text = { type: "string" } as const;
    const flag = { type: "boolean", default: false } as const;
    return parseArgs({ options: { esco: text, starter: text, spans: text, development: flag, json: flag } })
      .values;
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n${usage}\n`);
    return process.exit(2);
  }
}
