import type { ReportRow } from "../platform/index.ts";
import { sameFigure } from "./figure-text.ts";
import type { ReadParagraph } from "./word-reading.ts";

/**
 * A figure stands in both languages: where one was changed in one of them only, or to two different values, a person has to
 * say which holds.
 */
export function figureFindings(id: ReadParagraph, en: ReadParagraph): Omit<ReportRow, "file">[] {
  const names = new Set([...id.figures, ...en.figures].map(({ name }) => name));
  return [...names].flatMap((name) => {
    const [one, other] = [id, en].map(({ figures }) => figures.filter((change) => change.name === name));
    if (!one?.length || !other?.length) return [{ code: "WORD_FIGURE_ONE_SIDE", found: name }];
    const [first] = one;
    const differs = [...one, ...other].some(
      ({ to }) => !first || to === null || first.to === null || !sameFigure(to, first.to),
    );
    return differs ? [{ code: "WORD_FIGURE_TWO_VALUES", found: name }] : [];
  });
}

/**
 * Paragraphs that stand in another order now: as few as leave the others in theirs (the longest rising sequence stays).
 * @param now paragraphs as they stand in the file, each as often as it has columns there
 * @param before all paragraphs in the order of the document
 */
export function movedOf(
  now: readonly string[],
  before: readonly string[],
): { paragraph: string; after: string | null }[] {
  const order = [...new Set(now)];
  const places = new Map(before.map((paragraph, i) => [paragraph, i]));
  const rising = longestRising(order.map((paragraph) => places.get(paragraph) ?? 0));
  return order.flatMap((paragraph, i) => (rising.has(i) ? [] : [{ paragraph, after: order[i - 1] ?? null }]));
}

/** Places of a longest rising sequence (Fredman 1975). */
function longestRising(values: readonly number[]): Set<number> {
  const ends: number[] = [];
  const before: number[] = [];
  values.forEach((value, i) => {
    let [from, until] = [0, ends.length];
    while (from < until) {
      const middle = (from + until) >> 1;
      if ((values[ends[middle] ?? 0] ?? 0) < value) from = middle + 1;
      else until = middle;
    }
    before[i] = from > 0 ? (ends[from - 1] ?? -1) : -1;
    ends[from] = i;
  });
  const found = new Set<number>();
  for (let at = ends.at(-1) ?? -1; at >= 0; at = before[at] ?? -1) found.add(at);
  return found;
}
