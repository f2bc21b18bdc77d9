import type { Outcome } from "../platform/index.ts";
import { readCsv, type CsvRow } from "../platform/csv.ts";
import { plainCell } from "../platform/csv-text.ts";
import { Findings } from "../platform/findings.ts";
import { nameColumnsAsInFile } from "./headings.ts";
import { cleanLabel } from "./label-text.ts";
import {
  longestForm,
  synonymKey,
  synonymKinds,
  synonymLanguages,
  synonymProblem,
  type NewSynonym,
} from "./synonym.ts";

const mostRows = 50_000;

const columns = {
  required: ["language", "kind", "form", "meaning"],
  aliases: { language: ["bahasa"], kind: ["jenis"], form: ["bentuk", "kata"], meaning: ["arti", "makna"] },
};

const languageNames: Readonly<Record<string, NewSynonym["language"]>> = {
  indonesia: "id",
  inggris: "en",
  english: "en",
  keduanya: "both",
};
const kindNames: Readonly<Record<string, NewSynonym["kind"]>> = {
  singkatan: "abbreviation",
  sinonim: "synonym",
};

/**
 * Reads synonyms and abbreviations from a CSV file: `language` (id, en, both), `kind` (abbreviation, synonym),
 * `form`, `meaning`. A line that stands there twice is taken once.
 * Refusal: FILE_REFUSED, with the findings of `readCsv` or VALUE_NOT_LISTED, SYNONYM_EMPTY, SYNONYM_LONG,
 * SYNONYM_WORDLESS_ROW, SYNONYM_SAME_ROW.
 */
export async function readSynonymFile(
  path: string,
  options: { fileName: string; onProgress?: (share: number) => void },
): Promise<Outcome<{ synonyms: NewSynonym[]; rows: number; fileHash: string }>> {
  const findings = new Findings(options.fileName);
  const read = new Map<string, NewSynonym>();

  function take({ row, cells }: CsvRow) {
    const listed = <Value extends string>(
      column: string,
      values: readonly Value[],
      names: Readonly<Record<string, Value>>,
    ) => {
      const found = (cells[column] ?? "").trim().toLowerCase();
      const value = values.find((one) => one === found) ?? names[found];
      if (!value) findings.add({ code: "VALUE_NOT_LISTED", row, column, expected: values.join(", "), found });
      return value;
    };
    const words = (column: string) => {
      const { text } = cleanLabel(plainCell(cells[column] ?? ""));
      if (text === "") findings.add({ code: "SYNONYM_EMPTY", row, column });
      if (text.length > longestForm) {
        const [expected, found] = [String(longestForm), String(text.length)];
        findings.add({ code: "SYNONYM_LONG", row, column, expected, found });
      }
      return text.length <= longestForm ? text : "";
    };
    const language = listed("language", synonymLanguages, languageNames);
    const kind = listed("kind", synonymKinds, kindNames);
    const [form, meaning] = [words("form"), words("meaning")];
    if (!language || !kind || !form || !meaning) return;
    const synonym = { language, kind, form, meaning };
    const problem = synonymProblem(synonym);
    if (problem)
      findings.add({ code: `${problem}_ROW`, row, column: "form", expected: meaning, found: form });
    else read.set(synonymKey(synonym), synonym);
  }

  const csv = await readCsv(path, { ...options, columns, maxRows: mostRows }, take);
  if (!csv.ok) return csv;
  if (!findings.none) {
    nameColumnsAsInFile(findings, csv.header, columns.aliases);
    return findings.refusal();
  }
  return { ok: true, synonyms: [...read.values()], rows: csv.rows, fileHash: csv.file.sha256 };
}
