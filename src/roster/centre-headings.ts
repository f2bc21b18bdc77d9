import { centreFields, figureFields, mayRepeat, type CentreField } from "./centre-field.ts";

/** A row of a sheet: its number there, cells as text, and which of them are numbers. */
export type CentreLine = { row: number; cells: readonly string[]; numbers: readonly number[] };

/** Where the headings stand, and what they say: of two rows the upper one first ("Kapasitas · TW I"). */
export type CentreHead = { first: number; last: number; headings: string[] };

const quarter = (number: number, roman: string) =>
  new RegExp(`\\b(tw|triwulan|kuartal|quarter|q|kw)\\.? ?(${number}|${roman})\\b|\\bq${number}\\b`);
const seats =
  /\b(kapasitas|daya tampung|capacity|kursi|seats?|slot|kuota|quota|tempat( pelatihan)?|training places)\b/;

const rules: readonly [CentreField | "counter", RegExp][] = [
  ["counter", /^(no|no urut|nomor|nomor urut|nr|s n|urut|)$/],
  ["key", /^(kode|key|kode (balai|unit|lembaga)|centre key|id)$/],
  ["seatsQ4", quarter(4, "iv")],
  ["seatsQ3", quarter(3, "iii")],
  ["seatsQ2", quarter(2, "ii")],
  ["seatsQ1", quarter(1, "i")],
  [
    "places",
    /\b(kapasitas|tempat|places|kursi|daya tampung)\b.*\b(bengkel|workshop|per kejuruan|kejuruan)\b/,
  ],
  ["places", /\bper (kejuruan|vocation|bengkel)\b|\bworkshop (places|seats)\b/],
  [
    "provinceCode",
    /\b(kode|code)\b.*\b(prov\w*|wilayah|bps|kemendagri)\b|\bprov\w* (code|kode)\b|^kd prov\w*$/,
  ],
  ["sourceYear", /\b(tahun|year)\b.*\b(sumber|source|terbit)\b|\b(sumber|source)\b.*\b(tahun|year)\b/],
  ["source", /\b(sumber|source|dasar data|referensi)\b/],
  ["seats", seats],
  ["graduates", /\b(lulus\w*|graduates?|alumni|tamatan)\b/],
  ["instructors", /\b(instruktur|instructors?|tenaga pelatih|trainers?)\b/],
  ["workshops", /\b(jumlah|number of|banyaknya)\b.*\b(bengkel|workshops?)\b|^(bengkel|workshops)$/],
  ["beds", /\b(asrama|tempat tidur|beds?|dormitor\w+)\b/],
  ["staff", /\b(pegawai|staff?|karyawan|asn)\b/],
  ["since", /\b(berdiri|sejak|since|tahun pendirian|established|tmt)\b/],
  ["year", /^(tahun|year|tahun data|data year|periode|ta)$/],
  ["through", /\b(disnaker|dinas( tenaga kerja\w*| pembina| pengampu)?|melalui|through|opd)\b/],
  ["parent", /\b(induk|parent|pembina|membawahi|balai induk|di bawah)\b/],
  ["organisation", /\b(kunci organisasi|organisation|organization|akun)\b/],
  ["kind", /\b(jenis|kind|type|tipe|kategori|status kelembagaan|kelembagaan|bentuk)\b/],
  ["vocations", /\b(kejuruan|vocations?|program( pelatihan)?|jurusan|bidang|sub kejuruan|skill area)\b/],
  ["regency", /\b(kab\w*|kota|regency|city|kabupaten kota|lokasi|daerah)\b/],
  ["province", /\b(prov\w*|province)\b/],
  ["name", /\b(nama|name|unit|balai|lembaga|blk|centre|center|satuan kerja|satker|uptd?)\b/],
];

export const foldedHeading = (text: string): string =>
  text
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, " ")
    .trim();

/** What a heading most likely tells; `counter`: the running number of the rows, which tells nothing. */
function fieldOfHeading(heading: string): CentreField | "counter" | null {
  const exact = centreFields.find((field) => field.toLowerCase() === heading.trim().toLowerCase());
  if (exact) return exact;
  const whole = foldedHeading(heading);
  const snake = heading
    .trim()
    .toLowerCase()
    .replaceAll(/[_\s-]+/g, "");
  const plain = centreFields.find((field) => field.toLowerCase() === snake);
  if (plain) return plain;
  if (whole.length > 120) return null;
  if (heading.trim() !== "" && whole === "") return "counter";
  return whole === "" ? null : (rules.find(([, form]) => form.test(whole))?.[0] ?? null);
}

