import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { educationLadder } from "../../src/evidence/education.ts";
import type { Parameters } from "../../src/evidence/parameters.ts";
import { computeList } from "../../src/evidence/ranked-list.ts";
import { readSurvey } from "../../src/evidence/survey-file.ts";
import type { SurveyMapping } from "../../src/evidence/survey-mapping.ts";
import { openWaves } from "../../src/evidence/waves.ts";
import { costOf, type Cost } from "../measure/cost.ts";

/** One step of a list from a file, as it is handed to a process of its own. */
type Step =
  | { step: "import"; csv: string; parquet: string }
  | { step: "compute"; parquet: string; parameters: Parameters; seed: number };

/** `peakMb`: the most that the process ever held, in mebibytes. */
export type Measured = Cost & { peakMb: number; persons: number; occupations: number; areas: number };

const self = fileURLToPath(import.meta.url);

export async function inProcess(step: Step): Promise<Measured> {
  const { stdout } = await promisify(execFile)(process.execPath, [self, JSON.stringify(step)]);
  return JSON.parse(stdout) as Measured;
}

const at = (column: string, value: string) => ({ column, in: [value] });

/** The columns that `from-file.ts` writes. */
const mapping: SurveyMapping = {
  id: "bench",
  title: { id: "Survei bench", en: "Survey of the bench" },
  ...{ publisher: "bench", source: "bench", licence: "none", synthetic: true },
  weight: { column: "W" },
  period: { column: "PERIOD", pattern: "YYYY-MM" },
  area: { column: "AREA", codeList: "bps-provinces" },
  occupation: { column: "OCC", codeList: "kbji/2014", digits: 4, none: [""] },
  lastOccupation: { column: "LAST", none: [""] },
  status: { employed: at("STATUS", "1"), unemployed: at("STATUS", "2"), outside: "otherwise" },
  employee: at("EMP", "1"),
  pay: { column: "PAY", plus: [], zeroIs: "missing" },
  hours: { column: "HOURS", zeroIs: "value" },
  education: {
    column: "EDU",
    levels: { "-1": "unknown", ...Object.fromEntries(educationLadder.map((level, i) => [String(i), level])) },
    source: "",
  },
  cluster: { columns: ["PSU"] },
  stratum: { columns: ["STRATA"] },
};

async function run(step: Step): Promise<Omit<Measured, keyof Cost | "peakMb">> {
  if (step.step === "import") {
    const read = await readSurvey({ path: step.csv, mapping, knownCodes: null, outParquet: step.parquet });
    if (!read.ok) throw new Error(JSON.stringify(read).slice(0, 2_000));
    return { persons: read.persons, occupations: read.codes.length, areas: read.areas.length };
  }
  const { parameters, seed } = step;
  const waves = await openWaves({ parquets: [step.parquet], level: parameters.level });
  const list = computeList({ waves, parameters, seed });
  return {
    persons: list.waves.reduce((sum, { persons }) => sum + persons, 0),
    occupations: Math.max(...list.areas.map(({ occupations }) => occupations.length)),
    areas: list.areas.length,
  };
}

if (import.meta.main) {
  const { result, cost } = await costOf(() => run(JSON.parse(process.argv[2]!) as Step));
  const peakMb = Math.round(process.resourceUsage().maxRSS / 1024);
  process.stdout.write(JSON.stringify({ ...cost, peakMb, ...result } satisfies Measured));
}
