import { languages } from "../platform/index.ts";
import { intlFor } from "../platform/intl.ts";
import { dispositionOutcomes, type MatrixRow } from "./matrix-reading.ts";
import { matrixFields, type MatrixField } from "./matrix-words.ts";
import { both, bodyStyle, headStyle, rowHeight, safeCell, titleStyle } from "./workbook-look.ts";

/** What stands above a matrix; `version` is null for the text as it stands. */
export type MatrixAbout = { title: { id?: string; en?: string }; version: number | null; synthetic: boolean };

const widths: Record<MatrixField, number> = {
  ...{ number: 6, clause: 9, "paragraph.id": 38, "paragraph.en": 38, comment: 44, from: 24, date: 13 },
  ...{ outcome: 26, "reason.id": 38, "reason.en": 38, id: 38 },
};

/** Rows below the last comment that are ready for new ones. */
const empty = 30;

/**
 * The response matrix as a workbook (XLSX): headings in both languages, outcomes to choose from, and each comment's id in
 * a column that is hidden.
 */
export async function matrixWorkbook(rows: readonly MatrixRow[], about: MatrixAbout): Promise<Uint8Array> {
  const { writeXlsx } = await import("hucre/xlsx");
  const titles = languages.map((language) =>
    [
      intlFor(language).formatMessage({ id: "agreement.word.matrix.title" }),
      about.title[language],
      about.version === null
        ? ""
        : intlFor(language).formatMessage({ id: "agreement.word.head" }, { number: about.version }),
    ]
      .filter(Boolean)
      .join(" · "),
  );
  const sample = about.synthetic ? [[intlFor("id").formatMessage({ id: "agreement.word.synthetic" })]] : [];
  const above = [...titles.map((title) => [safeCell(title)]), ...sample];
  const fields: MatrixField[] = [...matrixFields, "id"];
  const headings = fields.map((field) => (field === "id" ? "ID" : both(`agreement.word.matrix.${field}`)));
  const outcome = (value: MatrixRow["outcome"]) =>
    value === null ? "" : both(`agreement.word.matrix.outcome.${value}`, " / ");
  const lines = rows.map((row, i) => [
    i + 1,
    row.clause,
    ...[row.paragraph.id, row.paragraph.en, row.text, row.from].map(safeCell),
    row.date === "" ? null : new Date(`${row.date}T00:00:00Z`),
    outcome(row.outcome),
    ...[row.reason.id ?? "", row.reason.en ?? ""].map(safeCell),
    row.comment,
  ]);
  const first = above.length + 2;
  const last = above.length + 1 + rows.length + empty;
  const letter = String.fromCodePoint(65 + fields.indexOf("outcome"));
  const blank = Array.from({ length: empty }, () => fields.map(() => null));
  const table = [headings, ...lines, ...blank];
  const cells = new Map<string, { style: object }>();
  const heights = new Map<number, { height: number }>();
  const wide = fields.map((field) => (field === "id" ? 1_000 : widths[field]));
  table.forEach((row, i) => {
    const at = above.length + i;
    heights.set(at, { height: rowHeight(row, wide) });
    fields.forEach((field, column) => {
      const body =
        field === "date"
          ? { ...bodyStyle, numFmt: "dd/mm/yyyy" }
          : field === "number" || field === "clause"
            ? { ...bodyStyle, alignment: { ...bodyStyle.alignment, horizontal: "center" as const } }
            : bodyStyle;
      cells.set(`${at},${column}`, { style: i === 0 ? headStyle : body });
    });
  });
  above.forEach((_, row) => cells.set(`${row},0`, { style: titleStyle }));
  return writeXlsx({
    defaultFont: { name: "Arial", size: 10 },
    properties: { title: titles[0] ?? "", creator: "Jembatan" },
    sheets: [
      {
        name: both("agreement.word.matrix.sheet", " - "),
        columns: fields.map((field) => ({ width: widths[field], hidden: field === "id" })),
        rows: [...above, ...table],
        cells,
        rowDefs: heights,
        freezePane: { rows: above.length + 1 },
        pageSetup: {
          orientation: "landscape",
          paperSize: "a4",
          fitToPage: true,
          fitToWidth: 1,
          fitToHeight: 0,
        },
        dataValidations: [
          {
            type: "list",
            values: dispositionOutcomes.map((value) => outcome(value)),
            range: `${letter}${first}:${letter}${last}`,
            allowBlank: true,
            // Another way to write an outcome may be typed: reading knows more of them.
            showErrorMessage: false,
          },
        ],
      },
    ],
  });
}
