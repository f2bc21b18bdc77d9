import type { ReportRow } from "../platform/index.ts";
import { sameFigure } from "./figure-text.ts";
import { keptOrder } from "./order-kept.ts";
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
 * Paragraphs that stand in another order now: as few as leave the others in theirs.
 * @param now paragraphs as they stand in the file, each as often as it has columns there
 * @param before all paragraphs in the order of the document
 */
export function movedOf(
  now: readonly string[],
  before: readonly string[],
): { paragraph: string; after: string | null }[] {
  const order = [...new Set(now)];
  const places = new Map(before.map((paragraph, i) => [paragraph, i]));
  const kept = keptOrder(order.flatMap((paragraph) => places.get(paragraph) ?? []));
  return order.flatMap((paragraph, i) =>
    kept.has(places.get(paragraph) ?? -1) ? [] : [{ paragraph, after: order[i - 1] ?? null }],
  );
}
