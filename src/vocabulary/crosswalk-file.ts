import { readCsv, type CsvRow } from "../platform/csv.ts";
import { Findings } from "../platform/findings.ts";
import type { Outcome } from "../platform/index.ts";
import { crosswalkHeadings, readMatchRelation, relationWords, type Side } from "./crosswalk.ts";
import { nameColumnsAsInFile } from "./headings.ts";
import type { MatchRelation } from "./scheme-content.ts";

const mostRows = 500_000;

/** A row that joins two codes; `relation` null: the file does not say what the second is to the first. */
export type CrosswalkRow = { row: number; from: string; to: string; relation: MatchRelation | null };

export type CrosswalkFile = {
  rows: CrosswalkRow[];
  /** Rows that say themselves that the two do not match. */
  skipped: number;
  /** What the two columns of codes are called in the file. */
  columns: { from: string; to: string };
  fileHash: string;
};

/**
 * Reads a crosswalk from a CSV file: a code of each version a row and, where it is known, what the second is to the
 * first. Codes are text, as written.
 * Refusal: FILE_REFUSED, with the findings of `readCsv` or CODE_EMPTY, RELATION_UNKNOWN.
 */
export async function readCrosswalk(
  path: string,
  sides: { from: Side; to: Side },
  options: { fileName: string; onProgress?: (share: number) => void },
): Promise<Outcome<CrosswalkFile>> {
  const findings = new Findings(options.fileName);
  const aliases = crosswalkHeadings(sides.from, sides.to);
  const rows: CrosswalkRow[] = [];
  let skipped = 0;

  function take({ row, cells }: CsvRow) {
    const cell = (name: string) => (cells[name] ?? "").normalize("NFC").trim();
    const [from, to, word] = [cell("from"), cell("to"), cell("relation")];
    for (const [column, code] of [
      ["from", from],
      ["to", to],
    ] as const)
      if (code === "") findings.add({ code: "CODE_EMPTY", row, column });
    const relation = word === "" ? undefined : readMatchRelation(word);
    if (word !== "" && relation === undefined)
      findings.add({
        code: "RELATION_UNKNOWN",
        row,
        column: "relation",
        expected: relationWords,
        found: word,
      });
    if (relation === null) skipped += 1;
    else rows.push({ row, from, to, relation: relation ?? null });
  }

  const suggested = (side: "from" | "to") =>
    [side, side === "from" ? "kode asal" : "kode tujuan", `kode ${sides[side].scheme}`].join(" | ");
  const columns = { required: ["from", "to"], aliases };
  const csv = await readCsv(path, { ...options, columns, maxRows: mostRows }, take);
  if (!csv.ok) {
    // All that the column may be called is no sentence: three names of it are.
    for (const finding of csv.rows ?? [])
      if (finding.code === "COLUMN_MISSING")
        finding.expected = suggested(finding.column === "to" ? "to" : "from");
    return csv;
  }
  if (!findings.none) {
    nameColumnsAsInFile(findings, csv.header, aliases);
    return findings.refusal();
  }
  const heading = (name: "from" | "to") =>
    csv.header.columns.find((one) => [name, ...aliases[name]].includes(one.toLowerCase())) ?? name;
  return {
    ok: true,
    rows,
    skipped,
    columns: { from: heading("from"), to: heading("to") },
    fileHash: csv.file.sha256,
  };
}
