import {
  AlignmentType,
  BorderStyle,
  Bookmark,
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  DeletedTextRun,
  Document,
  Footer,
  Header,
  HeadingLevel,
  InsertedTextRun,
  Packer,
  PageNumber,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
  type FileChild,
  type IRunOptions,
  type ParagraphChild,
} from "docx";
import { languages, type Language } from "../platform/index.ts";
import type { WrittenBy } from "./word-reading.ts";
import { cleanText, frameMark, originProperty, originText, proposalMark } from "./word-mark.ts";
import type { Sheet, SheetCell, SheetRow, SheetRun } from "./word-sheet.ts";

const tags = { id: "id-ID", en: "en-GB" } as const;

/** Widths in twentieths of a point: an A4 page with margins of two centimetres. */
const widths = { number: 624, text: 4_507 };
const margin = 1_134;

const grey = "BFC5CC";
const pale = "EEF1F4";
const line = { style: BorderStyle.SINGLE, size: 4, color: grey };
const borders = { top: line, bottom: line, left: line, right: line };

/** Letters of a row that may not run over two pages. */
const longestUnsplit = 1_500;
const lettersOf = ({ cells }: SheetRow) =>
  Math.max(...languages.map((one) => cells[one].runs.reduce((sum, { text }) => sum + text.length, 0)));

/**
 * Draws a sheet as a Word file (DOCX) with Word's tracking on, so that what is changed in it shows.
 * @param after what stands behind the table
 */
export const wordFile = async (sheet: Sheet, after: readonly FileChild[] = []): Promise<Uint8Array> =>
  new Uint8Array(await Packer.toBuffer(new Drawing(sheet).document(after)));

class Drawing {
  private readonly sheet: Sheet;
  /** Bookmarks and changes are numbered through the file. */
  private number = 0;

  constructor(sheet: Sheet) {
    this.sheet = sheet;
  }

  document(after: readonly FileChild[]): Document {
    const { sheet } = this;
    return new Document({
      title: sheet.title.id || sheet.title.en,
      creator: "Jembatan",
      compatabilityModeVersion: 15,
      features: { trackRevisions: true },
      customProperties: [{ name: originProperty, value: originText(sheet.origin) }],
      styles: {
        default: {
          document: { run: { font: "Arial", size: 20 }, paragraph: { spacing: { after: 0, line: 264 } } },
          title: {
            run: { bold: true, size: 28, color: "000000" },
            paragraph: {
              alignment: AlignmentType.CENTER,
              spacing: { before: 120, after: 120 },
              keepNext: true,
            },
          },
          heading2: { run: { bold: true, size: 20, color: "000000" }, paragraph: { keepNext: true } },
        },
      },
      comments: {
        children: sheet.comments.map(({ author, at, text, answers }, id) => ({
          id,
          author,
          initials: initials(author),
          ...(at !== null && { date: new Date(at) }),
          ...(answers !== null && { parentId: answers }),
          children: text.split("\n").map((one) => new Paragraph({ children: this.runs(one, {}) })),
        })),
      },
      sections: [
        {
          properties: {
            page: {
              size: { width: 11_906, height: 16_838 },
              margin: { top: margin, bottom: margin, left: margin, right: margin },
            },
          },
          headers: { default: new Header({ children: this.head() }) },
          footers: { default: new Footer({ children: [this.foot()] }) },
          children: [...this.top(), this.table(), ...after],
        },
      ],
    });
  }

  private head(): Paragraph[] {
    const { head, synthetic } = this.sheet;
    const small = { size: 16, color: "4B5563" };
    const lines = [this.framed(head, small, { alignment: AlignmentType.RIGHT, spacing: { after: 120 } })];
    if (synthetic)
      lines.unshift(
        this.framed(
          synthetic,
          { size: 16, bold: true, color: "9A3412" },
          { alignment: AlignmentType.CENTER },
        ),
      );
    return lines;
  }

  private foot(): Paragraph {
    const { foot } = this.sheet;
    const number = (this.number += 1);
    const words = foot.split("#");
    const children = words.flatMap((text, i) => [
      new TextRun({ text, size: 16, color: "4B5563" }),
      ...(i < words.length - 1
        ? [
            new TextRun({
              children: [i % 2 ? PageNumber.TOTAL_PAGES : PageNumber.CURRENT],
              size: 16,
              color: "4B5563",
            }),
          ]
        : []),
    ]);
    return new Paragraph({
      alignment: AlignmentType.CENTER,
      children: [new Bookmark({ id: frameMark(foot, number), children })],
    });
  }

  private top(): Paragraph[] {
    const { title, lines, origin } = this.sheet;
    const titles = languages
      .filter((language) => title[language] !== "")
      .map((language) =>
        this.framed(
          title[language],
          { language: { value: tags[language] } },
          { heading: HeadingLevel.TITLE },
        ),
      );
    const below = lines.map(({ text, lang }) =>
      this.framed(
        text,
        { color: "4B5563", ...(lang && { language: { value: tags[lang] } }) },
        { alignment: AlignmentType.CENTER },
      ),
    );
    // The mark of the proposal stands by itself: no title that is rewritten takes it away.
    const mark = new Paragraph({
      spacing: { after: 120 },
      children: [new Bookmark({ id: proposalMark(origin.proposal), children: [] })],
    });
    return [...titles, ...below, mark];
  }

