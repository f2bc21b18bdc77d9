import type { MatrixReading, MatrixRow, ReadMatrixRow, UnplacedMatrixRow } from "./matrix-reading.ts";
import { readOutcome, type MatrixField } from "./matrix-words.ts";
import { readDay } from "./tracker-day.ts";
import { likest } from "./word-likeness.ts";
import { plain } from "./word-mark.ts";

/** A row of the file: what it says under the headings that are known, and under all. */
export type MatrixLine = { row: number; cell: (field: MatrixField) => string; cells: Record<string, string> };

type Placed = Omit<MatrixReading, "findings"> & { unknownOutcomes: { row: number; found: string }[] };

/** Puts the rows of a file beside the comments that are known: by id, else by their words. */
export function placeMatrix(
  lines: readonly MatrixLine[],
  rows: readonly MatrixRow[],
  withIds: boolean,
): Placed {
  const known = new Map(rows.map((row) => [row.comment, row]));
  const found = new Map<string, ReadMatrixRow>();
  const unplaced: UnplacedMatrixRow[] = [];
  const unknownOutcomes: Placed["unknownOutcomes"] = [];
  const take = (line: MatrixLine, row: MatrixRow, placedBy: "id" | "text") => {
    found.set(row.comment, readRow(line, row, placedBy));
  };
  const open: MatrixLine[] = [];
  for (const line of lines) {
    const written = line.cell("outcome");
    if (written !== "" && readOutcome(written) === null)
      unknownOutcomes.push({ row: line.row, found: written });
    const id = line.cell("id").toLowerCase();
    const row = known.get(id);
    if (row && found.has(id)) unplaced.push(unplacedRow(line, "twice"));
    else if (row) take(line, row, "id");
    else if (id !== "") unplaced.push(unplacedRow(line, "unknown-id"));
    else open.push(line);
  }
  const free = rows.filter(({ comment }) => !found.has(comment));
  const byWords = withIds ? sameWords(open, free) : alikeWords(open, free);
  for (const line of open) {
    const row = byWords.get(line);
    if (row) take(line, row, "text");
    else if (line.cell("comment") !== "") unplaced.push(unplacedRow(line, "new"));
    else unplaced.push(unplacedRow(line, "unlike"));
  }
  return {
    rows: [...found.values()].toSorted((a, b) => a.row - b.row),
    unplaced: unplaced.toSorted((a, b) => a.row - b.row),
    absent: rows.flatMap(({ comment }) => (found.has(comment) ? [] : [comment])),
    unknownOutcomes,
  };
}

function readRow(line: MatrixLine, row: MatrixRow, placedBy: "id" | "text"): ReadMatrixRow {
  const written = readOutcome(line.cell("outcome"));
  const said = { id: line.cell("reason.id"), en: line.cell("reason.en") };
  const differs = (now: string, before: string | undefined) =>
    now !== "" && plain(now) !== plain(before ?? "");
  const text = line.cell("comment");
  return {
    row: line.row,
    comment: row.comment,
    // A cell that is empty, or merged with the one above, takes nothing away.
    outcome: written ?? row.outcome,
    reason: { id: said.id || (row.reason.id ?? ""), en: said.en || (row.reason.en ?? "") },
    placedBy,
    changed:
      (written !== null && written !== row.outcome) ||
      differs(said.id, row.reason.id) ||
      differs(said.en, row.reason.en),
    otherText: differs(text, row.text) ? text : null,
  };
}

/** A line without an id that says what a comment says, word by word. */
function sameWords(lines: readonly MatrixLine[], rows: readonly MatrixRow[]): Map<MatrixLine, MatrixRow> {
  const waiting = new Map<string, MatrixRow[]>();
  for (const row of rows) waiting.set(plain(row.text), [...(waiting.get(plain(row.text)) ?? []), row]);
  const found = new Map<MatrixLine, MatrixRow>();
  for (const line of lines) {
    const text = plain(line.cell("comment"));
    const same = text === "" ? [] : (waiting.get(text) ?? []);
    // Of the same words by two offices, those of this one.
    const at = same.findIndex(({ from }) => plain(from) === plain(line.cell("from")));
    const [row] = same.splice(Math.max(at, 0), 1);
    if (row) found.set(line, row);
  }
  return found;
}

function alikeWords(lines: readonly MatrixLine[], rows: readonly MatrixRow[]): Map<MatrixLine, MatrixRow> {
  const found = sameWords(lines, rows);
  const taken = new Set(found.values());
  const left = lines.filter((line) => !found.has(line));
  const free = rows.filter((row) => !taken.has(row));
  const pairs = likest(
    left.map((line) => line.cell("comment")),
    free.map(({ text }) => text),
  );
  for (const [at, which] of pairs) {
    const [line, row] = [left[at], free[which]];
    if (line && row) found.set(line, row);
  }
  return found;
}

function unplacedRow(line: MatrixLine, why: UnplacedMatrixRow["why"]): UnplacedMatrixRow {
  const clause = /\d{1,4}/.exec(line.cell("clause"))?.[0];
  const date = line.cell("date");
  const day = date === "" ? null : readDay(date, { end: "first" });
  return {
    row: line.row,
    clause: clause === undefined ? null : Number(clause),
    text: line.cell("comment"),
    from: line.cell("from"),
    date,
    day: day && "day" in day ? day.day : null,
    outcome: readOutcome(line.cell("outcome")),
    reason: { id: line.cell("reason.id"), en: line.cell("reason.en") },
    cells: line.cells,
    why,
  };
}
