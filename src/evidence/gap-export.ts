import type { AnswerOf } from "../identity/index.ts";
import { languages, type Bilingual } from "../platform/index.ts";
import { csvText } from "../platform/csv-text.ts";
import { intlFor } from "../platform/intl.ts";
import type { Gap } from "./gap-assessment.ts";
import { gapNote, largestFirst } from "./gap-words.ts";
import type { readGaps } from "./read-gaps.ts";

export type Gaps = Pick<
  Extract<AnswerOf<typeof readGaps>, { ok: true }>,
  "edition" | "area" | "year" | "horizon" | "termsYear" | "lines" | "totals" | "places"
>;

export const gapFileName = (
  { edition, area, year, horizon }: Pick<Gaps, "edition" | "area" | "year" | "horizon">,
  ending: string,
): string => `gap-${edition.name}-${area}-${year}-${horizon}.${ending}`;

/**
 * The people short of an edition in one area as CSV, the largest first. A panel's range and a number of elsewhere stand in
 * columns of their own: neither is an interval that was computed. People are whole; column names stay in one language.
 */
export function gapTable({ area, year, horizon, termsYear, lines }: Gaps): string {
  const head = [
    ...["code", "title_id", "title_en", "area", "from_year", "years", "state", "people", "low80", "high80"],
    ...["panel_low", "panel_high", "published", "assumed", "missing", "note_id", "note_en", "terms_year"],
  ];
  const rows = largestFirst(lines).map(
    ({ code, title, gap }: { code: string; title: Bilingual; gap: Gap }) => {
      const figure = "figure" in gap ? gap.figure : null;
      const panel = gap.state === "panel" ? gap.panel : null;
      const published = gap.state === "as-published" ? gap.published : null;
      return [
        ...[code, title.id ?? "", title.en ?? "", area, String(year), String(horizon), gap.state],
        ...[whole(figure?.median), whole(figure?.low), whole(figure?.high)],
        ...[whole(panel?.low), whole(panel?.high), whole(published?.value)],
        gap.state === "measured" ? gap.assumed.join("; ") : "",
        gap.state === "not-measurable" ? gap.missing.join("; ") : "",
        ...languages.map((language) => gapNote(intlFor(language), gap, code)),
        figure ? String(termsYear ?? "") : "",
      ];
    },
  );
  return csvText([head, ...rows]);
}

const whole = (people: number | undefined): string =>
  people === undefined ? "" : String(Math.round(people));
