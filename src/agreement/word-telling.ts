import type { Language, ReportRow } from "../platform/index.ts";
import { paragraphsOf, type ProposalDocument } from "./document.ts";
import { sameFigure } from "./figure-text.ts";
import { keptOrder } from "./order-kept.ts";
import type { Claim } from "./word-claims.ts";
import type { Part } from "./word-part.ts";
import type { ReadParagraph, WordOrigin } from "./word-reading.ts";

type Told = Omit<ReportRow, "file">;

/** A language of which nothing is there, and paragraphs that were made one. */
export function languageFindings(
  language: Language,
  read: readonly ReadParagraph[],
  claims: ReadonlyMap<string, Claim>,
): Told[] {
  const merged = [...claims.values()].filter(({ by }) => by === "merged").length;
  return [
    ...(read.some(({ state }) => state === "absent")
      ? [{ code: "WORD_LANGUAGE_MISSING", found: language }]
      : []),
    ...(merged > 0 ? [{ code: "WORD_MERGED", found: String(merged) }] : []),
  ];
}

/** What the bookmarks of a file tell of it: columns that are swapped, another version, or that none is left. */
export function markFindings(
  base: ProposalDocument,
  parts: readonly Part[],
  proposals: ReadonlySet<string>,
  origin: WordOrigin | null,
): Told[] {
  const versions = new Map(paragraphsOf(base).map(({ paragraph }) => [paragraph.id, paragraph.version]));
  const columns: Record<Language, number[]> = { id: [], en: [] };
  let [marked, others] = [0, 0];
  for (const { mark, row, column } of parts) {
    const version = mark && versions.get(mark.paragraph);
    if (!mark || version === null || version === undefined) continue;
    marked += 1;
    if (version !== mark.version) others += 1;
    if (row !== null) columns[mark.language].push(column);
  }
  const mean = (all: readonly number[]) => all.reduce((sum, one) => sum + one, 0) / all.length;
  const told: Told[] = [];
  if (columns.id.length > 0 && columns.en.length > 0 && mean(columns.id) > mean(columns.en))
    told.push({ code: "WORD_COLUMNS_SWAPPED" });
  if (proposals.size === 0 && marked === 0) told.push({ code: "WORD_MARKS_GONE" });
  // A bookmark or two may have been copied in from somewhere.
  if (others > marked / 10) told.push({ code: "WORD_OTHER_VERSION", found: String(origin?.version ?? "?") });
  return told;
}

/**
 * A figure stands in both languages: where one was changed in one of them only, or to two different values, a person has to
 * say which holds.
 */
export function figureFindings(id: ReadParagraph, en: ReadParagraph): Told[] {
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
