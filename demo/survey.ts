import { olderCodes, parentsUntil2022, wavePlans, type Province, type WavePlan } from "./economy.ts";
import { population, type Kind, type Layer } from "./population.ts";
import type { Outlook } from "./outlook.ts";
import { normal, stream, type Stream } from "./random.ts";

/** The seed of the demo as it ships; another text gives another sample of the same invented country. */
export const demoSeed = "jembatan-contoh-11";

/** Reference months of the waves, oldest first. */
export const surveyPeriods: readonly string[] = wavePlans.map((plan) => plan.period);

export const surveyColumns = [
  "SINTETIS",
  "PERIODE",
  "NO_URUT",
  "PROV",
  "STRATA",
  "KLASTER",
  "BOBOT",
  "STATUS",
  "BURUH",
  "KODE_PEKERJAAN",
  "KODE_PEKERJAAN_TERAKHIR",
  "PENDIDIKAN",
  "UPAH",
  "JAM",
] as const;

export function surveyFileName(period: string): string {
  return `survei-contoh-${period}.csv`;
}

/** The code list that a wave is coded by, `scheme/version`. */
export function surveyCodeList(period: string): WavePlan["codeList"] {
  return planOf(period).codeList;
}

/**
 * One wave of the synthetic labour-force survey as CSV (UTF-8, header line, `\n`), one person a line. STATUS
 * 1 employed, 2 unemployed, 3 outside the labour force; BURUH 1 paid by an employer, else 0; PENDIDIKAN 1–10
 * from no certificate to doctor; UPAH rupiah a month and JAM hours a week, empty where not reported; BOBOT
 * persons represented, which add up to the people of labour age. SINTETIS is always 1. Neither sex nor age:
 * nothing needs them.
 * @param period a month of `surveyPeriods`
 */
export function surveyCsv(period: string, seed: string = demoSeed): string {
  const plan = planOf(period);
  const next = stream(`${seed}/${period}`);
  const layers = population(plan);
  const lines: string[] = [surveyColumns.join(",")];
  const clusterNumbers = new Map<string, number>();
  for (const [layer, clusters] of allocate(layers, plan.sample / 10)) {
    drawLayer(layer, clusters, plan, clusterNumbers, next, lines);
  }
  return `${lines.join("\n")}\n`;
}

function planOf(period: string): WavePlan {
  const plan = wavePlans.find((candidate) => candidate.period === period);
  if (!plan) throw new RangeError(`no wave ${period}; there are ${surveyPeriods.join(", ")}`);
  return plan;
}

/** Clusters by stratum: large strata get more, though less than in proportion, and every one at least two. */
function allocate(layers: readonly Layer[], clusters: number): [Layer, number][] {
  const sizes = layers.map((layer) => layer.people ** 0.65);
  const sum = sizes.reduce((total, size) => total + size, 0);
  const least = clusters < 1000 ? 2 : 4;
  return layers.map((layer, h) => [layer, Math.max(least, Math.round((clusters * sizes[h]!) / sum))]);
}

/** Draws the clusters of a stratum, weights them up to its people and writes them to `lines`. */
function drawLayer(
  layer: Layer,
  clusters: number,
  plan: WavePlan,
  clusterNumbers: Map<string, number>,
  next: Stream,
  lines: string[],
): void {
  const year = plan.period.slice(0, 4);
  const { province, town } = layer.stratum;
  const shownProvince = year <= "2022" ? (parentsUntil2022[province.code] ?? province.code) : province.code;
  const stratumCode = `${shownProvince}${town ? 1 : 2}`;
  const { kinds, upTo } = cumulated(layer.kinds);

  const persons: { cluster: string; kind: Kind }[] = [];
  for (let c = 0; c < clusters; c++) {
    const number = (clusterNumbers.get(stratumCode) ?? 0) + 1;
    clusterNumbers.set(stratumCode, number);
    // The year stands in the key: the clusters of two waves are different ones.
    const cluster = `${year.slice(2)}${stratumCode}${String(number).padStart(3, "0")}`;
    const size = 8 + Math.floor(next() * 5);
    for (let p = 0; p < size; p++) persons.push({ cluster, kind: kinds[pick(upTo, next())]! });
  }

  const inverse = persons.reduce((sum, { kind }) => sum + 1 / kind.rate, 0);
  let reached = 0;
  let rounded = 0;
  for (const { cluster, kind } of persons) {
    reached += layer.people / kind.rate / inverse;
    const weight = Math.round(reached) - rounded;
    rounded += weight;
    const answers = answer(kind, plan, province, town, next);
    lines.push(
      `1,${plan.period},${lines.length},${shownProvince},${stratumCode},${cluster},${weight},${answers}`,
    );
  }
}

