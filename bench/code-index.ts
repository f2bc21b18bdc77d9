import { mkdtemp, mkdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { removeHome } from "../e2e/start-site.ts";
import { operatorOrganisation } from "../src/identity/index.ts";
import type { Outcome } from "../src/platform/index.ts";
import { readConfig } from "../src/platform/config.ts";
import { newTrace } from "../src/platform/http.ts";
import { openLog } from "../src/platform/log.ts";
import {
  codeText,
  codeTexts,
  importClassification,
  importScheme,
  importSynonyms,
  spotSkills,
} from "../src/vocabulary/index.server.ts";
import { openWorkbench } from "../src/workbench.ts";
import { numbers } from "./col/waves.ts";
import { wholeEsco, writeSyntheticEsco } from "./esco/synthetic.ts";
import { costOf, rounded } from "./measure/cost.ts";
import { readOptions } from "./measure/options.ts";

// What coding costs through its use cases, from an embedded database of its own: an ESCO of full size with made-up
// words, the starter vocabulary and the sample KBJI. Index from the database, memory that it keeps, a question, a
// paragraph, a list. Questions are labels with a slip of the finger.
const { questions, titles, json } = readOptions(
  "code-index",
  { questions: 1_000, titles: 10_000 },
  { questions: 100_000, titles: 10_000 },
);
const bounds = { indexSeconds: 2, p95Milliseconds: 5, listSeconds: 20 };
const seed = 1;

const root = join(import.meta.dirname, "..");
const home = await mkdtemp(join(tmpdir(), "jembatan-bench-"));
const files = join(home, "esco");
await mkdir(files);
await writeSyntheticEsco(files, wholeEsco, seed);
const config = readConfig({ JEMBATAN_HOME: join(home, "home") }, false);
const opened = await openWorkbench(root, config, openLog("warn"));
if (!opened.ok) throw new Error(JSON.stringify(opened));
const { workbench } = opened;
const job = {
  kind: "job",
  name: "demo",
  organisation: operatorOrganisation,
  party: null,
  person: null,
} as const;
const caller = { principal: job, trace: newTrace() };
const lister = { principal: { ...job, name: "command-line" } as const, trace: newTrace() };

function done<T extends object>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return outcome;
}

try {
  const demo = join(root, "demo");
  const of = (folder: string, name: string) => ({ path: join(folder, name), fileName: name });
  const scheme = { format: "esco", path: files, fileName: "esco", version: "1.2.0" } as const;
  done(await workbench.run(importScheme, caller, scheme));
  const starter = { format: "jembatan", ...of(demo, "vocabulary") } as const;
  done(await workbench.run(importScheme, caller, starter));
  const list = {
    scheme: "kbji",
    version: "contoh",
    ...of(demo, "occupations.csv"),
    synthetic: true,
  } as const;
  done(await workbench.run(importClassification, caller, list));
  done(await workbench.run(importSynonyms, caller, of(join(demo, "vocabulary"), "synonyms.csv")));
  const labels = await labelsToType(join(demo, "vocabulary"));
  const next = numbers(seed);
  const typed = () => withSlip(labels[Math.floor(next() * labels.length)] ?? "", next);

  global.gc?.();
  const before = process.memoryUsage().heapUsed;
  const cold = await costOf(() => workbench.run(codeText, caller, { text: "warm" }));
  done(cold.result);
  global.gc?.();
  const heapMb = (process.memoryUsage().heapUsed - before) / 1024 / 1024;
  const [content] = await workbench.database.query<{ concepts: number; labels: number }>(
    "select (select count(*)::int from vocabulary.concept) as concepts, (select count(*)::int from vocabulary.label) as labels",
    [],
  );

  for (let i = 0; i < 50; i++) done(await workbench.run(codeText, caller, { text: typed() }));
  const walls: number[] = [];
  const cpus: number[] = [];
  for (let i = 0; i < questions; i++) {
    const text = typed();
    const began = performance.now();
    const used = process.cpuUsage();
    done(await workbench.run(codeText, caller, { text }));
    const { user, system } = process.cpuUsage(used);
    walls.push(performance.now() - began);
    cpus.push((user + system) / 1e3);
  }
  const paragraph = Array.from({ length: 300 }, typed).join(", ").slice(0, 5_000);
  const spotted = await costOf(() => workbench.run(spotSkills, caller, { text: paragraph }));
  const texts = Array.from({ length: titles }, typed);
  const listed = await costOf(() => workbench.run(codeTexts, lister, { texts }));
  done(listed.result);

  const answer = {
    concepts: content?.concepts ?? 0,
    labels: content?.labels ?? 0,
    index: { ...cold.cost, heapMb: Math.round(heapMb), measuredAfterCollection: global.gc !== undefined },
    /** Milliseconds; the processor's beside those that passed, which a busy machine makes longer. */
    question: {
      cpu: { p50: share(cpus, 0.5), p95: share(cpus, 0.95) },
      wall: { p50: share(walls, 0.5), p95: share(walls, 0.95) },
    },
    paragraph: { characters: paragraph.length, ...spotted.cost, spans: done(spotted.result).spans.length },
    list: { titles, ...listed.cost },
  };
  process.stdout.write(
    json
      ? `${JSON.stringify(answer, null, 2)}\n`
      : `${answer.concepts} concepts, ${answer.labels} labels\n` +
          `index: ${answer.index.wallSeconds} s (${answer.index.cpuSeconds} s CPU), ${answer.index.heapMb} MB\n` +
          `question: p50 ${answer.question.cpu.p50} ms CPU, p95 ${answer.question.cpu.p95} ms CPU\n` +
          `paragraph of ${answer.paragraph.characters} characters: ${answer.paragraph.wallSeconds} s\n` +
          `list of ${titles}: ${answer.list.wallSeconds} s\n`,
  );
  const held =
    answer.index.cpuSeconds < bounds.indexSeconds &&
    answer.question.cpu.p95 < bounds.p95Milliseconds &&
    answer.list.cpuSeconds < bounds.listSeconds;
  process.exitCode = held ? 0 : 1;
} finally {
  await workbench.close();
  await removeHome(join(home, "home"));
  await rm(home, { recursive: true, force: true });
}

/** The value below which a share of them lies. */
function share(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return rounded(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0);
}

/** Names of occupations and skills as the starter vocabulary has them, in both languages. */
async function labelsToType(folder: string): Promise<string[]> {
  const found: string[] = [];
  for (const name of ["occupations.csv", "skills.csv"]) {
    const text = await readFile(join(folder, name), "utf8");
    for (const row of parse(text, { columns: true }) as Record<string, string>[])
      for (const column of ["title_id", "title_en", "alternatives_id", "alternatives_en"])
        found.push(...(row[column] ?? "").split("|").filter(Boolean));
  }
  return found;
}

/** One letter is left out, doubled or swapped with the next, in half of the texts. */
function withSlip(text: string, next: () => number): string {
  const place = Math.floor(next() * text.length);
  const kind = Math.floor(next() * 6);
  const [head, letter, tail] = [text.slice(0, place), text.charAt(place), text.slice(place + 1)];
  if (kind === 0) return head + tail;
  if (kind === 1) return head + letter + letter + tail;
  if (kind === 2) return head + tail.charAt(0) + letter + tail.slice(1);
  return text;
}
