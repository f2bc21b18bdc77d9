import { foldedWord } from "./tracker-words.ts";
import { readDay } from "./tracker-day.ts";
import type { TrackerField } from "./tracker-field.ts";

/** A row of a sheet, as a reader of files gives it: its number there, cells as text, and which of them are numbers. */
export type TrackerLine = { row: number; cells: readonly string[]; numbers: readonly number[] };

/** Where the headings stand, and what they say: of two rows the upper one first ("Balasan · Nomor"). */
export type TrackerHead = { first: number; last: number; headings: string[] };

const reply = "(balas|jawab|repl(y|ies)|respon|tanggap|feedback)";
const subjects = [
  ...[
    "perihal",
    "hal",
    "subjek",
    "subject",
    "uraian",
    "topik",
    "topic",
    "judul",
    "title",
    "permintaan",
    "ask",
  ],
  ...[
    "request",
    "isi surat",
    "kegiatan",
    "deskripsi",
    "description",
    "butir",
    "issue",
    "isu",
    "item",
    "pokok",
  ],
  ...["materi", "agenda", "nama rapat", "about"],
];
const rules: readonly [TrackerField | "counter", RegExp][] = [
  ["counter", /^(no|no urut|nomor urut|nr|#|s\/?n|urut)$/],
  ["replyNumber", new RegExp(`${reply}.*\\b(no|nomor|number|ref)\\b|\\b(no|nomor|number|ref)\\b.*${reply}`)],
  ["replyDate", new RegExp(`${reply}.*\\b(tgl|tanggal|date|waktu)\\b|\\b(tgl|tanggal|date)\\b.*${reply}`)],
  ["state", /\b(status|progres|progress|keadaan|state|capaian)\b/],
  ["state", new RegExp(`^(sudah|apakah|has|is)\\b.*${reply}|${reply}\\w* \\(?(ya|sudah|belum|yes|y)\\b`)],
  [
    "due",
    /\b(tenggat|batas (waktu|akhir)|deadline|due|target( waktu| selesai| date)?|jatuh tempo|paling lambat)\b/,
  ],
  [
    "nextActor",
    /\b(next actor|next action by|pelaku berikut(nya)?|berikutnya|menunggu (siapa|pihak)|posisi|waiting for)\b/,
  ],
  [
    "owner",
    /\b(pic|penanggung jawab|owner|pelaksana|petugas|person in charge|responsible|pj|unit kerja|disposisi kepada)\b/,
  ],
  ["kind", /\b(jenis|kind|type|kategori|category|bentuk)\b/],
  ["channel", /\b(media|saluran|channel|via|melalui|cara kirim|moda)\b/],
  ["receiver", /\b(diminta (dari|kepada)|asked of|requested from)\b/],
  ["sender", /\b(dari|pengirim|asal( surat)?|from|sender|diminta oleh|requested by|pemohon)\b/],
  ["receiver", /\b(kepada|tujuan|penerima|to|recipient|receiver|yth|ditujukan|pihak|instansi)\b/],
  ["replyText", new RegExp(`^(isi |ringkasan |hasil )?${reply}`)],
  ["number", /\b(no|nomor|number|ref(erensi|erence)?)\b.*|\b(letter no)\b/],
  ["date", /\b(tgl|tanggal|date|hari|waktu)\b/],
  ["subject", new RegExp(`\\b(${subjects.join("|")})\\b`)],
  [
    "note",
    /\b(keterangan|ket|isi|catatan|note|notes|remark|remarks|tindak lanjut|follow up|action|hasil|notulen|ringkasan|comment|info)\b/,
  ],
];

/** What a heading most likely tells; `counter`: the running number of the rows, which tells nothing. */
export function fieldOfHeading(heading: string): TrackerField | "counter" | null {
  const whole = heading.split(" · ").map(foldedWord).filter(Boolean).join(" ");
  if (whole === "" || whole.length > 90) return null;
  return rules.find(([, form]) => form.test(whole))?.[0] ?? null;
}

const filled = (cells: readonly string[]) => cells.map((cell) => foldedCell(cell)).filter(Boolean);
const foldedCell = (cell: string) => cell.normalize("NFKC").replaceAll(/\s+/g, " ").trim();

/** A row that says one thing only, in one cell or in merged ones: a title, or the name of a part of the table. */
export const saysOneThing = (cells: readonly string[]): boolean => new Set(filled(cells)).size <= 1;

/** How far down headings may begin. */
const deepest = 40;

/**
 * Finds the headings of a tracker: one row or two, below titles. Group headings of merged cells count for each column
 * that has a heading below; so do those that stand in the leftmost of them only, as after pasting.
 * Where no heading is understood, the first row of words alone is taken for one.
 * @param names headings that somebody has named
 * @returns null where there is no row with two headings
 */
export function findHead(lines: readonly TrackerLine[], names: readonly string[] = []): TrackerHead | null {
  let best: { score: number; head: TrackerHead } | null = null;
  const wanted = new Set(names.map(foldedWord));
  const take = (head: TrackerHead) => {
    const named = head.headings.filter((heading) => wanted.has(foldedWord(heading))).length;
    const score = Math.max(named, scoreOf(head));
    if (score > (best?.score ?? 1)) best = { score, head };
  };
  for (const [index, line] of lines.slice(0, deepest).entries()) {
    if (saysOneThing(line.cells)) continue;
    take(headOf(line.row, line.row, [line]));
    const below = lines[index + 1];
    if (!below || below.row !== line.row + 1 || !isSecond(line, below)) continue;
    take(headOf(line.row, below.row, [line, below]));
  }
  const words = lines.slice(0, deepest).find((line, index) => index < lines.length - 1 && isOfWords(line));
  const found = (best as { head: TrackerHead } | null)?.head;
  return found ?? (words ? headOf(words.row, words.row, [words]) : null);
}

/** Two words or more side by side, and neither a number nor a day among them. */
function isOfWords({ cells, numbers }: TrackerLine): boolean {
  const told = filled(cells);
  return (
    numbers.length === 0 &&
    new Set(told).size > 1 &&
    told.every(
      (cell) =>
        cell.length <= 60 && /\p{L}/u.test(cell) && !/^[\d.,]+$/.test(cell) && !("day" in readDay(cell)),
    )
  );
}

/** The headings of the rows that a person names. */
export function headAt(lines: readonly TrackerLine[], first: number, last: number): TrackerHead | null {
  const rows = lines.filter(({ row }) => row >= first && row <= last);
  return rows.length === 0 ? null : headOf(first, last, rows);
}

/** Kinds of columns that were recognised: a running number alone makes no heading. */
const scoreOf = ({ headings }: TrackerHead): number => new Set(proposeColumns(headings).filter(Boolean)).size;

/** Whether a row can stand below another one as its second row of headings: short words under a group, and no data. */
function isSecond(upper: TrackerLine, lower: TrackerLine): boolean {
  const words = filled(lower.cells);
  if (words.length < 2 || lower.numbers.length > 0) return false;
  if (words.some((word) => word.length > 40 || /\d/.test(word) || "day" in readDay(word))) return false;
  if (words.filter((word) => fieldOfHeading(word) !== null).length < words.length / 2) return false;
  return lower.cells.some((cell, column) => {
    const above = foldedCell(upper.cells[column] ?? "");
    return foldedCell(cell) !== "" && (above === "" || above === foldedCell(upper.cells[column - 1] ?? ""));
  });
}

function headOf(first: number, last: number, rows: readonly TrackerLine[]): TrackerHead {
  const width = Math.max(...rows.map(({ cells }) => cells.length));
  const headings = Array.from({ length: width }, (_, column) => {
    const parts: string[] = [];
    for (const [level, { cells }] of rows.entries()) {
      let text = foldedCell(cells[column] ?? "");
      const below = rows.slice(level + 1).some((row) => foldedCell(row.cells[column] ?? "") !== "");
      // A group's heading stands in its first column; the others below it belong to it.
      for (let left = column - 1; text === "" && below && left >= 0; left--)
        text = foldedCell(cells[left] ?? "");
      if (text !== "" && parts.at(-1) !== text) parts.push(text);
    }
    return parts.join(" · ").slice(0, 200);
  });
  while (headings.at(-1) === "") headings.pop();
  return { first, last, headings };
}

/**
 * What each column most likely tells. A field is told by one column, the first that fits; notes by several.
 * @param samples rows below: a column of numbers that only count up tells nothing
 */
export function proposeColumns(
  headings: readonly string[],
  samples: readonly TrackerLine[] = [],
): (TrackerField | null)[] {
  const taken = new Set<TrackerField>();
  return headings.map((heading, column) => {
    const field = fieldOfHeading(heading);
    if (field === null || field === "counter") return null;
    if (field === "number" && countsUp(samples.map(({ cells }) => cells[column] ?? ""))) return null;
    if (field !== "note" && taken.has(field))
      return field === "subject" || field === "replyText" ? "note" : null;
    taken.add(field);
    return field;
  });
}

function countsUp(cells: readonly string[]): boolean {
  const numbers = cells.map((cell) => cell.trim()).filter(Boolean);
  return (
    numbers.length >= 2 && numbers.every((cell, at) => /^\d{1,4}\.?$/.test(cell) && parseInt(cell) >= at)
  );
}
