import { formulas } from "../src/evidence/formula.ts";
import { indicatorIds } from "../src/evidence/indicator.ts";
import { listTable, type TableRow } from "../src/evidence/list-table.ts";
import { readStates } from "../src/evidence/list.ts";
import { verdictBytes, whatIf } from "../src/evidence/what-if.ts";
import { movedThreshold, type Changes } from "../src/evidence/what-if-changes.ts";
import { madeUpRows } from "../src/evidence/what-if.fixture.ts";
import { isBeyond } from "../src/evidence/comparison.ts";
import { rounded } from "./measure/cost.ts";
import { readOptions } from "./measure/options.ts";

// A list as large as Indonesia's, asked with all ten thresholds and weights moved, in typed arrays and as one would
// write it with objects: the same verdicts, or exit 1. A question is asked anew each time, as a slider does.
const { occupations, areas, questions, json } = readOptions(
  "what-if",
  { occupations: 446, areas: 39, questions: 50 },
  { occupations: 5_000, areas: 600, questions: 10_000 },
);
const rule = { passShare: 0.5, minAvailable: 5 };
const names = ["national", ...Array.from({ length: areas - 1 }, (_, i) => String(i + 10_000))];
const rows = madeUpRows(occupations, names);

const changesOf = (question: number): Changes => ({
  passShare: 0.4 + (question % 10) / 50,
  indicators: Object.fromEntries(
    indicatorIds.map((id, k) => [
      id,
      { points: ((question + k) % 7) - 3 || 1, weight: 1 + ((question + k) % 3) / 2 },
    ]),
  ),
});

const built = performance.now();
const table = listTable(rows);
const tableMilliseconds = rounded(performance.now() - built);

/** As objects: every entry with its indicators, as the store and the pages have them. */
const entries = rows
  .toSorted((a, b) => (a.area < b.area ? -1 : a.area > b.area ? 1 : a.code < b.code ? -1 : 1))
  .map((row) => ({ area: row.area, code: row.code, indicators: objectsOf(row) }));

function objectsOf({ states, values, thresholds }: TableRow) {
  return readStates(states).map(({ indicator, state }, k) => ({
    indicator,
    state,
    value: values[k] ?? null,
    threshold: thresholds[k] ?? null,
  }));
}

function withObjects(changes: Changes): string[] {
  const share = changes.passShare ?? rule.passShare;
  return entries.map(({ indicators }) => {
    const counted = indicators
      .filter(({ state }) => state === "pass" || state === "fail")
      .map(({ indicator, value, threshold }) => {
        const change = changes.indicators[indicator] ?? {};
        const moved = movedThreshold(indicator, change, threshold!);
        return { weight: change.weight ?? 1, pass: isBeyond(value!, moved, formulas[indicator].side) };
      })
      .filter(({ weight }) => weight > 0);
    if (counted.length < rule.minAvailable) return "undetermined";
    const weightOf = (some: typeof counted) => some.reduce((sum, { weight }) => sum + weight, 0);
    const total = weightOf(counted);
    return weightOf(counted.filter(({ pass }) => pass)) >= (share - 1e-10) * total ? "short" : "not-short";
  });
}

function measured<T>(ask: (changes: Changes) => T) {
  const times: number[] = [];
  let last!: T;
  for (let question = 0; question < questions; question++) {
    const changes = changesOf(question);
    const began = performance.now();
    last = ask(changes);
    times.push(performance.now() - began);
  }
  const sorted = times.toSorted((a, b) => a - b);
  return {
    last,
    cost: {
      firstMilliseconds: rounded(times[0]!),
      medianMilliseconds: rounded(sorted[sorted.length >> 1]!),
      worstMilliseconds: rounded(sorted.at(-1)!),
    },
  };
}

const ours = measured((changes) => whatIf(table, rule, changes, "national"));
const peer = measured(withObjects);
const answer = ours.last;
const different = peer.last.filter((verdict, i) => verdict !== verdictBytes[answer.verdicts[i]!]).length;
const equal = different === 0 && answer.entering.length + answer.leaving.length > 0;
const result = {
  occupations,
  areas,
  indicators: indicatorIds.length,
  questions,
  what: "verdicts of all entries, who enters and leaves, and the sensitivity of the nation",
  tableMilliseconds,
  ...ours.cost,
  objects: { ...peer.cost, what: "verdicts of all entries alone, over objects" },
  ratio: rounded(ours.cost.medianMilliseconds / peer.cost.medianMilliseconds),
  entering: answer.entering.length,
  leaving: answer.leaving.length,
  different,
  equal,
};

if (json) {
  process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
} else {
  const cost = ({ medianMilliseconds, worstMilliseconds }: typeof ours.cost) =>
    `${medianMilliseconds} ms (at most ${worstMilliseconds} ms)`;
  process.stdout.write(
    `${occupations} occupations, ${areas} areas, ${indicatorIds.length} indicators, ${questions} questions\n` +
      `what-if  ${cost(ours.cost)}: ${result.what}\n` +
      `objects  ${cost(peer.cost)}: ${result.objects.what}\n` +
      `${equal ? "equal" : `NOT EQUAL in ${different} verdicts`}\n`,
  );
}
process.exitCode = equal ? 0 : 1;
