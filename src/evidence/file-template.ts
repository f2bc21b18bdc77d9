import { csvText } from "../platform/csv-text.ts";
import type { Language } from "../platform/index.ts";
import { answerColumns, gapColumns, kindWords, reasonWords, wordIn } from "./file-words.ts";
import { termWords } from "./gap-term.ts";

/** Headings in the reader's language and one row; a spreadsheet of Indonesian habits expects semicolons. */
function template<Name extends string>(
  columns: Readonly<Record<Name, readonly string[]>>,
  sample: Partial<Record<Name, string>>,
  language: Language,
): string {
  const names = Object.keys(columns) as Name[];
  return csvText(
    [names.map((name) => wordIn(columns, name, language)), names.map((name) => sample[name] ?? "")],
    language === "id" ? ";" : ",",
  );
}

/** A file of answers to fill in: its row says itself that it is a sample. */
export const answerTemplate = (language: Language): string =>
  template(
    answerColumns,
    {
      kind: wordIn(kindWords, "firm", language),
      respondent: language === "id" ? "Contoh: hapus baris ini" : "Sample: delete this row",
      title: language === "id" ? "juru las" : "welder",
      vacancies: "4",
      open_days: "90",
      reason: wordIn(reasonWords, "lacks-experience", language),
    },
    language,
  );

/** A file of terms to fill in, with a code and a year that may stand there. */
export const gapTemplate = (language: Language, { code, year }: { code: string; year: number }): string =>
  template(
    gapColumns,
    {
      ...{ code, year: String(year), value: "1200", low: "1100", high: "1300" },
      area: language === "id" ? "nasional" : "national",
      term: wordIn(termWords, "employed", language),
      source: language === "id" ? "Contoh: hapus baris ini" : "Sample: delete this row",
      assumed: language === "id" ? "tidak" : "no",
    },
    language,
  );
