import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Paragraph, Textbox, TextRun } from "docx";
import { languages } from "../platform/index.ts";
import type { ProposalDocument } from "./document.ts";
import { figureText, pieces, type Figures } from "./figure.ts";
import { sameFigure } from "./figure-text.ts";
import { Chance, randomDocument } from "./random-document.ts";
import { editSheet, type Edits } from "./word-edits.ts";
import { wordFile } from "./word-file.ts";
import { frameWords, sheetOf } from "./word-frame.ts";
import { plain, readParagraphMark } from "./word-mark.ts";
import type { ReadParagraph, WordReading } from "./word-reading.ts";
import { readWordHere } from "./word-reader.ts";
import type { Sheet, SheetCell } from "./word-sheet.ts";

export type RoundTrip = {
  cases: number;
  paragraphs: number;
  edits: number;
  changed: number;
  comments: number;
  figures: number;
  unplaced: number;
  /** What went out and did not come back, or came back as something else: none. */
  lost: number;
  /** The first ones, each with the seed that repeats it. */
  examples: string[];
};

export type RoundTripOptions = {
  onProgress?: (share: number) => void;
  /** What opens and saves each file on its way. */
  through?: (path: string) => Promise<void>;
};

const shownExamples = 10;

/**
 * Writes random documents as Word files with random edits, tracked and untracked, reads them back and counts what is lost:
 * a word, a paragraph's text, a figure, a tracked change, a comment. The same seed gives the same cases.
 */
