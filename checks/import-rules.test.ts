import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { root } from "./project.ts";

// A rule that nothing trips is a rule that may be broken: violations are planted in a sound little project, and each must
// be reported, at its place.

/** Files without a violation, in the shape of ours. */
const sound = {
  "src/platform/index.ts": `export type { Bilingual } from "./bilingual.ts";`,
  "src/platform/bilingual.ts": `export type Bilingual = { id: string };`,
  "src/platform/database.ts": `import "node:net"; export type Tx = object;`,
  "src/ui/index.ts": `export { Card } from "./card/card.tsx";`,
  "src/ui/card/card.tsx": `import type { Bilingual } from "../../platform/index.ts"; export const Card = (text: Bilingual) => text.id;`,
  "src/identity/index.ts": `export { party } from "./party.ts";`,
  "src/identity/party.ts": `import { z } from "zod"; export const party = z.object({});`,
  "src/identity/store.ts": `import type { Tx } from "../platform/database.ts"; export const identityStore = (tx: Tx) => tx;`,
  "src/identity/sign-in.ts": `import type { identityStore } from "./store.ts"; export type SignIn = typeof identityStore;`,
  "src/identity/index.server.ts": `export { identityStore } from "./store.ts"; export type { SignIn } from "./sign-in.ts";`,
  "src/evidence/index.ts": `export { entry } from "./entry.ts";`,
  "src/evidence/entry.ts": `import { party } from "../identity/index.ts"; export const entry = party;`,
  "src/evidence/pages/list.tsx": `import type { SignIn } from "../../identity/index.server.ts"; import { Card } from "../../ui/index.ts"; export const List = (_: SignIn) => Card;`,
  "src/stores.ts": `import { identityStore } from "./identity/index.server.ts"; export const stores = { identityStore };`,
  "src/test-database.ts": `import { stores } from "./stores.ts"; export const testWorkbench = () => stores;`,
  "src/evidence/entry.test.ts": `import { testWorkbench } from "../test-database.ts"; testWorkbench();`,
  "demo/load.ts": `import { entry } from "../src/evidence/index.ts"; export const load = entry;`,
};

/** What is planted: the rule that must report it, the file that breaks it, and that file's text. */
const planted: [what: string, rule: string, file: string, text: string][] = [
  ["a cycle", "no-cycles", "src/duty/axle.ts", `import "./wheel.ts";`],
  ["the other half of the cycle, which is reported once", "", "src/duty/wheel.ts", `import "./axle.ts";`],
  [
    "an import of a module to the right, even of a type alone",
    "modules-lean-leftwards",
    "src/identity/edition.ts",
    `import type { entry } from "../evidence/index.ts"; export type Edition = typeof entry;`,
  ],
  [
    "a pure file that imports a store",
    "pure-stays-pure",
    "src/thread/index.ts",
    `import { threadStore } from "./store.ts"; export const record = threadStore;`,
  ],
  ["a store that a pure file imports", "", "src/thread/store.ts", `export const threadStore = 1;`],
  [
    "a pure door that reaches the disk",
    "pure-stays-pure",
    "src/roster/index.ts",
    `import { readFileSync } from "node:fs"; export const read = readFileSync;`,
  ],
  [
    "a pure door that reaches a package other than zod",
    "pure-stays-pure",
    "src/matching/index.ts",
    `import { sql } from "kysely"; export const score = sql;`,
  ],
  [
    "platform that imports a module",
    "ground-knows-no-module",
    "src/platform/clock.ts",
    `import { party } from "../identity/index.ts"; export const known = party;`,
  ],
  [
    "ui that imports a module",
    "ground-knows-no-module",
    "src/ui/tag/tag.tsx",
    `import { party } from "../../identity/index.ts"; export const Tag = party;`,
  ],
  [
    "ui that opens the database",
    "ui-needs-only-the-pure-door",
    "src/ui/map/map.tsx",
    `import type { Tx } from "../../platform/database.ts"; export type Map = Tx;`,
  ],
  [
    "an import past the doors of another module",
    "modules-have-two-doors",
    "src/evidence/verdict.ts",
    `import { party } from "../identity/party.ts"; export const verdict = party;`,
  ],
  [
    "a demo that goes past a door",
    "demo-comes-through-the-doors",
    "demo/write.ts",
    `import { entry } from "../src/evidence/entry.ts"; export const write = entry;`,
  ],
  [
    "a use case that takes its store itself",
    "stores-are-given",
    "src/identity/sign-out.ts",
    `import { identityStore } from "./store.ts"; export const signOut = identityStore;`,
  ],
  [
    "a module that sees a composition root",
    "only-roots-wire",
    "src/evidence/pages/dossier.tsx",
    `import { stores } from "../../stores.ts"; export const Dossier = stores;`,
  ],
  [
    "a product that needs the demo",
    "product-stands-alone",
    "src/evidence/pages/records.tsx",
    `import { load } from "../../../demo/load.ts"; export const Records = load;`,
  ],
  [
    "a product that needs the harness of the tests",
    "harness-is-for-tests",
    "src/web.ts",
    `import { testWorkbench } from "./test-database.ts"; export const app = testWorkbench;`,
  ],
];

const folder = await mkdtemp(join(tmpdir(), "jembatan-rules-"));
afterAll(() => rm(folder, { recursive: true, force: true }));

async function write(path: string, text: string) {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), text);
}

/** @returns `rule file` of each violation */
async function violations(): Promise<string[]> {
  const words = ["--config", ".dependency-cruiser.cjs", "--output-type", "json", "src", "demo"];
  const { stdout } = await promisify(execFile)(join(root, "node_modules", ".bin", "depcruise"), words, {
    cwd: folder,
    maxBuffer: 64 * 1024 * 1024,
  }).catch((error: { stdout: string }) => error);
  const { summary } = JSON.parse(stdout) as { summary: { violations: Violation[] } };
  return [...new Set(summary.violations.map(({ rule, from }) => `${rule.name} ${from}`))];
}
type Violation = { rule: { name: string }; from: string };

let before: string[] = [];
let after: string[] = [];
beforeAll(async () => {
  for (const name of [".dependency-cruiser.cjs", "tsconfig.json", "checks/module-order.json"]) {
    await cp(join(root, name), join(folder, name));
  }
  await symlink(join(root, "node_modules"), join(folder, "node_modules"));
  for (const [path, text] of Object.entries(sound)) await write(path, text);
  before = await violations();
  for (const [, , path, text] of planted) await write(path, text);
  after = await violations();
});

test("a project that keeps the rules is reported for nothing", () => {
  expect(before).toEqual([]);
});

test.each(planted.filter(([, rule]) => rule))("%s is reported", (_, rule, file) => {
  expect(after.filter((violation) => violation.startsWith(rule))).toContainEqual(expect.stringMatching(file));
});

test("what is sound beside them is still reported for nothing", () => {
  const places = planted.map(([, , file]) => file);
  expect(after.filter((violation) => !places.some((file) => violation.endsWith(file)))).toEqual([]);
});