function cumulated(all: readonly Kind[]): { kinds: Kind[]; upTo: Float64Array } {
  const kinds = all.filter((kind) => kind.people > 0);
  const upTo = new Float64Array(kinds.length);
  let sum = 0;
  for (const [k, kind] of kinds.entries()) upTo[k] = sum += kind.people * kind.rate;
  return { kinds, upTo };
}

/** The position that a number in [0, 1) falls on, by the cumulated sums. */
function pick(upTo: Float64Array, at: number): number {
  const target = at * upTo[upTo.length - 1]!;
  let low = 0;
  let high = upTo.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (upTo[middle]! > target) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** What a person answers: the columns from STATUS on. */
function answer(kind: Kind, plan: WavePlan, province: Province, town: boolean, next: Stream): string {
  const { outlook } = kind;
  const years = Number(plan.period.slice(0, 4)) - 2020;
  const school = outlook ? schoolOf(outlook, years, next) : weighted(neverWorked, next);
  if (kind.status === "outside") return `3,0,,,${school},,`;
  const code = outlook ? codeIn(plan.codeList, outlook.code) : "";
  if (kind.status === "unemployed" || !outlook) return `2,0,,${code},${school},,`;

  const employee = next() < outlook.employees;
  const median = outlook.pay * Math.exp(outlook.payGrowth * years) * province.pay * (town ? 1.03 : 0.88);
  // One employee in twenty does not say what they earn.
  const pay =
    employee && next() < 0.95 ? Math.round(1000 * median * Math.exp(0.36 * normal(next))) * 1000 : "";
  const hours = outlook.hours * Math.exp(outlook.hoursGrowth * years) + 7 * normal(next);
  return `1,${employee ? 1 : 0},${code},,${school},${pay},${Math.min(98, Math.max(1, Math.round(hours)))}`;
}

function codeIn(list: WavePlan["codeList"], code: string): string {
  return list === "kbji/contoh-2010" ? (olderCodes[code] ?? code) : code;
}

/** Shares of the answers to PENDIDIKAN from 1 on: none, SD, SMP, SMA, SMK, D1/D2, D3, D4/S1, S2, S3. */
type Shares = readonly number[];
/** Those schooled below the norm of their major group, and those from it on. */
type Schooling = { below: Shares; from: Shares };

const leaders: Schooling = { below: [0, 0, 0.3, 0.7], from: [0, 0, 0, 0, 0.2, 0, 0.15, 0.5, 0.15] };
const others: Schooling = { below: [0.25, 0.75], from: [0, 0, 0.4, 0.33, 0.2, 0, 0.03, 0.04] };
const schooling: Readonly<Record<string, Schooling>> = {
  "0": leaders,
  "1": leaders,
  "2": { below: [0, 0, 0, 0.2, 0.25, 0.1, 0.45], from: [0, 0, 0, 0, 0, 0, 0, 0.86, 0.12, 0.02] },
  "3": { below: [0, 0, 0.1, 0.35, 0.45, 0.1], from: [0, 0, 0, 0, 0, 0, 0.45, 0.5, 0.05] },
};
const neverWorked: Shares = [0.08, 0.24, 0.26, 0.22, 0.12, 0, 0.02, 0.06];

function schoolOf(outlook: Outlook, years: number, next: Stream): number {
  const { below, from } = schooling[outlook.code.charAt(0)] ?? others;
  const under = Math.min(0.95, Math.max(0.01, outlook.under + outlook.underGrowth * years));
  return weighted(next() < under ? below : from, next);
}

function weighted(shares: Shares, next: Stream): number {
  let left = next();
  const answer = shares.findIndex((share) => (left -= share) < 0);
  return answer < 0 ? shares.length : answer + 1;
}
