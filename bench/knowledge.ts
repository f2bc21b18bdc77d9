import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { removeHome } from "../e2e/start-site.ts";
import { operatorOrganisation, type Principal } from "../src/identity/index.ts";
import { addItem, searchKnowledge } from "../src/knowledge/index.server.ts";
import { readConfig } from "../src/platform/config.ts";
import { newTrace } from "../src/platform/http.ts";
import { openLog } from "../src/platform/log.ts";
import { openWorkbench } from "../src/workbench.ts";
import { rounded } from "./measure/cost.ts";
import { readOptions } from "./measure/options.ts";

// Items of knowledge in an embedded database of their own, searched as the page does: one rare word, one that every tenth
// item has, two words, a word that is half typed, and none. Exit 1 where the middle of a search takes 150 ms of the clock
// or more. The peer reads the same texts in memory, letter by letter, and knows neither stems nor walls.
const { items, words, times, json } = readOptions(
  "knowledge",
  { items: 10_000, words: 200, times: 9 },
  { items: 100_000, words: 2_000, times: 100 },
);
const boundMilliseconds = 150;

/** Repeatable numbers below 1 (mulberry32). */
let seed = 1;
function random(): number {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
}
const syllables =
  "ba be bi bu da di du ga gi ka ki ku la li lu ma mi mu na ni pa pi ra ri sa si ta ti wa ya".split(" ");
const syllable = () => syllables[Math.floor(random() * syllables.length)] ?? "ba";
const stems = Array.from({ length: 4_000 }, () => syllable() + syllable() + syllable());
/** A few words are everywhere and most are rare, as in any language. */
const word = () => {
  const stem = stems[Math.floor(stems.length * random() ** 3)] ?? "kerja";
  const form = random();
  return form < 0.6 ? stem : form < 0.75 ? `me${stem}` : form < 0.9 ? `${stem}kan` : `pe${stem}an`;
};
const text = (count: number) => Array.from({ length: count }, word).join(" ");

const home = await mkdtemp(join(tmpdir(), "jembatan-bench-"));
const opened = await openWorkbench(
  join(import.meta.dirname, ".."),
  readConfig({ JEMBATAN_HOME: join(home, "home") }, false),
  openLog("warn"),
);
if (!opened.ok) throw new Error(JSON.stringify(opened));
const { workbench } = opened;
const done = <Answer extends { ok: boolean }>(answer: Answer): Extract<Answer, { ok: true }> => {
  if (!answer.ok) throw new Error(JSON.stringify(answer));
  return answer as Extract<Answer, { ok: true }>;
};
const median = (runs: readonly number[]) => rounded(runs.toSorted((a, b) => a - b)[runs.length >> 1] ?? 0);

try {
  const officer: Principal = {
    kind: "member",
    person: operatorOrganisation,
    name: "Officer",
    organisation: operatorOrganisation,
    organisationKey: "operator",
    party: null,
    role: "officer",
  };
  const caller = { principal: officer, trace: newTrace() };
  const texts: string[] = [];
  const began = performance.now();
  for (let number = 0; number < items; number++) {
    const title = `${text(4)} n${number}`;
    const body = `${text(words)}${number % 10 === 0 ? " mekatronika" : ""}${number === 77 ? " hidropneumatik" : ""}`;
    const input = {
      ...{ kind: "material" as const, title: { id: title }, licence: "CC-BY-4.0", author: "Bench" },
      ...{ language: "id" as const, text: body },
    };
    done(await workbench.run(addItem, caller, input));
    texts.push(`${title} ${body}`.toLowerCase());
  }
  const filling = rounded((performance.now() - began) / 1e3);
  const [common = "kerja"] = stems;
  const asked = {
    rare: "hidropneumatik ",
    tenth: "mekatronika ",
    everywhere: `${common} `,
    two: `${common} mekatronika `,
    half: `mekatronika ${common.slice(0, 4)}`,
    none: "",
  };
  const searches: Record<string, { found: number; milliseconds: number; peerMilliseconds: number }> = {};
  for (const [name, words] of Object.entries(asked)) {
    const [clock, peer]: [number[], number[]] = [[], []];
    let found = 0;
    for (let run = 0; run < times; run++) {
      const start = performance.now();
      found = done(await workbench.run(searchKnowledge, caller, { text: words })).total;
      const between = performance.now();
      const parts = words.trim().split(" ");
      texts.filter((one) => parts.every((part) => one.includes(part)));
      clock.push(between - start);
      peer.push(performance.now() - between);
    }
    searches[name] = { found, milliseconds: median(clock), peerMilliseconds: median(peer) };
  }
  const slowest = Math.max(...Object.values(searches).map(({ milliseconds }) => milliseconds));
  const ok = slowest < boundMilliseconds;
  const result = { items, words, fillingSeconds: filling, searches, slowest, boundMilliseconds, ok };
  if (json) process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
  else {
    process.stdout.write(`${items} items of ${words} words, filled in ${filling} s\n`);
    for (const [name, { found, milliseconds, peerMilliseconds }] of Object.entries(searches))
      process.stdout.write(
        `${name.padEnd(12)} ${String(found).padStart(6)} found  ${milliseconds} ms  (peer ${peerMilliseconds} ms)\n`,
      );
  }
  process.exitCode = ok ? 0 : 1;
} finally {
  await workbench.close();
  await removeHome(join(home, "home"));
  await rm(home, { recursive: true, force: true });
}