  /** A line around the table, under a bookmark that knows its words. */
  private framed(
    text: string,
    look: IRunOptions,
    place: ConstructorParameters<typeof Paragraph>[0] & object,
  ): Paragraph {
    const number = (this.number += 1);
    return new Paragraph({
      ...place,
      children: [new Bookmark({ id: frameMark(text, number), children: this.runs(text, look) })],
    });
  }

  private table(): Table {
    const { headings, rows } = this.sheet;
    const cell = (children: Paragraph[], width: number) =>
      new TableCell({
        children,
        borders,
        width: { size: width, type: WidthType.DXA },
        shading: { type: ShadingType.CLEAR, color: "auto", fill: pale },
      });
    const heading = (language: Language) =>
      cell(
        [this.framed(headings[language], { bold: true, language: { value: tags[language] } }, {})],
        widths.text,
      );
    return new Table({
      layout: TableLayoutType.FIXED,
      width: { size: widths.number + 2 * widths.text, type: WidthType.DXA },
      columnWidths: [widths.number, widths.text, widths.text],
      margins: { top: 70, bottom: 70, left: 110, right: 110 },
      rows: [
        new TableRow({
          tableHeader: true,
          cantSplit: true,
          children: [cell([new Paragraph({})], widths.number), heading("id"), heading("en")],
        }),
        ...rows.map((row) => this.row(row)),
      ],
    });
  }

  private row(row: SheetRow): TableRow {
    const { number, heading, insert, delete: struck } = row;
    const look = { bold: heading };
    const numbered = number === "" ? new Paragraph({}) : this.numberOf(number, look, row);
    const shade = heading ? { shading: { type: ShadingType.CLEAR, color: "auto", fill: pale } } : {};
    const cells = languages.map(
      (language) =>
        new TableCell({
          children: [this.cell(row.cells[language], language, row)],
          borders,
          width: { size: widths.text, type: WidthType.DXA },
          ...shade,
        }),
    );
    return new TableRow({
      // A heading stays with what it heads, and a paragraph of usual length on one page.
      keepNext: heading,
      cantSplit: heading || lettersOf(row) < longestUnsplit,
      ...(insert && { insertion: this.change(insert) }),
      ...(struck && { deletion: this.change(struck) }),
      children: [
        new TableCell({
          children: [numbered],
          borders,
          width: { size: widths.number, type: WidthType.DXA },
          ...shade,
        }),
        ...cells,
      ],
    });
  }

  private numberOf(text: string, look: IRunOptions, { insert, delete: struck }: SheetRow): Paragraph {
    const id = (this.number += 1);
    const runs = this.tracked({ text, insert, delete: struck }, look);
    return new Paragraph({
      alignment: AlignmentType.CENTER,
      children: [new Bookmark({ id: frameMark(text, id), children: runs })],
    });
  }

  private cell({ mark, runs, comments }: SheetCell, language: Language, row: SheetRow): Paragraph {
    const look = { language: { value: tags[language] }, ...(row.heading && { bold: true }) };
    const words: ParagraphChild[] = runs.flatMap((run) => this.tracked(run, look));
    const within: ParagraphChild[] = [
      ...comments.map((id) => new CommentRangeStart(id)),
      ...words,
      ...comments.flatMap((id) => [
        new CommentRangeEnd(id),
        new TextRun({ children: [new CommentReference(id)] }),
      ]),
    ];
    const marked = mark === null ? within : [new Bookmark({ id: mark, children: within })];
    return new Paragraph({
      ...(row.heading && { heading: HeadingLevel.HEADING_2 }),
      ...(row.insert && { run: { insertion: this.change(row.insert) } }),
      ...(row.delete && { run: { deletion: this.change(row.delete) } }),
      children: marked,
    });
  }

  private change({ author, at }: WrittenBy) {
    return { id: (this.number += 1), author, date: at ?? "" };
  }

  private tracked({ text, insert, delete: struck }: SheetRun, look: IRunOptions): ParagraphChild[] {
    if (struck)
      return lineUp(text).map((piece) => new DeletedTextRun({ ...look, ...piece, ...this.change(struck) }));
    if (insert)
      return lineUp(text).map((piece) => new InsertedTextRun({ ...look, ...piece, ...this.change(insert) }));
    return this.runs(text, look);
  }

  private runs(text: string, look: IRunOptions): ParagraphChild[] {
    return lineUp(text).map((piece) => new TextRun({ ...look, ...piece }));
  }
}

/** A text as pieces of one line each: what follows a line end begins with a break. */
const lineUp = (text: string): { text: string; break?: number }[] =>
  cleanText(text)
    .split(/\r\n|\r|\n/)
    .map((piece, i) => (i === 0 ? { text: piece } : { text: piece, break: 1 }))
    .filter((piece) => piece.text !== "" || piece.break);

const initials = (author: string): string =>
  author
    .split(/\s+/)
    .map((word) => Array.from(word)[0] ?? "")
    .join("")
    .slice(0, 3);
