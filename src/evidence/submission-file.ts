import type { Outcome, ReportRow } from "../platform/index.ts";
import { nameColumnsAsInFile } from "../vocabulary/index.server.ts";
import { readCsv, type CsvRow } from "../platform/csv.ts";
import { plainCells } from "../platform/csv-text.ts";
import { Findings } from "../platform/findings.ts";
import { allWords, answerColumns, kindWords, readWord, reasonWords } from "./file-words.ts";
import { findPersonal } from "./personal-data.ts";
import { longest, respondentKey, type Respondent, type SubmissionLine } from "./submission.ts";

const mostRows = 50_000;

const columns = { required: ["kind", "respondent", "title"], aliases: answerColumns };

/** Texts that seem to hold data of a person: how many, and the first of them by row and column. */
type Seen = { count: number; rows: ReportRow[] };

export type FileSubmission = Respondent & { lines: SubmissionLine[] };

/**
 * Reads answers of an earlier survey from CSV, a row for each occupation that a respondent named: `kind`, `respondent`,
 * `title`, and where they are known `registration`, `area` (province code), `code`, `vacancies`, `open_days`, `reason`,
 * `note`, `interest`; kinds and reasons in English or Indonesian. Rows of one respondent are one submission; a given code counts as chosen.
 * @param known codes that may stand there, and province codes
 * Refusal: FILE_REFUSED, with the findings of `readCsv` or VALUE_NOT_LISTED, CELL_EMPTY, CELL_TOO_LONG, CODE_UNKNOWN,
 * NUMBER_INVALID, RESPONDENT_TWO_KINDS, KEY_DUPLICATE (a code, or a title without one, that the respondent told already).
 */
export async function readSubmissionFile(
  path: string,
  known: { codes: ReadonlySet<string>; codeList: string; areas: ReadonlySet<string>; areaList: string },
  options: { fileName: string; onProgress?: (share: number) => void },
): Promise<Outcome<{ submissions: FileSubmission[]; rows: number; fileHash: string; personal: Seen }>> {
  const findings = new Findings(options.fileName);
  const seen = new Findings(options.fileName);
  const read = new Map<string, FileSubmission>();
  /** In which row a respondent told an occupation first. */
  const told = new Map<string, number>();

  function take({ row, cells: written }: CsvRow) {
    const cells = plainCells(written);
    const before = findings.total;
    const text = (column: string, most: number, required = false) => {
      const found = (cells[column] ?? "").replaceAll(/[\s\p{Cc}]+/gu, " ").trim();
      if (required && found === "") findings.add({ code: "CELL_EMPTY", row, column });
      if (found.length > most)
        findings.add({
          code: "CELL_TOO_LONG",
          row,
          column,
          expected: String(most),
          found: String(found.length),
        });
      return found === "" ? null : found;
    };
    const number = (column: string, most: number) => {
      const found = (cells[column] ?? "").trim();
      if (found === "") return null;
      if (/^\d{1,7}$/.test(found) && Number(found) <= most) return Number(found);
      findings.add({ code: "NUMBER_INVALID", row, column, expected: "12", found });
      return null;
    };
    const listed = <Name extends string>(
      column: string,
      words: Readonly<Record<Name, readonly string[]>>,
    ) => {
      const found = readWord(words, cells[column] ?? "");
      if (!found)
        findings.add({
          code: "VALUE_NOT_LISTED",
          row,
          column,
          expected: allWords(words),
          found: cells[column] ?? "",
        });
      return found;
    };
    const oneOf = (column: string, codes: ReadonlySet<string>, list: string) => {
      const found = text(column, 20);
      if (found !== null && !codes.has(found))
        findings.add({ code: "CODE_UNKNOWN", row, column, expected: list, found });
      return found;
    };

    const kind = listed("kind", kindWords);
    const respondent = text("respondent", longest.respondent, true);
    const registration = text("registration", longest.registration);
    const area = oneOf("area", known.areas, known.areaList);
    const typed = text("title", longest.typed, true);
    const code = oneOf("code", known.codes, known.codeList);
    const vacancies = number("vacancies", 1_000_000);
    const openDays = number("open_days", 10_000);
    const reason = (cells["reason"] ?? "").trim() === "" ? null : listed("reason", reasonWords);
    const note = text("note", longest.note);
    const interest = text("interest", longest.interest);
    for (const [column, words] of Object.entries({ title: typed, note, interest }))
      for (const { kind: expected } of findPersonal(words ?? ""))
        seen.add({ code: "PERSONAL_HERE", row, column, expected });
    if (findings.total > before || !kind || !respondent || !typed) return;

    const key = respondentKey(registration, respondent);
    const one = read.get(key) ?? {
      ...{ kind, respondent, respondentKey: key, area, contact: null, interest },
      lines: [],
    };
    read.set(key, one);
    if (one.kind !== kind) {
      findings.add({
        code: "RESPONDENT_TWO_KINDS",
        row,
        column: "kind",
        expected: one.kind,
        found: respondent,
      });
      return;
    }
    const occupation = JSON.stringify([key, code, code ?? typed.normalize("NFKC").toLowerCase()]);
    const first = told.get(occupation);
    if (first !== undefined) {
      const found = `${respondent} · ${code ?? typed}`;
      findings.add({
        ...{ code: "KEY_DUPLICATE", row, column: code === null ? "title" : "code" },
        ...{ expected: String(first), found },
      });
      return;
    }
    told.set(occupation, row);
    // In two provinces: in more than one.
    if (one.area !== area) one.area = null;
    one.interest ??= interest;
    const confirmed = code !== null;
    const position = one.lines.length + 1;
    one.lines.push({ position, typed, code, confirmed, vacancies, openDays, reason: reason ?? null, note });
  }

  const csv = await readCsv(path, { ...options, columns, maxRows: mostRows }, take);
  if (!csv.ok) return csv;
  if (!findings.none) return findings.refusal();
  nameColumnsAsInFile(seen, csv.header, answerColumns);
  const personal = { count: seen.total, rows: seen.rows };
  return { ok: true, submissions: [...read.values()], rows: csv.rows, fileHash: csv.file.sha256, personal };
}
