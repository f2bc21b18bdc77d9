import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import { carryOver, type Carried } from "../src/vocabulary/code-links.ts";
import { leastScore } from "../src/vocabulary/coding.ts";
import { isSureCode } from "../src/vocabulary/sure-code.ts";
import { buildTextIndex, type IndexedConcept } from "../src/vocabulary/text-index.ts";
import { searchText } from "../src/vocabulary/text-search.ts";
import { characterNgrams, exactLabels, overConcepts, type Ranker } from "./code/baselines.ts";
import { escoSet, readEsco } from "./code/esco.ts";
import { aheadBy, figureNames, figuresOf, judge, type Figure, type Figures } from "./code/figures.ts";
import { crossLanguageSet, kbjiSet, readJobTitles, readJoin } from "./code/kbji.ts";
import { corpusConcepts, readOutside } from "./code/outside.ts";
import { takenOf, unclearWords, type Taken } from "./code/taken.ts";
import type { CodeSet } from "./code/set.ts";
import { readStarter, readSynonyms, starterSet } from "./code/starter.ts";
import { costOf, rounded } from "./measure/cost.ts";

// How well a typed text finds its code, on labels that the index has not seen, beside two plain methods: the exact
// label, and TF-IDF of character n-grams. Choices were made on the development half; this prints the final half.
const usage =
  "Usage: npm run bench -- code [--esco DIR] [--kbji CSV] [--join CSV] [--starter DIR] " +
  "[--queries Q --corpus C --qrels R] [--development] [--json]";
const options = read();
const split = options.development ? "development" : "final";
const deepest = 50;

const starterFolder = options.starter ?? "demo/vocabulary";
const starter = existsSync(starterFolder) ? readStarter(starterFolder) : [];
const synonyms = starter.length > 0 ? readSynonyms(starterFolder) : [];
const esco = options.esco === undefined ? null : readEsco(options.esco);

const answer =
  options.queries && options.corpus && options.qrels
    ? outside({ queries: options.queries, corpus: options.corpus, qrels: options.qrels })
    : await held();
if (options.json) process.stdout.write(`${JSON.stringify(answer)}\n`);
else print(answer);

type Row = {
  name: string;
  concepts: number;
  methods: Record<"ours" | "exact" | "ngrams", Figures>;
  /** By how much our MAP lies above each baseline's, over the same questions. */
  ahead?: Record<"exact" | "ngrams", Figure>;
  /** What a bulk takes without a person, beside what the score alone would take. */
  taken?: Taken;
};

/** The mean figures of the whole answer stand beside the sets: `map`, `mrr`, `p5`, `top1`, `top5` of our method. */
function summary(rows: Row[]) {
  const mean = (name: (typeof figureNames)[number], method: keyof Row["methods"]) =>
    rounded(
      rows.reduce((sum, { methods }) => sum + methods[method][name].value, 0) / Math.max(1, rows.length),
    );
  const all = (method: keyof Row["methods"]) =>
    Object.fromEntries(figureNames.map((name) => [name, mean(name, method)]));
  return { ...all("ours"), baselines: { exact: all("exact"), ngrams: all("ngrams") } };
}

/** Of all texts of the sets together. */
function takenInAll(rows: Row[]) {
  const all = rows.flatMap(({ taken }) => taken ?? []);
  const sum = (of: (one: Taken) => number) => all.reduce((total, one) => total + of(one), 0);
  const shares = (rule: "sure" | "byScore") => {
    const [taken, right] = [sum((one) => one[rule].taken), sum((one) => one[rule].right)];
    return {
      share: rounded(
        taken /
          Math.max(
            1,
            sum(({ texts }) => texts),
          ),
      ),
      precision: rounded(right / Math.max(1, taken)),
      unclearWords: rounded(
        sum((one) => one[rule].unclear) /
          Math.max(
            1,
            sum(({ unclear }) => unclear),
          ),
      ),
    };
  };
  return { ...shares("sure"), byScore: shares("byScore") };
}

