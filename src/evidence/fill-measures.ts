import {
  closeEconomy,
  combine,
  emptyEstimates,
  quantity,
  type Estimates,
  type Quantity,
} from "./estimates.ts";
import { monthNumber, type Fills } from "./fills.ts";
import { everyPerson, groupBy, sortBy, type Grouping } from "./person-order.ts";
import { raoWuCounts, sampleDesign } from "./replicates.ts";
import type { Frame } from "./sample.ts";
import {
  addScaled,
  replicateMedians,
  weightedMedian,
  type Replication,
  type SortedValues,
} from "./weighted-median.ts";

/** What fills say of the occupations of one area: a row each, and a last one for all together. */
export type FillMeasures = {
  /** Posts filled as a share of posts closed; `n` counts vacancies that were closed. */
  rate: Quantity;
  /** Median days from opening to closing of the filled ones, by posts; `n` counts vacancies that were filled. */
  days: Quantity;
};

/** The closings of twelve months made ready: in an order by content, with their replicate counts. */
export type FillSample = {
  replication: Replication;
  /** Posts by place in the order. */
  posts: Float64Array;
  filled: Uint8Array;
  row: Int32Array;
  area: Int32Array;
  /** Filled ones ascending by days: of all, by occupation, by area, by (area, occupation). */
  all: SortedValues;
  byOccupation: SortedValues;
  byArea: SortedValues;
  byCell: SortedValues;
};

/**
 * Takes the closings of the twelve months up to and with `to` whose code reaches the level, and draws their replicates:
 * each closing is a cluster of its own, as a person is where a survey names none. A portal counts all that it has, but
 * which of them were filled is one outcome of many that could have been. Nothing depends on the order of rows.
 * @param to `YYYY-MM`; null is the last month of the fills
 * @returns null when the fills do not span these twelve months
 */
export function prepareFills(fills: Fills, frame: Frame, to: string | null): FillSample | null {
  const end = monthNumber(to ?? fills.months.last);
  if (monthNumber(fills.months.first) > end - 11 || monthNumber(fills.months.last) < end) return null;
  const rowOf = new Map(frame.occupations.map((code, row) => [code, row]));
  const rows = Int32Array.from(fills.occupations, (code) =>
    code.length >= frame.level ? (rowOf.get(code.slice(0, frame.level)) ?? -1) : -1,
  );
  const groupOfArea = new Map(frame.areas.map((code, group) => [code, group]));
  const groups = Int32Array.from(fills.areas, (code) => groupOfArea.get(code) ?? frame.areas.length);
  const rowAt = (i: number) => rows[fills.occupation[i]!]!;
  const areaAt = (i: number) => groups[fills.area[i]!]!;
  const inYear = everyPerson(fills.month.length).filter(
    (i) => fills.month[i]! > end - 12 && fills.month[i]! <= end && rowAt(i) >= 0,
  );
  // Posts come last, so that another scale of them gives the same order.
  const order = inYear.sort(
    (a, b) =>
      areaAt(a) - areaAt(b) ||
      rowAt(a) - rowAt(b) ||
      fills.filled[a]! - fills.filled[b]! ||
      fills.days[a]! - fills.days[b]! ||
      fills.posts[a]! - fills.posts[b]!,
  );
  const posts = Float64Array.from(order, (i) => fills.posts[i]!);
  const days = Float64Array.from(order, (i) => fills.days[i]!);
  const filled = Uint8Array.from(order, (i) => fills.filled[i]!);
  const row = Int32Array.from(order, rowAt);
  const area = Int32Array.from(order, areaAt);

  const places = everyPerson(order.length);
  const design = sampleDesign({ period: `fills/${end}`, cluster: null, stratum: null }, places);
  const counts = raoWuCounts(design, frame.replicates, frame.seed);
  const ascending = sortBy(
    places.filter((place) => filled[place] === 1),
    days,
  );
  const sorted = ({ start, order: grouped }: Grouping): SortedValues => ({
    start,
    value: Float64Array.from(grouped, (place) => days[place]!),
    weight: Float64Array.from(grouped, (place) => posts[place]!),
    cluster: Int32Array.from(grouped),
  });
  const cell = area.map((group, place) => group * frame.occupations.length + row[place]!);
  const areas = frame.areas.length + 1;
  return {
    replication: { replicates: frame.replicates, counts, factor: design.factor },
    posts,
    filled,
    row,
    area,
    all: sorted({ start: Int32Array.of(0, ascending.length), order: ascending }),
    byOccupation: sorted(groupBy(ascending, row, frame.occupations.length)),
    byArea: sorted(groupBy(ascending, area, areas)),
    byCell: sorted(groupBy(ascending, cell, areas * frame.occupations.length)),
  };
}

/**
 * The measures of one area, or of the nation.
 * @param minN medians of fewer filled vacancies get no replicates: their error is not shown
 */
export function fillMeasures(
  sample: FillSample,
  area: number | "nation",
  { occupations, replicates }: Frame,
  minN: number,
): FillMeasures {
  const rows = occupations.length;
  const closed = emptyEstimates(rows + 1, replicates);
  const filled = emptyEstimates(rows + 1, replicates);
  const { counts, factor } = sample.replication;
  sample.row.forEach((row, place) => {
    if (area !== "nation" && sample.area[place] !== area) return;
    const posts = sample.posts[place]!;
    for (const to of sample.filled[place] === 1 ? [closed, filled] : [closed]) {
      to.n[row]!++;
      // One closing alone is the same in every replicate.
      if (factor[place]! > 1) to.clusters[row]!++;
      to.value[row]! += posts;
      addScaled(
        to.replicates,
        row * replicates,
        counts,
        place * replicates,
        replicates,
        posts * factor[place]!,
      );
    }
  });
  closeEconomy(closed);
  closeEconomy(filled);
  const rate = combine(closed, quantity(filled), quantity(closed), replicates, (some, all) =>
    all > 0 ? some / all : NaN,
  );

  const median: Estimates = {
    ...emptyEstimates(rows + 1, replicates),
    n: filled.n,
    clusters: filled.clusters,
  };
  median.replicates.fill(NaN);
  const put = (sorted: SortedValues, group: number, row: number) => {
    const from = sorted.start[group]!;
    const to = sorted.start[group + 1]!;
    median.value[row] = weightedMedian(sorted.value, sorted.weight, from, to);
    if (to - from >= minN)
      replicateMedians(sorted, group, sample.replication, median.replicates, row * replicates);
  };
  for (let row = 0; row < rows; row++) {
    if (area === "nation") put(sample.byOccupation, row, row);
    else put(sample.byCell, area * rows + row, row);
  }
  if (area === "nation") put(sample.all, 0, rows);
  else put(sample.byArea, area, rows);
  return { rate, days: quantity(median) };
}
