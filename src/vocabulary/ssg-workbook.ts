import { readWorkbook, type SheetRow } from "../platform/workbook.ts";
import { cleanLabel } from "./label-text.ts";
import type { ReadScheme } from "./scheme-formats.ts";
import { SsgBuilding } from "./ssg-building.ts";
import {
  headingRows,
  isPassedOver,
  missingColumns,
  readSsgHeader,
  soundsKnown,
  ssgSheets,
  ssgVersion,
  type SsgColumn,
  type SsgHeader,
  type SsgPart,
} from "./ssg-layout.ts";

/** A sheet while it is read: its headings come before its rows. */
type Sheet = { name: string; header: SsgHeader | null; firstRow: number | null; head: string[][] };

/**
 * Reads the workbook of Singapore's Skills Framework (XLSX). Job roles become occupations below their track and sector,
 * technical and core skills become skills below their category; a level of the framework is kept as `proficiency` with
 * the skill and the link, and never taken for one of KKNI's. Sheets are known by their headings.
 * @returns also `version`: the quarter that the file's name tells, else the month of the latest update
 * Refusal: FILE_REFUSED, with findings of `readWorkbook` and `SchemeBuilding`, or SHEET_ABSENT, SHEET_UNKNOWN (its name
 *   is one that is read here, its headings are not). Warnings: CODE_IS_NUMBER and those of `SsgBuilding`.
 */
export const readSsg: ReadScheme = async (path, options) => {
  const { fileName, onProgress } = options;
  const building = new SsgBuilding(fileName);
  const { findings } = building.scheme;
  const sheets = new Map<string, Sheet>();
  const parts = new Set<SsgPart>();

  function take(name: string, row: SheetRow): void {
    const sheet = sheets.get(name) ?? { name, header: null, firstRow: null, head: [] };
    sheets.set(name, sheet);
    sheet.firstRow ??= row.row;
    if (sheet.header) return takeRow(sheet.name, sheet.header, row);
    if (row.row >= sheet.firstRow + headingRows) return;
    sheet.head.push([...row.cells]);
    sheet.header = readSsgHeader(name, row.cells);
    if (sheet.header) parts.add(sheet.header.part);
  }

  function takeRow(sheet: string, header: SsgHeader, { row, cells, numbers }: SheetRow): void {
    const place = { file: `${fileName} (${sheet})`, row };
    const known: Partial<Record<SsgColumn, string>> = {};
    for (const [i, column] of header.columns) {
      const text = cleanLabel(cells[i] ?? "").text;
      known[column] = text;
      if (text !== "" && isCode(column) && numbers.includes(i)) {
        const heading = header.named[column] ?? column;
        building.scheme.warnings.add({ ...place, code: "CODE_IS_NUMBER", column: heading, found: text });
      }
    }
    const others = [...header.others].flatMap(([i, heading]) => {
      const text = (cells[i] ?? "").trim();
      return text === "" ? [] : [[heading, text] as const];
    });
    const line = {
      place,
      cell: (column: SsgColumn) => known[column] ?? "",
      heading: (column: SsgColumn) => header.named[column] ?? column,
      others: Object.fromEntries(others),
    };
    if (header.part === "roles") building.takeRole(line);
    else if (header.part === "tasks") building.takeTask(line);
    else if (header.part === "roleSkills") building.takeRoleSkill(line);
    else if (header.part === "items") building.takeItem(line);
    else building.takeSkill(line, header.part === "retired");
  }

  const wanted = (name: string) => !isPassedOver(name);
  const book = await readWorkbook(path, { fileName, wanted, ...(onProgress && { onProgress }) }, take);
  if (!book.ok) return book;
  for (const { name, header, head } of sheets.values()) {
    if (header === null && soundsKnown(name))
      findings.add({ code: "SHEET_UNKNOWN", expected: missingColumns(name, head), found: name });
  }
  if (findings.none && !parts.has("skills") && !parts.has("roleSkills"))
    findings.add({ code: "SHEET_ABSENT", expected: ssgSheets, found: book.sheets.join(", ") });
  if (!findings.none) return findings.refusal();
  const outcome = building.end().end(book.sha256);
  const version = ssgVersion(fileName, building.updated);
  return outcome.ok && version ? { ...outcome, version } : outcome;
};

const isCode = (column: SsgColumn) => column === "skillCode" || column === "roleCode";
