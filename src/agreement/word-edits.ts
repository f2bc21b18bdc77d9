import { languages, type Language } from "../platform/index.ts";
import type { ProposalDocument } from "./document.ts";
import { figureText, type Figure } from "./figure.ts";
import { randomFigure, randomWords, type Chance } from "./random-document.ts";
import { readParagraphMark } from "./word-mark.ts";
import type { WrittenBy } from "./word-reading.ts";
import type { Sheet, SheetCell, SheetRow, SheetRun } from "./word-sheet.ts";

// What people do to a Word file, done to a sheet at random: with and without tracking, with care and without.

/** What was done besides what the sheet shows. */
export type Edits = {
  /** Figures that were given another value, by paragraph, language and name. */
  figures: { paragraph: string; language: Language; name: string; to: Figure }[];
  /** Paragraphs and text boxes behind the table. */
  tail: string[];
  boxes: string[];
  count: number;
};

const authors = ["Tan Wei Ling (MOM)", "Siti Rahma", "R. Kumar, Enterprise Singapore", "Biro Kerja Sama"];

export function editSheet(sheet: Sheet, document: ProposalDocument, chance: Chance): Edits {
  const edits: Edits = { figures: [], tail: [], boxes: [], count: 1 + chance.below(12) };
  const changed = new Set<string>();
  for (let i = 0; i < edits.count; i++) {
    const by = {
      author: chance.one(authors),
      at: `2027-0${1 + chance.below(9)}-1${chance.below(10)}T0${chance.below(10)}:00:00.000Z`,
    };
    const kind = chance.below(100);
    const row = sheet.rows.length > 0 ? chance.one(sheet.rows) : null;
    if (!row) return edits;
    const language = chance.one(languages);
    const cell = row.cells[language];
    // Nobody writes into what was struck out.
    if (row.delete !== null) continue;
    if (kind < 35) editWords(cell, language, chance, chance.percent(70) ? by : null);
    else if (kind < 50) editFigure(cell, language, document, chance, by, edits, changed);
    else if (kind < 65) comment(sheet, cell, language, chance, by);
    else if (kind < 70) cell.mark = null;
    else if (kind < 75) strikeRow(sheet, row, chance.percent(60) ? by : null);
    else if (kind < 80) addRow(sheet, row, chance, chance.percent(60) ? by : null);
    else if (kind < 85) moveRow(sheet, row, chance);
    else if (kind < 90) mergeRows(sheet, row);
    else if (kind < 95) edits.tail.push(`Catatan ${randomWords(chance, "id", 10)}`.trim());
    else edits.boxes.push(`Kotak ${randomWords(chance, "id", 10)}`.trim());
  }
  return edits;
}

/** A stretch of words goes, comes or is exchanged; by nobody where tracking is off. */
function editWords(cell: SheetCell, language: Language, chance: Chance, by: WrittenBy | null): void {
  const kind = chance.below(3);
  const at = chance.below(cell.runs.length + 1);
  const run = cell.runs[at];
  if (kind > 0 && run && run.delete === null) {
    const words = run.text.split(" ");
    const from = chance.below(words.length);
    const until = from + 1 + chance.below(Math.min(4, words.length - from));
    const piece = (some: readonly string[]): SheetRun => ({ ...run, text: some.join(" ") });
    const [before, gone, behind] = [words.slice(0, from), words.slice(from, until), words.slice(until)].map(
      piece,
    );
    if (!before || !gone || !behind) return;
    const blank = (one: SheetRun) => ({ ...one, text: " " });
    const left = from > 0 ? [before, blank(run)] : [];
    const right = until < words.length ? [blank(run), behind] : [];
    const struck = by === null ? [] : [{ ...gone, delete: by }];
    const fresh = kind === 2 ? [{ text: newWords(chance, language), insert: by, delete: null }] : [];
    cell.runs.splice(at, 1, ...left, ...struck, ...fresh, ...right);
  } else {
    cell.runs.splice(at, 0, { text: ` ${newWords(chance, language)} `, insert: by, delete: null });
  }
  // Somebody pressed the key for a new line.
  if (chance.percent(10))
    cell.runs.push({ text: `\n${newWords(chance, language)}`, insert: by, delete: null });
}

/** Words without digits: what is a figure afterwards is one that was meant. */
const newWords = (chance: Chance, language: Language): string =>
  `${chance.one(["baru", "mutakhir", "revised", "agreed"])} ${randomWords(chance, language, 5).replaceAll(/\d/g, "x")}`.trim();

