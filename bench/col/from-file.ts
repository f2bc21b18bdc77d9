import { createWriteStream } from "node:fs";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Parameters } from "../../src/evidence/parameters.ts";
import type { Wave } from "../../src/evidence/wave.ts";
import { rounded } from "../measure/cost.ts";
import { inProcess } from "./file-steps.ts";
import { waveAt } from "./waves.ts";

/** What taking in a file and computing a list from it may hold, in mebibytes. */
const mostMb = 2_048;

type Asked = { rows: number; waves: number; parameters: Parameters; seed: number };

/**
 * Writes a survey of all waves as one CSV file, takes it in as an office does (checked, then Parquet), and computes a
 * list from what was taken in. Both steps run in processes of their own, so that the memory is theirs alone.
 * @returns CPU and wall time of both, the larger peak of memory, and whether that is within its bound
 */
export async function listFromFile({ rows, waves, parameters, seed }: Asked) {
  const folder = await mkdtemp(join(tmpdir(), "jembatan-bench-"));
  try {
    const [csv, parquet] = [join(folder, "survey.csv"), join(folder, "survey.parquet")];
    await pipeline(Readable.from(csvOf(rows, waves, seed)), createWriteStream(csv));
    const taken = await inProcess({ step: "import", csv, parquet });
    const listed = await inProcess({ step: "compute", parquet, parameters, seed });
    const sizeOf = async (path: string) => Math.round((await stat(path)).size / 1024 / 1024);
    const peakMb = Math.max(taken.peakMb, listed.peakMb);
    return {
      ...{ rows, waves, replicates: parameters.replicates },
      cpuSeconds: rounded(taken.cpuSeconds + listed.cpuSeconds),
      wallSeconds: rounded(taken.wallSeconds + listed.wallSeconds),
      peakMb,
      mostMb,
      import: { csvMb: await sizeOf(csv), parquetMb: await sizeOf(parquet), ...taken },
      compute: listed,
      held: peakMb <= mostMb && taken.persons === rows && listed.persons === rows,
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export function fileText(answer: Awaited<ReturnType<typeof listFromFile>>): string {
  const line = (name: string, one: { cpuSeconds: number; wallSeconds: number; peakMb: number }) =>
    `${name.padEnd(9)}${one.cpuSeconds} s CPU, ${one.wallSeconds} s wall, ${one.peakMb} MB\n`;
  return (
    `${answer.rows} rows of ${answer.waves} waves in one file of ${answer.import.csvMb} MB, ${answer.replicates} replicates\n` +
    line("import", answer.import) +
    line("compute", answer.compute) +
    `at most ${answer.peakMb} MB of ${answer.mostMb}: ${answer.held ? "held" : "NOT HELD"}\n`
  );
}

/** Text of some thousand rows at a time; one wave is in memory, and not all. */
function* csvOf(rows: number, waves: number, seed: number): Generator<string> {
  yield "PERIOD,AREA,PSU,STRATA,W,STATUS,OCC,LAST,EMP,PAY,HOURS,EDU\n";
  for (let i = 0; i < waves; i++) {
    const size = Math.floor((rows * (i + 1)) / waves) - Math.floor((rows * i) / waves);
    const wave = waveAt(i, size, waves, seed);
    for (let from = 0; from < size; from += 4_096) {
      let text = "";
      for (let person = from; person < Math.min(size, from + 4_096); person++) text += row(wave, person);
      yield text;
    }
  }
}

function row(wave: Wave, i: number): string {
  const code = (column: Int32Array | null) =>
    column && column[i]! >= 0 ? wave.occupations[column[i]!]! : "";
  const number = (value: number) => (Number.isNaN(value) ? "" : String(value));
  const sampled = `${wave.cluster?.[i] ?? ""},${wave.stratum?.[i] ?? ""},${wave.weight[i]!.toFixed(4)}`;
  const job = `${code(wave.occupation)},${code(wave.lastOccupation)},${wave.employee[i]}`;
  const told = `${number(wave.pay[i]!)},${number(wave.hours[i]!)},${wave.education[i]}`;
  return `${wave.period},${wave.areas[wave.area[i]!]},${sampled},${wave.status[i]},${job},${told}\n`;
}