async function held() {
  const jobs = options.kbji === undefined ? null : readJobTitles(options.kbji);
  const join = options.join === undefined ? null : readJoin(options.join);
  const sets: CodeSet[] = [];
  if (starter.length > 0)
    for (const kind of ["occupation", "skill"] as const)
      for (const language of ["id", "en"] as const)
        sets.push(starterSet(starter, synonyms, kind, language, split));
  if (esco) sets.push(escoSet(esco, "occupation", split), escoSet(esco, "skill", split));
  if (jobs) sets.push(kbjiSet(jobs, join, split));
  if (jobs && join)
    sets.push(crossLanguageSet(join, jobs, "en", split), crossLanguageSet(join, jobs, "id", split));
  if (sets.length === 0) throw new Error(`nothing to measure: ${starterFolder} is not there\n${usage}`);
  const rows = sets.map(judgeSet);
  return { split, ...summary(rows), taken: takenInAll(rows), sets: rows, speed: await speed() };
}

function judgeSet(set: CodeSet): Row {
  const index = buildTextIndex(set.concepts, set.synonyms);
  const carried = (hits: { concept: number; score: number }[]) => {
    if (!set.links)
      return hits
        .map(({ concept }) => concept)
        .filter(set.target)
        .slice(0, deepest);
    const text = { label: 0, step: "words" as const, words: [] };
    const found = carryOver(
      hits.slice(0, 200).map((hit) => ({ ...hit, ...text })),
      set.links,
      set.target,
      { top: deepest },
    );
    return found.map(({ concept }) => concept);
  };
  const ours = (text: string) => {
    const accept = set.links ? undefined : set.target;
    return carried(searchText(index, text, { top: set.links ? 200 : deepest, ...(accept && { accept }) }));
  };
  const found = (text: string): Carried[] => {
    const accept = set.links ? undefined : set.target;
    const hits = searchText(index, text, { top: 60, ...(accept && { accept }) });
    return set.links
      ? carryOver(hits, set.links, set.target, { top: 6 })
      : hits.slice(0, 6).map((hit) => ({ concept: hit.concept, score: hit.score, hit, via: [], hits: 1 }));
  };
  const rules = {
    sure: (text: string) => {
      const codes = found(text);
      return isSureCode(index, text, codes, { least: leastScore }) ? codes[0]!.concept : null;
    },
    byScore: (text: string) => {
      const [first] = found(text);
      return first && first.score >= leastScore ? first.concept : null;
    },
  };
  const plain = (make: (texts: readonly string[]) => Ranker) => {
    const rank = overConcepts(set.concepts, make);
    return (text: string) => carried(rank(text));
  };
  const judged = (rank: (text: string) => number[]) =>
    set.questions.map(({ text, right }) =>
      judge(
        rank(text).map((one) => right.has(one)),
        right.size,
      ),
    );
  const [own, exact, ngrams] = [judged(ours), judged(plain(exactLabels)), judged(plain(characterNgrams))];
  return {
    name: set.name,
    concepts: set.concepts.length,
    methods: { ours: figuresOf(own), exact: figuresOf(exact), ngrams: figuresOf(ngrams) },
    ahead: { exact: aheadBy(own, exact), ngrams: aheadBy(own, ngrams) },
    taken: takenOf(rules, set.questions, unclearWords(set)),
  };
}

/** Titles of a corpus ranked for titles: what the loaded vocabulary says of both counts beside the letters. */
function outside(paths: { queries: string; corpus: string; qrels: string }) {
  const set = readOutside(paths);
  const known: IndexedConcept[] = [
    ...starter.filter(({ kind }) => kind === "occupation"),
    ...(esco?.concepts ?? []).filter(({ kind }) => kind === "occupation"),
  ];
  const index = buildTextIndex([...corpusConcepts(set.corpus), ...known], synonyms);
  const size = set.corpus.length;
  const ngrams = characterNgrams(set.corpus);
  const exact = exactLabels(set.corpus);
  const ours = (text: string) => {
    const scores = new Map(ngrams(text).map((hit) => [hit.text, hit.score / 2]));
    for (const { concept, score } of searchText(index, text, { top: size, accept: (one) => one < size }))
      scores.set(concept, (scores.get(concept) ?? 0) + score / 2);
    return [...scores].toSorted((a, b) => b[1] - a[1] || a[0] - b[0]).map(([one]) => one);
  };
  const figures = (rank: (text: string) => number[]) =>
    figuresOf(
      set.queries.map((text, i) =>
        judge(
          rank(text).map((one) => set.right[i]!.has(one)),
          set.right[i]!.size,
        ),
      ),
    );
  const row: Row = {
    name: "outside set",
    concepts: size,
    methods: {
      ours: figures(ours),
      exact: figures((text) => exact(text).map((hit) => hit.text)),
      ngrams: figures((text) => ngrams(text).map((hit) => hit.text)),
    },
  };
  return { split: "outside", ...summary([row]), sets: [row] };
}

