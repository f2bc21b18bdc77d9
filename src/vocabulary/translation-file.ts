import type { Language, Outcome } from "../platform/index.ts";
import { plainCell } from "../platform/csv-text.ts";
import { readCsv } from "../platform/csv.ts";
import { Findings } from "../platform/findings.ts";
import { cleanLabel } from "./label-text.ts";

/** Columns of a file of titles, in this order when we write it. */
export const translationColumns = [
  "uri",
  "scheme",
  "version",
  "code",
  "en",
  "id",
  "status",
  "reviewer",
] as const;

const aliases = {
  uri: ["concepturi", "iri"],
  scheme: ["skema", "klasifikasi"],
  version: ["versi"],
  code: ["kode"],
  en: ["english", "inggris", "bahasa inggris", "title_en"],
  id: ["indonesian", "indonesia", "bahasa indonesia", "title_id"],
};

/** Rows of one file; the largest scheme has about 17,000. */
const mostRows = 200_000;

/** A concept as a file names it, and the titles that stand beside it; an empty cell says nothing. */
export type TranslationRow = {
  row: number;
  uri: string;
  scheme: string;
  version: string;
  code: string;
  texts: Partial<Record<Language, string>>;
};

/**
 * Reads a file of titles as `export-translations` writes it, edited in any spreadsheet: either delimiter, byte-order mark
 * or not, columns in any order, unknown ones passed over. `status` and `reviewer` say nothing here: what comes in is
 * proposed.
 * Refusal: FILE_REFUSED, with the findings of `readCsv`; COLUMN_MISSING when nothing names the concept or no column
 * holds titles.
 */
export async function readTranslationFile(
  path: string,
  options: { fileName: string; onProgress?: (share: number) => void },
): Promise<Outcome<{ rows: TranslationRow[] }>> {
  const rows: TranslationRow[] = [];
  const columns = { required: [], aliases };
  const read = await readCsv(path, { ...options, columns, maxRows: mostRows }, ({ row, cells }) => {
    const cell = (name: string) => cleanLabel(plainCell((cells[name] ?? "").trim())).text;
    const texts: TranslationRow["texts"] = {};
    for (const language of ["en", "id"] as const) {
      const text = cell(language);
      if (text) texts[language] = text;
    }
    const [uri, scheme, version, code] = [cell("uri"), cell("scheme"), cell("version"), cell("code")];
    rows.push({ row, uri, scheme: scheme.toLowerCase(), version, code, texts });
  });
  if (!read.ok) return read;
  const spelled = new Set(read.header.columns.map((name) => name.toLowerCase()));
  const has = (name: keyof typeof aliases) => [name, ...aliases[name]].some((one) => spelled.has(one));
  const findings = new Findings(options.fileName);
  const found = read.header.columns.join(", ");
  for (const [one, other] of [
    ["uri", "code"],
    ["en", "id"],
  ] as const) {
    if (has(one) || has(other)) continue;
    findings.add({ code: "COLUMN_MISSING", row: 1, column: one, expected: `${one} | ${other}`, found });
  }
  return findings.none ? { ok: true, rows } : findings.refusal();
}