export async function roundTrip(
  cases: number,
  seed: number,
  { onProgress, through }: RoundTripOptions = {},
): Promise<RoundTrip> {
  const sum: RoundTrip = {
    ...{ cases, paragraphs: 0, edits: 0, changed: 0, comments: 0, figures: 0, unplaced: 0 },
    ...{ lost: 0, examples: [] },
  };
  const folder = await mkdtemp(join(tmpdir(), "jembatan-round-trip-"));
  try {
    for (let i = 0; i < cases; i++) {
      await oneTrip(seed + i, join(folder, `${i}.docx`), sum, through);
      onProgress?.((i + 1) / cases);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return sum;
}

async function oneTrip(
  seed: number,
  path: string,
  sum: RoundTrip,
  through: RoundTripOptions["through"],
): Promise<void> {
  const chance = new Chance(seed);
  const document = randomDocument(chance);
  const sheet = sheetOf(document, {
    number: 1 + chance.below(30),
    hash: "0123456789abcdef".repeat(4),
    kind: chance.one(["draft", "release"]),
    madeAt: "2027-01-15T03:00:00Z",
    zone: "Asia/Jakarta",
  });
  const edits = editSheet(sheet, document, chance);
  const line = (text: string) => new Paragraph({ children: [new TextRun(text)] });
  const boxes = edits.boxes.map(
    (text) => new Textbox({ style: { width: "200pt", height: "60pt" }, children: [line(text)] }),
  );
  await writeFile(path, await wordFile(sheet, [...edits.tail.map(line), ...boxes]));
  await through?.(path);
  const read = await readWordHere(path, document, { fileName: "trial.docx", frame: frameWords(), sent: [] });
  await rm(path);
  const lost = read.ok ? findLost(document, sheet, edits, read.reading) : [`refused: ${read.code}`];
  sum.paragraphs += document.clauses.reduce((all, { paragraphs }) => all + paragraphs.length, 0);
  sum.edits += edits.count;
  if (read.ok) {
    sum.changed += read.reading.paragraphs.filter(({ state }) => state !== "unchanged").length;
    sum.comments += read.reading.comments.length;
    sum.figures += read.reading.paragraphs.flatMap(({ figures }) => figures).length;
    sum.unplaced += read.reading.unplaced.length;
  }
  sum.lost += lost.length;
  for (const one of lost) if (sum.examples.length < shownExamples) sum.examples.push(`seed ${seed}: ${one}`);
}

/** Everything in the sheet that the reading does not give back, each in a few words. */
function findLost(document: ProposalDocument, sheet: Sheet, edits: Edits, reading: WordReading): string[] {
  return [
    ...lostTexts(document, sheet, reading),
    ...lostWords(document, sheet, edits, reading),
    ...lostChanges(sheet, reading),
    ...lostComments(sheet, reading),
    ...lostFigures(edits, reading),
  ];
}

const cellsOf = (sheet: Sheet): SheetCell[] =>
  sheet.rows.flatMap(({ cells }) => languages.map((one) => cells[one]));
const standing = ({ runs }: SheetCell): string =>
  runs.map(({ text, delete: struck }) => (struck ? "" : text)).join("");

/** A cell under its own bookmark is read as exactly what stands in it. */
function lostTexts(document: ProposalDocument, sheet: Sheet, reading: WordReading): string[] {
  const merged = reading.findings.some(({ code }) => code === "WORD_MERGED");
  return cellsOf(sheet).flatMap((cell) => {
    const mark = cell.mark && readParagraphMark(cell.mark);
    const read =
      mark &&
      reading.paragraphs.find((one) => one.paragraph === mark.paragraph && one.language === mark.language);
    if (!mark || merged) return [];
    if (!read) return [`no reading of ${mark.paragraph}`];
    const [expected, found] = [plain(standing(cell)), plain(readText(read, document))];
    return expected === found ? [] : [`text of ${mark.paragraph} ${mark.language}: ${expected} ≠ ${found}`];
  });
}

/** A paragraph as it reads with the figures that the file gave it. */
function readText(
  { clause, language, text, state, figures }: ReadParagraph,
  document: ProposalDocument,
): string {
  if (state === "removed" || state === "absent") return "";
  const own = document.clauses.find(({ id }) => id === clause)?.figures ?? {};
  const changed = figures.flatMap(({ name, to }) => (to ? [[name, to] as const] : []));
  const now: Figures = { ...own, ...Object.fromEntries(changed) };
  return pieces(text, now)
    .map((piece) => {
      if ("words" in piece) return piece.words;
      const figure = now[piece.figure];
      return figure ? figureText(figure, language) : "";
    })
    .join("");
}

/** Every standing word of the file is a paragraph's or unplaced, and none is there twice. */
function lostWords(document: ProposalDocument, sheet: Sheet, edits: Edits, reading: WordReading): string[] {
  const went = [...cellsOf(sheet).map(standing), ...edits.tail, ...edits.boxes];
  const came = [
    ...reading.paragraphs.map((one) => readText(one, document)),
    ...reading.unplaced
      .filter(({ kind }) => kind !== "deleted" && kind !== "comment")
      .map(({ text }) => text),
  ];
  const words = (texts: readonly string[]) =>
    texts.flatMap((text) =>
      plain(text)
        .split(" ")
        .filter((word) => word !== ""),
    );
  return differences(words(went), words(came));
}

/** Every letter that somebody put in or struck out with tracking is told with who did it. */
function lostChanges(sheet: Sheet, reading: WordReading): string[] {
  const went = sheet.rows.flatMap(({ cells, insert: fresh }) =>
    languages.flatMap((language) =>
      cells[language].runs.flatMap(({ text, insert, delete: struck }) => {
        // What stands in a row that is new came with it.
        const by = struck ?? insert ?? fresh;
        return by ? [{ text, author: by.author, kind: struck ? "delete" : "insert" }] : [];
      }),
    ),
  );
  const came = [...reading.paragraphs, ...reading.unplaced].flatMap(({ changes }) => changes);
  const letters = (changes: readonly { text: string; author: string; kind: string }[]) =>
    changes.flatMap(({ text, author, kind }) =>
      Array.from(text.replaceAll(/\s/g, ""), (letter) => `${kind} by ${author}: ${letter}`),
    );
  return differences(letters(went), letters(came));
}

function differences(went: readonly string[], came: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const one of went) counts.set(one, (counts.get(one) ?? 0) + 1);
  for (const one of came) counts.set(one, (counts.get(one) ?? 0) - 1);
  return [...counts].flatMap(([one, left]) =>
    left === 0 ? [] : [`${one} ${left > 0 ? "is lost" : "is there twice"}`],
  );
}

/** Comments may come back in the order in which they hang on the text. */
function lostComments(sheet: Sheet, { comments }: WordReading): string[] {
  return sheet.comments.flatMap(({ author, at, text, answers }) => {
    const found = comments.find((one) => one.text === text && one.author === author && one.at === at);
    const asked = found && found.answers !== null ? comments[found.answers]?.text : undefined;
    const expected = answers === null ? undefined : sheet.comments[answers]?.text;
    return found && asked === expected ? [] : [`comment by ${author}: ${text}`];
  });
}

function lostFigures(edits: Edits, { paragraphs }: WordReading): string[] {
  return edits.figures.flatMap(({ paragraph, language, name, to }) => {
    const read = paragraphs.find((one) => one.paragraph === paragraph && one.language === language);
    if (!read || read.state === "removed") return [];
    const change = read.figures.find((one) => one.name === name);
    return change?.to && sameFigure(change.to, to) ? [] : [`figure ${name} of ${paragraph} ${language}`];
  });
}