/** The year that a heading names ("Kapasitas 2026 · TW I"), or null. */
export const yearOfHeading = (heading: string): number | null => {
  const found = /(?<!\d)(19[5-9]\d|20\d\d)(?!\d)/.exec(heading)?.[1];
  return found ? Number(found) : null;
};

const tidy = (cell: string) => cell.normalize("NFKC").replaceAll(/\s+/g, " ").trim();
const filled = (cells: readonly string[]) => cells.map(tidy).filter(Boolean);

/** A row that says one thing only, in one cell or in merged ones: a title, or the name of a part of the table. */
export const saysOneThing = (cells: readonly string[]): boolean => new Set(filled(cells)).size <= 1;

/** How far down headings may begin. */
const deepest = 40;

/**
 * Finds the headings of a list of centres: one row or two, below titles. Group headings of merged cells count for each
 * column below them; so do those that stand in the leftmost one only, as after pasting. Where no heading is understood,
 * the first row of words alone is taken for one.
 * @returns null where there is no such row
 */
export function findHead(lines: readonly CentreLine[]): CentreHead | null {
  let best: { score: number; head: CentreHead } | null = null;
  const take = (head: CentreHead) => {
    const score = new Set(proposeColumns(head.headings).filter(Boolean)).size;
    if (score > (best?.score ?? 1)) best = { score, head };
  };
  for (const [index, line] of lines.slice(0, deepest).entries()) {
    if (saysOneThing(line.cells)) continue;
    take(headOf(line.row, line.row, [line]));
    const below = lines[index + 1];
    if (below && below.row === line.row + 1 && isSecond(line, below))
      take(headOf(line.row, below.row, [line, below]));
  }
  const words = lines.slice(0, deepest).find((line, index) => index < lines.length - 1 && isOfWords(line));
  const found = (best as { head: CentreHead } | null)?.head;
  return found ?? (words ? headOf(words.row, words.row, [words]) : null);
}

/** Two words or more side by side, and no number among them. */
function isOfWords({ cells, numbers }: CentreLine): boolean {
  const told = filled(cells);
  return (
    numbers.length === 0 &&
    new Set(told).size > 1 &&
    told.every((cell) => cell.length <= 60 && /\p{L}/u.test(cell))
  );
}

/** The headings of the rows that a person names. */
export function headAt(lines: readonly CentreLine[], first: number, last: number): CentreHead | null {
  const rows = lines.filter(({ row }) => row >= first && row <= last);
  return rows.length === 0 ? null : headOf(first, last, rows);
}

/** Whether a row can stand below another one as its second row of headings: short words under a group, and no data. */
function isSecond(upper: CentreLine, lower: CentreLine): boolean {
  const words = filled(lower.cells);
  if (words.length < 2) return false;
  // A row of years under a group is one of headings, also where a spreadsheet has them as numbers.
  if (words.some((word) => word.length > 40)) return false;
  const isHeading = (word: string) => fieldOfHeading(word) !== null || /^(19|20)\d\d$/.test(word);
  if (words.filter(isHeading).length < words.length / 2) return false;
  return lower.cells.some((cell, column) => {
    const above = tidy(upper.cells[column] ?? "");
    return tidy(cell) !== "" && (above === "" || above === tidy(upper.cells[column - 1] ?? ""));
  });
}

function headOf(first: number, last: number, rows: readonly CentreLine[]): CentreHead {
  const width = Math.max(...rows.map(({ cells }) => cells.length));
  const headings = Array.from({ length: width }, (_, column) => {
    const parts: string[] = [];
    for (const [level, { cells }] of rows.entries()) {
      let text = tidy(cells[column] ?? "");
      const below = rows.slice(level + 1).some((row) => tidy(row.cells[column] ?? "") !== "");
      for (let left = column - 1; text === "" && below && left >= 0; left--) text = tidy(cells[left] ?? "");
      if (text !== "" && parts.at(-1) !== text) parts.push(text);
    }
    return parts.join(" · ").slice(0, 200);
  });
  while (headings.at(-1) === "") headings.pop();
  return { first, last, headings };
}

/** What each column most likely tells. A field is told by one column, the first that fits; figures by one a year. */
export function proposeColumns(headings: readonly string[]): (CentreField | null)[] {
  const taken = new Set<string>();
  return headings.map((heading) => {
    const field = fieldOfHeading(heading);
    if (field === null || field === "counter") return null;
    const mark = figureFields.has(field) ? `${field} ${yearOfHeading(heading) ?? ""}` : field;
    if (taken.has(mark) && !(mayRepeat(field) && !figureFields.has(field))) return null;
    taken.add(mark);
    return field;
  });
}
