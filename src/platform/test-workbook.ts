import { writeXlsx } from "hucre/xlsx";
import type { CellValue } from "./workbook-cell.ts";

/** A workbook for tests: sheets by name, each a list of rows. The product writes none yet. */
export const workbookOf = (sheets: Record<string, CellValue[][]>): Promise<Uint8Array> =>
  writeXlsx({ sheets: Object.entries(sheets).map(([name, rows]) => ({ name, rows })) });
