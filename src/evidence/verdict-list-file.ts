import { readCsv, type CsvRow } from "../platform/csv.ts";
import { plainCell } from "../platform/csv-text.ts";
import { Findings } from "../platform/findings.ts";
import { refuse, type Outcome } from "../platform/index.ts";
import { codeBeforeExcel } from "../vocabulary/index.ts";
import { nameColumnsAsInFile } from "../vocabulary/index.server.ts";
import { national } from "./area.ts";
import { ratingWords, readRating, type VerdictRow } from "./verdict-list.ts";

const mostRows = 50_000;

const aliases = {
  code: [
    ...["kode", "kode pekerjaan", "kode_pekerjaan", "occupation code", "occupation_code"],
    ...[
      "kbji",
      "kode kbji",
      "isco",
      "isco code",
      "anzsco",
      "anzsco code",
      "soc",
      "soc code",
      "ssoc",
      "ssoc code",
    ],
  ],
  title: ["judul", "nama", "jabatan", "pekerjaan", "occupation", "occupation title", "name"],
  rating: ["penilaian", "hasil", "verdict", "status", "shortage", "kekurangan", "national rating", "nilai"],
  area: ["wilayah", "provinsi", "province", "region", "state", "kode provinsi"],
};

export type VerdictFileOptions = {
  fileName: string;
  /** Of an ordered scale the least rating that means short; null: the file says yes or no, or 1 and 0. */
  shortFrom: number | null;
  /** Codes of the list that they belong to; null accepts any. */
  knownCodes: ReadonlySet<string> | null;
  /** Headings of this file beside those that are known. */
  columns?: Partial<Record<keyof typeof aliases, string | undefined>> | undefined;
  onProgress?: ((share: number) => void) | undefined;
};

/**
 * Reads what another body says of occupations from a CSV file: `code`, `rating`, and where there are any `title` and
 * `area`. A rating is a word (`ratingWords`) or a number; 1 and 0 alone are yes and no, any other numbers an ordered
 * scale, of which the higher is the shorter. Codes are text, as written.
 * Refusals: RATING_CUT_NEEDED (a scale, and nobody has said from which rating on it means short), FILE_REFUSED with
 * the findings of `readCsv` or CODE_EMPTY, CODE_DIGITS_LOST (a spreadsheet took the zeros of a code), RATING_UNKNOWN,
 * RATING_MIXED (words and numbers), KEY_DUPLICATE (a code again, in the same area).
 */
export async function readVerdictFile(
  path: string,
  options: VerdictFileOptions,
): Promise<Outcome<{ rows: VerdictRow[]; ordered: boolean; fileHash: string }>> {
  const { fileName, shortFrom, knownCodes, columns = {} } = options;
  const findings = new Findings(fileName);
  const headings = Object.fromEntries(
    Object.entries(aliases).map(([name, known]) => {
      const own = columns[name as keyof typeof aliases]?.trim().toLowerCase();
      return [name, own ? [...known, own] : known];
    }),
  );
  const read: { row: number; line: Omit<VerdictRow, "short" | "rating">; rating: boolean | number }[] = [];
  const seen = new Map<string, number>();

  function take({ row, cells }: CsvRow) {
    const cell = (name: string) =>
      plainCell(cells[name] ?? "")
        .normalize("NFC")
        .trim();
    const [code, title, word] = [cell("code"), cell("title"), cell("rating")];
    const place = cell("area");
    const area =
      place === "" || place.toLowerCase() === national || /^(nasional|all)$/i.test(place) ? null : place;
    if (code === "") findings.add({ code: "CODE_EMPTY", row, column: "code" });
    else if (knownCodes && !knownCodes.has(code)) {
      const lost = codeBeforeExcel(code, (one) => knownCodes.has(one));
      if (lost) findings.add({ code: "CODE_DIGITS_LOST", row, column: "code", expected: lost, found: code });
    }
    const key = `${code}\n${area ?? ""}`;
    const first = seen.get(key);
    if (code !== "" && first !== undefined) {
      const found = area === null ? code : `${code} · ${area}`;
      findings.add({ code: "KEY_DUPLICATE", row, column: "code", expected: String(first), found });
    } else seen.set(key, row);
    const rating = readRating(word);
    if (rating === null) {
      findings.add({ code: "RATING_UNKNOWN", row, column: "rating", expected: ratingWords, found: word });
      return;
    }
    const [before] = read;
    if (before && typeof before.rating !== typeof rating) {
      const expected = typeof before.rating === "number" ? "0, 1, 2, …" : ratingWords;
      findings.add({ code: "RATING_MIXED", row, column: "rating", expected, found: word });
    }
    read.push({ row, line: { code, title: title.slice(0, 300), area }, rating });
  }

  const csv = await readCsv(
    path,
    {
      fileName,
      columns: { required: ["code", "rating"], aliases: headings },
      maxRows: mostRows,
      ...(options.onProgress && { onProgress: options.onProgress }),
    },
    take,
  );
  if (!csv.ok) return csv;
  if (!findings.none) {
    nameColumnsAsInFile(findings, csv.header, headings);
    return findings.refusal();
  }
  const numbers = read.flatMap(({ rating }) => (typeof rating === "number" ? [rating] : []));
  const plain = numbers.every((number) => number === 0 || number === 1);
  const cut = shortFrom ?? (plain ? 1 : null);
  if (cut === null) {
    const [least, most] = [Math.min(...numbers), Math.max(...numbers)];
    return refuse("RATING_CUT_NEEDED", { file: fileName, least, most });
  }
  const ordered = numbers.length > 0 && !(plain && cut === 1);
  const rows = read.map(({ line, rating }) => ({
    ...line,
    short: typeof rating === "number" ? rating >= cut : rating,
    rating: ordered && typeof rating === "number" ? rating : null,
  }));
  return { ok: true, rows, ordered, fileHash: csv.file.sha256 };
}
