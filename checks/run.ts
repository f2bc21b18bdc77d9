import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { countTests, countText, type Count } from "./count.ts";
import { root } from "./project.ts";

// `npm test`: everything that checks the project, in one order; `npm run check`: the steps that need no test.

type Step = { name: string; commands: string[][] };

const checks: Step[] = [
  {
    name: "types",
    commands: [
      ["react-router", "typegen"],
      ["tsc", "--noEmit", "-p", "."],
    ],
  },
  { name: "lint", commands: [["oxlint", "--deny-warnings"]] },
  { name: "format", commands: [["oxfmt", "--check", "."]] },
  {
    name: "import rules",
    commands: [
      ["depcruise", "--config", ".dependency-cruiser.cjs", "src", "demo", "bench", "e2e", "checks"],
      ["node", "checks/layout.ts"],
      ["node", "checks/module-graph.ts", "--check"],
    ],
  },
  { name: "unused", commands: [["knip"]] },
  {
    name: "messages",
    commands: [
      [
        ...[
          "formatjs",
          "verify",
          "--source-locale",
          "id",
          "--missing-keys",
          "--extra-keys",
          "--structural-equality",
        ],
        ...["messages/id.json", "messages/en.json"],
      ],
      ["node", "checks/messages.ts"],
    ],
  },
  { name: "migrations", commands: [["squawk", "migrations/*.sql"]] },
];

const suites = ["unit", "store", "api", "browser"];

/** What a step came to: its numbers, its time, and what it said. */
type Result = { count: Count; seconds: number; said: string };

/** Runs a program of node_modules/.bin from the project's root. */
function run(command: readonly string[]): Promise<{ code: number; said: string }> {
  const [file = "", ...args] = command;
  const path = `${join(root, "node_modules", ".bin")}:${process.env.PATH}`;
  const child = spawn(file, args, { cwd: root, env: { ...process.env, PATH: path, FORCE_COLOR: "0" } });
  return new Promise((resolve) => {
    let said = "";
    child.stdout.on("data", (bytes) => (said += String(bytes)));
    child.stderr.on("data", (bytes) => (said += String(bytes)));
    child.once("error", (error) => resolve({ code: 1, said: error.message }));
    child.once("close", (code) => resolve({ code: code ?? 1, said }));
  });
}

async function check({ commands }: Step): Promise<Result> {
  const began = performance.now();
  const failed: string[] = [];
  for (const command of commands) {
    const { code, said } = await run(command);
    if (code !== 0) failed.push(said);
  }
  const count = { passed: failed.length ? 0 : 1, failed: failed.length ? 1 : 0, skipped: 0 };
  return { count, seconds: (performance.now() - began) / 1_000, said: failed.join("\n") };
}

async function test(suite: string): Promise<Result> {
  const began = performance.now();
  const folder = await mkdtemp(join(tmpdir(), "jembatan-report-"));
  const file = join(folder, "report.json");
  const words = ["--project", suite, "--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  const { code, said } = await run(["vitest", "run", ...words]);
  const count = countTests(await readFile(file, "utf8").catch(() => ""), code);
  await rm(folder, { recursive: true, force: true });
  return { count, seconds: (performance.now() - began) / 1_000, said };
}

function tell(name: string, { count, seconds, said }: Result) {
  console.log(`${name.padEnd(14)} ${countText(count).padEnd(32)} ${seconds.toFixed(1).padStart(6)} s`);
  if (count.failed) console.log(`${said.trim()}\n`);
  // What a test measured it says in a line that begins with »: it is shown when all is well, too.
  else for (const [measured] of said.matchAll(/^».*$/gm)) console.log(`  ${measured}`);
}

const total: Count = { passed: 0, failed: 0, skipped: 0 };
function add({ count }: Result) {
  total.passed += count.passed;
  total.failed += count.failed;
}

// The first check takes about as long as all others together: it has one core, they have the other.
const [types, ...others] = checks;
const first = types && check(types);
const later = (async () => {
  const results: [Step, Result][] = [];
  for (const step of others) results.push([step, await check(step)]);
  return results;
})();
if (types && first) {
  const result = await first;
  tell(types.name, result);
  add(result);
}
for (const [step, result] of await later) {
  tell(step.name, result);
  add(result);
}
if (!process.argv.includes("--checks")) {
  for (const suite of suites) {
    const result = await test(suite);
    tell(suite, result);
    add(result);
  }
}
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed ? 1 : 0;
