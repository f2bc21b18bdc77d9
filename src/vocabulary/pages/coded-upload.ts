import type { Visit } from "../../identity/index.server.ts";
import type { Outcome } from "../../platform/index.ts";
import { readUpload, withUpload } from "../../platform/upload.ts";
import type { CodedText } from "../code-texts.ts";
import { leastScore } from "../coding.ts";
import { codeTexts, proposeCoding } from "../index.server.ts";
import { readTitleFile, type TitleFile } from "../title-file.ts";

/** What a page takes at once; longer files are for the command line. */
const largest = { bytes: 2 * 1024 * 1024, rows: 5_000 };

export type CodedUpload = {
  fileName: string;
  file: TitleFile;
  scheme: string;
  version: string;
  least: number;
  results: CodedText[];
  counts: { coded: number; review: number; none: number };
  /** Rows put into the review queue; null when nobody asked for it. */
  queued: number | null;
};

/**
 * Codes the titles of a file that came with a form; neither file nor answer is kept.
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
  let queued: number | null = null;
  if (form.get("queue") === "yes") {
    const low = results.flatMap(({ state, first }, place) =>
      state === "review" && first
        ? [{ text: read.titles[place] ?? "", code: first.code, score: first.score }]
        : [],
    );
    queued = 0;
    if (low.length > 0) {
      const proposed = await visit.perform(proposeCoding, {
        scheme,
        version,
        source: fileName,
        codings: low,
      });
      if (!proposed.ok) return proposed;
      queued = proposed.added;
    }
  }
  return { ok: true, fileName, file: read, scheme, version, least, results, counts, queued };
}

export const rowsAtOnce = largest.rows;
