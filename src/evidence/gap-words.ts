import type { IntlShape } from "react-intl";
import { trueMinus } from "../platform/index.ts";
import { national } from "./area.ts";
import { people } from "./format.ts";
import type { GapFigure } from "./gap.ts";
import type { Gap } from "./gap-assessment.ts";
import { isRate, readTermName, type GapTerm, type TermKind } from "./gap-term.ts";

type Words = Pick<IntlShape, "formatMessage" | "formatNumber">;

/** A number of people, as all pages write it. */
export const peopleText = (intl: Words, value: number): string => trueMinus(intl.formatNumber(value, people));

/** What a term is called: "completion, BLK Bekasi". */
function termText(intl: Words, { kind, programme }: Pick<GapTerm, "kind" | "programme">): string {
  const word = intl.formatMessage({ id: `evidence.gap.term.${kind}` });
  return programme ? `${word}, ${programme}` : word;
}

/** The same of a term with a value: what is a logarithm says so, with the per cent that it stands for. */
export function termTitle(intl: Words, term: Pick<GapTerm, "kind" | "programme" | "value">): string {
  const name = termText(intl, term);
  if (term.kind !== "growth") return name;
  const percent = intl.formatNumber(Math.expm1(term.value), {
    ...{ style: "percent", maximumFractionDigits: 1, signDisplay: "exceptZero" },
  });
  return intl.formatMessage({ id: "evidence.gap.equalTo" }, { name, percent: trueMinus(percent) });
}

/** Terms by the names that they are kept under, in words, one after the other. */
const termsText = (intl: Words, names: readonly string[]): string =>
  names
    .map((name) => {
      const term = readTermName(name);
      return term ? termText(intl, term) : name;
    })
    .join("; ");

/** A value of a term in its unit: rates in per cent, growth as the logarithm that it is, all else in people. */
export function valueText(intl: Words, kind: TermKind, value: number): string {
  if (kind === "growth")
    return trueMinus(intl.formatNumber(value, { minimumFractionDigits: 4, maximumFractionDigits: 4 }));
  if (isRate(kind))
    return trueMinus(intl.formatNumber(value, { style: "percent", maximumFractionDigits: 1 }));
  return peopleText(intl, value);
}

/** "2026", or "2026–2028". */
export const yearsText = ({ year, horizon }: { year: number; horizon: number }): string =>
  horizon === 1 ? String(year) : `${year}–${year + horizon - 1}`;

/** That numbers are of no newer knowledge than of a year before the one that is asked; null: they are. */
export const termsYearText = (
  intl: Words,
  { termsYear, year }: { termsYear: number | null; year: number },
): string | null =>
  termsYear === null || termsYear >= year
    ? null
    : intl.formatMessage({ id: "evidence.gap.termsYear" }, { known: String(termsYear), year: String(year) });

/**
 * That numbers of provinces do not add up to the country's. Their sum is told beside the number of the country, never
 * alone.
 * @param values people short by area as they are shown, the country's too; null: no number
 * @returns null where fewer than two provinces have one
 */
export function provincesText(intl: Words, values: ReadonlyMap<string, number | null>): string | null {
  const shown = [...values].flatMap(([area, value]) =>
    area !== national && value !== null ? [Math.round(value)] : [],
  );
  if (shown.length < 2) return null;
  const whole = values.get(national) ?? null;
  const why = intl.formatMessage({ id: "evidence.gap.provincesWhy" });
  const numbers =
    whole === null
      ? intl.formatMessage({ id: "evidence.gap.provincesOnly" }, { count: shown.length })
      : intl.formatMessage(
          { id: "evidence.gap.provinces" },
          {
            count: shown.length,
            sum: peopleText(
              intl,
              shown.reduce((sum, value) => sum + value, 0),
            ),
            national: peopleText(intl, whole),
          },
        );
  return `${numbers} ${why}`;
}

/** People short by area, of sums and of single gaps. */
export const peopleOfTotals = (totals: Readonly<Record<string, { figure: GapFigure }>>) =>
  new Map(Object.entries(totals).map(([area, { figure }]) => [area, figure.median]));

export const peopleOfGaps = (areas: readonly { area: string; gap: Gap }[]) =>
  new Map(areas.map(({ area, gap }) => [area, "figure" in gap ? gap.figure.median : null]));

/** The largest first; what has no number stands last. */
export const largestFirst = <Line extends { gap: Gap | null }>(lines: readonly Line[]): Line[] =>
  lines.toSorted((a, b) => sizeOf(b.gap) - sizeOf(a.gap));

function sizeOf(gap: Gap | null): number {
  if (gap === null) return -1;
  if ("figure" in gap) return gap.figure.median;
  if (gap.state === "panel") return (gap.panel.low + gap.panel.high) / 2;
  return gap.state === "as-published" ? (gap.published?.value ?? -1) : -1;
}

/** The state in a word or two. */
export const stateText = (intl: Words, { state }: Gap): string =>
  intl.formatMessage({ id: `evidence.gap.state.${state}` });

/** The people short as they are said beside their state: the number alone, or the range of a panel; null: no number. */
export function gapText(intl: Words, gap: Gap): string | null {
  switch (gap.state) {
    case "measured":
    case "allocated":
      return peopleText(intl, gap.figure.median);
    case "panel":
      return rangeText(intl, gap.panel);
    case "as-published":
      return gap.published && peopleText(intl, gap.published.value);
    case "not-measurable":
      return null;
  }
}

export const rangeText = (intl: Words, { low, high }: { low: number; high: number }): string =>
  endsText(intl, peopleText(intl, low), peopleText(intl, high));

/** Both ends of an interval, as all pages write them. */
export const endsText = (intl: Words, low: string, high: string): string =>
  intl.formatMessage({ id: "ui.interval.range" }, { low, high });

/** What goes with the state: the defaults, the experts, the source, or what is missing. */
export function gapNote(intl: Words, gap: Gap, code: string, missing: readonly string[] = []): string {
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  switch (gap.state) {
    case "measured":
      return gap.assumed.length > 0
        ? say("evidence.gap.assumed", { terms: termsText(intl, gap.assumed) })
        : "";
    case "allocated":
      return say("evidence.gap.share", {
        parent: gap.parent,
        coded: peopleText(intl, gap.coded),
        all: peopleText(intl, gap.codedInAll),
      });
    case "panel":
      return say("evidence.gap.by", { year: String(gap.panel.year), members: gap.panel.members });
    case "as-published":
      return gap.published
        ? `${gap.published.source}, ${gap.published.year}`
        : say("evidence.gap.noNumber", { terms: termsText(intl, missing), count: missing.length });
    case "not-measurable":
      return gap.of === code
        ? say("evidence.gap.missing", { terms: termsText(intl, gap.missing) })
        : say("evidence.gap.missingAbove", { code: gap.of, terms: termsText(intl, gap.missing) });
  }
}
