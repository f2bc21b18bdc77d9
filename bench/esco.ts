import { mkdtemp, mkdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { removeHome } from "../e2e/start-site.ts";
import { operatorOrganisation } from "../src/identity/index.ts";
import { readConfig } from "../src/platform/config.ts";
import { newTrace } from "../src/platform/http.ts";
import { openLog } from "../src/platform/log.ts";
import { importScheme } from "../src/vocabulary/index.server.ts";
import { openWorkbench } from "../src/workbench.ts";
import { wholeEsco, writeSyntheticEsco } from "./esco/synthetic.ts";
import { costOf } from "./measure/cost.ts";
import { readOptions } from "./measure/options.ts";

// An ESCO of full size with made-up words, into an embedded database of its own: exit 1 beyond 60 s or 500 MB. The
// time is of the import alone; CPU and memory are this process's, the database has its own.
const { percent, json } = readOptions("esco", { percent: 100 }, { percent: 100 });
const bounds = { seconds: 60, maxRssMb: 500 };
const seed = 1;

const counts = Object.fromEntries(
  Object.entries(wholeEsco).map(([name, count]) => [name, Math.ceil((count * percent) / 100)]),
) as typeof wholeEsco;

const home = await mkdtemp(join(tmpdir(), "jembatan-bench-"));
const files = join(home, "esco");
await mkdir(files);
await writeSyntheticEsco(files, counts, seed);
const config = readConfig({ JEMBATAN_HOME: join(home, "home") }, false);
const opened = await openWorkbench(join(import.meta.dirname, ".."), config, openLog("warn"));
if (!opened.ok) throw new Error(JSON.stringify(opened));
const { workbench } = opened;
try {
  const principal = {
    kind: "job",
    name: "command-line",
    organisation: operatorOrganisation,
    party: null,
    person: null,
  } as const;
  const input = { format: "esco", path: files, fileName: "esco", version: "1.2.0" } as const;
  const { result, cost } = await costOf(() =>
    workbench.run(importScheme, { principal, trace: newTrace() }, input),
  );
  if (!result.ok) throw new Error(JSON.stringify(result));
  const { occupations, skills, relations, skillRelations, broader, labels, dangling } = result;
  const answer = {
    seconds: cost.wallSeconds,
    cpuSeconds: cost.cpuSeconds,
    maxRssMb: Math.round(process.resourceUsage().maxRSS / 1024),
    ...{ occupations, skills, relations, skillRelations, broader, labels, dangling },
  };
  process.stdout.write(
    json
      ? `${JSON.stringify(answer, null, 2)}\n`
      : `${occupations} occupations, ${skills} skills, ${relations} relations: ` +
          `${answer.seconds} s, ${answer.cpuSeconds} s CPU, ${answer.maxRssMb} MB\n`,
  );
  const whole = percent < 100 || (occupations === 3_007 && skills === 13_896 && relations === 123_855);
  process.exitCode = whole && answer.seconds < bounds.seconds && answer.maxRssMb <= bounds.maxRssMb ? 0 : 1;
} finally {
  await workbench.close();
  await removeHome(join(home, "home"));
  await rm(home, { recursive: true, force: true });
}
