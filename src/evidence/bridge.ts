/** What a survey asks that a growth is made of; each may break by itself. */
export const brokenColumns = ["employment", "pay", "hours", "education"] as const;
export type BrokenColumn = (typeof brokenColumns)[number];

/** The column that a growth is of; every other number needs one wave alone. */
export const columnOfGrowth: Readonly<Partial<Record<string, BrokenColumn>>> = {
  "employment-growth": "employment",
  "pay-growth": "pay",
  "hours-growth": "hours",
  "under-qualified-growth": "education",
};

/** All occupations together, in an overlap. */
export const everybody = "*";

/**
 * A break of the series: from the wave of this month on something was asked or coded in another way. `factor`: a level
 * of before, times this, is one of after. `overlap`: the level of each occupation in data that were asked or coded both
 * ways, [as before, as after]; the factor of each is their ratio, and an occupation without a line stays broken. Without
 * a bridge every growth across it is broken.
 */
export type SeriesBreak = {
  from: string;
  columns: BrokenColumn[];
  bridge:
    | { factor: number; source: string }
    | { overlap: Record<string, [number, number]>; source: string }
    | null;
};

/** What a growth is multiplied with before it is compared, and who says so. */
export type BridgeUsed = { from: string; factor: number; source: string };

type WaveHead = { period: string; codeList: string };

/**
 * What the breaks of a column between the first and the last wave come to, for each occupation and, in the last row, for
 * all together: the product of their factors, NaN where one is not bridged.
 * A change of the code list between two waves is a break that nobody needs to declare. An overlap that is declared after
 * the first of the two, and not after the second, bridges it; a factor does not, as codes that look alike may mean two
 * things.
 * @param waves of the window, ascending
 * @returns null where nothing breaks; `series-break` where nothing bridges it for any row
 */
export function bridgeFactors(
  column: BrokenColumn,
  waves: readonly WaveHead[],
  breaks: readonly SeriesBreak[],
  occupations: readonly string[],
): Float64Array | "series-break" | null {
  const declared = breaksWithin(column, waves, breaks);
  const undeclared = codeChanges(waves).some(
    ([before, after]) =>
      !declared.some(({ from, bridge }) => before < from && from <= after && bridge && "overlap" in bridge),
  );
  if (undeclared || declared.some(({ bridge }) => bridge === null)) return "series-break";
  if (declared.length === 0) return null;
  const factors = Float64Array.from([...occupations, everybody], (code) =>
    declared.reduce((product, one) => product * factorOf(one, code), 1),
  );
  return factors.some(Number.isFinite) ? factors : "series-break";
}

/** The bridges that a growth of one occupation was computed over, for the page that shows it. */
export function bridgesUsed(
  indicator: string,
  code: string,
  periods: readonly string[],
  breaks: readonly SeriesBreak[],
): BridgeUsed[] {
  const column = columnOfGrowth[indicator];
  if (!column) return [];
  const waves = periods.map((period) => ({ period, codeList: "" }));
  return breaksWithin(column, waves, breaks).flatMap((one) => {
    const factor = factorOf(one, code);
    return one.bridge && Number.isFinite(factor)
      ? [{ from: one.from, factor, source: one.bridge.source }]
      : [];
  });
}

/** Breaks without the lines of their overlaps but for one occupation's: what a page of it needs. */
export function breaksOf(breaks: readonly SeriesBreak[], code: string | null): SeriesBreak[] {
  return breaks.map((one) => {
    if (!one.bridge || !("overlap" in one.bridge)) return one;
    const own = Object.entries(one.bridge.overlap).filter(([line]) => line === code);
    return { ...one, bridge: { ...one.bridge, overlap: Object.fromEntries(own) } };
  });
}

function breaksWithin(
  column: BrokenColumn,
  waves: readonly WaveHead[],
  breaks: readonly SeriesBreak[],
): SeriesBreak[] {
  const first = waves[0]?.period ?? "";
  const last = waves.at(-1)?.period ?? "";
  return breaks.filter(({ from, columns }) => first < from && from <= last && columns.includes(column));
}

/** Pairs of waves, one after the other, whose code lists differ. */
function codeChanges(waves: readonly WaveHead[]): [string, string][] {
  return waves.flatMap((wave, i) => {
    const before = waves[i - 1];
    return before && before.codeList !== wave.codeList
      ? [[before.period, wave.period] as [string, string]]
      : [];
  });
}

function factorOf({ bridge }: SeriesBreak, code: string): number {
  if (!bridge) return NaN;
  if ("factor" in bridge) return bridge.factor;
  const [before, after] = bridge.overlap[code] ?? [NaN, NaN];
  return after / before;
}
