import { refuse, type Outcome } from "../platform/index.ts";
import type { MatrixReading, MatrixRow } from "./matrix-reading.ts";

/**
 * Reads a response matrix (XLSX) that came back, against the rows that it was made from (`rows`; the comments that are
 * known now). A row is known by its id, and by its text where the column of ids is gone.
 * Refusal: FILE_REFUSED, with findings of `readWorkbook` and COLUMN_MISSING.
 */
export async function readMatrix(
  _path: string,
  _rows: readonly MatrixRow[],
  _options: { fileName?: string } = {},
): Promise<Outcome<{ reading: MatrixReading; sha256: string }>> {
  return refuse("FILE_REFUSED");
}
