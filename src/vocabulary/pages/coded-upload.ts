import type { Visit } from "../../identity/index.server.ts";
import type { Outcome } from "../../platform/index.ts";
import { readUpload, withUpload } from "../../platform/upload.ts";
import type { CodedText } from "../code-texts.ts";
import { codingsToReview, leastScore } from "../coding.ts";
import { codeTexts, proposeCoding } from "../index.server.ts";
import { readTitleFile, type TitleFile } from "../title-file.ts";

/** What a page takes at once; longer files are for the command line. */
const largest = { bytes: 2 * 1024 * 1024, rows: 5_000 };

export type CodedUpload = {
  /** The button that was pressed. */
  intent: string;
  fileName: string;
  file: TitleFile;
  scheme: string;
  version: string;
  least: number;
  results: CodedText[];
  counts: { coded: number; review: number; none: number };
};

/** What became of the rows that a person should look at. */
export type Queued = { added: number; open: number; known: number; rejected: number };

/**
 * Codes the titles of a file that came with a form; neither file nor answer is kept, and nothing is written.
 * Refusals: those of `readUpload`, `readTitleFile`, `code-texts` and `propose-coding`.
 */
export async function codeUpload(visit: Visit, request: Request): Promise<Outcome<CodedUpload>> {
  const upload = await readUpload(request, "file", largest.bytes);
  if (!upload.ok) return upload;
  const { form, file } = upload;
  const value = (name: string) => String(form.get(name) ?? "").trim();
  const scheme = value("scheme") || "kbji";
  const column = value("column");
  const least = value("least") === "" ? leastScore : Number(value("least").replace(",", "."));
  const fileName = file.name.slice(0, 255);
  const read = await withUpload(file, (path) =>
    readTitleFile(path, { fileName, maxRows: largest.rows, ...(column && { column }) }),
  );
  if (!read.ok) return read;
  const texts = read.titles.map((title) => title.slice(0, 20_000));
  const coded = await visit.perform(codeTexts, { texts, scheme, least });
  if (!coded.ok) return coded;
  const { results, version, counts } = coded;
  const intent = value("intent");
  return { ok: true, intent, fileName, file: read, scheme, version, least, results, counts };
}

/** Puts the rows that a person should look at into the review queue. Refusals: those of `propose-coding`. */
export async function queueUpload(
  visit: Visit,
  { scheme, version, fileName, file, results }: CodedUpload,
): Promise<Outcome<Queued>> {
  const codings = codingsToReview(file.titles, results);
  if (codings.length === 0) return { ok: true, added: 0, open: 0, known: 0, rejected: 0 };
  return visit.perform(proposeCoding, { scheme, version, source: fileName, codings });
}

export const rowsAtOnce = largest.rows;