function editFigure(
  cell: SheetCell,
  language: Language,
  document: ProposalDocument,
  chance: Chance,
  by: WrittenBy,
  edits: Edits,
  changed: Set<string>,
): void {
  const mark = cell.mark && readParagraphMark(cell.mark);
  const clause =
    mark && document.clauses.find(({ paragraphs }) => paragraphs.some(({ id }) => id === mark.paragraph));
  if (!mark || !clause || changed.has(cell.mark ?? "")) return;
  const source = clause.paragraphs.find(({ id }) => id === mark.paragraph)?.text[language] ?? "";
  const [name, figure] = chance.one([...Object.entries(clause.figures), ["", null] as const]);
  if (!figure || source.split(`{${name}}`).length !== 2) return;
  const written = figureText(figure, language);
  const at = cell.runs.findIndex((run) => run.text === written && run.delete === null);
  const run = cell.runs[at];
  // A figure that reads like another one of the paragraph, or like its words, is not told apart by anybody.
  if (!run || cell.runs.filter(({ text }) => text.includes(written)).length > 1) return;
  const to = another(chance, figure);
  if (figureText(to, language) === written) return;
  cell.runs.splice(at, 1, ...(run.insert ? [] : [{ ...run, delete: by }]), {
    text: figureText(to, language),
    insert: by,
    delete: null,
  });
  changed.add(cell.mark ?? "");
  edits.figures.push({ paragraph: mark.paragraph, language, name, to });
}

/** Another value of the same kind; of a number its unit stays. */
function another(chance: Chance, figure: Figure): Figure {
  for (;;) {
    const other = randomFigure(chance);
    if (other.type !== figure.type) continue;
    return other.type === "number" && figure.type === "number" ? { ...other, unit: figure.unit } : other;
  }
}

function comment(sheet: Sheet, cell: SheetCell, language: Language, chance: Chance, by: WrittenBy): void {
  if (cell.runs.every(({ text }) => text.trim() === "")) return;
  const text = `Tanggapan ${sheet.comments.length} ${randomWords(chance, language, 12)}${chance.percent(20) ? "\nbaris kedua" : ""}`;
  const before = cell.comments.at(-1);
  const answers = before !== undefined && chance.percent(50) ? before : null;
  cell.comments.push(sheet.comments.length);
  sheet.comments.push({ ...by, text: text.trim(), answers });
}

function strikeRow(sheet: Sheet, row: SheetRow, by: WrittenBy | null): void {
  if (by === null) {
    // Comments of a row that is gone go with it.
    if (languages.some((language) => row.cells[language].comments.length > 0)) return;
    sheet.rows.splice(sheet.rows.indexOf(row), 1);
    return;
  }
  row.delete = by;
  for (const language of languages)
    row.cells[language].runs = row.cells[language].runs.flatMap((run) =>
      run.delete ? [run] : run.insert ? [] : [{ ...run, delete: by }],
    );
}

function addRow(sheet: Sheet, row: SheetRow, chance: Chance, by: WrittenBy | null): void {
  const cell = (language: Language): SheetCell => ({
    mark: null,
    comments: [],
    runs: [{ text: `Usul ${sheet.rows.length} ${newWords(chance, language)}`, insert: by, delete: null }],
  });
  const added = {
    number: "",
    heading: false,
    cells: { id: cell("id"), en: cell("en") },
    insert: by,
    delete: null,
  };
  sheet.rows.splice(sheet.rows.indexOf(row) + 1, 0, added);
}

function moveRow(sheet: Sheet, row: SheetRow, chance: Chance): void {
  sheet.rows.splice(sheet.rows.indexOf(row), 1);
  sheet.rows.splice(chance.below(sheet.rows.length + 1), 0, row);
}

/** The row below is drawn into this one: its words stand on a new line, its bookmarks are gone with its cells. */
function mergeRows(sheet: Sheet, row: SheetRow): void {
  const at = sheet.rows.indexOf(row);
  const below = sheet.rows[at + 1];
  if (!below || below.delete || row.delete || below.number !== "") return;
  for (const language of languages) {
    const [into, from] = [row.cells[language], below.cells[language]];
    into.runs.push({ text: "\n", insert: null, delete: null }, ...from.runs);
    into.comments.push(...from.comments);
  }
  sheet.rows.splice(at + 1, 1);
}
