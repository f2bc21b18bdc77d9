import { z } from "zod";
import type { Bilingual } from "../platform/index.ts";
import { measures, type CentreKind, type Measure } from "./centre-words.ts";

/** Longest texts of a centre, in characters. */
export const longestCentre = { name: 200, regency: 120, source: 500, vocation: 200, vocations: 60 } as const;

/** A figure of a centre: it has a source and the year of that source, and stands beside those of other sources. */
export type CentreFigure = {
  measure: Measure;
  /** A year (`2026`) or a quarter (`2026-Q3`). */
  period: string;
  value: number;
  source: string;
  sourceYear: number;
};

/** What the register says of a centre, without its figures and vocations. Keys are those of organisations and centres. */
export type CentreFacts = {
  key: string;
  kind: CentreKind;
  name: Bilingual;
  parentKey: string | null;
  organisationKey: string | null;
  throughKey: string | null;
  overseerKey: string | null;
  regency: string | null;
  provinceCode: string;
  zone: string;
  activeFrom: string | null;
  activeUntil: string | null;
  source: string;
  synthetic: boolean;
};

export const centreKeySchema = z.string().regex(/^[a-z0-9-]{2,60}$/);
const periodSchema = z.string().regex(/^[0-9]{4}(-Q[1-4])?$/);

export const figureSchema = z.object({
  measure: z.enum(measures),
  period: periodSchema,
  value: z.number().int().min(0).max(10_000_000),
  source: z.string().trim().min(1).max(longestCentre.source),
  sourceYear: z.int().min(1945).max(2100),
});

/** By which a centre is known: its name in small letters, with hyphens. Empty where the name has no letter. */
export const centreKeyOf = (name: string): string =>
  name
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .slice(0, 60)
    .replaceAll(/^-+|-+$/g, "");

/** The office that oversees a centre and reads its instructors along: its Disnaker, or the one that is named. */
export const overseerOf = ({ throughKey, overseerKey }: Pick<CentreFacts, "throughKey" | "overseerKey">) =>
  throughKey ?? overseerKey;

/** Figures about one thing in one period: several where sources differ, none of them the right one. */
export type FiguresSideBySide<Figure extends CentreFigure = CentreFigure> = {
  measure: Measure;
  period: string;
  figures: Figure[];
  /** Whether the sources say different values. */
  differ: boolean;
};

/** Figures with those of other sources beside them, the newest period first, measures in their usual order. */
export function sideBySide<Figure extends CentreFigure>(
  figures: readonly Figure[],
): FiguresSideBySide<Figure>[] {
  const groups = Map.groupBy(figures, ({ measure, period }) => `${measure} ${period}`);
  return [...groups.values()]
    .flatMap((some) => {
      const [first] = some;
      if (!first) return [];
      const sorted = some.toSorted(
        (a, b) => b.sourceYear - a.sourceYear || (a.source < b.source ? -1 : a.source > b.source ? 1 : 0),
      );
      const differ = new Set(some.map(({ value }) => value)).size > 1;
      return [{ measure: first.measure, period: first.period, figures: sorted, differ }];
    })
    .toSorted(
      (a, b) =>
        measures.indexOf(a.measure) - measures.indexOf(b.measure) ||
        (a.period < b.period ? 1 : a.period > b.period ? -1 : 0),
    );
}

/** The figure that contradicts another one: the same source of the same year says another value of the same thing. */
export const saysOtherwise = (one: CentreFigure, other: CentreFigure): boolean =>
  sameStatement(one, other) && one.value !== other.value;

export const sameStatement = (one: CentreFigure, other: CentreFigure): boolean =>
  one.measure === other.measure &&
  one.period === other.period &&
  one.source === other.source &&
  one.sourceYear === other.sourceYear;
