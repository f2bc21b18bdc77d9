import { defaultParameters } from "../src/evidence/parameters.ts";
import { computeList } from "../src/evidence/ranked-list.ts";
import { agreement } from "./col/agreement.ts";
import { fileText, listFromFile } from "./col/from-file.ts";
import { openOracle, oracleIndicators } from "./col/oracle.ts";
import { syntheticFills, syntheticVacancies, syntheticWaves } from "./col/waves.ts";
import { costOf, rounded } from "./measure/cost.ts";
import { readOptions } from "./measure/options.ts";

// A list from synthetic waves in memory, and beside it the same indicators from DuckDB: equal, or exit 1. More rows than
// memory is made for are rows of a file, all waves together: exit 1 beyond its bound of memory.
const { rows, waves, replicates, json } = readOptions(
  "col",
  { rows: 100_000, waves: 8, replicates: 200 },
  { rows: 20_000_000, waves: 40, replicates: 2_000 },
);
/** Persons a wave that fit into memory beside DuckDB's. */
const mostInMemory = 5_000_000;
const seed = 1;
const tolerance = 1e-9;
const parameters = { ...defaultParameters, replicates };

if (rows > mostInMemory) {
  const answer = await listFromFile({ rows, waves, parameters, seed });
  process.stdout.write(json ? `${JSON.stringify(answer, null, 2)}\n` : fileText(answer));
  process.exit(answer.held ? 0 : 1);
}

const survey = syntheticWaves(rows, waves, seed);
const vacancies = syntheticVacancies(seed, survey.at(-1)!.period);
const fills = syntheticFills(seed, survey.at(-1)!.period);
const ours = await costOf(() => computeList({ waves: survey, vacancies, fills, parameters, seed }));
// Read before DuckDB takes its share.
const peakMb = Math.round(process.resourceUsage().maxRSS / 1024);

const oracle = await openOracle({ waves: survey, vacancies, fills, level: parameters.level });
const peer = await costOf(() => oracleIndicators(oracle, (waves - 1) / 2, 0));
oracle.close();

const { compared, worst, unmatched } = agreement(ours.result, peer.result);
const equal = unmatched.length === 0 && compared > 0 && worst <= tolerance;
const answer = {
  rows,
  waves,
  replicates,
  ...ours.cost,
  peakMb,
  duckdb: {
    ...peer.cost,
    what:
      "group sums, weighted medians and the twelve indicators of the nation and every province in SQL; " +
      "no replicates, no trend; tables loaded before",
  },
  ratio: rounded(ours.cost.cpuSeconds / peer.cost.cpuSeconds),
  compared,
  unmatched: unmatched.length,
  maxRelativeDifference: worst,
  equal,
};

if (json) {
  process.stdout.write(`${JSON.stringify(answer, null, 2)}\n`);
} else {
  const cost = ({ cpuSeconds, wallSeconds }: typeof ours.cost) =>
    `${cpuSeconds} s CPU, ${wallSeconds} s wall`;
  process.stdout.write(
    `${waves} waves of ${rows} persons, ${replicates} replicates\n` +
      `list    ${cost(answer)}, ${peakMb} MB\n` +
      `DuckDB  ${cost(answer.duckdb)} (${answer.duckdb.what})\n` +
      `${compared} values compared, ${unmatched.length} on one side only, largest relative difference ${worst}: ` +
      `${equal ? "equal" : "NOT EQUAL"}\n`,
  );
}
process.exitCode = equal ? 0 : 1;
