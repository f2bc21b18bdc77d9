import { trueMinus, type Bilingual, type Language } from "../platform/index.ts";
import { intlFor } from "../platform/intl.ts";
import type { Pay } from "./deflator.ts";
import { indicatorName } from "./indicator-name.ts";
import { countedBy, type IndicatorValue, type LevelValue } from "./indicator.ts";
import { hasUnitWord, shownAs } from "./shown-value.ts";
import type { NumberId } from "./thread-refs.ts";

/** A sentence of `messages/` in both languages, as a record keeps it. */
export type Both = { id: string; en: string };

export const inBoth = (make: (language: Language) => string): Both => ({ id: make("id"), en: make("en") });

/** A text in the wanted language, or in the other one. */
export const textIn = (text: Bilingual, language: Language, otherwise = ""): string =>
  text[language] ?? text.id ?? text.en ?? otherwise;

/** `2020-08` as people write it: "Agustus 2020". */
export const monthText = (period: string, language: Language): string =>
  intlFor(language).formatDate(new Date(`${period}-15T00:00:00Z`), {
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  });

/** First and last month of some. */
export function spanText(periods: readonly string[], language: Language): string {
  const first = periods[0];
  const last = periods.at(-1);
  if (first === undefined || last === undefined) return "";
  return first === last
    ? monthText(first, language)
    : `${monthText(first, language)} – ${monthText(last, language)}`;
}

export function numberName(number: NumberId, pay: Pay, language: Language): string {
  const intl = intlFor(language);
  return number === "employment"
    ? intl.formatMessage({ id: "evidence.column.employment" })
    : indicatorName(intl, number, pay);
}

/** A number with its interval and what it rests on, in a line; for one that may be shown. */
export function numberText(
  number: NumberId,
  { value, ci, n }: IndicatorValue | LevelValue,
  language: Language,
) {
  const intl = intlFor(language);
  const {
    value: shown,
    format,
    unit,
  } = number === "employment"
    ? { value: (raw: number) => raw, format: { maximumFractionDigits: 0 }, unit: "people" as const }
    : shownAs(number);
  const text = (raw: number) => trueMinus(intl.formatNumber(shown(raw), format));
  const parts = [value === null ? "–" : text(value)];
  if (unit === "people" || hasUnitWord(unit))
    parts[0] += ` ${intl.formatMessage({ id: `evidence.unit.${unit}` })}`;
  if (ci)
    parts.push(
      `${intl.formatMessage({ id: "ui.interval.label" })} ${intl.formatMessage(
        { id: "ui.interval.range" },
        { low: text(ci[0]), high: text(ci[1]) },
      )}`,
    );
  const counted = `evidence.dossier.${countedBy(number)}`;
  parts.push(intl.formatMessage({ id: counted }, { n }));
  return parts.join(" · ");
}
