import { readCsv, type CsvRow } from "../platform/csv.ts";
import { plainCells } from "../platform/csv-text.ts";
import { Findings } from "../platform/findings.ts";
import type { Outcome } from "../platform/index.ts";
import { national } from "./area.ts";
import { allWords, gapColumns } from "./file-words.ts";
import { isPossible, isRate, readTermName, termName, termWords, type TermSpread } from "./gap-term.ts";

const mostRows = 200_000;
const longestSource = 500;

const columns = { required: ["code", "area", "year", "term", "source"], aliases: gapColumns };

const yes = ["yes", "ya", "true", "1"];
const no = ["", "no", "tidak", "false", "0"];

export type FileTerm = {
  code: string;
  area: string;
  year: number;
  term: string;
  value: number;
  spread: TermSpread | null;
  source: string;
  assumed: boolean;
  /** Where it stands in its file. */
  row: number;
};

/**
 * Reads terms of the people short from CSV, one a row: `code`, `area` (province code or `national`), `year`, `term` (as
 * `employed` or `seats:BLK Bekasi`, also in Indonesian), `value`, `source`, and where they are known `low` and `high` (95 % interval),
 * `successes` and `trials` (counts behind a rate; the value may then be left out), `assumed` (yes: a default of the
 * office). Numbers have a point for decimals.
 * @param known codes and areas that may stand there
 * Refusal: FILE_REFUSED, with the findings of `readCsv` or CODE_UNKNOWN, CELL_EMPTY, CELL_TOO_LONG, NUMBER_INVALID,
 * VALUE_NOT_LISTED, KEY_DUPLICATE, TERM_IMPOSSIBLE, INTERVAL_INVALID, COUNTS_INVALID.
 */
export async function readGapFile(
  path: string,
  known: { codes: ReadonlySet<string>; codeList: string; areas: ReadonlySet<string>; areaList: string },
  options: { fileName: string; onProgress?: (share: number) => void },
): Promise<Outcome<{ terms: FileTerm[]; rows: number; fileHash: string }>> {
  const findings = new Findings(options.fileName);
  const read = new Map<string, { row: number; term: FileTerm }>();

  function take({ row, cells: written }: CsvRow) {
    const cells = plainCells(written);
    const before = findings.total;
    const text = (column: string) =>
      (cells[column] ?? "")
        .normalize("NFC")
        .replaceAll(/[\s\p{Cc}]+/gu, " ")
        .trim();
    const number = (column: string, pattern: RegExp, example: string) => {
      const found = text(column);
      if (found === "") return null;
      if (pattern.test(found)) return Number(found);
      findings.add({ code: "NUMBER_INVALID", row, column, expected: example, found });
      return null;
    };
    const decimal = (column: string) => number(column, /^[+-]?\d{1,9}(\.\d{1,12})?$/, "0.85");
    const whole = (column: string) => number(column, /^\d{1,9}$/, "85");

    const code = text("code");
    if (!known.codes.has(code))
      findings.add({ code: "CODE_UNKNOWN", row, column: "code", expected: known.codeList, found: code });
    const place = text("area");
    const area = /^(national|nasional)$/i.test(place) ? national : place;
    if (area !== national && !known.areas.has(area))
      findings.add({ code: "CODE_UNKNOWN", row, column: "area", expected: known.areaList, found: place });
    const year = number("year", /^(19[89]\d|20\d\d)$/, "2025");
    if (text("year") === "") findings.add({ code: "CELL_EMPTY", row, column: "year" });
    const name = readTermName(text("term"));
    if (!name)
      findings.add({
        code: "VALUE_NOT_LISTED",
        row,
        column: "term",
        expected: allWords(termWords),
        found: text("term"),
      });
    const source = text("source");
    if (source === "") findings.add({ code: "CELL_EMPTY", row, column: "source" });
    if (source.length > longestSource)
      findings.add({
        code: "CELL_TOO_LONG",
        row,
        column: "source",
        expected: String(longestSource),
        found: String(source.length),
      });
    const flag = text("assumed").toLowerCase();
    if (!yes.includes(flag) && !no.includes(flag))
      findings.add({
        code: "VALUE_NOT_LISTED",
        row,
        column: "assumed",
        expected: "yes, no, ya, tidak",
        found: flag,
      });

    const [given, low, high] = [decimal("value"), decimal("low"), decimal("high")];
    const [successes, trials] = [whole("successes"), whole("trials")];
    if (findings.total > before || !name || year === null) return;

    const { kind } = name;
    const counted = successes !== null || trials !== null;
    const right = successes !== null && trials !== null && trials > 0 && successes <= trials && isRate(kind);
    const rate = right ? successes / trials : null;
    const agrees = rate === null || given === null || Math.abs(given - rate) <= 0.005;
    // A value without counts, or counts of a rate that the value agrees with; never counts and an interval.
    if (counted && (!right || !agrees || low !== null || high !== null)) {
      const found = `${text("successes")} / ${text("trials")}`;
      findings.add({ code: "COUNTS_INVALID", row, column: "successes", found });
      return;
    }
    const value = rate ?? given;
    if (value === null) {
      findings.add({ code: "CELL_EMPTY", row, column: "value" });
      return;
    }
    if (!isPossible(kind, value)) {
      findings.add({ code: "TERM_IMPOSSIBLE", row, column: "value", expected: kind, found: text("value") });
      return;
    }
    const interval = low !== null && high !== null ? { kind: "interval" as const, low, high } : null;
    if ((low !== null || high !== null) && (!interval || interval.low > value || interval.high < value)) {
      const found = `${text("low")} – ${text("high")}`;
      findings.add({ code: "INTERVAL_INVALID", row, column: "low", expected: String(value), found });
      return;
    }
    const term: FileTerm = {
      ...{ code, area, year, term: termName(name), value, source, assumed: yes.includes(flag) },
      row,
      spread: right ? { kind: "counts", successes, trials } : interval,
    };
    const key = JSON.stringify([code, area, year, term.term, source]);
    const first = read.get(key);
    if (first) {
      const found = `${code} · ${area} · ${term.term}`;
      findings.add({ code: "KEY_DUPLICATE", row, column: "term", expected: String(first.row), found });
    } else read.set(key, { row, term });
  }

  const csv = await readCsv(path, { ...options, columns, maxRows: mostRows }, take);
  if (!csv.ok) return csv;
  if (!findings.none) return findings.refusal();
  const terms = Array.from(read.values(), ({ term }) => term);
  return { ok: true, terms, rows: csv.rows, fileHash: csv.file.sha256 };
}
