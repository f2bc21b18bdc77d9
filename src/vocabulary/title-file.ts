import type { Outcome } from "../platform/index.ts";
import { readCsv, type CsvHeader } from "../platform/csv.ts";

/** What the column of titles is called when nobody says. */
const titleColumns = [
  "judul",
  "jabatan",
  "pekerjaan",
  "job title",
  "job_title",
  "occupation",
  "text",
  "teks",
];

export type TitleFile = {
  header: CsvHeader;
  /** Cells of each row, in the order of the header. */
  rows: (readonly string[])[];
  /** The title of each row, as it stands there. */
  titles: string[];
};

/**
 * Reads a CSV file with a column of job titles or skills; the other columns are kept as they are.
 * @param column its heading; left out: `title` or one of the names that such a column usually has
 * Refusal: FILE_REFUSED, with the findings of `readCsv`.
 */
export async function readTitleFile(
  path: string,
  options: { fileName: string; column?: string; maxRows: number; onProgress?: (share: number) => void },
): Promise<Outcome<TitleFile>> {
  const { column, ...more } = options;
  const name = column ?? "title";
  const columns = { required: [name], aliases: column === undefined ? { title: titleColumns } : {} };
  const rows: (readonly string[])[] = [];
  const titles: string[] = [];
  const read = await readCsv(path, { ...more, columns }, ({ cells }, values) => {
    rows.push(values);
    titles.push(cells[name] ?? "");
  });
  return read.ok ? { ok: true, header: read.header, rows, titles } : read;
}