/** What an index of at least 20,000 concepts costs to build, and a question to it. */
async function speed() {
  const from: IndexedConcept[] = [...(esco?.concepts ?? []), ...starter];
  const wanted = 20_000;
  // Copies differ in one word, so that the index has as many words and labels as a real one of this size.
  const concepts = Array.from({ length: wanted }, (_, i): IndexedConcept => {
    const copy = Math.floor(i / from.length);
    const labels = from[i % from.length]!.labels;
    return copy === 0
      ? { labels }
      : { labels: labels.map((label) => ({ ...label, text: `${label.text} ${word(i)}` })) };
  });
  const { result: index, cost } = await costOf(() => buildTextIndex(concepts, synonyms));
  const titles = from.flatMap(({ labels }) => labels.map(({ text }) => text));
  const asked = Array.from({ length: 10_000 }, (_, i) => titles[(i * 7_919) % titles.length]!);
  const times: number[] = [];
  const bulk = await costOf(() => {
    for (const title of asked) {
      const began = performance.now();
      searchText(index, title, { top: 10 });
      times.push(performance.now() - began);
    }
  });
  times.sort((a, b) => a - b);
  return {
    concepts: index.concepts,
    labels: index.labels,
    words: index.words.length,
    buildCpuSeconds: cost.cpuSeconds,
    p50Ms: rounded(times[times.length >> 1]!),
    p95Ms: rounded(times[Math.floor(times.length * 0.95)]!),
    bulk10000Seconds: bulk.cost.wallSeconds,
    maxRssMb: Math.round(process.resourceUsage().maxRSS / 1024),
  };
}

function word(i: number): string {
  return `v${((i * 2_654_435_761) % 4_096).toString(36)}`;
}

function read() {
  try {
    const text = { type: "string" } as const;
    const flag = { type: "boolean", default: false } as const;
    const { values } = parseArgs({
      options: {
        esco: text,
        kbji: text,
        join: text,
        starter: text,
        queries: text,
        corpus: text,
        qrels: text,
        development: flag,
        json: flag,
      },
    });
    const given = [values.queries, values.corpus, values.qrels].filter(Boolean).length;
    if (given !== 0 && given !== 3) throw new Error("--queries, --corpus and --qrels belong together");
    return values;
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n${usage}\n`);
    return process.exit(2);
  }
}

function print({ sets, ...rest }: { sets: Row[] }) {
  for (const { name, methods, ahead, taken } of sets) {
    process.stdout.write(`${name} (${methods.ours.questions} texts)\n`);
    for (const [method, figures] of Object.entries(methods)) {
      const shown = figureNames.map(
        (name) =>
          `${name} ${figures[name].value.toFixed(3)} [${figures[name].low.toFixed(3)}, ${figures[name].high.toFixed(3)}]`,
      );
      process.stdout.write(`  ${method.padEnd(7)} ${shown.join("  ")}\n`);
    }
    for (const [method, { value, low, high }] of Object.entries(ahead ?? {}))
      process.stdout.write(
        `  ahead of ${method.padEnd(7)} ${value.toFixed(3)} [${low.toFixed(3)}, ${high.toFixed(3)}]\n`,
      );
    if (!taken) continue;
    for (const rule of ["sure", "byScore"] as const) {
      const { taken: count, right, unclear } = taken[rule];
      process.stdout.write(
        `  taken ${rule.padEnd(7)} share ${rounded(count / Math.max(1, taken.texts))}  ` +
          `precision ${rounded(right / Math.max(1, count))}  unclear words ${unclear} of ${taken.unclear}\n`,
      );
    }
  }
  process.stdout.write(`${JSON.stringify(rest)}\n`);
}
